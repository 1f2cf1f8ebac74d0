"""Periods as integers, as counts store them: 20130403 is three months from April 2013, the quarter 2013-14-Q1."""

from datetime import date
from functools import lru_cache

from core.periods.period import Period
from core.periods.words import PeriodKind

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.FINANCIAL_YEAR: 12}
_KINDS = {months: kind for kind, months in _MONTHS.items()}


def pack(period: Period) -> int:
    """The period's first month and length as one number; later periods of one length are greater numbers.

    Raises KeyError for kinds that no source publishes (calendar years).
    """
    return (period.start.year * 100 + period.start.month) * 100 + _MONTHS[period.kind]


@lru_cache(maxsize=16_384)
def unpack(packed: int) -> Period:
    """The period that `pack` made the number of."""
    first, months = divmod(packed, 100)
    return Period.containing(_first_day(first), _KINDS[months])


def _first_day(month: int) -> date:
    year, number = divmod(month, 100)
    return date(year, number, 1)
