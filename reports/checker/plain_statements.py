"""Plain statements of one figure of one measure in one period: `Burglary was 253 in 2013/14`.

They are read only where the measure is one that the text is held against, so that nothing is taken for a measure that
is none.
"""

import re
from collections.abc import Container, Iterator

from core.periods import Period
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
