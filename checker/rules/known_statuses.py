"""What a text says of a target's result against the data: `the target for robbery was met`, a column of statuses.

A result without a year is held against the data only where all known years say the same. What lies within the
tolerance is neither met nor missed to the letter: it contradicts nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.findings import CheckVerdict, Finding
from checker.known_facts import MET, MISSED, WITHIN_TOLERANCE, FactKind, KnownFact
from checker.numbers.number import NumberKind
from checker.rules.building import over_spans
from checker.rules.known_values import code_of
from checker.statements.measure_names import measure_key
from checker.statements.periods import period_in
from checker.tables.tables import Table
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.reading import TextPassage
from core.periods.period import Period

_LABEL = r"(?P<label>[A-Za-z][\w'/& -]{2,60}?)"
_YEAR = r"(?:\s(?:for|in|during)\s(?P<year>⟦y⟧))?"
_MISSED = r"miss(?:ed)?|not (?:been )?(?:met|achieved|reached|hit)|(?:failed|failing) to (?:meet|achieve|reach|hit)|"
_MISSED += r"did not (?:meet|achieve|reach|hit)|has not (?:met|achieved|reached|hit)|(?:fell|fallen) short of"
_MET = r"met|achieved|reached|hit"
_RESULT = rf"(?:(?P<missed>{_MISSED})|(?P<met>{_MET}))"
_ADVERBS = r"(?:(?:has|have|had|was|were|is|been|also|again|narrowly|just|comfortably|easily|clearly|already)\s)*"
_SENTENCES = (
    re.compile(
        rf"(?:^|[.¶;:]\s|,\s|\band\s|\bthe\s){_LABEL}\s{_ADVERBS}{_RESULT}\s(?:the|its|their|our)\s"
        rf"(?:(?P<before>⟦y⟧)\s)?(?:annual\s|year-end\s|reduction\s)?target\b{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:(?P<before>⟦y⟧)\s)?target (?:for|of|on) {_LABEL}{_YEAR}\s{_ADVERBS}{_RESULT}\b"
        r"(?!\s(?:by|in|at)\s⟦[^y])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[.¶;]\s){_LABEL}\s?[:-]\s(?:{_ADVERBS}target\s{_ADVERBS})?{_RESULT}(?:\starget)?\s?(?=[.;,(¶]|$)",
        re.IGNORECASE,
    ),
)
_NOT_YET = re.compile(
    r"\b(?:will|would|should|could|expect\w*|likely|if|may|might|forecast\w*|to be|aim\w*)\b", re.IGNORECASE
)
_HEADED = re.compile(
    r"^(?:status|rag(?: (?:status|rating))?|rating|target met\??|met\??|achieved\??|on target\??|result|"
    r"performance against target)$",
    re.IGNORECASE,
)
_CELLS = {
    MET: re.compile(r"(?:green|met|achieved|yes|target met|on target|target achieved)", re.IGNORECASE),
    MISSED: re.compile(
        r"(?:red|missed|not met|not achieved|no|target missed|target not met|off target)", re.IGNORECASE
    ),
    WITHIN_TOLERANCE: re.compile(r"(?:amber|within tolerance|nearly met)", re.IGNORECASE),
}
_WORDS = {MET: "met", MISSED: "missed", WITHIN_TOLERANCE: "missed within its tolerance"}
Known = dict[str, list[KnownFact]]


def check_known_statuses(document: Document) -> Iterator[Finding]:
    """Targets that a text says were met or missed, against the data."""
    known: Known = defaultdict(list)
    for fact in document.known.facts:
        if fact.kind is FactKind.STATUS:
            for name in {measure_key(name) for name in (fact.label, *fact.aliases)}:
                known[name].append(fact)
    if known:
        for reading in document.readings:
            yield from _in_sentences(document, reading, known)
        for table in document.tables:
            yield from _in_columns(document, table, known)


def _in_sentences(document: Document, reading: TextPassage, known: Known) -> Iterator[Finding]:
    for pattern in _SENTENCES:
        for found in pattern.finditer(reading.outline):
            facts = _facts_named(found["label"], known)
            year = next((name for name in ("before", "year") if found.groupdict().get(name)), None)
            period = _period(reading, found.start(year)) if year else None
            if not facts or _NOT_YET.search(found[0]) or (year and period is None):
                continue
            name = "missed" if found["missed"] else "met"
            span = (reading.offset(found.start(name)), reading.offset(found.end(name) - 1) + 1)
            yield from _held_against(document, span, MISSED if found["missed"] else MET, facts, period)


def _facts_named(words: str, known: Known) -> list[KnownFact]:
    """The results of the measure that the words before the verb end in."""
    parts = words.split()
    for start in range(len(parts)):
        facts = known.get(measure_key(" ".join(parts[start:])))
        if facts:
            return facts
    return []


def _period(reading: TextPassage, place: int) -> Period | None:
    number = next(
        (one for one, (start, _) in zip(reading.numbers, reading.places, strict=True) if start == place), None
    )
    return period_in(reading.printed(number)) if number and number.kind is NumberKind.PERIOD else None


def _in_columns(document: Document, table: Table, known: Known) -> Iterator[Finding]:
    for place, cell in enumerate(table.heading):
        for row in table.rows if place and _HEADED.match(cell.words.strip()) else ():
            said = _said(row[place].words) if place < len(row) else None
            facts = known.get(measure_key(row[0].words))
            if said is not None and facts:
                yield from _held_against(document, row[place].span, said, facts, None)


def _said(words: str) -> object:
    return next((value for value, pattern in _CELLS.items() if pattern.fullmatch(words.strip())), None)


def _held_against(
    document: Document, span: Span, said: object, facts: list[KnownFact], period: Period | None
) -> Iterator[Finding]:
    """One result against the known one of its period, or of all periods where these are the same."""
    meant = [fact for fact in facts if period is None or code_of(fact) == period.code]
    if not meant or len({fact.value for fact in meant}) != 1:
        return
    fact = meant[-1]
    verdict = CheckVerdict.AGREES if said == fact.value else CheckVerdict.DISAGREES
    if verdict is CheckVerdict.DISAGREES and WITHIN_TOLERANCE in (said, fact.value):
        verdict = CheckVerdict.UNCHECKED
    yield over_spans(
        document,
        [span],
        kind="conflict",
        inputs={
            "stated": [_WORDS[fact.value], document.words(*span)],
            "measure": fact.label,
            "period": code_of(fact),
            "source": fact.source,
        },
        stated=document.words(*span),
        computed=None,
        verdict=verdict,
        suggestion=f"{fact.source}: the target for {fact.label} was {_WORDS[fact.value]}.",
    )
