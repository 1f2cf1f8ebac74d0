"""Questions about a figure as it is entered: is it unusual, does it agree with its parts? Never a refusal.

Knows no database: it is given the figures that stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.numbers.formats import round_half_up
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.part_questions import part_questions
from figures.readings.reading import ADDS_UP
from figures.series.points import MarkedBreak, points_by, since_last_break
from figures.series.sums import SeriesPoint
from figures.statistics.errors import TooFewPoints
from figures.statistics.inputs import series
from figures.statistics.wild_points import wild_points
from figures.statistics.xmr_charts import xmr

FEWEST_EARLIER = 5  # with fewer, limits say nothing; below 13 they are told to be rough
TIMES_FAR, LEAST_FAR = 5, 20  # small figures often change by so much
LEAST_TWICE = 100
_LAST = 3  # one of them may be the slip itself
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)


@dataclass(frozen=True, slots=True)
class RecordedSeries:
    """What is recorded of one measure: its points of every kind of period, and its marked breaks."""

    points: Sequence[SeriesPoint]
    marks: Sequence[MarkedBreak] = ()


def entry_questions(
    value: Decimal, period: Period, unit: Unit, known: RecordedSeries, *, today: date
) -> tuple[str, ...]:
    """What to ask about `value`, in sentences; nothing where it is as expected. Illustrative points bear none."""
    real = [point for point in known.points if not point.is_read_off_chart]
    return (
        *(_outside(value, period, unit, real, known.marks) or _far_from_last(value, period, unit, real, known.marks)),
        *(part_questions(value, period, _amounts(real), today=today) if unit in ADDS_UP else ()),
        *_too_soon(period, known.points, today),
    )


def _amounts(points: Sequence[SeriesPoint]) -> dict[Period, Decimal]:
    return {point.period: point.value for point in points if point.value is not None}


def _too_soon(period: Period, points: Sequence[SeriesPoint], today: date) -> tuple[str, ...]:
    """Whether the first figure of a year comes before the year is over; one that stands has been asked about."""
    stands = any(point.period == period and point.value is not None for point in points)
    if period.kind not in _YEARS or today > period.end or stands:
        return ()
    return (f"The year ends on {period.end.day} {period.end:%B %Y}: is this the whole year?",)


def _outside(
    value: Decimal, period: Period, unit: Unit, points: Sequence[SeriesPoint], marks: Sequence[MarkedBreak]
) -> tuple[str, ...]:
    """Whether it lies outside the limits that the periods before it give, since the last marked break, wild ones
    set aside."""
    if unit is Unit.RANK:
        return ()
    earlier = [point for point in points_by(points, period.kind, unit) if point.period < period]
    since, _ = since_last_break(earlier, marks)
    values = [None if point.value is None else float(point.value) for point in since]
    known = sum(one is not None for one in values)
    if known < FEWEST_EARLIER:
        return ()
    try:
        chart = xmr(values, set_aside=wild_points(series(values), counted=unit is Unit.COUNT))
    except TooFewPoints:
        return ()
    if not chart.mean_moving_range or chart.lower <= float(value) <= chart.upper:
        return ()
    lowest = max(chart.lower, 0) if unit is not Unit.NUMBER else chart.lower
    limits = f"{_written(lowest, unit)} to {_written(chart.upper, unit)}"
    rough = ", so roughly" if chart.too_few else ""
    return (
        f"{unit.write(value)} is outside the usual variation of this measure, {limits} "
        f"(from {known} earlier figures{rough}).",
    )


def _far_from_last(
    value: Decimal, period: Period, unit: Unit, points: Sequence[SeriesPoint], marks: Sequence[MarkedBreak]
) -> tuple[str, ...]:
    """Whether it is several times each of the figures before it, or a small part: a digit too many or too few."""
    earlier = [point for point in points_by(points, period.kind, unit) if point.period < period]
    since, _ = since_last_break(earlier, marks)
    known = [(point.value, point.period) for point in since if point.value is not None][-_LAST:]
    before = [amount for amount, _ in known]
    if unit is Unit.RANK or not known or value < 0 or not all(_is_far(value, amount, before) for amount in before):
        return ()
    amount, last = known[-1]
    return (f"{unit.write(value)} is far from the figure before it, {unit.write(amount)} ({last.short_label}).",)


def _is_far(value: Decimal, amount: Decimal, before: Sequence[Decimal]) -> bool:
    """Where those before are much alike, twice is far already."""
    low, high = sorted((value, amount))
    are_alike = len(before) == _LAST and 2 * max(before) <= 3 * min(before)
    return low >= 0 and (
        (high >= LEAST_FAR and high >= TIMES_FAR * low) or (are_alike and high >= LEAST_TWICE and high >= 2 * low)
    )


def _written(limit: float, unit: Unit) -> str:
    return unit.write(round_half_up(Decimal(repr(limit)), 1))
