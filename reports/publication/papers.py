"""Sealed papers for the public: which may be shown, showing one, and taking it back."""

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from partnerships.models import Partnership, User
from performance.handling.ledger import LeftOut
from reports.final_versions import ledger
from reports.models import PaperPublication, SealedFile, SealedReport
from reports.publication.selectors import counts_known


def why_unjudged(sealed: SealedReport) -> str:
    """Why nobody can say whether the public may be shown the paper; empty where it can be said."""
    if sealed.ledger is not None:
        return ""
    return "It was sealed without the counts that it tells, so nobody can say which of them are small. Seal it anew."


def kept_back_in(sealed: SealedReport) -> tuple[LeftOut, ...]:
    """The figures of the paper's open part that the public may not be shown as they are printed, and why.

    Nothing where that cannot be said; see `why_unjudged`.
    """
    return ledger.kept_back_in(sealed, counts_known(sealed.partnership))


@transaction.atomic
def publish_paper(*, by: User | None, sealed: SealedReport) -> PaperPublication:
    """Let everyone read the paper's open files, byte for byte as they were sealed.

    Raises ValidationError where it is public already, where its open part tells a figure that the public may not see,
    and where nobody can say whether it does.
    """
    if unjudged := why_unjudged(sealed):
        raise ValidationError(unjudged)
    kept_back = kept_back_in(sealed)
    if kept_back:
        told = "; ".join(f"{one.label} ({one.reason.rstrip('.').lower()})" for one in kept_back)
        raise ValidationError(f"The paper tells figures that are not for the public: {told}. Make those parts exempt.")
    published = PaperPublication(
        partnership=sealed.partnership, sealed=sealed, published_at=clock.now(), published_by=by
    )
    published.full_clean()
    published.save()
    audit.record(by=by, action="published", obj=published, after={"reference": sealed.reference})
    return published


@transaction.atomic
def take_back_paper(
    published: PaperPublication, *, by: User | None, version: int | None, reason: str
) -> PaperPublication:
    """Take a paper back: its public addresses answer as if it had never been; the sealed paper stays.

    Raises StaleVersion, and ValidationError without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is taken back."})
    return writes.change(
        published,
        by=by,
        version=version,
        action="withdrawn",
        reason=reason,
        withdrawn_at=clock.now(),
        withdrawn_reason=reason,
    )


def publication_of(sealed: SealedReport) -> PaperPublication | None:
    """How the paper is public now; None where it is not."""
    found: PaperPublication | None = PaperPublication.objects.standing().filter(sealed=sealed).first()
    return found


def public_paper_for(partnership: Partnership, pk: int) -> PaperPublication | None:
    """The partnership's public paper of that key; None for any other's, and for one taken back."""
    found: PaperPublication | None = (
        PaperPublication.objects.standing().filter(partnership=partnership, pk=pk).select_related("sealed").first()
    )
    return found


def public_papers(slug: str) -> list[PaperPublication]:
    """A partnership's public papers, the newest first."""
    return list(PaperPublication.objects.standing().filter(partnership__slug=slug).select_related("sealed"))


def public_paper(slug: str, reference: str) -> PaperPublication | None:
    """A public paper by its reference; None for one that never was, or was taken back."""
    found: PaperPublication | None = (
        PaperPublication.objects.standing()
        .filter(partnership__slug=slug, sealed__reference=reference)
        .select_related("sealed", "partnership")
        .first()
    )
    return found


def public_files(published: PaperPublication) -> list[SealedFile]:
    """The paper's open files, without their bytes. A closed one is never among them."""
    return list(published.sealed.files.filter(is_closed=False).defer("content"))


def public_paper_file(slug: str, reference: str, name: str) -> SealedFile | None:
    """An open file of a public paper with its bytes."""
    published = public_paper(slug, reference)
    found: SealedFile | None = published.sealed.files.filter(is_closed=False, name=name).first() if published else None
    return found
