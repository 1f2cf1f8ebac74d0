"""Every write to strategic assessments. An approved assessment stands still until it is reopened."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from core.errors import StaleVersion
from core.periods.period import Period
from cycle.assessments.selectors import changes_of
from cycle.matrix.selectors import as_kept, lines_of, matrix_of, worked_out_for
from cycle.models import Assessment, AssessmentPart, AssessmentSection, ChangeReason
from partnerships.models import Partnership, User
from performance.models import Measure
from plans.models import Plan

APPROVED = "It is approved, and stands still. Reopen it first."


@transaction.atomic
def create_assessment(
    *, by: User | None, partnership: Partnership, year: Period, plan: Plan, period: Period, **values: Any
) -> Assessment:
    """Begin the assessment of a year, with its sections empty."""
    made = writes.create(Assessment, by=by, partnership=partnership, year=year, plan=plan, period=period, **values)
    for part in AssessmentPart:
        AssessmentSection.objects.create(assessment=made, part=part)
    return made


@transaction.atomic
def write_section(section: AssessmentSection, *, by: User | None, version: int | None, text: str) -> AssessmentSection:
    """Save a section's words. Raises StaleVersion."""
    refuse_approved(section.assessment)
    return writes.change(section, by=by, version=version, text=text)


@transaction.atomic
def fill_sections(*, by: User | None, assessment: Assessment, texts: Mapping[str, str]) -> list[AssessmentSection]:
    """Put a first draft into the sections that are still empty; what someone wrote stays."""
    refuse_approved(assessment)
    return [
        writes.change(section, by=by, version=section.version, text=texts[section.part], action="drafted")
        for section in assessment.sections.all()
        if not section.text.strip() and texts.get(section.part, "").strip()
    ]


@transaction.atomic
def save_change_reason(
    *, by: User | None, assessment: Assessment, measure: Measure, version: int | None, why: str
) -> ChangeReason:
    """Say why a measure changed. `version` is 0 where the page showed no reason yet. Raises StaleVersion."""
    refuse_approved(assessment)
    kept = ChangeReason.objects.filter(assessment=assessment, measure=measure).first()
    if kept is not None:
        return writes.change(kept, by=by, version=version, why=why)
    if version != 0:
        raise StaleVersion(ChangeReason(assessment=assessment, measure=measure, version=0), {"why": why})
    if measure.partnership_id != assessment.partnership_id:
        raise ValidationError("Choose one of this partnership's own measures.")
    return writes.create(ChangeReason, by=by, assessment=assessment, measure=measure, why=why)


@transaction.atomic
def approve(
    *,
    by: User | None,
    assessment: Assessment,
    version: int | None,
    approved_on: date,
    approved_by: str,
    texts: Mapping[str, str],
) -> Assessment:
    """Keep the assessment as it stands: words and figures as they read now, the scores that the data give now.

    Raises StaleVersion; ValidationError where something is still missing, or the day is in the future.
    """
    refuse_approved(assessment)
    if missing := what_is_missing(assessment):
        raise ValidationError([f"{one}." for one in missing])
    if approved_on > clock.today():
        raise ValidationError({"approved_on": "It cannot have been approved on a day to come."})
    for section in assessment.sections.all():
        read = texts.get(section.part, section.text)
        if "{{" in read:
            raise ValidationError(f"A figure under “{section}” finds nothing. Put its reference right first.")
        writes.change(section, by=by, version=section.version, text=read, action="kept")
    lines = lines_of(assessment)
    worked_out = worked_out_for(assessment, lines)
    for line in lines:
        writes.change(line, by=by, version=line.version, kept=as_kept(worked_out[line.pk]), action="kept")
    return writes.change(
        assessment, by=by, version=version, action="approved", approved_on=approved_on, approved_by=approved_by
    )


@transaction.atomic
def reopen(assessment: Assessment, *, by: User | None, version: int | None, reason: str = "") -> Assessment:
    """Take an approval back, so that the assessment can be changed; its history keeps what was approved."""
    return writes.change(
        assessment, by=by, version=version, reason=reason, action="reopened", approved_on=None, approved_by=""
    )


def what_is_missing(assessment: Assessment) -> list[str]:
    """What the assessment still lacks before it can be approved, each as a sentence without its full stop."""
    matrix = matrix_of(assessment)
    empty = [section.get_part_display() for section in assessment.sections.all() if not section.text.strip()]
    unexplained = [change.label for change in changes_of(assessment) if not change.why]
    found = [f"Nothing is written under “{name}”" for name in empty]
    found += [f"No reason is given for the clear change of “{label}”" for label in unexplained]
    found += [f"“{label}” is chosen against the ranking without a reason" for label in matrix.unreasoned]
    return found if matrix.chosen else [*found, "No priority is recommended"]


def refuse_approved(assessment: Assessment) -> None:
    if Assessment.objects.get(pk=assessment.pk).is_approved:
        raise ValidationError(APPROVED)
