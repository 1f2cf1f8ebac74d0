"""What a target comes to on a day: exact, in the measure's unit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from figures.targets.rules import HUNDRED, TargetDefinition, TargetRuleKind


def due_value(target: TargetDefinition, previous: Decimal | None = None, on: date | None = None) -> Decimal | None:
    """What is due by the end of `on` (the target's last day, unless an earlier one is named); None where unknown.

    A kind without a due value (`direction`, `to_be_set`) has none. `previous` is the figure of the period before.
    """
    day = target.last_day if on is None else min(on, target.last_day)
    if target.kind is TargetRuleKind.TRAJECTORY:
        return _on_the_way(target, day)
    due = _at_the_end(target, previous)
    return due if due is None else due_by(due, target, day)


def due_by(amount: Decimal, target: TargetDefinition, day: date) -> Decimal:
    """The part of a whole period's amount that belongs to its days up to `day`, by the target's profile."""
    if target.profile is None or not target.rule.spreads or day >= target.last_day:
        return amount
    share = target.profile.share_by(day)
    return amount * share.numerator / share.denominator


def is_due(target: TargetDefinition, as_of: date | None) -> bool:
    """Whether a figure can be held against the target by then: on its last day, or before it along its way."""
    if as_of is None or as_of >= target.last_day:
        return True
    if target.kind is TargetRuleKind.TRAJECTORY:
        return any(milestone.on <= as_of for milestone in target.milestones)
    return target.profile is not None and target.rule.spreads and target.profile.is_begun(as_of)


def _at_the_end(target: TargetDefinition, previous: Decimal | None) -> Decimal | None:
    amount = target.value.amount
    match target.kind:
        case TargetRuleKind.NIL:
            return Decimal(0)
        case TargetRuleKind.HALT_REVERSE:
            return previous
        case TargetRuleKind.DIRECTION | TargetRuleKind.TO_BE_SET:
            return None
        case TargetRuleKind.PCT_CHANGE:
            return None if amount is None else _changed(target.baseline, amount)
        case TargetRuleKind.POINTS:
            return None if amount is None or target.baseline is None else target.baseline + amount
    return amount


def _changed(baseline: Decimal | None, percent: Decimal) -> Decimal | None:
    return None if baseline is None else baseline * (HUNDRED + percent) / HUNDRED


def _on_the_way(target: TargetDefinition, day: date) -> Decimal | None:
    """The value on a day, linear between the milestones around it; flat outside them."""
    points: list[tuple[date, Decimal]] = []
    for milestone in sorted(target.milestones, key=lambda item: item.on):
        value = _changed(target.baseline, milestone.value) if milestone.percent else milestone.value
        if value is None:
            return None
        points.append((milestone.on, value))
    return _between(points, day)


def _between(points: Sequence[tuple[date, Decimal]], day: date) -> Decimal | None:
    if not points:
        return None
    if day <= points[0][0]:
        return points[0][1]
    for (first, low), (last, high) in pairwise(points):
        if day <= last:
            return low + (high - low) * (day - first).days / (last - first).days
    return points[-1][1]
