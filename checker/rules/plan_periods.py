"""One plan with more than one period: `Rolling Action Plan 2013-2015` here, `2013-2017 rolling action plan` there.

Two periods conflict where they begin or end in the same year, so that a plan and the one before or after it, or the one
that rolls on from it, are left alone. A `three-year plan (2011-14)` is held against its own years as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checker.findings import CheckVerdict, Finding
from checker.numbers.not_figures import YEAR
from checker.numbers.number_words import CARDINAL, small_number
from checker.rules.building import over_spans
from checker.statements.periods import years_in
from checker.text.cells import Span
from checker.text.document import Document

_RANGE = rf"{YEAR}(?:\s?[-/]\s?|\s(?:to|until)\s)(?:{YEAR}|\d\d)(?![\w/%]|[.,]\d)"
_HEAD = r"(?:plan|strategy|framework|programme|agreement)"
_NAME = rf"(?P<name>(?:[\w'&/()-]+\s+){{1,6}}?{_HEAD})"
_BEFORE_YEARS = re.compile(
    rf"(?<![\w'])(?P<name>(?:[\w'&/()-]+[ \n]+){{1,6}}{_HEAD})[ \n,:(-]+(?P<years>{_RANGE})", re.IGNORECASE
)
_AFTER_YEARS = re.compile(rf"(?P<years>{_RANGE})[ \n]+(?P<name>(?:[\w'&/()-]+[ \n]+){{1,4}}?{_HEAD})\b", re.IGNORECASE)
_LASTING = re.compile(
    rf"\b(?P<count>\d|{CARDINAL})[ -]years?[ -](?:[\w'-]+[ \n]+){{0,4}}?{_HEAD}[ \n,]*[(:]?[ \n]*(?P<years>{_RANGE})",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "this",
        "that",
        "its",
        "new",
        "draft",
        "current",
        "previous",
        "last",
        "next",
        "of",
        "for",
        "and",
        "to",
        "in",
        "new",
        "final",
    ]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A plan's name with its years."""

    key: tuple[str, ...]
    years: tuple[int, int]
    words: str
    span: Span
    years_span: Span


def check_plan_periods(document: Document) -> Iterator[Finding]:
    """Plans with two periods, and periods that do not last as long as they say."""
    groups: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    found = list(_named(document.text))
    keys = {named.key for named in found}
    for named in found:
        groups[_fuller(named.key, keys)].append(named)
    for group in groups.values():
        finding = _conflict(document, group)
        if finding:
            yield finding
    yield from _check_lasting(document)


def _named(text: str) -> Iterator[Named]:
    for pattern in (_BEFORE_YEARS, _AFTER_YEARS):
        for found in pattern.finditer(text):
            key = _key(found["name"])
            years = years_in(" ".join(found["years"].split()))
            if key and years and years[1] - years[0] > 1:
                article = re.match(r"(?:the|our|this|a|new|current|draft)\s+", found[0], re.IGNORECASE)
                span = (found.start() + (article.end() if article else 0), found.end())
                yield Named(key, years, " ".join(found["years"].split()), span, found.span("years"))


def _fuller(key: tuple[str, ...], keys: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The longer name that a short one stands for, where the text has just one that ends in it."""
    longer = [other for other in keys if len(other) > len(key) and other[-len(key) :] == key]
    return longer[0] if len(longer) == 1 else key


def _key(name: str) -> tuple[str, ...]:
    """The last words of a name that tell it from other plans; empty where it has none."""
    words = re.findall(r"[a-z']+", name.lower())
    for place in range(len(words) - 1, -1, -1):
        if words[place] in _SMALL_WORDS:
            words = words[place + 1 :]
            break
    return tuple(words[-3:]) if len(words) > 1 else ()


def _conflict(document: Document, group: list[Named]) -> Finding | None:
    group = sorted(group, key=lambda named: named.span)
    periods = list(dict.fromkeys(named.years for named in group))
    clashing = [
        one for one in periods if any(one != other and (one[0] == other[0] or one[1] == other[1]) for other in periods)
    ]
    if not clashing:
        return None
    members = [named for named in group if named.years in clashing]
    first = members[0]
    odd = next(named for named in members if named.years != first.years)
    names = list(dict.fromkeys(f"{years[0]}-{years[1]}" for years in (named.years for named in members)))
    return over_spans(
        document,
        [named.years_span for named in members],
        kind="period_conflict",
        inputs={"periods": names, "places": [[*named.years_span] for named in members]},
        stated=names[0],
        computed=None,
        verdict=CheckVerdict.DISAGREES,
        suggestion=f"The {' '.join(first.key)} is given {len(names)} periods: {', '.join(names)}.",
        shown=odd.span,
    )


def _check_lasting(document: Document) -> Iterator[Finding]:
    for found in _LASTING.finditer(document.text):
        years = years_in(" ".join(found["years"].split()))
        if not years:
            continue
        count, length = small_number(found["count"]), years[1] - years[0]
        agrees = count in (length, length + 1)
        yield over_spans(
            document,
            [found.span("years")],
            kind="period_conflict",
            inputs={"periods": [f"{years[0]}-{years[1]}"], "years": count},
            stated=count,
            computed=None,
            verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
            suggestion=f"{years[0]} to {years[1]} is {length} or, with the whole of the last year, {length + 1} years.",
            shown=found.span(),
        )
