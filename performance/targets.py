"""Targets of every kind that plans use: what each comes to, whether a figure meets it, and how it is said.

The rules stand in `_RULES`, one for each kind. Amounts are exact; nothing is rounded but in words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import pairwise

from core.numbers import Quantity, Unit, format_number, format_ordinal
from core.periods import Period

HUNDRED = Decimal(100)


class Kind(StrEnum):
    ABSOLUTE = "absolute"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BELOW = "below"
    PCT_CHANGE = "pct_change"
    POINTS = "points"
    MAINTAIN = "maintain"
    NIL = "nil"
    RANK = "rank"
    DIRECTION = "direction"
    HALT_REVERSE = "halt_reverse"
    TRAJECTORY = "trajectory"
    TO_BE_SET = "to_be_set"


class Status(StrEnum):
    """In the order in which they are decided; the last three from best to worst."""

    NO_TARGET = "no_target"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    AMBIGUOUS = "ambiguous"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Polarity(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the due value is still amber: per cent of the due value, or percentage points."""

    amount: Decimal = Decimal(5)
    in_points: bool = False

    def around(self, due: Decimal) -> Decimal:
        """The tolerance in the measure's own unit."""
        return self.amount if self.in_points else abs(due) * self.amount / HUNDRED


DEFAULT_TOLERANCE = Tolerance()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A value to reach by a day: in the unit, or with `percent` as a change on the baseline."""

    on: date
    value: Decimal
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A target as data. `value` is in the unit, or the change asked for (`pct_change`, `points`: -13 for 13% fewer)."""

    kind: Kind
    value: Quantity
    period: Period
    baseline: Decimal | None = None
    baseline_period: Period | None = None
    rank_of: int | None = None
    milestones: tuple[Milestone, ...] = ()
    two_sided: bool = False
    due_on: date | None = None

    @property
    def last_day(self) -> date:
        return self.due_on or self.period.end


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status with what it rests on. `gap` is actual less due, in `gap_unit`; None where either is unknown."""

    status: Status
    due: Decimal | None = None
    gap: Decimal | None = None
    gap_unit: str = ""


def due_value(target: Target, previous: Decimal | None = None) -> Decimal | None:
    """What the target comes to on its last day, exact, in the measure's unit; None where it cannot be worked out."""
    amount = target.value.amount
    match target.kind:
        case Kind.NIL:
            return Decimal(0)
        case Kind.DIRECTION | Kind.HALT_REVERSE:
            return previous
        case Kind.TO_BE_SET:
            return None
        case Kind.TRAJECTORY:
            return _on_the_way(target)
        case Kind.PCT_CHANGE:
            return None if amount is None else _changed(target.baseline, amount)
        case Kind.POINTS:
            return None if amount is None or target.baseline is None else target.baseline + amount
    return amount


def assess(
    target: Target | None,
    *,
    actual: Decimal | None,
    unit: Unit,
    polarity: Polarity,
    previous: Decimal | None = None,
    tolerance: Tolerance = Tolerance(),
    as_of: date | None = None,
) -> Assessment:
    """The status of `actual` against `target`. `previous` is the figure of the period before.

    With `as_of`, the day of asking, a target whose last day is still to come is not due.
    """
    if target is None or target.kind is Kind.TO_BE_SET or _has_no_value(target):
        return Assessment(Status.NO_TARGET)
    due = due_value(target, previous)
    gap = None if actual is None or due is None else actual - due
    status = _status(target, actual, due, previous, _direction(target.kind, polarity), tolerance, as_of)
    return Assessment(status, due, gap, unit.gap_unit if gap is not None else "")


def words(target: Target | None, *, unit: Unit, polarity: Polarity) -> str:
    """The target in plain words: `at most 20%`, `5% fewer than in 2011/12: at most 7,505`."""
    if target is None:
        return "no target"
    phrase = short_words(target, unit=unit, polarity=polarity)
    due = due_value(target)
    if target.kind not in (Kind.PCT_CHANGE, Kind.POINTS):
        return phrase
    since = f" than in {target.baseline_period.short_label}" if target.baseline_period else ""
    if target.kind is Kind.POINTS:
        since = f" on {target.baseline_period.short_label}" if target.baseline_period else ""
    return f"{phrase}{since}" + (f": {_bound(due, unit, _direction(target.kind, polarity))}" if due is not None else "")


