"""The total rows and total columns of tables, and columns of shares.

A total is contradicted only where the table itself shows that it is one: another row or column adds up, or it comes
near. A row called `Total` that counts more than the rows above it is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.checker.arithmetic import Statement, judge, share, shown
from reports.checker.columns import Columns, Role, figure, is_total, read_columns
from reports.checker.document import Document
from reports.checker.findings import Finding, Verdict
from reports.checker.numbers import Kind, Number
from reports.checker.rules.building import over_spans
from reports.checker.tables import Cell

_NEAR = Fraction(1, 4)
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with its parts, as cells."""

    parts: tuple[Cell, ...]
    total: Cell
    label: str

    @property
    def counted(self) -> Fraction:
        """The sum of the parts."""
        return sum((_signed(cell.number) for cell in self.parts if cell.number), Fraction(0))

    @property
    def stated(self) -> Fraction:
        """The printed total."""
        return _signed(self.total.number) if self.total.number else Fraction(0)

    @property
    def agrees(self) -> bool:
        """Whether they are equal, within what rounded parts allow."""
        rounded = [cell.number for cell in (*self.parts, self.total) if cell.number and cell.number.rounded]
        return abs(self.counted - self.stated) <= sum((number.step / 2 for number in rounded), Fraction(0))


def check_table_totals(document: Document) -> Iterator[Finding]:
    """Total rows, total columns and shares of every table."""
    for table in document.tables:
        columns = read_columns(table)
        for sums in (_row_sums(columns), *_column_sums(columns)):
            for one in _believed(sums):
                yield _finding(document, one)
        yield from _check_shares(document, columns)


def _signed(number: Number) -> Fraction:
    return -number.exact if number.sign < 0 else number.exact


def _believed(sums: Sequence[Sum]) -> list[Sum]:
    """The sums to report: all where one of them shows that these are totals, else only the near ones."""
    if any(one.agrees for one in sums):
        return list(sums)
    return [one for one in sums if one.stated and abs(one.counted - one.stated) <= _NEAR * abs(one.stated)]


def _column_sums(columns: Columns) -> Iterator[list[Sum]]:
    """For each total row, the sums of the columns above it."""
    rows = columns.table.rows
    start = 0
    for place, row in enumerate(rows):
        if row and is_total(row[0].words):
            if place - start > 1:
                found = (_column_sum(columns, rows[start:place], row, column) for column in range(1, len(row)))
                yield [one for one in found if one]
            start = place + 1


def _column_sum(columns: Columns, above: Sequence[Row], total: Row, column: int) -> Sum | None:
    additive = (Role.LEVEL, Role.OTHER, Role.TOTAL, Role.CHANGE, Role.TARGET)
    cells = [row[column] for row in above if column < len(row)]
    if columns.roles[column] not in additive or len(cells) != len(above) or not _additive([*cells, total[column]]):
        return None
    return Sum(tuple(cells), total[column], f"{total[0].words}, {columns.table.title(column)}".strip(", "))


def _row_sums(columns: Columns) -> list[Sum]:
    """The sums along the rows, where one column is the total of the ones before it."""
    totals = columns.of(Role.TOTAL)
    if len(totals) != 1:
        return []
    parts = [place for place in columns.of(Role.LEVEL, Role.OTHER) if place < totals[0]]
    found = []
    for row in columns.table.rows:
        if len(parts) < 2 or len(row) <= totals[0]:
            continue
        cells = [row[place] for place in parts]
        if _additive([*cells, row[totals[0]]]):
            found.append(Sum(tuple(cells), row[totals[0]], row[0].words))
    return found


def _additive(cells: Sequence[Cell]) -> bool:
    """Whether all cells are counts or amounts of money; rates and percentages do not add up."""
    numbers = [cell.number for cell in cells]
    kinds = {number.kind for number in numbers if number}
    if None in numbers or len(kinds) != 1:
        return False
    return kinds == {Kind.MONEY} or (kinds == {Kind.COUNT} and not any(number.rounded for number in numbers if number))


def _check_shares(document: Document, columns: Columns) -> Iterator[Finding]:
    """A column of shares of the count column before it, where most rows show that it is one."""
    totals = [row for row in columns.table.rows if row and is_total(row[0].words)]
    for place in columns.of(Role.SHARE):
        whole = figure(totals[-1], place - 1) if totals else None
        if not whole or not whole.exact or whole.kind not in (Kind.COUNT, Kind.MONEY):
            continue
        found = [one for row in columns.table.rows if (one := _share(document, row, place, totals[-1]))]
        agreeing = sum(1 for one in found if one.verdict is Verdict.AGREES)
        if agreeing * 2 >= len(found) and agreeing > 1:
            yield from found


def _share(document: Document, row: Row, place: int, total: Row) -> Finding | None:
    number, part, whole = figure(row, place, percent=True), figure(row, place - 1), figure(total, place - 1)
    if not number or not part or not whole or part.kind is not whole.kind:
        return None
    exact = share(part.value, whole.value) or Fraction(0)
    spans = [row[place].place(number), row[place - 1].place(part), total[place - 1].place(whole)]
    return over_spans(
        document,
        spans,
        kind="share",
        inputs={"part": part.value, "whole": whole.value},
        stated=number.value,
        computed=exact,
        verdict=judge(exact, Statement(number.exact, number.step)),
        suggestion=f"{row[0].words}: {shown(exact)}%, {shown(part.exact, 2)} of {shown(whole.exact, 2)}.",
        shown=(row[0].span[0], spans[0][1]),
    )


def _finding(document: Document, one: Sum) -> Finding:
    spans = [cell.place(cell.number) for cell in (*one.parts, one.total) if cell.number]
    return over_spans(
        document,
        spans,
        kind="sum",
        inputs={"parts": [cell.number.value for cell in one.parts if cell.number]},
        stated=one.total.number.value if one.total.number else None,
        computed=one.counted,
        verdict=Verdict.AGREES if one.agrees else Verdict.DISAGREES,
        suggestion=f"{one.label}: the parts are {shown(one.counted, 2)}.",
        shown=one.total.span,
    )
