"""How a period is written: what documents print and what officers type, read into (kind, year, number).

Nothing is guessed. Where a text could mean two periods (`Q1 2013` of which year? `11/12` a month or a year?)
an `InvalidPeriod` says which full forms to choose from.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache


class InvalidPeriod(ValueError):
    """A text or a set of parts that names no one period; the message is fit to stand at a form field."""


class PeriodKind(StrEnum):
    """The kinds of period a figure can be for. Financial years run from April to March."""

    __hash__ = str.__hash__  # an enumeration's own is many times slower, and periods are looked up by the thousand

    FINANCIAL_YEAR = "financial_year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CALENDAR_YEAR = "calendar_year"
    ROLLING_YEAR = "rolling_year"


Parts = tuple[PeriodKind, int, int]

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
EXAMPLES = "2013/14, Q1 2013/14, H1 2013/14, April 2013, 2013 or 12 months to March 2013"

_MONTH_NUMBERS = {
    word: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for word in {name.casefold(), name[:3].casefold(), *(("sept",) if number == 9 else ())}
}
_ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_PART_KINDS = {"q": PeriodKind.QUARTER, "h": PeriodKind.HALF}

_MONTH = r"(?P<month>[a-z]{3,9})\.?[\s,'/-]*(?P<year>\d{4}|\d{2})"
_SPAN = r"(?P<first>\d{4}|\d{2})\s?[-/]\s?(?P<second>\d{4}|\d{2})"
_PART = r"(?P<part>quarter|qtr|q|half|h)\s?(?P<number>\d)"
_ORDINAL_PART = rf"(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)}) (?P<part>quarter|half)"
_JOIN = r"(?:\s?[-,]?\s?| of )"


def _century(digits: str) -> int:
    """The year of two or four digits; two digits are 1970 to 2069."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


def _is_next_year(first: int, second: str) -> bool:
    return int(second) == ((first + 1) if len(second) == 4 else (first + 1) % 100)


def _financial_year(found: re.Match[str]) -> int:
    first = _century(found["first"])
    if not _is_next_year(first, found["second"]):
        raise InvalidPeriod(
            f"“{found['first']}/{found['second']}” is not one financial year. Write the year it starts and the next, "
            f"such as {first}/{(first + 1) % 100:02d}."
        )
    return first


def _read_span(found: re.Match[str]) -> Parts:
    """`2013-14` and `2013/2014` are financial years, `2013-04` the month April."""
    first, second = found["first"], found["second"]
    if len(first) == 2:
        raise InvalidPeriod(
            f"“{found.string}” could be a month or a year. Write the year in full, such as 20{first}/{second}."
        )
    is_month = len(second) == 2 and 1 <= int(second) <= 12 and not _is_next_year(int(first), second)
    if is_month and not found["said"]:
        return PeriodKind.MONTH, int(first), int(second)
    return PeriodKind.FINANCIAL_YEAR, _financial_year(found), 0


def _read_part(found: re.Match[str]) -> Parts:
    groups = found.groupdict()
    number = _ORDINALS[groups["ordinal"].casefold()] if groups.get("ordinal") else int(groups["number"])
    return _PART_KINDS[found["part"][0].casefold()], _financial_year(found), number


def _refuse_part(found: re.Match[str]) -> Parts:
    raise InvalidPeriod(
        f"“{found.string}” does not say which year it belongs to. Write the financial year in full, such as Q1 2013/14."
    )


def _read_month(found: re.Match[str]) -> Parts:
    month = _MONTH_NUMBERS.get(found["month"].casefold())
    if month is None:
        raise InvalidPeriod(f"“{found['month']}” is not a month. Write for example {EXAMPLES}.")
    return PeriodKind.MONTH, _century(found["year"]), month


def _read_month_code(found: re.Match[str]) -> Parts:
    kind = PeriodKind.ROLLING_YEAR if found.groupdict().get("rolling") else PeriodKind.MONTH
    return kind, int(found["year"]), int(found["number"])


def _read_rolling(found: re.Match[str]) -> Parts:
    _, year, month = _read_month(found)
    return PeriodKind.ROLLING_YEAR, year, month


def _read_calendar_year(found: re.Match[str]) -> Parts:
    return PeriodKind.CALENDAR_YEAR, int(found["year"]), 0


def _refuse_short_year(found: re.Match[str]) -> Parts:
    raise InvalidPeriod(
        f"“{found.string}” could be a month or a year. Write for example {found['year']}/"
        f"{(int(found['year']) + 1) % 100:02d} or {found['year']}-0{found['digit']}."
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Parts]], ...] = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), reader)
    for pattern, reader in (
        (r"(?:calendar year )?(?P<year>\d{4})", _read_calendar_year),
        (r"(?P<number>\d{1,2})/(?P<year>\d{4})", _read_month_code),
        (rf"(?P<said>fy|financial year)?\s?{_SPAN}", _read_span),
        (r"(?P<year>\d{4})\s?[-/]\s?(?P<digit>\d)", _refuse_short_year),
        (rf"{_SPAN}{_JOIN}{_PART}", _read_part),
        (rf"{_PART}{_JOIN}(?:fy\s?)?{_SPAN}", _read_part),
        (rf"{_ORDINAL_PART}(?: of)? {_SPAN}", _read_part),
        (rf"{_PART}{_JOIN}(?P<year>\d{{4}}|\d{{2}})?", _refuse_part),
        (rf"(?P<year>\d{{4}}){_JOIN}{_PART}", _refuse_part),
        (r"(?P<year>\d{4})-m(?P<number>\d{2})(?P<rolling>-r12)?", _read_month_code),
        (_MONTH, _read_month),
        (r"(?P<year>\d{4})[\s/-]?(?P<month>[a-z]{3,9})", _read_month),
        (
            rf"(?:rolling )?(?:(?:the )?year|(?:12|twelve) months) (?:up )?(?:to|ending|ended)(?: in)?"
            rf"(?: the)?(?: end of)? {_MONTH}",
            _read_rolling,
        ),
    )
)


@lru_cache(maxsize=4096)
def read_period(text: str) -> Parts:
    """(kind, year, number) of the one period that `text` names; raises `InvalidPeriod`."""
    plain = " ".join(re.sub(r"[‐-―−]", "-", text).split())
    if not plain:
        raise InvalidPeriod(f"Enter a period, such as {EXAMPLES}.")
    for pattern, reader in _FORMS:
        found = pattern.fullmatch(plain)
        if found:
            return reader(found)
    raise InvalidPeriod(f"“{plain[:40]}” is not a period. Write for example {EXAMPLES}.")
