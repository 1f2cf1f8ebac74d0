"""The points of a measure by kind of period: those recorded, and sums of whole months where the unit adds up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.data_notes import least_settled
from figures.series.sums import SeriesPoint, every_period, rolling_years, sum_of

FEWEST_POINTS = 2
_SHOWN = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_FROM_MONTHS = (PeriodKind.QUARTER, PeriodKind.FINANCIAL_YEAR)
_ADDS_UP = (Unit.COUNT, Unit.MONEY)


@dataclass(frozen=True, slots=True)
class MarkedBreak:
    """A marked break: the first period after it, and why figures before and after cannot be compared."""

    period: Period
    reason: str


def kinds_of(points: Iterable[SeriesPoint], unit: Unit) -> tuple[PeriodKind, ...]:
    """The kinds of period in which the measure can be shown: those with two known points or more."""
    every = tuple(points)
    kinds = (*_SHOWN, PeriodKind.ROLLING_YEAR)
    return tuple(kind for kind in kinds if _known(points_by(every, kind, unit)) >= FEWEST_POINTS)


def points_by(points: Iterable[SeriesPoint], kind: PeriodKind, unit: Unit) -> tuple[SeriesPoint, ...]:
    """The points of one kind in order of time, gaps included as points without a value.

    Quarters, financial years and twelve rolling months that were not recorded are added up from months where all of
    their months are known; of rates, percentages and places nothing is added up.
    """
    every = tuple(points)
    recorded = {point.period: point for point in every if point.period.kind is kind}
    months = {point.period: point for point in every if point.period.kind is PeriodKind.MONTH}
    if unit in _ADDS_UP and months:
        recorded = {point.period: point for point in _added_up(months, kind)} | recorded
    found = tuple(sorted(recorded.values(), key=lambda point: point.period))
    # Twelve rolling months overlap: the one after another is not the one that follows it.
    return found if kind is PeriodKind.ROLLING_YEAR else every_period(found)


def since_last_break(
    points: Sequence[SeriesPoint], marks: Sequence[MarkedBreak]
) -> tuple[tuple[SeriesPoint, ...], MarkedBreak | None]:
    """The points since the last marked break among them, and that break; all of them where there is none."""
    inside = [
        mark for mark in marks if points and points[0].period.start < mark.period.start <= points[-1].period.start
    ]
    last = max(inside, key=lambda mark: mark.period.start, default=None)
    if last is None:
        return tuple(points), None
    return tuple(point for point in points if point.period.start >= last.period.start), last


def unbroken(points: Sequence[SeriesPoint]) -> tuple[SeriesPoint, ...]:
    """The last stretch of known points one after another, none of them read off a chart or blocked by a note: what a
    line may be drawn through and a trend told of."""
    found: list[SeriesPoint] = []
    for point in reversed(points):
        if found and (not point.bears_evidence or point.period.after() != found[-1].period):
            break
        if point.bears_evidence:
            found.append(point)
    return tuple(reversed(found))


def _known(points: Sequence[SeriesPoint]) -> int:
    return sum(point.value is not None for point in points)


def _added_up(months: dict[Period, SeriesPoint], kind: PeriodKind) -> list[SeriesPoint]:
    sums: list[tuple[Period, Decimal | None]]
    values = {period: point.value for period, point in months.items()}
    if kind is PeriodKind.ROLLING_YEAR:
        sums = [(one.period, one.sum.total) for one in rolling_years(values)]
    elif kind in _FROM_MONTHS:
        periods = sorted({Period.containing(month.start, kind) for month in months})
        totals = [(period, sum_of(values, period.months).total) for period in periods]
        sums = [(period, total) for period, total in totals if total is not None]
    else:
        return []
    return [_sum(period, total, months) for period, total in sums]


def _sum(period: Period, total: Decimal | None, months: dict[Period, SeriesPoint]) -> SeriesPoint:
    """The sum of a period's months; where one is missing a point without a value."""
    parts = [months[month] for month in period.months if month in months]
    return SeriesPoint(
        period,
        total,
        least_settled(part.data_status for part in parts),
        any(part.is_blocked for part in parts),
    )
