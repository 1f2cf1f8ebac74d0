"""Questions about a figure as it is entered: is it outside usual variation, does a year to date fall? Never a refusal.

Knows no database: it is given the figures that stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.series.points import MarkedBreak, points_by, since_last_break
from figures.series.sums import SeriesPoint
from figures.statistics.errors import TooFewPoints
from figures.statistics.xmr_charts import xmr

FEWEST_EARLIER = 5  # with fewer, limits say nothing; below 13 they are told to be rough
FEWEST_TO_DATE = 4  # three figures grow by chance once in six times
TIMES_FAR, LEAST_FAR = 5, 20  # small figures often change by so much
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_PARTS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF)


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
        *_falls(value, period, unit, real, today),
        *_too_soon(period, known.points, today),
        *_to_date(value, period, unit, real),
    )


def _to_date(value: Decimal, period: Period, unit: Unit, points: Sequence[SeriesPoint]) -> tuple[str, ...]:
    """Whether the quarters or months of a year, from its first on, are totals of the year to date: they only grow, and
    by about as much each time."""
    if unit not in (Unit.COUNT, Unit.MONEY) or period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return ()
    recorded = {point.period: point.value for point in points if point.value is not None} | {period: value}
    year = Period.containing(period.start, PeriodKind.FINANCIAL_YEAR)
    totals = [recorded.get(part) for part in year.parts(period.kind) if part <= period]
    known = [total for total in totals if total is not None]
    if len(known) < max(FEWEST_TO_DATE, len(totals)) or any(now <= then for then, now in pairwise(known)):
        return ()
    if known[-1] * 2 < known[0] * len(known):
        return ()
    own = [known[0], *(now - then for then, now in pairwise(known))]
    noun = "quarters" if period.kind is PeriodKind.QUARTER else "months"
    return (
        f"{_listed(known)} only grow. If they are of the year to date, the {noun} themselves are {_listed(own)}: "
        "enter those in their place.",
    )


def _listed(amounts: Sequence[Decimal]) -> str:
    *first, last = (format_number(amount) for amount in amounts)
    return f"{', '.join(first)} and {last}"


def _too_soon(period: Period, points: Sequence[SeriesPoint], today: date) -> tuple[str, ...]:
    """Whether the first figure of a year comes before the year is over; one that stands has been asked about."""
    stands = any(point.period == period and point.value is not None for point in points)
    if period.kind not in _YEARS or today > period.end or stands:
        return ()
    return (f"The year ends on {period.end.day} {period.end:%B %Y}: is this the whole year?",)


def _outside(
    value: Decimal, period: Period, unit: Unit, points: Sequence[SeriesPoint], marks: Sequence[MarkedBreak]
) -> tuple[str, ...]:
    """Whether it lies outside the limits that the periods before it give, since the last marked break."""
    if unit is Unit.RANK:
        return ()
    earlier = [point for point in points_by(points, period.kind, unit) if point.period < period]
    since, _ = since_last_break(earlier, marks)
    values = [None if point.value is None else float(point.value) for point in since]
    known = sum(one is not None for one in values)
    if known < FEWEST_EARLIER:
        return ()
    try:
        chart = xmr(values)
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
    """Whether it is several times the figure before it, or a small part of it: a digit too many or too few."""
    earlier = [point for point in points_by(points, period.kind, unit) if point.period < period]
    since, _ = since_last_break(earlier, marks)
    known = [point for point in since if point.value is not None]
    if unit is Unit.RANK or not known:
        return ()
    last = known[-1]
    before = last.value or Decimal(0)
    low, high = sorted((value, before))
    if high < LEAST_FAR or low < 0 or high < TIMES_FAR * low:
        return ()
    return (f"{unit.write(value)} is far from the figure before it, {unit.write(before)} ({last.period.short_label}).",)


def _falls(value: Decimal, period: Period, unit: Unit, points: Sequence[SeriesPoint], today: date) -> tuple[str, ...]:
    """Whether a count is lower than its own parts, or than what stood for the same period while it still runs."""
    if unit is not Unit.COUNT:
        return ()
    values = {point.period: point.value for point in points if point.value is not None}
    sums = [_sum_within(values, period, kind) for kind in _PARTS if kind is not period.kind]
    so_far = max(sums, default=Decimal(0))
    if value < so_far:
        return (
            f"{format_number(value)} is less than the {format_number(so_far)} that is recorded for parts of "
            f"{period.short_label}: a year to date does not fall.",
        )
    standing = values.get(period)
    if standing is not None and value < standing and today <= period.end:
        return (f"The year to date falls: it was {format_number(standing)}, and {period.short_label} is not over.",)
    return ()


def _sum_within(values: dict[Period, Decimal], period: Period, kind: PeriodKind) -> Decimal:
    return sum((amount for one, amount in values.items() if one.kind is kind and period.contains(one)), Decimal(0))


def _written(limit: float, unit: Unit) -> str:
    return unit.write(round_half_up(Decimal(repr(limit)), 1))
