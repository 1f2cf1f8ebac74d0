"""What cells say of time: financial years, their quarters, and months, in the many forms that tables print."""

import calendar
import re
from functools import lru_cache

from core.periods.period import Period
from core.periods.words import PeriodKind
from crime_data.readers.tables.cells import BadCell, tidy

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_FROM_APRIL, _TO_MARCH = r"(?:0?1(?:st)?\s+)?apr(?:il)?", r"(?:31(?:st)?\s+)?mar(?:ch)?"
# What follows a year that is provisional, revised or has a note: `2023/24 [p]`, `2023/24 (provisional)`, `2023/24p`.
_AFTER_YEAR = re.compile(r"\s*(?:\[[^\]]*\]|\((?:p|r|provisional|revised)\)|(?<=\d)[pr])$", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:FY\s*(?=\d)|(?=\d{4}))((?:19|20)?\d\d)\s*(?:[/_–-]|to)\s*(\d{4}|\d{2})", re.ASCII | re.IGNORECASE
)
_APRIL_TO_MARCH = re.compile(
    rf"{_FROM_APRIL}[\s-]*(\d{{4}}|\d\d)\s*(?:[–-]|to)\s*{_TO_MARCH}[\s-]*(\d{{4}}|\d\d)", re.ASCII | re.IGNORECASE
)
_YEAR_ENDING = re.compile(
    rf"(?:(?:12|twelve) months|year|y/?e)\s*(?:ending|ended|end|to)?\s+{_TO_MARCH}\s+((?:19|20)\d\d)",
    re.ASCII | re.IGNORECASE,
)
_FINANCIAL_YEAR_WITHIN = re.compile(r"\b((?:19|20)\d\d)[/_–-]\d{2,4}\b")
_YEAR_WITHIN = re.compile(r"\b(?:19|20)\d\d\b")
_QUARTER = re.compile(
    r"(?:(?:q|qtr|quarter)?\.?\s*0?([1-4])(?:\.0+)?(?:st|nd|rd|th)?(?:\s*(?:quarter|qtr))?)?"
    r"[\s(:,–-]*([a-z][a-z\s,/–-]*)?\)?",
    re.ASCII,
)
_QUARTER_ENDING = re.compile(r"(?:quarter|qtr|qe|q)\s*(?:ending|ended|end|to)?\s+([a-z]{3})[a-z]*")
_QUARTER_STARTS = {"apr": 1, "jul": 2, "oct": 3, "jan": 4}
_QUARTER_ENDS = {"jun": 1, "sep": 2, "dec": 3, "mar": 4}
_MONTH = re.compile(r"((?:19|20)\d\d)[-/_ ]?(0[1-9]|1[0-2])", re.ASCII)
_NAMED_MONTH = re.compile(r"([a-z]{3,9})[-/_ ]*((?:19|20)?\d\d)", re.ASCII | re.IGNORECASE)
# Dates as spreadsheets store them and as London prints them: day first.
_ISO_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ]00:00(?::00)?.*)?", re.ASCII)
_DATE = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-]((?:19|20)?\d\d)(?: 00:00(?::00)?)?", re.ASCII)


def parse_year(text: str) -> int:
    """The first year of a financial year: 2020 of `2020/21`, `2020-21`, `FY20/21`, `2020 to 2021`, `Apr 2020 - Mar
    2021` or `Year ending March 2021`."""
    written = _AFTER_YEAR.sub("", tidy(text))
    ending = _YEAR_ENDING.fullmatch(written)
    if ending is not None:
        return int(ending[1]) - 1
    found = _YEAR.fullmatch(written) or _APRIL_TO_MARCH.fullmatch(written)
    if found is not None and len(found[2]) <= len(found[1]):
        first = _whole_year(found[1])
        if found[2] in (str(first + 1), f"{(first + 1) % 100:02d}"):
            return first
    raise BadCell(f"“{tidy(text)[:40]}” is not a financial year such as 2020/21.")


