"""Every write to a paper's trail. A final paper refuses them all until a correction of it is begun."""

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from partnerships.models import User
from reports.models import Consultee, ExemptPart, PaperSignature, Report, ReportStatus, Review, ReviewKind
from reports.trail.selectors import TrailState, roles_in_paper, trail_of

K = TypeVar("K", Review, PaperSignature)

_CHANGED = "The paper has changed since you opened this page. Look at it again, then send this once more."


def refuse_if_final(report: Report) -> None:
    """Raises ValidationError where the paper is made final. Reads its status afresh and holds the row."""
    status = Report.objects.select_for_update().values_list("status", flat=True).get(pk=report.pk)
    if status == ReportStatus.FINAL:
        raise ValidationError("This paper is made final. Begin a correction of it first.")


@transaction.atomic
def seek_comments(*, by: User | None, report: Report, role: str, sought_on: date) -> Consultee:
    """Put someone, by role, on the list of those consulted."""
    refuse_if_final(report)
    return writes.create(
        Consultee, by=by, partnership=report.partnership, report=report, role=role, sought_on=sought_on
    )


@transaction.atomic
def change_consultee(consultee: Consultee, *, by: User | None, version: int | None, **values: Any) -> Consultee:
    """Say when comments came, what they were, whether they are in the paper. Raises StaleVersion."""
    refuse_if_final(consultee.report)
    received = values.get("received_on")
    if received and received < values.get("sought_on", consultee.sought_on):
        raise ValidationError({"received_on": "Comments cannot come before they were sought."})
    return writes.change(consultee, by=by, version=version, **values)


@transaction.atomic
def review(*, by: User | None, report: Report, looked_at: str, note: str = "") -> Review:
    """Say that this version was reviewed. `looked_at` is the content's fingerprint as the page showed it."""
    now = _as_looked_at(report, looked_at)
    return _reviewed(by, now, ReviewKind.REVIEW, note)


@transaction.atomic
def declare_wording(*, by: User | None, report: Report, looked_at: str, note: str) -> Review:
    """Say that only words changed since the review. Refused where a figure did, or without saying what changed."""
    now = _as_looked_at(report, looked_at)
    if not note.strip():
        raise ValidationError({"note": "Say what was reworded."})
    if not now.may_declare_wording:
        raise ValidationError("Figures have changed since the last review, or nothing has: it needs a new review.")
    return _reviewed(by, now, ReviewKind.WORDING, note)


@transaction.atomic
def sign(
    *, by: User, report: Report, looked_at: str, deputy_for: str = "", override_reason: str = ""
) -> PaperSignature:
    """Sign exactly the version reviewed.

    Raises ValidationError where the paper has changed since it was shown, was not reviewed as it stands, or the person
    wrote it or entered its figures and gives no reason for signing all the same.
    """
    now = _as_looked_at(report, looked_at)
    if now.review is None:
        raise ValidationError("What the paper says now has not been reviewed. It is reviewed first, then signed.")
    if now.signature is not None:
        raise ValidationError("This version is signed already.")
    part = roles_in_paper(now.report, by)
    if part and not override_reason.strip():
        raise ValidationError(
            {"override_reason": f"You {' and '.join(part)}. Someone else should sign; say why nobody can."}
        )
    return _kept(
        PaperSignature(
            partnership=now.report.partnership,
            report=now.report,
            fingerprint=now.prints.content,
            deputy_for=deputy_for,
            override_reason=override_reason if part else "",
            at=clock.now(),
            by=by,
        ),
        action="signed",
    )


@transaction.atomic
def exempt(*, by: User | None, report: Report, section: str, **values: Any) -> ExemptPart:
    """Keep a section from the public: `paragraph`, `public_interest`, `decided_by`. A new decision replaces it."""
    refuse_if_final(report)
    if not report.sections.filter(key=section).exists():
        raise ValidationError("This paper has no such section.")
    standing = report.exempt_parts.filter(section=section).first()
    if standing:
        return writes.change(standing, by=by, version=standing.version, **values)
    return writes.create(ExemptPart, by=by, partnership=report.partnership, report=report, section=section, **values)


@transaction.atomic
def open_section(part: ExemptPart, *, by: User | None, version: int | None, reason: str = "") -> None:
    """Put an exempt section back among the open ones. Raises StaleVersion."""
    refuse_if_final(part.report)
    writes.delete(part, by=by, version=version, reason=reason)


@transaction.atomic
def begin_correction(report: Report, *, by: User | None, version: int | None, reason: str) -> Report:
    """Open a final paper's text for a corrected version; what was made final stays as it is."""
    if report.status != ReportStatus.FINAL:
        raise ValidationError("Only a final paper is corrected. This one can be edited as it is.")
    if not reason.strip():
        raise ValidationError({"reason": "Say what is to be corrected."})
    return writes.change(
        report, by=by, version=version, reason=reason, action="correction begun", status=ReportStatus.DRAFT
    )


def _as_looked_at(report: Report, looked_at: str) -> TrailState:
    """How the paper stands, if it is as the page showed it."""
    refuse_if_final(report)
    now = trail_of(report)
    if now.prints.content != looked_at:
        raise ValidationError(_CHANGED)
    if now.broken:
        broken = "; ".join(f"{one.reference}: {one.why}" for one in now.broken)
        raise ValidationError(f"The paper names figures that there are not. {broken}.")
    return now


def _reviewed(by: User | None, now: TrailState, kind: ReviewKind, note: str) -> Review:
    return _kept(
        Review(
            partnership=now.report.partnership,
            report=now.report,
            kind=kind,
            fingerprint=now.prints.content,
            figures_fingerprint=now.prints.figures,
            note=note,
            at=clock.now(),
            by=by,
        ),
        action="reviewed" if kind == ReviewKind.REVIEW else "declared a change of wording",
    )


def _kept(made: K, *, action: str) -> K:
    """Save what someone put their name to, with its audit entry."""
    made.full_clean()
    made.save(force_insert=True)
    audit.record(by=made.by, action=action, obj=made, after=audit.snapshot(made))
    return made
