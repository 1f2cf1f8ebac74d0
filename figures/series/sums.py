"""A measure over time: year to date, rolling twelve months, baseline comparisons and the gap to a group's average.

A series maps periods to exact values; None, or no entry, is a missing value. Values that are added up are counts or
money: the sums of rates and percentages mean nothing. A sum with a missing part is None and names what is missing;
it is never the sum of the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.data_notes import DataStatus
from figures.statistics.changes import difference, percent_change, quotient, total
from figures.statistics.errors import StatisticsError

Value: TypeAlias = int | Decimal
Series: TypeAlias = Mapping[Period, Value | None]


class NotMonthly(StatisticsError):
    """A series of other periods where months are needed, or a month where another period is."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A value of a period, exact and in its indicator's unit; None where it is not known, for whatever reason.

    `is_blocked` says that a data note on its days forbids to set it beside others.
    """

    period: Period
    value: Decimal | None
    data_status: DataStatus = DataStatus.FINAL
    is_blocked: bool = False

    @property
    def bears_evidence(self) -> bool:
        """Whether a line, a limit or a comparison may rest on it: it is known, was counted, and no note forbids it."""
        return self.value is not None and not self.is_read_off_chart and not self.is_blocked

    @property
    def is_read_off_chart(self) -> bool:
        """Whether it is shown only, and nothing may rest on it."""
        return self.data_status is DataStatus.READ_OFF_CHART


@dataclass(frozen=True, slots=True)
class MonthSum:
    """The total of several months: None, with the months named, where any is missing. `known` counts the others."""

    months: tuple[Period, ...]
    total: Decimal | None
    missing: tuple[Period, ...]

    @property
    def complete(self) -> bool:
        """Whether every month is known."""
        return not self.missing

    @property
    def known(self) -> int:
        """How many of the months are known."""
        return len(self.months) - len(self.missing)


@dataclass(frozen=True, slots=True)
class YearToDate:
    """A financial year up to a month, beside the same months of the year before."""

    current: MonthSum
    previous: MonthSum

    @property
    def complete(self) -> bool:
        """Whether both sides have all their months, so that they may be compared."""
        return self.current.complete and self.previous.complete

    @property
    def difference(self) -> Decimal | None:
        """How many more than in the same months of the year before; None unless both are complete."""
        return difference(current=self.current.total, previous=self.previous.total)

    @property
    def change(self) -> Decimal | None:
        """The same in per cent; None as well where there were none in the year before."""
        return percent_change(current=self.current.total, previous=self.previous.total)


@dataclass(frozen=True, slots=True)
class RollingYear:
    """The twelve months that end in a month; `period` names them."""

    period: Period
    sum: MonthSum


@dataclass(frozen=True, slots=True)
class PeriodComparison:
    """A period's value beside another one: both as given, the difference in their unit, and the change in per cent.

    Differences and changes are None where a value is missing; the change also where the other one is zero.
    """

    period: Period
    value: Value | None
    other: Value | None
    difference: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Average:
    """A group's average rate in one period, with the members that are left out of it for want of data."""

    value: Decimal | None
    members: int
    missing: tuple[str, ...]


def year_to_date(series: Series, *, through: Period) -> YearToDate:
    """The financial year up to the month `through`, and the same months of the year before.

    Raises `NotMonthly` unless `through` is a month.
    """
    _require_month(through)
    year = Period.containing(through.start, PeriodKind.FINANCIAL_YEAR)
    months = tuple(month for month in year.months if month <= through)
    return YearToDate(sum_of(series, months), sum_of(series, (month.year_earlier() for month in months)))


def rolling_years(series: Series) -> tuple[RollingYear, ...]:
    """The totals of twelve months for every month from the twelfth of the series to its last, gaps included.

    Raises `NotMonthly` for a series of anything but months.
    """
    months = _every_month(series)
    return tuple(
        RollingYear(
            Period(PeriodKind.ROLLING_YEAR, last.end.year, last.end.month),
            sum_of(series, months[place - 11 : place + 1]),
        )
        for place, last in enumerate(months)
        if place >= 11
    )


def every_period(points: Sequence[SeriesPoint]) -> tuple[SeriesPoint, ...]:
    """Points of one kind in order of time, with those missing between them as points without a value."""
    if not points:
        return ()
    known = {point.period: point for point in points}
    periods, last = [points[0].period], points[-1].period
    while periods[-1] < last:
        periods.append(periods[-1].after())
    return tuple(known.get(period, SeriesPoint(period, None)) for period in periods)


def sum_of(series: Series, months: Iterable[Period]) -> MonthSum:
    """The months' values added up; None in total, with the months named, where any is missing."""
    wanted = tuple(months)
    values = [series.get(month) for month in wanted]
    missing = tuple(month for month, value in zip(wanted, values, strict=True) if value is None)
    return MonthSum(wanted, total(values), missing)


def against_baseline(series: Series, baseline: Period) -> tuple[PeriodComparison, ...]:
    """Every other period of the series beside the value of `baseline`, in time order.

    Raises `StatisticsError` for periods of another kind than the baseline's: a quarter is not compared with a year.
    """
    if any(period.kind is not baseline.kind for period in series):
        raise StatisticsError(f"Not all periods are of the kind of the baseline, {baseline}.")
    base = series.get(baseline)
    return tuple(_compare(period, series[period], base) for period in sorted(series) if period != baseline)


def gap_to_average(series: Series, average: Series) -> tuple[PeriodComparison, ...]:
    """How far a series of rates lies above (below: negative) a group's average, period by period, in time order.

    The periods are those of either; a period that one of them lacks has a gap of None.
    """
    return tuple(_compare(period, series.get(period), average.get(period)) for period in sorted({*series, *average}))


def average_rate(
    counts: Mapping[str, Value | None], exposures: Mapping[str, Value | None], *, per: int = 1000
) -> Average:
    """The rate of a group as a whole, its counts over its population, from the members that have both.

    Raises `StatisticsError` for a member without an entry in `exposures`: missing is said as None, not left out.
    """
    strangers = [member for member in counts if member not in exposures]
    if strangers:
        raise StatisticsError(f"No population is given for {', '.join(strangers)}.")
    known = [member for member in counts if counts[member] is not None and exposures[member] is not None]
    missing = tuple(member for member in counts if member not in known)
    incidents, people = total([counts[member] for member in known]), total([exposures[member] for member in known])
    rate = quotient(incidents * per, people) if incidents is not None and people is not None else None
    return Average(rate, len(known), missing)


def _compare(period: Period, value: Value | None, other: Value | None) -> PeriodComparison:
    return PeriodComparison(
        period,
        value,
        other,
        difference(current=value, previous=other),
        percent_change(current=value, previous=other),
    )


def _require_month(period: Period) -> None:
    if period.kind is not PeriodKind.MONTH:
        raise NotMonthly(f"{period} is not a month.")


def _every_month(series: Series) -> list[Period]:
    """The months from the first to the last, those missing from the series included."""
    for period in series:
        _require_month(period)
    if not series:
        return []
    months, last = [min(series)], max(series)
    while months[-1] < last:
        months.append(months[-1].after())
    return months
