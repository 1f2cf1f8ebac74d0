"""Which period the words of a date or year stand for, as far as it can be said without guessing."""

import re
from datetime import date

from checker.numbers.not_figures import MONTHS, YEAR
from core.periods.period import Period
from core.periods.words import InvalidPeriod

_YEARS = re.compile(rf"(?<!\d)({YEAR})(?:\s?(?:[-/]|to|until)\s?(\d{{4}}|\d\d)(?!\d))?")
_DAY = re.compile(rf"(\d{{1,2}})\s?(?:st|nd|rd|th)?\s(?:of\s)?({MONTHS}),?\s({YEAR})", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"


def day_in(words: str) -> date | None:
    """The day that `12th July 2012` names; None where there is none, or it does not exist."""
    found = _DAY.search(words)
    if not found:
        return None
    month = _MONTHS.split().index(found[2][:3].lower()) + 1
    try:
        return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None


def period_in(words: str) -> Period | None:
    """The one period that `words` name (`2012/13`, `Q2 2013/14`, `March 2010`), or None."""
    try:
        return Period.parse(words.strip())
    except InvalidPeriod:
        return None


def years_in(words: str) -> tuple[int, int] | None:
    """The first and last year of a range such as `2013-2017`, `2012/15` or `2010 - 15`; None where it is no range."""
    found = _YEARS.search(words)
    if not found or not found[2]:
        return None
    first, last = int(found[1]), int(found[2])
    last = last if last > 99 else first // 100 * 100 + last
    last = last if last >= first else last + 100
    return (first, last) if last - first <= 30 else None


def order_of(words: str) -> tuple[int, int] | None:
    """Something to put two periods in order by, or None: the first day's year and month where a period can be read."""
    period = period_in(words)
    if period:
        return period.start.year, period.start.month
    day = day_in(words)
    if day:
        return day.year, day.month
    found = _YEARS.search(words)
    return (int(found[1]), 0) if found else None
