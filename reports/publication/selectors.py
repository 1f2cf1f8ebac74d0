"""Reads for the public. The scope is the public: only what was published, and was not taken back."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.periods.period import Period
from partnerships.models import Partnership
from performance.handling.ledger import Key, LeftOut
from plans.models import Plan
from reports.final_versions import ledger
from reports.final_versions.ledger import counts_shown
from reports.models import FinalVersion, FinalVersionFile, PaperPublication, Publication


@dataclass(frozen=True)
class PublishedVersion:
    """A published version as its page shows it."""

    publication: Publication
    content: dict[str, Any]
    is_latest: bool


def partnerships_published() -> list[Any]:
    """The partnerships of which anything is published, by name."""
    found = {one.partnership for one in Publication.objects.standing().select_related("partnership").defer("content")}
    return sorted(found, key=lambda partnership: partnership.name)


def versions_of(slug: str) -> list[Publication]:
    """All that stands published of a partnership, the newest period and version first, without their content."""
    found = Publication.objects.standing().filter(partnership__slug=slug).select_related("partnership", "plan")
    return sorted(found.defer("content", "cells"), key=lambda one: (one.period.end, one.number), reverse=True)


def latest(slug: str) -> PublishedVersion | None:
    """The newest version of the newest period; None where nothing is published."""
    found = versions_of(slug)
    return PublishedVersion(found[0], found[0].content, is_latest=True) if found else None


def version(slug: str, plan_slug: str, period: str, number: int) -> PublishedVersion | None:
    """One published version; None for one that never was, or was taken back."""
    of_period = [one for one in versions_of(slug) if (one.plan_slug, one.period.code) == (plan_slug, period)]
    found = next((one for one in of_period if one.number == number), None)
    return PublishedVersion(found, found.content, is_latest=found is of_period[0]) if found else None


def versions_of_plan(plan: Plan) -> list[Publication]:
    """Every version of the plan's, those taken back too, the newest first."""
    return list(Publication.objects.filter(plan=plan).defer("content", "cells").order_by("-published_at", "-pk"))


def last_version(plan: Plan, period: Period) -> Publication | None:
    """The newest version of the plan's period, taken back or not."""
    found: Publication | None = Publication.objects.filter(plan=plan, period=period).order_by("-number").first()
    return found


def counts_shown_to_public(partnership: Partnership) -> dict[Key, Decimal]:
    """The counts that the public has been shown by any version or paper of the partnership's, taken back or not."""
    known: dict[Key, Decimal] = {}
    for cells in Publication.objects.filter(partnership=partnership).order_by("pk").values_list("cells", flat=True):
        known |= {Key(*key): Decimal(value) for *key, value in cells}
    papers = PaperPublication.objects.filter(partnership=partnership).order_by("pk").select_related("final_version")
    for published in papers:
        known |= counts_shown(published.final_version)
    return known


def publication_for(partnership: Partnership, pk: int) -> Publication | None:
    """The partnership's standing version of that key; None for any other's."""
    found = Publication.objects.standing().filter(partnership=partnership, pk=pk).select_related("plan")
    first: Publication | None = found.defer("content", "cells").first()
    return first


def why_not_assessable(final: FinalVersion) -> str:
    """Why nobody can say whether the public may be shown the paper; empty where it can be said."""
    if final.ledger is not None:
        return ""
    return "It was made final without the counts that it tells, so nobody knows which are small. Make it final anew."


def suppressed_figures_of(final: FinalVersion) -> tuple[LeftOut, ...]:
    """The figures of the paper's open part that the public may not be shown as they are printed, and why.

    Nothing where that cannot be said; see `why_unjudged`.
    """
    return ledger.suppressed_in(final, counts_shown_to_public(final.partnership))


def publication_of(final: FinalVersion) -> PaperPublication | None:
    """How the paper is public now; None where it is not."""
    found: PaperPublication | None = PaperPublication.objects.standing().filter(final_version=final).first()
    return found


def public_paper_for(partnership: Partnership, pk: int) -> PaperPublication | None:
    """The partnership's public paper of that key; None for any other's, and for one taken back."""
    found: PaperPublication | None = (
        PaperPublication.objects.standing()
        .filter(partnership=partnership, pk=pk)
        .select_related("final_version")
        .first()
    )
    return found


def public_papers(slug: str) -> list[PaperPublication]:
    """A partnership's public papers, the newest first."""
    return list(PaperPublication.objects.standing().filter(partnership__slug=slug).select_related("final_version"))


def public_paper(slug: str, reference: str) -> PaperPublication | None:
    """A public paper by its reference; None for one that never was, or was taken back."""
    found: PaperPublication | None = (
        PaperPublication.objects.standing()
        .filter(partnership__slug=slug, final_version__reference=reference)
        .select_related("final_version", "partnership")
        .first()
    )
    return found


def public_files(published: PaperPublication) -> list[FinalVersionFile]:
    """The paper's open files, without their bytes. A closed one is never among them."""
    return list(published.final_version.files.filter(is_closed=False).defer("content"))


def public_paper_file(slug: str, reference: str, name: str) -> FinalVersionFile | None:
    """An open file of a public paper with its bytes."""
    published = public_paper(slug, reference)
    found: FinalVersionFile | None = (
        published.final_version.files.filter(is_closed=False, name=name).first() if published else None
    )
    return found
