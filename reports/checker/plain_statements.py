"""Plain statements of one figure of one measure in one period: `Burglary was 253 in 2013/14`.

They are read only where the measure is one that the text is held against, so that nothing is taken for a measure that
is none.
"""

import re
from collections.abc import Container, Iterator

from core.periods import Period
from reports.checker.columns import Role, read_columns
from reports.checker.document import Document
from reports.checker.facts import Fact
from reports.checker.labels import measure_key
from reports.checker.numbers import FIGURES, Kind
from reports.checker.periods_in_text import period_in
from reports.checker.reading import Reading

_STATED = re.compile(
    r"(?:^|[.¶;:]\s|,\s|⟦y⟧\s|\band\s|\bthe\s)(?P<label>[A-Za-z][\w'/& -]{2,70}?)(?:\s\([^)⟦]*\))?\s"
    r"(?:has been|have been|had been|was|were|is|are|stood at|stands at|totalled|reached|came to|numbered|"
    r"(?:rose|fell|increased|decreased|reduced|dropped|went up|went down|grew) to|has (?:risen|fallen) to)\s"
    r"(?:at\s)?⟦[cpmr]⟧",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?:^|[.¶;:]\s|\bthe\s)(?:⟦y⟧\s)?target (?:for|of|on) (?P<label>[A-Za-z][\w'/& -]{2,60}?)\s"
    r"(?:(?:for|in|by the end of)\s⟦y⟧\s)?(?:is|was|will be|stands at)\s(?:set at\s)?⟦[cpmr]⟧"
    r"(?:\s[\w-]+){0,2}?(?:\s(?:for|in|by the end of)\s⟦y⟧)?",
    re.IGNORECASE,
)
_PERIOD_AFTER = re.compile(
    r"^\s?(?:[a-z]+\s){0,3}(?:in|during|for|over|at the end of)\s(?:the year\s)?⟦y⟧", re.IGNORECASE
)
_PERIOD_BEFORE = re.compile(r"(?:in|during|for|over)\s⟦y⟧,?\s(?:the\s)?$", re.IGNORECASE)


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


def find_targets(document: Document, measures: Container[str]) -> Iterator[Fact]:
    """The targets that tables and plain sentences give `measures` for a period."""
    for table in document.tables:
        columns = read_columns(table)
        for place in columns.of(Role.TARGET):
            period = period_in(re.sub(r"targets?|\bfor\b|[()]", " ", table.title(place), flags=re.IGNORECASE))
            for row in table.rows if period else ():
                number = row[place].number if place < len(row) else None
                measure = measure_key(row[0].words)
                if period and number and not number.sign and measure in measures:
                    yield Fact(measure, period, number, row[place].place(number), True)
    for reading in document.readings:
        for found in _TARGET.finditer(reading.outline):
            measure = _known(found["label"], measures)
            inside = [at for at, (start, _) in enumerate(reading.places) if found.start() <= start < found.end()]
            numbers = [reading.numbers[at] for at in inside]
            levels = [number for number in numbers if number.kind in FIGURES]
            periods = [period_in(reading.printed(number)) for number in numbers if number.kind is Kind.PERIOD]
            if measure and len(levels) == 1 and len(periods) == 1 and periods[0]:
                yield Fact(measure, periods[0], levels[0], reading.own_span(levels[0]), False)


def _known(words: str, measures: Container[str]) -> str:
    """The known measure that the words before the verb end in; a sentence may lead up to it."""
    parts = words.split()
    for start in range(len(parts)):
        key = measure_key(" ".join(parts[start:]))
        if key in measures:
            return key
    return ""


def _period(reading: Reading, label_at: int, place: int) -> Period | None:
    """The period right after the figure, or right before the measure."""
    after, before = reading.outline[reading.places[place][1] :], reading.outline[:label_at]
    if _PERIOD_AFTER.match(after):
        at = next(
            (at for at in range(place + 1, len(reading.numbers)) if reading.numbers[at].kind is Kind.PERIOD), None
        )
    elif _PERIOD_BEFORE.search(before):
        earlier = [at for at in range(place) if reading.numbers[at].kind is Kind.PERIOD]
        at = earlier[-1] if earlier else None
    else:
        at = None
    return None if at is None else period_in(reading.printed(reading.numbers[at]))