def parse_quarter(text: str, year: int | None = None) -> int:
    """The quarter's number, 1 being April to June, of `1`, `Q1`, `Quarter 1 (Apr-Jun)`, `Q1 2019/20`, `April to June
    2019` or `Quarter ending June 2019`. A year beside it has to lie in the financial year that begins in `year`."""
    shown = tidy(text)
    financial = {int(first) for first in _FINANCIAL_YEAR_WITHIN.findall(shown)}
    rest = _FINANCIAL_YEAR_WITHIN.sub("", shown)
    calendar_years = {int(found) for found in _YEAR_WITHIN.findall(rest)}
    found = _QUARTER.fullmatch(tidy(_YEAR_WITHIN.sub("", rest)).casefold())
    number = _quarter_number(found) if found is not None else None
    if found is None or number is None:
        raise BadCell(f"“{shown[:40]}” is not a quarter from 1 to 4.")
    if year is not None:
        its_year = year + 1 if number == 4 else year
        allowed = {its_year} if found[2] else {year, its_year}
        if not (financial <= {year} and calendar_years <= allowed):
            raise BadCell(f"“{shown[:40]}” is no quarter of {year}/{(year + 1) % 100:02d}.")
    return number


def parse_month(text: str) -> Period:
    """The month of `2013-04`, `201304`, `2013/04`, `Apr-13`, `Apr 2013` or `April 2013`, and of a date that is its
    first or last day: `01/04/2013` (day first), `2013-04-01`."""
    month = _month(tidy(text))
    if month is None:
        raise BadCell(f"“{tidy(text)[:40]}” is not a month such as 2013-04.")
    return month


@lru_cache(maxsize=4096)
def is_month(text: str) -> bool:
    """Whether the text is a month, as a column's heading may be."""
    return _month(tidy(text)) is not None


def _whole_year(written: str) -> int:
    """The year of `2013` or `13`; two digits from 70 are of the last century."""
    year = int(written)
    if len(written) == 4:
        return year
    return 1900 + year if year >= 70 else 2000 + year


def _quarter_number(found: re.Match[str]) -> int | None:
    """The number that digits and months of a quarter agree on."""
    numbers = {int(found[1])} if found[1] else set()
    if found[2]:
        numbers.add(_quarter_of_months(found[2]))
    return numbers.pop() or None if len(numbers) == 1 else None


def _quarter_of_months(words: str) -> int:
    """The quarter of `apr to jun` or `quarter ending june`; 0 for other months."""
    ending = _QUARTER_ENDING.fullmatch(words.strip())
    if ending is not None:
        return _QUARTER_ENDS.get(ending[1], 0)
    months = re.findall(r"[a-z]{3,}", words)
    number = _QUARTER_STARTS.get(months[0][:3], 0) if months else 0
    return number if number and _QUARTER_ENDS.get(months[-1][:3]) == number else 0


def _month(text: str) -> Period | None:
    found = _MONTH.fullmatch(text)
    if found is not None:
        return Period(PeriodKind.MONTH, int(found[1]), int(found[2]))
    named = _NAMED_MONTH.fullmatch(text)
    return _month_by_name(named[1].casefold(), named[2]) if named is not None else _month_of_date(text)


def _month_by_name(word: str, year: str) -> Period | None:
    for number, name in enumerate(_MONTH_NAMES, start=1):
        if word in (name, name[:3]) or word == "sept" == name[:4]:
            return Period(PeriodKind.MONTH, int(year) if len(year) == 4 else 2000 + int(year), number)
    return None


def _month_of_date(text: str) -> Period | None:
    """A date stands for its month only at either end of it: 04/03/2013 may have been meant the other way round."""
    iso, other = _ISO_DATE.fullmatch(text), _DATE.fullmatch(text)
    if iso is not None:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif other is not None:
        year, month, day = _whole_year(other[3]), int(other[2]), int(other[1])
    else:
        return None
    is_end = 1 <= month <= 12 and day in (1, calendar.monthrange(year, month)[1])
    return Period(PeriodKind.MONTH, year, month) if is_end else None
