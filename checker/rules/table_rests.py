"""Columns of what is left: `Allocated`, `Spent`, `Remaining`, where the rows show that the third is the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import decimal_of, shown
from checker.numbers.number import Number, NumberKind
from checker.rules.building import over_spans
from checker.tables.columns import ColumnRole, Columns, figure, read_columns
from checker.tables.tables import TextCell
from checker.text.cells import Span
from checker.text.document import Document

_REST = re.compile(
    r"\b(?:remain\w*|balance|unspent|underspen[dt]|uncommitted|outstanding|left|rest|"
    r"still (?:open|to \w+)|not (?:yet )?\w+)\b",
    re.IGNORECASE,
)
_LEAST_AGREEING = 2


@dataclass(frozen=True, slots=True)
class Rest:
    """A row's whole, its part and what is said to be left, as cells."""

    label: str
    start: int
    cells: tuple[TextCell, TextCell, TextCell]
    numbers: tuple[Number, Number, Number]

    @property
    def counted(self) -> Fraction:
        """The whole less the part."""
        return self.numbers[0].exact - self.numbers[1].exact

    @property
    def stated(self) -> Fraction:
        """What is printed, with its sign."""
        number = self.numbers[2]
        return -number.exact if number.sign < 0 else number.exact

    @property
    def agrees(self) -> bool:
        """Whether they are equal, within what rounded figures allow."""
        slack = sum((number.step / 2 for number in self.numbers if number.rounded), Fraction(0))
        return abs(self.counted - self.stated) <= slack

    @property
    def place(self) -> Span:
        """Where the rest stands in the text."""
        return self.cells[2].place(self.numbers[2])


def check_table_rests(document: Document) -> Iterator[Finding]:
    """Every column of what is left, in the tables whose rows bear it out."""
    for table in document.tables:
        for one in _rests(read_columns(table)):
            yield _finding(document, one)


def rests_put_right(columns: Columns) -> dict[Span, Fraction]:
    """What the contradicted rests of a table would have to be, by their places in the text."""
    return {one.place: one.counted for one in _rests(columns) if not one.agrees}


def _rests(columns: Columns) -> list[Rest]:
    found: list[Rest] = []
    for place in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER):
        if _REST.search(columns.table.title(place)):
            levels = [
                one
                for one in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER, ColumnRole.TARGET, ColumnRole.TOTAL)
                if one < place
            ]
            found += _by_columns(columns, place, levels)
    return found


def _by_columns(columns: Columns, rest: int, levels: list[int]) -> list[Rest]:
    """The rows by the two columns that most of them agree with, two rows at least and half of all."""
    choices = [
        [one for row in columns.table.rows if (one := _rest(row, (whole, part, rest)))]
        for whole, part in permutations(levels, 2)
    ]
    best = max(choices, key=lambda rows: sum(one.agrees for one in rows), default=[])
    right = sum(one.agrees for one in best if one.numbers[1].exact)
    return best if right >= _LEAST_AGREEING and right * 2 >= len(best) else []


def _rest(row: tuple[TextCell, ...], places: tuple[int, int, int]) -> Rest | None:
    whole, part, rest = (figure(row, place) for place in places)
    if not whole or not part or not rest or len({whole.kind, part.kind, rest.kind}) != 1:
        return None
    if whole.kind not in (NumberKind.COUNT, NumberKind.MONEY):
        return None
    cells = (row[places[0]], row[places[1]], row[places[2]])
    return Rest(row[0].words, row[0].span[0], cells, (whole, part, rest))


def _finding(document: Document, one: Rest) -> Finding:
    whole, part, _ = one.numbers
    spans = [cell.place(number) for cell, number in zip(one.cells, one.numbers, strict=True)]
    unit = "£" if whole.kind is NumberKind.MONEY else ""
    words = f"{unit}{shown(whole.exact, 2)} less {unit}{shown(part.exact, 2)} is {unit}{shown(one.counted, 2)}"
    return over_spans(
        document,
        spans,
        kind="difference",
        inputs={"from": part.value, "to": whole.value},
        stated=decimal_of(one.stated),
        computed=one.counted,
        verdict=CheckVerdict.AGREES if one.agrees else CheckVerdict.DISAGREES,
        suggestion=f"{one.label}: {words}.",
        shown=(one.start, max(last for _, last in spans)),
    )
