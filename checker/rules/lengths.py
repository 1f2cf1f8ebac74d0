"""How long a plan lasts: `the three years from 1 April 2022 to 31 March 2024`, `a four-year period 2021-2023`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.findings import CheckVerdict, Finding
from checker.numbers.not_figures import MONTHS, YEAR
from checker.numbers.number_words import CARDINAL, small_number
from checker.rules.building import over_spans
from checker.statements.periods import day_in, period_in
from checker.text.document import Document

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
