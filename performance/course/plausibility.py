"""What to make of a target: could its change be told, would luck do, and what must the rest of the year bring?"""

from decimal import Decimal

from core.numbers import Unit, format_number, round_half_up
from core.periods import PeriodKind
from performance.figures import Figure
from performance.series import Point
from performance.statistics import chance_by_luck, run_rate, smallest_detectable_change
from performance.targets import Polarity, direction_of

_LARGEST = 10_000_000


def plausibility_words(figure: Figure, months: tuple[Point, ...] = ()) -> tuple[str, ...]:
    """Lines about the target of a count; empty where nothing can be said of it.

    They rest on the figure of the period before, taken as the usual level.
    """
    given = figure.given
    previous = _whole(given.previous.amount)
    if given.unit is not Unit.COUNT or previous is None or given.previous_is_illustrative:
        return ()
    return (*_detectable(figure, previous), *_luck(figure, previous), *_run_rate(figure, months))


def _detectable(figure: Figure, previous: int) -> list[str]:
    given = figure.given
    found = smallest_detectable_change(previous=previous, dispersion=given.dispersion, below=given.settings.some_below)
    rise = f"a rise of {format_number(found.rise)} or more"
    fall = f"a fall of {format_number(found.fall)} or more, or " if found.fall is not None else ""
    return [f"From {format_number(previous)}, {fall}{rise} could be told from usual variation."]


def _luck(figure: Figure, previous: int) -> list[str]:
    target, due = figure.given.target, figure.assessment.due
    if target is None or due is None or target.rule.strict or target.two_sided:
        return []
    direction = direction_of(target.kind, figure.given.polarity)
    if direction is Polarity.AMBIGUOUS:
        return []
    chance = chance_by_luck(
        baseline=previous,
        due=float(due),
        lower_is_better=direction is Polarity.LOWER,
        dispersion=figure.given.dispersion,
    )
    return [f"Had nothing changed, the target would be met by luck alone {_chance(chance)}."]


def _chance(chance: float) -> str:
    percent = round_half_up(Decimal(repr(chance)) * 100, 0)
    if percent < 1:
        return "less than 1 time in 100"
    if percent > 99:
        return "more than 99 times in 100"
    return f"about {format_number(percent)} {'time' if percent == 1 else 'times'} in 100"


def _run_rate(figure: Figure, months: tuple[Point, ...]) -> list[str]:
    """What each remaining month may bring, while the year runs and all its months so far are known."""
    given, due = figure.given, figure.assessment.due
    if given.period.kind is not PeriodKind.FINANCIAL_YEAR or due is None or given.as_of is None:
        return []
    if given.target is None or given.target.profile is not None or any(point.is_illustrative for point in months):
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
