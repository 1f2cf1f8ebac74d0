"""The periods of a text: what a phrase names, the one that is printed with a level, and which of two is the earlier."""

import re
from datetime import date

from checker.numbers.not_figures import MONTHS, YEAR
from checker.numbers.number import NumberKind
from checker.text.reading import TextPassage
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


WORD = r"[\w'’/&£-]+"
IN = r"(?:in|for|during|at|by|to|on|as at|at the end of|of)?"
PERIOD_AFTER = re.compile(
    rf"^(?:\s(?!and\b|to\b|from\b|compared\b){WORD}){{0,7}}?,?\s?\(?{IN}\s?(?:the\s)?(?:year\s)?(?:⟦o⟧\s)?⟦y⟧",
    re.IGNORECASE,
)


def in_order_of_time(one: str, other: str) -> bool | None:
    """Whether the first period is the earlier; None where it cannot be told."""
    first, second = order_of(one), order_of(other)
    if first is None or second is None or first == second:
        return None
    return first < second


def period_of(reading: TextPassage, index: int, stop: int | None = None) -> str | None:
    """The period printed with a level, after it (before number `stop`) or else directly before it."""
    after = PERIOD_AFTER.match(reading.after(index))
    if after:
        place = next(
            (i for i in range(index + 1, len(reading.numbers)) if reading.numbers[i].kind is NumberKind.PERIOD), None
        )
        if place is not None and (stop is None or place < stop):
            return reading.printed(reading.numbers[place])
    if index and reading.numbers[index - 1].kind is NumberKind.PERIOD:
        between = reading.between(index - 1, index)
        if re.match(rf"^[,:]?(?:\s{WORD}){{0,8}}?,?\s$", between) and not re.search(
            r"\b(?:and|to|from|compared)\b", between
        ):
            return reading.printed(reading.numbers[index - 1])
    return None
