"""Publishing, and taking back. What was published is kept as it was."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from core.periods.period import Period
from partnerships.models import User
from performance.handling.ledger import LeftOut
from performance.handling.public_figures import PublicFigures, public_figures
from plans.models import Plan, PlanStatus
from reports.models import FinalVersion, PaperPublication, Publication
from reports.publication import selectors
from reports.publication.content import content_of
from reports.publication.selectors import suppressed_figures_of, why_not_assessable

FIT = (PlanStatus.PUBLISHED, PlanStatus.SUPERSEDED)


@dataclass(frozen=True)
class PublicationPreview:
    """What would be published, and what of it not."""

    content: dict[str, Any]
    left_out: tuple[LeftOut, ...]
    number: int
    is_new: bool
    shown: PublicFigures

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.content)


def preview(*, plan: Plan, period: Period) -> PublicationPreview:
    """The version that `publish` would make now."""
    public = public_figures(plan, period, selectors.counts_shown_to_public(plan.partnership))
    content = content_of(public.figures)
    last = selectors.last_version(plan, period)
    is_new = last is None or last.fingerprint != fingerprint(content) or last.withdrawn_at is not None
    return PublicationPreview(content, public.left_out, (last.number if last else 0) + 1, is_new, public)


@transaction.atomic
def publish(*, by: User | None, plan: Plan, period: Period, looked_at: str = "", reason: str = "") -> Publication:
    """Publish the plan's figures of the period and its actions as they stand.

    `looked_at` is the fingerprint of the preview that was agreed to; without one none was shown. Raises
    ValidationError for a plan that is not published itself, a period outside it, where nothing has changed since the
    last version, and where something has changed since the preview.
    """
    plan = Plan.objects.select_for_update().select_related("partnership").get(pk=plan.pk)
    if plan.status not in FIT or plan.is_archived:
        raise ValidationError("Publish the plan first: the public is shown the figures of published plans only.")
    if period not in plan.years:
        raise ValidationError(f"{period.label} is not a year of this plan.")
    new = preview(plan=plan, period=period)
    if not new.is_new:
        raise ValidationError(f"Nothing has changed since version {new.number - 1} was published.")
    if looked_at and looked_at != fingerprint(new.content):
        raise ValidationError("The plan or its figures have changed since you opened this page. Look again below.")
    publication = _save_version(by, plan, period, new)
    after = {"period": period.code, "version": new.number, "fingerprint": publication.fingerprint}
    audit.record(by=by, action="published", obj=publication, after=after, reason=reason)
    return publication


def _save_version(by: User | None, plan: Plan, period: Period, new: PublicationPreview) -> Publication:
    publication = Publication(
        partnership=plan.partnership,
        plan=plan,
        plan_slug=plan.slug,
        period=period,
        number=new.number,
        published_at=clock.now(),
        published_by=by,
        content=new.content,
        fingerprint=new.fingerprint,
        cells=[[key.indicator, key.area, key.period, str(value)] for key, value in new.shown.shown.items()],
    )
    publication.full_clean()
    publication.save()
    return publication


@transaction.atomic
def withdraw(publication: Publication, *, by: User | None, version: int | None, reason: str) -> Publication:
    """Take a version back: its address answers as if it had never been, and the history keeps it.

    Raises StaleVersion, and ValidationError without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is taken back."})
    return writes.change(
        publication,
        by=by,
        version=version,
        action="withdrawn",
        reason=reason,
        withdrawn_at=clock.now(),
        withdrawn_reason=reason,
    )


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 of the content, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def publish_paper(*, by: User | None, final_version: FinalVersion) -> PaperPublication:
    """Let everyone read the paper's open files, byte for byte as they were made final.

    Raises ValidationError where it is public already, where its open part tells a figure that the public may not see,
    and where nobody can say whether it does.
    """
    if unjudged := why_not_assessable(final_version):
        raise ValidationError(unjudged)
    kept_back = suppressed_figures_of(final_version)
    if kept_back:
        told = "; ".join(f"{one.label} ({one.reason.rstrip('.').lower()})" for one in kept_back)
        raise ValidationError(f"The paper tells figures that are not for the public: {told}. Make those parts exempt.")
    published = PaperPublication(
        partnership=final_version.partnership, final_version=final_version, published_at=clock.now(), published_by=by
    )
    published.full_clean()
    published.save()
    audit.record(by=by, action="published", obj=published, after={"reference": final_version.reference})
    return published


@transaction.atomic
def take_back_paper(
    published: PaperPublication, *, by: User | None, version: int | None, reason: str
) -> PaperPublication:
    """Take a paper back: its public addresses answer as if it had never been; the final paper stays.

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