def short_words(target: Target, *, unit: Unit, polarity: Polarity) -> str:
    """The target alone, without its baseline: `13% fewer`, `at least 85%`, `2nd of 15 or better`."""
    if target.value.amount is None and target.kind not in _VALUELESS:
        return target.value.mark or target.value.state.words
    return _RULES[target.kind](target, unit, _direction(target.kind, polarity))


def due_words(target: Target, *, unit: Unit, polarity: Polarity, due: Decimal | None) -> str:
    """A worked-out due value as a reader meets it, whole where only whole numbers occur: `133 at most`."""
    if due is None or target.kind not in (Kind.PCT_CHANGE, Kind.POINTS):
        return ""
    bound = _direction(target.kind, polarity)
    shown = unit.write(_met_by(due, unit, bound), _places(due, unit))
    return f"{shown} {'at least' if bound is Polarity.HIGHER else 'at most'}"


def warnings_for(
    target: Target, *, unit: Unit, polarity: Polarity, last: Decimal | None, last_of: int | None = None
) -> list[str]:
    """What is odd about a target at entry, in words; nothing here forbids it. `last` is the latest outturn."""
    found: list[str] = []
    due = due_value(target, last)
    direction = _direction(target.kind, polarity)
    if target.kind in (Kind.PCT_CHANGE, Kind.POINTS) and target.baseline is None:
        found.append("No figure is kept for the baseline, so the target cannot be worked out.")
    if target.kind is Kind.TRAJECTORY and not target.milestones:
        found.append("A trajectory without milestones has no date to be met by.")
    if unit is Unit.PERCENT and due is not None and not 0 <= due <= HUNDRED:
        found.append(f"The target comes to {unit.write(due, 1)}, which no percentage can be.")
    if due is None or last is None or target.kind in (Kind.DIRECTION, Kind.HALT_REVERSE):
        return found
    if target.rank_of and last_of and target.rank_of != last_of:
        found.append(f"The last place was among {last_of}, the target is among {target.rank_of}.")
    return found + _against_last(due, last, unit, direction)


def _against_last(due: Decimal, last: Decimal, unit: Unit, direction: Polarity) -> list[str]:
    shown, was = unit.write(due, _places(due, unit)), unit.write(last)
    if due == last:
        return [f"The target equals the last result ({was})."]
    if direction is not Polarity.AMBIGUOUS and _is_better(last, due, direction):
        worse = "a worse place" if unit is Unit.RANK else "easier"
        return [f"The target ({shown}) is {worse} than the last result ({was})."]
    return []


def _status(
    target: Target,
    actual: Decimal | None,
    due: Decimal | None,
    previous: Decimal | None,
    direction: Polarity,
    tolerance: Tolerance,
    as_of: date | None,
) -> Status:
    if as_of is not None and target.last_day > as_of:
        return Status.NOT_DUE
    if actual is None or due is None:
        return Status.NO_DATA
    if direction is Polarity.AMBIGUOUS:
        return Status.AMBIGUOUS
    if _meets(target, actual, due, direction):
        return Status.GREEN
    if target.kind in (Kind.NIL, Kind.RANK):
        return Status.RED
    if target.kind is Kind.DIRECTION:
        return Status.AMBER if actual == due else Status.RED
    within = abs(actual - due) <= tolerance.around(due)
    held = target.baseline is None or actual == target.baseline or _is_better(actual, target.baseline, direction)
    return Status.AMBER if within and (held or target.two_sided) else Status.RED


def _meets(target: Target, actual: Decimal, due: Decimal, direction: Polarity) -> bool:
    if target.kind in (Kind.BELOW, Kind.DIRECTION, Kind.HALT_REVERSE):
        return _is_better(actual, due, direction)
    if target.kind is Kind.MAINTAIN and target.two_sided:
        return actual == due
    return actual == due or _is_better(actual, due, direction)


def _is_better(one: Decimal, other: Decimal, direction: Polarity) -> bool:
    return one < other if direction is Polarity.LOWER else one > other


def _direction(kind: Kind, polarity: Polarity) -> Polarity:
    """Some kinds say themselves which way is better; the others take the indicator's."""
    if kind in (Kind.AT_MOST, Kind.BELOW, Kind.NIL, Kind.RANK):
        return Polarity.LOWER
    return Polarity.HIGHER if kind is Kind.AT_LEAST else polarity


def _has_no_value(target: Target) -> bool:
    return target.value.amount is None and target.kind not in _VALUELESS


def _changed(baseline: Decimal | None, percent: Decimal) -> Decimal | None:
    return None if baseline is None else baseline * (HUNDRED + percent) / HUNDRED


