"""Plain statements of one figure of one measure in one period: `Burglary was 253 in 2013/14`.

They are read only where the measure is one that the text is held against, so that nothing is taken for a measure that
is none.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from checker.numbers.number import FIGURES, Number, NumberKind
from checker.statements.facts import Fact
from checker.statements.measure_names import measure_key
from checker.statements.periods import period_in
from checker.tables.columns import read_columns
from checker.tables.tables import Table
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.reading import TextPassage
from core.periods.period import Period

_STATED = re.compile(
    r"(?:^|[.¶;:]\s|,\s|⟦y⟧\s|\band\s|\bthe\s)(?P<label>[A-Za-z][\w'/& -]{2,70}?)(?:\s\([^)⟦]*\))?\s"
    r"(?:has been|have been|had been|was|were|is|are|stood at|stands at|totalled|reached|came to|numbered|"
    r"(?:rose|fell|increased|decreased|reduced|dropped|went up|went down|grew) to|has (?:risen|fallen) to)\s"
    r"(?:at\s)?⟦[cpmr]⟧",
    re.IGNORECASE,
)
_SUBJECT = r"(?:^|[.¶;:]\s|\bthe\s)(?P<label>[A-Za-z][\w'/& -]{2,60}?)(?:\s\([^)⟦]*\))?"
_IN_YEAR = r"(?:\s(?:for|in|by|by the end of)\s⟦y⟧)"
_ASKED = r"(?:^|[.¶;:]\s|\bthe\s)(?:⟦y⟧\s)?{what} (?:for|of|on) (?P<label>[A-Za-z][\w'/& -]{{2,60}}?)"
_IS = r"\s(?:is|was|will be|stands at|stood at)\s(?:set at\s|a total of\s)?⟦[cpmr]⟧"
_GOES_ON = re.compile(
    r"^\s?(?:higher|lower|above|below|more|less|fewer|reduction|increase|decrease|to\s⟦)", re.IGNORECASE
)
_PERIOD_AFTER = re.compile(
    r"^\s?(?:[a-z]+\s){0,3}(?:in|during|for|over|at the end of)\s(?:the year\s)?⟦y⟧", re.IGNORECASE
)
_PERIOD_BEFORE = re.compile(r"(?:in|during|for|over)\s⟦y⟧,?\s(?:the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TargetStatement:
    """A target or baseline of a measure, as the text has it; no `period` where none is told."""

    measure: str
    period: Period | None
    number: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Asking:
    """How a text gives targets, or baselines: the headings of their columns, and their sentences."""

    heading: re.Pattern[str]
    sentences: tuple[re.Pattern[str], ...]


def _asking(word: str) -> Asking:
    """The patterns for one word: `the target for robbery is 140`, `robbery was 150 against a target of 140`."""
    plain = rf"{_ASKED.format(what=word)}{_IN_YEAR}?{_IS}(?:\s[\w-]+){{0,2}}?{_IN_YEAR}?"
    beside = (
        rf"{_SUBJECT}\s(?:was|were|is|are|stood at|stands at|has been|totalled|rose to|fell to)\s⟦[cpmr]⟧"
        rf"(?:\s[a-z]+){{0,2}}?{_IN_YEAR}?,?\s(?:against|compared with|compared to)\s"
        rf"(?:a|the|its)\s(?:⟦y⟧\s)?{word}\sof\s⟦[cpmr]⟧"
    )
    return Asking(
        re.compile(rf"\b{word}s?\b", re.IGNORECASE),
        (re.compile(plain, re.IGNORECASE), re.compile(beside, re.IGNORECASE)),
    )


TARGETS, BASELINES = _asking("target"), _asking("baseline")


def find_statements(document: Document, measures: Container[str]) -> Iterator[Fact]:
    """The plain statements about `measures` (their keys, as `labels.measure_key` makes them)."""
    for reading in document.readings:
        changes = document.changes(reading)
        for found in _STATED.finditer(reading.outline):
            measure = _known(found["label"], measures)
            place = next((at for at, (start, end) in enumerate(reading.places) if end == found.end()), None)
            if not measure or place is None or place in changes or reading.numbers[place].kind not in FIGURES:
                continue
            period = _period(reading, found.start("label"), place)
            if period:
                number = reading.numbers[place]
                yield Fact(measure, period, number, reading.own_span(number), False)


def find_asked(document: Document, measures: Container[str], what: Asking) -> Iterator[TargetStatement]:
    """The targets, or baselines, that tables and plain sentences give `measures`, with their period if it is told."""
    for table in document.tables:
        columns = read_columns(table)
        for place in range(1, len(columns.roles)):
            if what.heading.search(table.title(place)):
                yield from _asked_in_column(table, place, measures, what)
    for reading in document.readings:
        for pattern in what.sentences:
            for found in pattern.finditer(reading.outline):
                one = _asked_in_sentence(reading, found, measures)
                if one:
                    yield one


def _asked_in_column(table: Table, place: int, measures: Container[str], what: Asking) -> Iterator[TargetStatement]:
    named = re.sub(r"\bfor\b|[()]", " ", what.heading.sub(" ", table.title(place)))
    period = period_in(named)
    if named.strip() and period is None:
        return  # another thing than the plan's own: `Target % change`, `National target`
    for row in table.rows:
        number = row[place].number if place < len(row) else None
        measure = measure_key(row[0].words)
        if number and not number.sign and measure in measures:
            yield TargetStatement(measure, period, number, row[place].place(number))


def _asked_in_sentence(reading: TextPassage, found: re.Match[str], measures: Container[str]) -> TargetStatement | None:
    measure = _known(found["label"], measures)
    inside = [at for at, (start, _) in enumerate(reading.places) if found.start() <= start < found.end()]
    numbers = [reading.numbers[at] for at in inside]
    levels = [number for number in numbers if number.kind in FIGURES]
    periods = [period_in(reading.printed(number)) for number in numbers if number.kind is NumberKind.PERIOD]
    unread = len(periods) > 1 or None in periods
    if not measure or not levels or unread or _GOES_ON.match(reading.outline[found.end() :]):
        return None
    return TargetStatement(measure, periods[0] if periods else None, levels[-1], reading.own_span(levels[-1]))


def _known(words: str, measures: Container[str]) -> str:
    """The known measure that the words before the verb end in; a sentence may lead up to it."""
    parts = words.split()
    for start in range(len(parts)):
        key = measure_key(" ".join(parts[start:]))
        if key in measures:
            return key
    return ""


def _period(reading: TextPassage, label_at: int, place: int) -> Period | None:
    """The period right after the figure, or right before the measure."""
    after, before = reading.outline[reading.places[place][1] :], reading.outline[:label_at]
    if _PERIOD_AFTER.match(after):
        at = next(
            (at for at in range(place + 1, len(reading.numbers)) if reading.numbers[at].kind is NumberKind.PERIOD), None
        )
    elif _PERIOD_BEFORE.search(before):
        earlier = [at for at in range(place) if reading.numbers[at].kind is NumberKind.PERIOD]
        at = earlier[-1] if earlier else None
    else:
        at = None
    return None if at is None else period_in(reading.printed(reading.numbers[at]))
