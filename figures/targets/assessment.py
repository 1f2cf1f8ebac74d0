"""Whether a finished period's figure meets its target, and how the result is written down."""

from dataclasses import dataclass
from decimal import Decimal

from core.numbers.units import Unit
from figures.targets.rules import Amber, Polarity, Status, TargetDefinition, TargetRuleKind, Tolerance, is_better


@dataclass(frozen=True, slots=True)
class TargetStatus:
    """A status with what it rests on; `reason` says why there is none to judge.

    `due` is what the target comes to at its end, `due_so_far` the share of it that is due by the figure's last day,
    both in the measure's unit. `gap` is actual less due (so far, while the period runs) in `gap_unit`; for places how
    many better than due. `expected`, `low` and `high` are where the period is heading with its 80% range; without a
    range the status rests on the figure so far alone.
    """

    status: Status
    due: Decimal | None = None
    gap: Decimal | None = None
    gap_unit: str = ""
    reason: str = ""
    due_so_far: Decimal | None = None
    expected: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def has_range(self) -> bool:
        """Whether it rests on where the period is heading."""
        return self.low is not None


def judge(
    target: TargetDefinition,
    actual: Decimal,
    due: Decimal,
    direction: Polarity,
    tolerance: Tolerance,
    baseline: Decimal | None,
) -> Status:
    """Whether a whole period's figure meets what is due: met, within tolerance or missed.

    `baseline` is what the target is compared with, where it is known; worse than that is never within tolerance.
    """
    if meets(target, actual, due, direction):
        return Status.MET
    match target.rule.amber:
        case Amber.NEVER:
            return Status.MISSED
        case Amber.UNCHANGED:
            return Status.WITHIN_TOLERANCE if actual == due else Status.MISSED
        case Amber.WITHIN_TOLERANCE:
            within = abs(actual - due) <= tolerance.around(due)
            held = is_two_sided(target) or baseline is None or not is_better(baseline, actual, direction)
            return Status.WITHIN_TOLERANCE if within and held else Status.MISSED


def meets(target: TargetDefinition, actual: Decimal, due: Decimal, direction: Polarity) -> bool:
    """Whether a figure is where its target wants it."""
    if actual == due:
        return not target.rule.strict
    return not is_two_sided(target) and is_better(actual, due, direction)


def is_two_sided(target: TargetDefinition) -> bool:
    """Whether a miss on either side counts."""
    return target.kind is TargetRuleKind.MAINTAIN and target.two_sided


def gap_between(actual: Decimal, due: Decimal, unit: Unit, polarity: Polarity) -> Decimal:
    """Actual less due; for places, how many better than due."""
    worse_first = unit is not Unit.RANK or polarity is Polarity.HIGHER
    return actual - due if worse_first else due - actual