def _on_the_way(target: Target) -> Decimal | None:
    """The value on the target's last day, linear between the milestones around it; flat outside them."""
    points: list[tuple[date, Decimal]] = []
    for milestone in sorted(target.milestones, key=lambda item: item.on):
        value = _changed(target.baseline, milestone.value) if milestone.percent else milestone.value
        if value is None:
            return None
        points.append((milestone.on, value))
    return _between(points, target.last_day)


def _between(points: Sequence[tuple[date, Decimal]], day: date) -> Decimal | None:
    if not points:
        return None
    if day <= points[0][0]:
        return points[0][1]
    for (first, low), (last, high) in pairwise(points):
        if day <= last:
            return low + (high - low) * (day - first).days / (last - first).days
    return points[-1][1]


def _met_by(due: Decimal, unit: Unit, direction: Polarity) -> Decimal:
    """The whole number that meets a due value which is not whole; other units keep it as it is."""
    if not unit.is_whole:
        return due
    return due.to_integral_value(ROUND_CEILING if direction is Polarity.HIGHER else ROUND_FLOOR)


def _places(value: Decimal, unit: Unit) -> int | None:
    if unit.is_whole:
        return 0
    return None if value == value.quantize(Decimal("0.01")) else 2


def _bound(due: Decimal, unit: Unit, direction: Polarity) -> str:
    shown = unit.write_in_words(_met_by(due, unit, direction), _places(due, unit))
    if direction is Polarity.AMBIGUOUS:
        return shown
    return f"{'at least' if direction is Polarity.HIGHER else 'at most'} {shown}"


def _amount(target: Target) -> Decimal:
    return target.value.amount or Decimal(0)


def _say_value(target: Target, unit: Unit, direction: Polarity) -> str:
    return _bound(_amount(target), unit, direction)


def _say_change(target: Target, unit: Unit, _direction: Polarity) -> str:
    amount = _amount(target)
    if amount == 0:
        return "no change"
    more, fewer = ("more", "fewer") if unit is Unit.COUNT else ("higher", "lower")
    return f"{format_number(abs(amount))}% {more if amount > 0 else fewer}"


def _say_points(target: Target, _unit: Unit, _direction: Polarity) -> str:
    amount = _amount(target)
    plural = "point" if abs(amount) == 1 else "points"
    return f"{'up' if amount > 0 else 'down'} {format_number(abs(amount))} percentage {plural}"


def _say_maintain(target: Target, unit: Unit, _direction: Polarity) -> str:
    return f"stay at {unit.write_in_words(_amount(target))}" + ("" if target.two_sided else " or better")


def _say_rank(target: Target, _unit: Unit, _direction: Polarity) -> str:
    of = f" of {target.rank_of}" if target.rank_of else ""
    return f"{format_ordinal(_amount(target))}{of} or better"


def _say_direction(_target: Target, unit: Unit, direction: Polarity) -> str:
    more, fewer = ("more", "fewer") if unit is Unit.COUNT else ("higher", "lower")
    return f"{more if direction is Polarity.HIGHER else fewer} than the period before"


def _say_trajectory(target: Target, unit: Unit, _direction: Polarity) -> str:
    steps = []
    for step in sorted(target.milestones, key=lambda item: item.on):
        value = f"{format_number(step.value)}%" if step.percent else unit.write_in_words(step.value)
        steps.append(f"{value} by {step.on.day} {step.on:%B %Y}")
    return ", ".join(steps) or "along milestones that are not set"


_RULES: dict[Kind, Callable[[Target, Unit, Polarity], str]] = {
    Kind.ABSOLUTE: _say_value,
    Kind.AT_MOST: _say_value,
    Kind.AT_LEAST: _say_value,
    Kind.BELOW: lambda target, unit, _: f"below {unit.write_in_words(_amount(target))}",
    Kind.PCT_CHANGE: _say_change,
    Kind.POINTS: _say_points,
    Kind.MAINTAIN: _say_maintain,
    Kind.NIL: lambda target, unit, _: "none at all",
    Kind.RANK: _say_rank,
    Kind.DIRECTION: _say_direction,
    Kind.HALT_REVERSE: lambda target, unit, _: "halt the trend and reverse it",
    Kind.TRAJECTORY: _say_trajectory,
    Kind.TO_BE_SET: lambda target, unit, _: "to be set",
}
_VALUELESS = {Kind.NIL, Kind.DIRECTION, Kind.HALT_REVERSE, Kind.TRAJECTORY, Kind.TO_BE_SET}
