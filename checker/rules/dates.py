"""Days that do not exist, and days of the week that do not go with their date.

How long a plan lasts, too: `the three years from 1 April 2022 to 31 March 2024`, `a four-year period 2021-2023`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.findings import CheckVerdict, Finding
from checker.numbers.not_figures import MONTHS, WEEKDAYS, YEAR
from checker.numbers.number_words import CARDINAL, small_number
from checker.rules.building import over_spans
from checker.statements.periods import day_in, period_in
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


_DAY = rf"\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of\s)?{MONTHS},?\s{YEAR}"
_END = rf"(?:{_DAY}|{MONTHS}\s{YEAR}|{YEAR}(?:/\d\d)?(?!\d))"
_LASTS = re.compile(
    rf"\b(?P<count>\d|{CARDINAL})[- ]years?(?P<what>(?:[- ][a-z'-]+){{0,5}}?),?\s(?:\(|from\s|between\s|starting\s)?"
    rf"(?P<first>{_END})\s?(?:-|to|until|and)\s?(?P<last>{_END})",
    re.IGNORECASE,
)
_OF_A_PLAN = re.compile(
    r"\b(?:plan|strategy|programme|period|framework|agreement|covers?|covering|runs?|funding|term)\b", re.IGNORECASE
)
_NAMED = re.compile(r"(?:plan|strategy|framework|programme|agreement)$", re.IGNORECASE)
_BARE = re.compile(YEAR)


def check_lengths(document: Document) -> Iterator[Finding]:
    """Plans and periods that say how many years they last and from when to when."""
    for found in _LASTS.finditer(document.text):
        about = document.text[max(0, found.start() - 40) : found.start()] + found["what"]
        years = _years_between(found["first"], found["last"])
        named_with_years = _NAMED.search(found["what"]) and _BARE.fullmatch(
            found["first"]
        )  # `plan_periods` tells these
        if not years or named_with_years or not _OF_A_PLAN.search(about):
            continue
        count = small_number(found["count"])
        yield over_spans(
            document,
            [found.span("count"), found.span("first"), found.span("last")],
            kind="period_conflict",
            inputs={
                "periods": [f"{' '.join(found['first'].split())} to {' '.join(found['last'].split())}"],
                "years": count,
            },
            stated=count,
            computed=None,
            verdict=CheckVerdict.AGREES if count in years else CheckVerdict.DISAGREES,
            suggestion=f"From {found['first']} to {found['last']} is {_listed(years)} years.",
            shown=found.span(),
        )


def _listed(years: set[int]) -> str:
    return " or ".join(str(one) for one in sorted(years))


def _years_between(first: str, last: str) -> set[int]:
    """How many whole years lie between two printed ends; with bare years it is one fewer where the first is a baseline.

    Empty where an end cannot be read or the time is no number of years.
    """
    start, end = _bounds(first), _bounds(last)
    if not start or not end or end[1] <= start[0]:
        return set()
    years = {_whole_years(start[0], end[1])}
    if not re.search(r"[a-z]", first + last, re.IGNORECASE):
        years.add(_whole_years(start[0], end[0] - timedelta(days=1)))
    return years - {0}


def _bounds(words: str) -> tuple[date, date] | None:
    day = day_in(words)
    if day:
        return day, day
    period = period_in(words)
    return (period.start, period.end) if period else None


def _whole_years(start: date, end: date) -> int:
    """The years from one day to another, both included; 0 where it is no whole number."""
    after = end + timedelta(days=1)
    apart = (after.year - start.year) * 12 + after.month - start.month
    return apart // 12 if apart % 12 == 0 and abs(after.day - start.day) <= 1 else 0
