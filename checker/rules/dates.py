"""Days that do not exist, and days of the week that do not go with their date."""

import re
from collections.abc import Iterator
from datetime import date

from checker.findings import CheckVerdict, Finding
from checker.numbers.not_figures import MONTHS, WEEKDAYS, YEAR
from checker.rules.building import over_spans
from checker.text.document import Document

_DATE = re.compile(
    rf"(?:\b(?P<weekday>{WEEKDAYS}),?\s+(?:the\s+)?)?(?<![\d.,/-])(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{MONTHS}),?(?:\s+(?P<year>{YEAR})\b)?",
    re.IGNORECASE,
)
_LEADS_TO_DAY = re.compile(
    r"\b(?:on|by|from|until|till|to|of|the|since|before|after|between|and|dated|due|deadline)[ \n]+$", re.IGNORECASE
)
_AROUND = 14
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_dates(document: Document) -> Iterator[Finding]:
    """Every date with a day and a month; the day of the week where day, month and year are all given."""
    for found in _DATE.finditer(document.text):
        day, month = int(found["day"]), _MONTHS.index(found["month"][:3].lower()) + 1
        year = int(found["year"]) if found["year"] else None
        if not _is_written_as_day(document, found, day):
            continue
        if not _exists(day, month, year):
            yield _finding(
                document, found, None, "No such day", f"{' '.join(found[0].split())} is not in the calendar."
            )
        elif found["weekday"] and year:
            weekday = _WEEKDAYS[date(year, month, day).weekday()]
            yield _finding(
                document,
                found,
                weekday,
                found["weekday"].capitalize(),
                f"{found['day']} {found['month']} {year} was a {weekday}.",
            )


def _is_written_as_day(document: Document, found: re.Match[str], day: int) -> bool:
    """Whether a number with a month is a date, and not a figure beside the next month's name: `Jan 31 Feb 30`."""
    if "\t" in found[0] or "|" in found[0] or day > _LONGEST[0]:
        return False
    before = document.text[max(0, found.start() - _AROUND) : found.start()]
    return bool(found["year"] or found["weekday"] or _LEADS_TO_DAY.search(before))


def _exists(day: int, month: int, year: int | None) -> bool:
    if not 1 <= day <= _LONGEST[month - 1]:
        return False
    if month == 2 and day == 29 and year is not None:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


def _finding(document: Document, found: re.Match[str], weekday: str | None, stated: str, suggestion: str) -> Finding:
    return over_spans(
        document,
        [found.span()],
        kind="date",
        inputs={"date": " ".join(found[0].split()), **({"weekday": weekday} if weekday else {})},
        stated=stated,
        computed=None,
        verdict=CheckVerdict.AGREES if weekday == stated else CheckVerdict.DISAGREES,
        suggestion=suggestion,
    )
