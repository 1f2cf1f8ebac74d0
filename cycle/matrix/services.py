"""Every write to the priority matrix of an assessment."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from cycle.assessments.services import refuse_approved
from cycle.matrix.selectors import matrix_of
from cycle.models import Assessment, MatrixLine
from partnerships.models import User


@transaction.atomic
def set_weights(
    *, by: User | None, assessment: Assessment, version: int | None, weights: Mapping[str, int]
) -> Assessment:
    """Weigh the matrix's criteria, each by 0 to 10. Raises StaleVersion, and ValidationError on `weights`."""
    refuse_approved(assessment)
    return writes.change(assessment, by=by, version=version, weights=dict(weights))


@transaction.atomic
def create_line(*, by: User | None, assessment: Assessment, label: str, **values: Any) -> MatrixLine:
    """Add a line to the matrix, after those it has. Raises ValidationError, on `why_chosen` too."""
    refuse_approved(assessment)
    values.setdefault("order", assessment.lines.count() + 1)
    made = writes.create(
        MatrixLine, by=by, partnership=assessment.partnership, assessment=assessment, label=label, **values
    )
    _refuse_unreasoned(made)
    return made


@transaction.atomic
def change_line(line: MatrixLine, *, by: User | None, version: int | None, **values: Any) -> MatrixLine:
    """Change a line: what it weighs, its scores, whether it is chosen.

    Raises StaleVersion; ValidationError by field, on `why_chosen` for a choice against the ranking without a reason.
    """
    refuse_approved(line.assessment)
    changed = writes.change(line, by=by, version=version, **values)
    _refuse_unreasoned(changed)
    return changed


@transaction.atomic
def archive_line(line: MatrixLine, *, by: User | None, version: int | None, reason: str = "") -> MatrixLine:
    refuse_approved(line.assessment)
    return writes.archive(line, by=by, version=version, reason=reason)


@transaction.atomic
def restore_line(line: MatrixLine, *, by: User | None, version: int | None) -> MatrixLine:
    refuse_approved(line.assessment)
    return writes.restore(line, by=by, version=version)


def _refuse_unreasoned(line: MatrixLine) -> None:
    row = next((row for row in matrix_of(line.assessment).rows if row.line.pk == line.pk), None)
    if row is None or not row.needs_reason:
        return
    if row.ranked.place is None:
        above = "It has no place in the ranking"
    else:
        above = f"It stands below “{row.above[0]}”, which is not chosen"
    raise ValidationError({"why_chosen": f"{above}. Say why it is chosen all the same."})
