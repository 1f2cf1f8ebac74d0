"""What a text says of a measure in a period: figures of tables, of pairs with their periods, of plain sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.numbers.hedges import Hedge, rounds_to
from checker.numbers.number import LEVELS, Number, NumberKind
from checker.statements.directions import ANY
from checker.statements.measure_names import measure_key
from checker.statements.pairs import find_pairs
from checker.statements.periods import period_in, period_of
from checker.tables.columns import ColumnRole, read_columns
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.reading import TextPassage
from core.periods.period import Period

_SUBJECT = re.compile(
    rf"^[\W_]*(?P<label>[A-Za-z][\w'/& -]{{2,60}}?)\s(?:\([^)⟦]*\)\s)?(?:(?:has|have|had|was|were|is|are|also|been|"
    rf"slightly|significantly|substantially)\s)*(?:{ANY})\b"
)
_THERE_WERE = re.compile(
    r"\bthere (?:were|was|have been|had been) (?:a total of )?⟦c⟧ (?P<label>[A-Za-z][\w'/& -]{2,45}?)"
    r"(?: (?:recorded|reported|committed))? (?:in|during) ⟦y⟧(?!,? (?:in|across|within|at|for|to) )",
    re.IGNORECASE,
)
_RECORDED = re.compile(
    r"(?:^|[.¶]\s)(?:A total of )?⟦c⟧ (?P<label>[A-Za-z][\w'/& -]{2,45}?) (?:were|was) "
    r"(?:recorded|reported|committed) (?:in|during) ⟦y⟧(?!,? (?:in|across|within|at|for|to) )",
    re.IGNORECASE,
)
_IN_THERE = re.compile(
    r"(?:^|[.¶]\s)In ⟦y⟧,? there (?:were|was) (?:a total of )?⟦c⟧ (?P<label>[A-Za-z][\w'/& -]{2,45}?)"
    r"(?: recorded| reported)?\s?(?=[.,;(]|$)",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:^|¶\s)⟦c⟧ (?P<label>[A-Za-z][\w'/& -]{2,45}?)(?: (?:recorded|reported|committed))? (?:in|during) ⟦y⟧"
    r"\s?(?=[.;,¶]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"^(?:[^.;¶⟦]*⟦y⟧)?\)?,? (?:in|across|within|at) (?:the )?[A-Z]")


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one measure in one period, as the text has it."""

    measure: str
    period: Period
    number: Number
    span: Span
    in_table: bool


def find_facts(document: Document) -> list[Fact]:
    """The facts of a text, in its order. Where measure or period cannot be told for certain there is none."""
    found = [*_from_tables(document)]
    for reading in document.readings:
        found += _from_pairs(document, reading)
        found += _from_sentences(reading)
    return sorted(found, key=lambda fact: fact.span)


def compatible(one: Number, other: Number) -> bool:
    """Whether two figures can be the same one, printed with different precision or a hedge."""
    if one.hedge is not Hedge.NONE or other.hedge is not Hedge.NONE or one.kind is not other.kind:
        return True
    step = max(one.step, other.step)
    finer, coarser = (one, other) if one.step <= other.step else (other, one)
    return one.exact == other.exact or (finer.step < coarser.step and rounds_to(finer.exact, coarser.exact, step))


def _from_tables(document: Document) -> Iterator[Fact]:
    for table in document.tables:
        columns = read_columns(table)
        for place in columns.of(ColumnRole.LEVEL):
            period = period_in(table.title(place))
            for row in table.rows if period else ():
                number = row[place].number if place < len(row) else None
                measure = measure_key(row[0].words)
                if period and number and measure and number.kind in LEVELS:
                    yield Fact(measure, period, number, row[place].place(number), True)


def _from_pairs(document: Document, reading: TextPassage) -> Iterator[Fact]:
    for pair in find_pairs(reading, document.changes(reading)):
        subject = _SUBJECT.match(reading.before(pair.first, reach=400))
        elsewhere = _ELSEWHERE.match(reading.after(pair.last))
        measure = measure_key(subject["label"]) if subject and not elsewhere else ""
        for place in (pair.earlier, pair.later) if measure else ():
            printed = period_of(reading, place, pair.last if place == pair.first else None)
            period = period_in(printed) if printed else None
            if period:
                number = reading.numbers[place]
                yield Fact(measure, period, number, reading.own_span(number), False)


def _from_sentences(reading: TextPassage) -> Iterator[Fact]:
    for pattern in (_THERE_WERE, _RECORDED, _IN_THERE, _ITEM):
        for found in pattern.finditer(reading.outline):
            inside = [place for place, (start, _) in enumerate(reading.places) if found.start() <= start < found.end()]
            numbers = [reading.numbers[place] for place in inside]
            counts = [number for number in numbers if number.kind is NumberKind.COUNT]
            periods = [number for number in numbers if number.kind is NumberKind.PERIOD]
            measure = measure_key(found["label"])
            period = period_in(reading.printed(periods[0])) if periods else None
            if measure and period and counts:
                yield Fact(measure, period, counts[0], reading.own_span(counts[0]), False)
