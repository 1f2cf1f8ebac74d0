"""What single cells say: counts, marks for what is missing, years, quarters and months."""

import re
from datetime import date, datetime

from core.periods import Period, PeriodKind
from core.quantities import State

# The marks that stand for a figure that is not there, as published tables print them. None of them is zero.
# A dash may be a hyphen, a minus or an en dash.
MARKS = {
    **dict.fromkeys(
        ("", "..", "...", ":", "-", "--", "–", "—", "−", "[x]", "n/a", "na", "#n/a", "null"), State.MISSING
    ),
    **dict.fromkeys(("[u]", "[w]", "[low]", "missing", "not available", "no data", "not known"), State.MISSING),
    **dict.fromkeys(("[z]", "not applicable"), State.NOT_APPLICABLE),
    **dict.fromkeys(("*", "[c]", "suppressed"), State.SUPPRESSED),
}
MOST_DIGITS = 9  # more is no count of crimes or people in one place, and would not fit the column it is kept in
# Small areas of England, Wales and Scotland, and Northern Ireland's of both forms.
SMALL_AREA_CODE = re.compile(r"[EWSN]\d{8}|\d{2}[A-Z]{2}\d{2}[A-Z]\d", re.ASCII)

_COUNT = re.compile(r"([-−–]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:\s*(?:\[[rp]\]|[rp]))?", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?:FY\s*)?((?:19|20)\d\d)\s*(?:[/_–-]|to)\s*(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_YEAR_ENDING = re.compile(
    r"(?:12 months|year)\s+(?:ending|to)\s+mar(?:ch)?\s+((?:19|20)\d\d)", re.ASCII | re.IGNORECASE
)
_QUARTER = re.compile(r"(?:q|qtr|quarter)?\.?\s*([1-4])(?:\.0+)?", re.ASCII | re.IGNORECASE)
_YEAR_BESIDE_QUARTER = re.compile(
    r"^(?:19|20)\d\d[/_–-]\d{2,4}\s+(?=q)|(?<=\d)\s+(?:19|20)\d\d[/_–-]\d{2,4}$", re.IGNORECASE
)
_QUARTER_MONTHS = {"apr": 1, "jul": 2, "oct": 3, "jan": 4}
_QUARTER_ENDS = {1: "jun", 2: "sep", 3: "dec", 4: "mar"}
_MONTH = re.compile(r"((?:19|20)\d\d)[-/_ ]?(0[1-9]|1[0-2])", re.ASCII)
_NAMED_MONTH = re.compile(r"([a-z]{3,9})[-/_ ]*((?:19|20)?\d\d)", re.ASCII | re.IGNORECASE)
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class BadCell(ValueError):
    """A cell that cannot be read; the message says what was expected there."""


def cell_text(value: object) -> str:
    """A spreadsheet's cell as the text that the same cell has in a CSV: `8.0` is `8`, an empty cell is empty."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    return str(value)


def tidy(text: str) -> str:
    """Text without stray, doubled and hard spaces."""
    return " ".join(text.split())


def missing_mark(text: str) -> State | None:
    """The state that a mark stands for, or None where the text is no such mark."""
    return MARKS.get(tidy(text).casefold())


def parse_count(text: str) -> int | None:
    """A whole number, negative ones included; None for a mark of something missing.

    Raises `BadCell` for anything else, so that nothing that is not understood becomes a number.
    """
    found = _COUNT.fullmatch(text.strip())
    if found is None:
        if missing_mark(text) is not None:
            return None
        raise BadCell(f"“{tidy(text)[:40]}” is not a whole number.")
    digits = found[2].replace(",", "")
    if len(digits.lstrip("0")) > MOST_DIGITS:
        raise BadCell(f"“{tidy(text)[:40]}” is too large to be a count.")
    return -int(digits) if found[1] else int(digits)


def parse_year(text: str) -> int:
    """The first year of a financial year: 2020 of `2020/21`, `2020-21`, `2020_21`, `2020/2021`, `2020 to 2021` or
    `Year ending March 2021`."""
    ending = _YEAR_ENDING.fullmatch(tidy(text))
    if ending is not None:
        return int(ending[1]) - 1
    found = _YEAR.fullmatch(tidy(text))
    if found is not None:
        first, written = int(found[1]), found[2]
        if written in (str(first + 1), f"{(first + 1) % 100:02d}"):
            return first
    raise BadCell(f"“{tidy(text)[:40]}” is not a financial year such as 2020/21.")


def parse_quarter(text: str) -> int:
    """The quarter's number, 1 being April to June, of `1`, `Q1`, `Quarter 1`, `Q1 2019/20`, `Apr-Jun` or `April to June
    2019`."""
    tidied = _YEAR_BESIDE_QUARTER.sub("", tidy(text))
    found = _QUARTER.fullmatch(tidied)
    if found is not None:
        return int(found[1])
    words = re.findall(r"[a-z]{3,}", tidied.casefold())
    number = _QUARTER_MONTHS.get(words[0][:3]) if words else None
    if number is None or words[-1][:3] != _QUARTER_ENDS[number]:
        raise BadCell(f"“{tidied[:40]}” is not a quarter from 1 to 4.")
    return number


def parse_month(text: str) -> Period:
    """The month of `2013-04`, `201304`, `2013/04`, `Apr-13`, `Apr 2013` or `April 2013`."""
    month = _month(tidy(text))
    if month is None:
        raise BadCell(f"“{tidy(text)[:40]}” is not a month such as 2013-04.")
    return month


def _month(text: str) -> Period | None:
    found = _MONTH.fullmatch(text)
    if found is not None:
        return Period(PeriodKind.MONTH, int(found[1]), int(found[2]))
    named = _NAMED_MONTH.fullmatch(text)
    if named is None:
        return None
    word, year = named[1].casefold(), int(named[2])
    numbers = [
        at for at, name in enumerate(_MONTH_NAMES, start=1) if word in (name, name[:3]) or word == "sept" == name[:4]
    ]
    return Period(PeriodKind.MONTH, year if year > 99 else 2000 + year, numbers[0]) if numbers else None


def is_month(text: str) -> bool:
    """Whether the text is a month, as a column's heading may be."""
    return _month(tidy(text)) is not None
