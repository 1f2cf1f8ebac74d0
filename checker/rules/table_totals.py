"""The total rows and total columns of tables, with their borders and without.

A total is contradicted only where the table itself shows that it is one: another row or column adds up, or it comes
near. A row called `Total` that counts more than the rows above it is left alone. One wrong figure is told once: what
adds up with the figure put right is not told again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import decimal_of, shown
from checker.numbers.number import Number, NumberKind
from checker.rules.building import over_spans
from checker.rules.loose_rows import loose_tables
from checker.rules.table_changes import put_right
from checker.rules.table_rests import rests_put_right
from checker.tables.columns import ColumnRole, Columns, is_total, may_be_total, read_columns
from checker.tables.tables import TextCell
from checker.text.cells import Span
from checker.text.document import Document

_NEAR = Fraction(1, 4)
_NOTE = re.compile(
    r"\b(?:more than one (?!in\b)|counted (?:only )?once|double[- ]count\w*|(?:may|will|do|does) not (?:sum|add|total)|"
    r"overlap\w*|not all (?:are|of)|exclud(?:es|ing) (?:unknown|other|those)|unknown (?:are|is) (?:not|left))\b",
    re.IGNORECASE,
)
_NOT_ADDED = re.compile(
    r"\b(?:rank\w*|position|place|average|avg|mean|median|rates?|ratio|score|index|per)\b", re.IGNORECASE
)
_BRACKETED = re.compile(r"\(\s?£?[\d,.]+\s?\)")
_BEFORE, _AFTER = 500, 500  # characters within which a note stands
Row = tuple[TextCell, ...]


@dataclass(frozen=True, slots=True)
class TotalWithParts:
    """A total with its parts, as cells."""

    parts: tuple[TextCell, ...]
    total: TextCell
    label: str
    named: bool = True  # it is called a total, and not only perhaps one: `All crime`

    @property
    def counted(self) -> Fraction:
        """The sum of the parts; those in brackets are taken off where the total then comes out, as accountants do."""
        plain = sum((_signed(cell.number) for cell in self.parts if cell.number), Fraction(0))
        taken_off = sum((cell.number.exact for cell in self.parts if cell.number and _in_brackets(cell)), Fraction(0))
        return plain - 2 * taken_off if plain - 2 * taken_off == self.stated else plain

    @property
    def stated(self) -> Fraction:
        """The printed total."""
        return _signed(self.total.number) if self.total.number else Fraction(0)

    @property
    def place(self) -> Span:
        """Where the total stands in the text."""
        return self.total.place(self.total.number) if self.total.number else self.total.span

    @property
    def agrees(self) -> bool:
        """Whether they are equal, within what rounded parts allow."""
        rounded = [cell.number for cell in (*self.parts, self.total) if cell.number and cell.number.rounded]
        return abs(self.counted - self.stated) <= sum((number.step / 2 for number in rounded), Fraction(0))


def check_table_totals(document: Document) -> Iterator[Finding]:
    """Total rows and total columns of every table."""
    for table in (*document.tables, *loose_tables(document)):
        columns = read_columns(table)
        told = [one for sums in (_row_sums(columns), *_column_sums(columns)) for one in _believed(sums)]
        right = (
            put_right(columns) | rests_put_right(columns) | {one.place: one.counted for one in told if not one.agrees}
        )
        seen: set[Span] = set()
        for one in told:
            if one.agrees or (one.place not in seen and not _follows(one, right) and not _is_explained(document, one)):
                yield _finding(document, one)
            seen |= set() if one.agrees else {one.place}


def _is_explained(document: Document, one: TotalWithParts) -> bool:
    """Whether a note near the table says that its rows overlap, or are not all of them."""
    start, end = one.place
    return bool(_NOTE.search(document.text[max(0, start - _BEFORE) : end + _AFTER]))


def _follows(one: TotalWithParts, right: Mapping[Span, Fraction]) -> bool:
    """Whether a sum comes out once its wrong parts, which are told themselves, are put right."""
    parts = [(cell.place(cell.number), _signed(cell.number)) for cell in one.parts if cell.number]
    if not any(place in right for place, _ in parts):
        return False
    return sum((right.get(place, value) for place, value in parts), Fraction(0)) == one.stated


def _in_brackets(cell: TextCell) -> bool:
    return bool(_BRACKETED.fullmatch(cell.words.strip()))


def _signed(number: Number) -> Fraction:
    return -number.exact if number.sign < 0 else number.exact


def _believed(sums: Sequence[TotalWithParts]) -> list[TotalWithParts]:
    """The sums to report: all where one of them shows that these are totals, else only the near ones that say so."""
    if any(one.agrees and sum(1 for cell in one.parts if cell.number and cell.number.exact) > 1 for one in sums):
        return list(sums)
    if not all(one.named for one in sums):
        return []
    return [one for one in sums if one.stated and abs(one.counted - one.stated) <= _NEAR * abs(one.stated)]


def _column_sums(columns: Columns) -> Iterator[list[TotalWithParts]]:
    """For each total row, the sums of the columns above it."""
    rows = columns.table.rows
    start = 0
    for place, row in enumerate(rows):
        named = bool(row) and is_total(row[0].words)
        last = place == len(rows) - 1
        if named or (row and last and may_be_total(row[0].words)):
            if place - start > 1:
                yield [replace(one, named=named) for one in _sums_above(columns, rows[start:place], row)]
            start = place + 1


def _sums_above(columns: Columns, above: Sequence[Row], total: Row) -> list[TotalWithParts]:
    """The sums of a total row; those of its changes only where the figures they are between add up."""
    found = {column: one for column in range(1, len(total)) if (one := _column_sum(columns, above, total, column))}
    changes = {column for column, one in found.items() if any(cell.number and cell.number.sign for cell in one.parts)}
    wrong = any(not one.agrees for column, one in found.items() if column not in changes)
    return [one for column, one in found.items() if not (wrong and column in changes)]


def _column_sum(columns: Columns, above: Sequence[Row], total: Row, column: int) -> TotalWithParts | None:
    additive = (ColumnRole.LEVEL, ColumnRole.OTHER, ColumnRole.TOTAL, ColumnRole.CHANGE, ColumnRole.TARGET)
    cells = [row[column] for row in above if column < len(row)]
    if _NOT_ADDED.search(columns.table.title(column)):
        return None
    if columns.roles[column] not in additive or len(cells) != len(above) or not _additive([*cells, total[column]]):
        return None
    return TotalWithParts(tuple(cells), total[column], f"{total[0].words}, {columns.table.title(column)}".strip(", "))


def _row_sums(columns: Columns) -> list[TotalWithParts]:
    """The sums along the rows, where one column is the total of the ones before it."""
    totals = columns.of(ColumnRole.TOTAL)
    if len(totals) != 1:
        return []
    parts = [
        place
        for place in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER)
        if place < totals[0] and not _NOT_ADDED.search(columns.table.title(place))
    ]
    found = []
    for row in columns.table.rows:
        if len(parts) < 2 or len(row) <= totals[0]:
            continue
        cells = [row[place] for place in parts]
        if _additive([*cells, row[totals[0]]]):
            found.append(TotalWithParts(tuple(cells), row[totals[0]], row[0].words))
    return found


def _additive(cells: Sequence[TextCell]) -> bool:
    """Whether all cells are counts or amounts of money; rates and percentages do not add up."""
    numbers = [cell.number for cell in cells]
    kinds = {number.kind for number in numbers if number}
    if None in numbers or len(kinds) != 1:
        return False
    return kinds == {NumberKind.MONEY} or (
        kinds == {NumberKind.COUNT} and not any(number.rounded for number in numbers if number)
    )


def _finding(document: Document, one: TotalWithParts) -> Finding:
    spans = [cell.place(cell.number) for cell in (*one.parts, one.total) if cell.number]
    return over_spans(
        document,
        spans,
        kind="sum",
        inputs={"parts": [cell.number.value for cell in one.parts if cell.number]},
        stated=decimal_of(one.stated),
        computed=one.counted,
        verdict=CheckVerdict.AGREES if one.agrees else CheckVerdict.DISAGREES,
        suggestion=f"{one.label or 'Total'}: the parts come to {shown(one.counted, 2)}.",
        shown=one.total.span,
    )
