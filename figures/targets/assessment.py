"""Whether a figure meets its target: one status, decided in one order for every kind."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.numbers.units import Unit
from figures.targets.due import due_by, due_value, is_due
from figures.targets.rules import (
    DEFAULT_TOLERANCE,
    Amber,
    Polarity,
    Status,
    TargetDefinition,
    TargetRuleKind,
    Tolerance,
    direction_of,
    is_better,
)


@dataclass(frozen=True, slots=True)
class TargetResult:
    """A status with what it rests on; `reason` says why there is none to judge.

    `gap` is actual less due in `gap_unit`; for places how many better than due. None where either is unknown or the
    target is not due yet.
    """

    status: Status
    due: Decimal | None = None
    gap: Decimal | None = None
    gap_unit: str = ""
    reason: str = ""


def assess(
    target: TargetDefinition | None,
    *,
    actual: Decimal | None,
    unit: Unit,
    polarity: Polarity,
    previous: Decimal | None = None,
    tolerance: Tolerance = DEFAULT_TOLERANCE,
    as_of: date | None = None,
    actual_of: int | None = None,
) -> TargetResult:
    """The status of `actual` against `target`. `previous` is the figure of the period before, `actual_of` how many
    were ranked.

    With `as_of`, the last day that `actual` covers, a target whose last day is still to come is not due, unless it has
    a profile or milestones that say what is due by then.
    """
    if target is None or not target.is_set:
        return TargetResult(Status.NO_TARGET)
    due = due_value(target, previous, as_of)
    if not is_due(target, as_of):
        return TargetResult(Status.NOT_DUE, due)
    held_against = _reference(target, previous) if target.kind is TargetRuleKind.DIRECTION else due
    reason = _why_no_data(target, actual, held_against, actual_of)
    if reason or actual is None or held_against is None:
        return TargetResult(Status.NO_DATA, due, reason=reason)
    direction = direction_of(target.kind, polarity)
    return TargetResult(
        _judge(target, actual, held_against, direction, tolerance, as_of),
        due,
        None if due is None else _gap(actual, due, unit, polarity),
        "" if due is None else unit.gap_unit,
    )


def _reference(target: TargetDefinition, previous: Decimal | None) -> Decimal | None:
    """What a direction is judged from: the baseline, or without one the period before."""
    return previous if target.baseline is None else target.baseline


def _why_no_data(
    target: TargetDefinition, actual: Decimal | None, held_against: Decimal | None, actual_of: int | None
) -> str:
    if actual is None:
        return "there is no figure"
    if held_against is None:
        earlier = target.kind in (TargetRuleKind.DIRECTION, TargetRuleKind.HALT_REVERSE)
        return "there is no earlier figure to compare with" if earlier else "there is no figure of the baseline"
    if target.kind is TargetRuleKind.RANK and None not in (target.rank_of, actual_of) and target.rank_of != actual_of:
        return f"it is a place among {actual_of}, the target one among {target.rank_of}"
    return ""


def _judge(
    target: TargetDefinition,
    actual: Decimal,
    due: Decimal,
    direction: Polarity,
    tolerance: Tolerance,
    as_of: date | None,
) -> Status:
    two_sided = target.kind is TargetRuleKind.MAINTAIN and target.two_sided
    if direction is Polarity.AMBIGUOUS and not two_sided:
        return Status.AMBIGUOUS
    if _meets(target, actual, due, direction):
        return Status.GREEN
    match target.rule.amber:
        case Amber.NEVER:
            return Status.RED
        case Amber.UNCHANGED:
            return Status.AMBER if actual == due else Status.RED
        case Amber.WITHIN_TOLERANCE:
            within = abs(actual - due) <= tolerance.around(due)
            held = two_sided or not _is_worse_than_baseline(target, actual, direction, as_of)
            return Status.AMBER if within and held else Status.RED


def _meets(target: TargetDefinition, actual: Decimal, due: Decimal, direction: Polarity) -> bool:
    if actual == due:
        return not target.rule.strict
    if target.kind is TargetRuleKind.MAINTAIN and target.two_sided:
        return False
    return is_better(actual, due, direction)


def _is_worse_than_baseline(target: TargetDefinition, actual: Decimal, direction: Polarity, as_of: date | None) -> bool:
    if target.baseline is None:
        return False
    return is_better(due_by(target.baseline, target, as_of or target.last_day), actual, direction)


def _gap(actual: Decimal, due: Decimal, unit: Unit, polarity: Polarity) -> Decimal:
    worse_first = unit is not Unit.RANK or polarity is Polarity.HIGHER
    return actual - due if worse_first else due - actual
