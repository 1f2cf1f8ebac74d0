"""How often an indicator is told, as periods: what a quarter brings, and what is the latest that can be known."""

from datetime import date

from core.periods.period import Period
from core.periods.words import PeriodKind
from performance.models import Frequency, Measure

_KINDS = {
    Frequency.MONTH: PeriodKind.MONTH,
    Frequency.QUARTER: PeriodKind.QUARTER,
    Frequency.YEAR: PeriodKind.FINANCIAL_YEAR,
    Frequency.CALENDAR_YEAR: PeriodKind.CALENDAR_YEAR,
}


def kind_of(measure: Measure) -> PeriodKind | None:
    """The kind of period that the measure's figures are for; None where they come now and then."""
    return _KINDS.get(Frequency(measure.indicator.frequency))


def periods_owed(measure: Measure, quarter: Period) -> tuple[Period, ...]:
    """The periods of the measure that end within the quarter: its three months, itself, or the year that ends in it."""
    kind = kind_of(measure)
    if kind is None:
        return ()
    found = {Period.containing(month.end, kind) for month in quarter.months}
    return tuple(sorted(period for period in found if quarter.contains(period.end)))


def latest_owed(measure: Measure, today: date) -> Period | None:
    """The measure's latest period that is over and ends within its plan; None where there is none yet."""
    kind = kind_of(measure)
    if kind is None:
        return None
    latest = Period.containing(min(today, measure.plan.ends), kind)
    if latest.end >= today or latest.end > measure.plan.ends:
        latest = latest.before()
    return latest if latest.end >= measure.plan.starts else None
