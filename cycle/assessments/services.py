"""Every write to strategic assessments and their matrices. An approved assessment stands still until it is reopened."""

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
from cycle.models import Assessment, AssessmentSection, ChangeReason, MatrixLine, Part
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
    for part in Part:
        AssessmentSection.objects.create(assessment=made, part=part)
    return made


@transaction.atomic
def write_section(*, by: User | None, section: AssessmentSection, version: int | None, text: str) -> AssessmentSection:
    """Save a section's words. Raises StaleVersion."""
    _open(section.assessment)
    return writes.change(section, by=by, version=version, text=text)


@transaction.atomic
def fill_sections(*, by: User | None, assessment: Assessment, texts: Mapping[str, str]) -> list[AssessmentSection]:
    """Put a first draft into the sections that are still empty; what someone wrote stays."""
    _open(assessment)
    return [
        writes.change(section, by=by, version=section.version, text=texts[section.part], action="drafted")
        for section in assessment.sections.all()
        if not section.text.strip() and texts.get(section.part, "").strip()
    ]


@transaction.atomic
def explain(
    *, by: User | None, assessment: Assessment, measure: Measure, version: int | None, why: str
) -> ChangeReason:
    """Say why a measure changed. `version` is 0 where the page showed no reason yet. Raises StaleVersion."""
    _open(assessment)
    kept = ChangeReason.objects.filter(assessment=assessment, measure=measure).first()
    if kept is not None:
        return writes.change(kept, by=by, version=version, why=why)
    if version != 0:
        raise StaleVersion(ChangeReason(assessment=assessment, measure=measure, version=0), {"why": why})
    if measure.partnership_id != assessment.partnership_id:
        raise ValidationError("Choose one of this partnership's own measures.")
    return writes.create(ChangeReason, by=by, assessment=assessment, measure=measure, why=why)


@transaction.atomic
def set_weights(
    *, by: User | None, assessment: Assessment, version: int | None, weights: Mapping[str, int]
) -> Assessment:
    """Weigh the matrix's criteria, each by 0 to 10. Raises StaleVersion, and ValidationError on `weights`."""
    _open(assessment)
    return writes.change(assessment, by=by, version=version, weights=dict(weights))


@transaction.atomic
def create_line(*, by: User | None, assessment: Assessment, label: str, **values: Any) -> MatrixLine:
    """Add a line to the matrix, after those it has. Raises ValidationError, on `why_chosen` too."""
    _open(assessment)
    values.setdefault("order", assessment.lines.count() + 1)
    made = writes.create(
        MatrixLine, by=by, partnership=assessment.partnership, assessment=assessment, label=label, **values
    )
    _refuse_unreasoned(made)
    return made


@transaction.atomic
def change_line(*, by: User | None, line: MatrixLine, version: int | None, **values: Any) -> MatrixLine:
    """Change a line: what it weighs, its scores, whether it is chosen.

    Raises StaleVersion; ValidationError by field, on `why_chosen` for a choice against the ranking without a reason.
    """
    _open(line.assessment)
    changed = writes.change(line, by=by, version=version, **values)
    _refuse_unreasoned(changed)
    return changed


@transaction.atomic
def answer_line(
    *, by: User | None, line: MatrixLine, version: int | None, taken_up: Any = None, why_not: str = ""
) -> MatrixLine:
    """Say what the plan makes of a recommendation; this comes after the assessment's approval, and stays open."""
    return writes.change(line, by=by, version=version, taken_up=taken_up, why_not=why_not)


@transaction.atomic
def archive_line(*, by: User | None, line: MatrixLine, version: int | None, reason: str = "") -> MatrixLine:
    _open(line.assessment)
    return writes.archive(line, by=by, version=version, reason=reason)


@transaction.atomic
def restore_line(*, by: User | None, line: MatrixLine, version: int | None) -> MatrixLine:
    _open(line.assessment)
    return writes.restore(line, by=by, version=version)


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
    _open(assessment)
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
def reopen(*, by: User | None, assessment: Assessment, version: int | None, reason: str = "") -> Assessment:
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


def _open(assessment: Assessment) -> None:
    if Assessment.objects.get(pk=assessment.pk).is_approved:
        raise ValidationError(APPROVED)


def _refuse_unreasoned(line: MatrixLine) -> None:
    row = next((row for row in matrix_of(line.assessment).rows if row.line.pk == line.pk), None)
    if row is None or not row.needs_reason:
        return
    if row.ranked.place is None:
        above = "It has no place in the ranking"
    else:
        above = f"It stands below “{row.above[0]}”, which is not chosen"
    raise ValidationError({"why_chosen": f"{above}. Say why it is chosen all the same."})
