"""Targets in plain words: what is asked for, against what, and what it comes to."""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from core.numbers.formats import format_number
from core.numbers.units import Unit
from figures.targets.due import due_value
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind, direction_of


def words(target: TargetDefinition | None, *, unit: Unit, polarity: Polarity) -> str:
    """The target in plain words: `at most 20%`, `5% fewer than in 2011/12: at most 7,505`."""
    if target is None:
        return "no target"
    phrase = short_words(target, unit=unit, polarity=polarity)
    if target.kind not in (TargetRuleKind.PCT_CHANGE, TargetRuleKind.POINTS) or not target.is_set:
        return phrase
    due = due_value(target)
    bound = _way_asked(target, polarity)
    joined = "than in" if target.value.amount else "from"
    since = f" {joined} {target.baseline_period.short_label}" if target.baseline_period else ""
    return f"{phrase}{since}" + (f": {_bound(due, unit, bound)}" if due is not None else "")


def short_words(target: TargetDefinition, *, unit: Unit, polarity: Polarity) -> str:
    """The target alone, without its baseline: `13% fewer`, `at least 85%`, `2nd of 15 or better`."""
    if not target.is_set:
        return target.value.mark or "to be set"
    return _SAID[target.kind](target, unit, direction_of(target.kind, polarity))


def due_words(target: TargetDefinition, *, unit: Unit, polarity: Polarity, due: Decimal | None) -> str:
    """A worked-out due value as a reader meets it, whole where only whole numbers occur: `133 at most`."""
    if due is None or target.kind not in (TargetRuleKind.PCT_CHANGE, TargetRuleKind.POINTS):
        return ""
    way = _way_asked(target, polarity)
    return f"{write_due(due, unit, way)} {'at least' if way is Polarity.HIGHER else 'at most'}"


def write_due(due: Decimal, unit: Unit, direction: Polarity) -> str:
    """A due value for a reader, whole where only whole numbers can meet it: 133.11 burglaries at most are 133."""
    return unit.write(met_by(due, unit, direction), places_of(due, unit))


def met_by(due: Decimal, unit: Unit, direction: Polarity) -> Decimal:
    """The whole number that meets a due value which is not whole; other units keep it as it is."""
    if not unit.is_whole:
        return due
    return due.to_integral_value(ROUND_CEILING if direction is Polarity.HIGHER else ROUND_FLOOR)


def places_of(value: Decimal, unit: Unit) -> int | None:
    """How many decimals to show: none for whole units, two where there are more, else what there is."""
    if unit.is_whole:
        return 0
    exponent = value.normalize().as_tuple().exponent
    return 2 if isinstance(exponent, int) and exponent < -2 else None


def _way_asked(target: TargetDefinition, polarity: Polarity) -> Polarity:
    """The direction of a change; where none is agreed, the one that the change asked for has itself."""
    direction = direction_of(target.kind, polarity)
    if direction is not Polarity.AMBIGUOUS:
        return direction
    return Polarity.HIGHER if _amount(target) > 0 else Polarity.LOWER


def _bound(due: Decimal, unit: Unit, direction: Polarity) -> str:
    shown = unit.write_in_words(met_by(due, unit, direction), places_of(due, unit))
    if direction is Polarity.AMBIGUOUS:
        return shown
    return f"{'at least' if direction is Polarity.HIGHER else 'at most'} {shown}"


def _amount(target: TargetDefinition) -> Decimal:
    if target.value.amount is None:
        raise ValueError(f"A {target.kind} target that is set has a value.")
    return target.value.amount


def _say_value(target: TargetDefinition, unit: Unit, direction: Polarity) -> str:
    says = target.rule.says or direction
    if unit is Unit.RANK:
        return f"{Unit.RANK.write(_amount(target))} or better"
    return _bound(_amount(target), unit, says)


def _say_below(target: TargetDefinition, unit: Unit, _direction: Polarity) -> str:
    return f"below {unit.write_in_words(_amount(target))}"


def _say_change(target: TargetDefinition, unit: Unit, _direction: Polarity) -> str:
    return _percent_words(_amount(target), unit)


def _percent_words(amount: Decimal, unit: Unit) -> str:
    if amount == 0:
        return "no change"
    more, fewer = _comparatives(unit)
    return f"{format_number(abs(amount))}% {more if amount > 0 else fewer}"


def _say_points(target: TargetDefinition, _unit: Unit, _direction: Polarity) -> str:
    amount = _amount(target)
    if amount == 0:
        return "no change"
    noun = "percentage point" if abs(amount) == 1 else "percentage points"
    return f"{format_number(abs(amount))} {noun} {'higher' if amount > 0 else 'lower'}"


def _say_maintain(target: TargetDefinition, unit: Unit, _direction: Polarity) -> str:
    return f"to stay at {unit.write_in_words(_amount(target))}" + ("" if target.two_sided else " or better")


def _say_nil(_target: TargetDefinition, _unit: Unit, _direction: Polarity) -> str:
    return "none at all"


def _say_rank(target: TargetDefinition, _unit: Unit, _direction: Polarity) -> str:
    of = f" of {target.rank_of}" if target.rank_of else ""
    return f"{Unit.RANK.write(_amount(target))}{of} or better"


def _say_direction(target: TargetDefinition, unit: Unit, direction: Polarity) -> str:
    more, fewer = _comparatives(unit)
    named = target.baseline is not None and target.baseline_period is not None
    since = f"in {target.baseline_period.short_label}" if named and target.baseline_period else "the period before"
    if unit is Unit.RANK:
        return f"a better place than {since}"
    if direction is Polarity.AMBIGUOUS:
        return f"a change from {since.removeprefix('in ')}, in a direction that is not agreed"
    return f"{more if direction is Polarity.HIGHER else fewer} than {since}"


def _say_halt_reverse(_target: TargetDefinition, _unit: Unit, _direction: Polarity) -> str:
    return "to halt the trend and reverse it"


def _say_trajectory(target: TargetDefinition, unit: Unit, _direction: Polarity) -> str:
    steps = []
    for step in sorted(target.milestones, key=lambda item: item.on):
        value = _percent_words(step.value, unit) if step.percent else unit.write_in_words(step.value)
        steps.append(f"{value} by {step.on.day} {step.on:%B %Y}")
    return ", ".join(steps) or "along milestones that are not set"


def _comparatives(unit: Unit) -> tuple[str, str]:
    return ("more", "fewer") if unit is Unit.COUNT else ("higher", "lower")


_SAID: dict[TargetRuleKind, Callable[[TargetDefinition, Unit, Polarity], str]] = {
    TargetRuleKind.ABSOLUTE: _say_value,
    TargetRuleKind.AT_MOST: _say_value,
    TargetRuleKind.AT_LEAST: _say_value,
    TargetRuleKind.BELOW: _say_below,
    TargetRuleKind.PCT_CHANGE: _say_change,
    TargetRuleKind.POINTS: _say_points,
    TargetRuleKind.MAINTAIN: _say_maintain,
    TargetRuleKind.NIL: _say_nil,
    TargetRuleKind.RANK: _say_rank,
    TargetRuleKind.DIRECTION: _say_direction,
    TargetRuleKind.HALT_REVERSE: _say_halt_reverse,
    TargetRuleKind.TRAJECTORY: _say_trajectory,
}
