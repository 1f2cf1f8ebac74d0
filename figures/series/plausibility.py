"""What to make of a target: could its change be told, would luck do, and what must the rest of the year bring?"""

from decimal import Decimal
from math import ceil, floor

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.figure.records import Figure
from figures.series.sums import SeriesPoint
from figures.statistics.plausibility import chance_by_luck, run_rate, smallest_detectable_change
from figures.targets.rules import Polarity, direction_of

_LARGEST = 10_000_000


def plausibility_words(figure: Figure, months: tuple[SeriesPoint, ...] = ()) -> tuple[str, ...]:
    """Lines about the target of a count; empty where nothing can be said of it.

    They rest on the period before the target's, the whole of it, taken as the usual level.
    """
    given = figure.given
    is_part = given.span.so_far or given.toward is not None
    previous = _whole((given.year_before if is_part else given.previous).amount)
    is_count = given.unit is Unit.COUNT and figure.dispersion is not None
    if figure.not_compared or not is_count or previous is None or (given.before and given.before.is_read_off_chart):
        return ()
    return (*_detectable(figure, previous), *_luck(figure, previous), *_run_rate(figure, months))


def _detectable(figure: Figure, previous: int) -> list[str]:
    """What could be told when both periods vary, and whether what the target asks for is as much as that."""
    given, due = figure.given, figure.target_status.due
    found = smallest_detectable_change(
        previous=previous, dispersion=figure.dispersion or 1.0, below=given.settings.some_below
    )
    rise = f"a rise of {format_number(found.rise)} or more"
    fall = f"a fall of {format_number(found.fall)} or more, or " if found.fall is not None else ""
    told = [f"From {format_number(previous)}, {fall}{rise} could be told from chance, as both periods vary."]
    direction = _direction_of_target(figure)
    if direction is None or due is None:
        return told
    falls = direction is Polarity.LOWER
    asked = previous - floor(due) if falls else ceil(due) - previous
    enough = found.fall if falls else found.rise
    if asked > 0 and (enough is None or asked < enough):
        change = f"a {'fall' if falls else 'rise'} of {format_number(asked)}"
        told.append(f"The target asks for {change}: meeting it would not show by itself that anything has changed.")
    return told


def _luck(figure: Figure, previous: int) -> list[str]:
    due, direction = figure.target_status.due, _direction_of_target(figure)
    if due is None or direction is None:
        return []
    chance = chance_by_luck(
        baseline=previous,
        due=float(due),
        lower_is_better=direction is Polarity.LOWER,
        dispersion=figure.dispersion or 1.0,
    )
    # The period before may itself have been a lucky or an unlucky one: then luck does more, or less.
    level = format_number(previous)
    return [
        f"If {level} is the usual level and nothing changes, the target would be met by luck alone {_chance(chance)}."
    ]


def _direction_of_target(figure: Figure) -> Polarity | None:
    """Which way the target's change goes; None where there is none, or where it is no bound on one side."""
    target = figure.given.target
    if target is None or target.rule.strict or target.two_sided:
        return None
    direction = direction_of(target.kind, figure.given.polarity)
    return None if direction is Polarity.AMBIGUOUS else direction


def _chance(chance: float) -> str:
    percent = round_half_up(Decimal(repr(chance)) * 100, 0)
    if percent < 1:
        return "less than 1 time in 100"
    if percent > 99:
        return "more than 99 times in 100"
    return f"about {format_number(percent)} {'time' if percent == 1 else 'times'} in 100"


def _run_rate(figure: Figure, months: tuple[SeriesPoint, ...]) -> list[str]:
    """What each remaining month may bring, while the year runs and all its months so far are known."""
    given, due = figure.given, figure.target_status.due
    if given.period.kind is not PeriodKind.FINANCIAL_YEAR or due is None or not figure.status.is_running:
        return []
    if given.target is None or given.target.profile is not None or any(point.is_read_off_chart for point in months):
        return []
    values = {point.period: point.value for point in months}
    past = [month for month in given.period.months if values.get(month) is not None]
    if not past or past != given.period.months[: len(past)]:
        return []
    so_far = sum((values[month] or Decimal(0) for month in past), Decimal(0))
    found = run_rate(due=due, so_far=so_far, parts_done=len(past), parts_left=12 - len(past))
    if found.needed is None or found.so_far is None:
        return []
    rate = format_number(round_half_up(found.so_far, 1))
    if found.needed < 0:
        return [f"The year so far, {format_number(so_far)}, is already past {format_number(round_half_up(due, 1))}."]
    needed = format_number(round_half_up(found.needed, 1))
    return [f"{rate} a month so far; {needed} a month in the rest of the year would end at the target."]


def _whole(amount: Decimal | None) -> int | None:
    """A count that the tests can take; None for what is missing, negative, or not whole."""
    if amount is None or not 0 <= amount <= _LARGEST or amount != amount.to_integral_value():
        return None
    return int(amount)
