"""The change columns of tables, against the columns that they stand beside.

With two periods the change is between them. With more columns, or a target among them, it is between the two that the
rows bear out. Where half the rows of a longer table do not come out, its columns are not what they seem.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.number import NumberKind
from checker.statements.periods import order_of
from checker.tables.columns import ColumnRole, Columns, figure, moved, read_columns
from checker.tables.row_changes import (
    Direction,
    NumberRow,
    RowChange,
    agreeing,
    earlier_by,
    read_row,
    row_finding,
    settle,
    signed_column,
)
from checker.text.cells import Span
from checker.text.document import Document

_FEW_ROWS = 2
_OF_OTHERS = re.compile(
    r"\b(?:similar|group|force|county|national\w*|england|regional?|msg|msf|comparator|average|peers?)\b",
    re.IGNORECASE,
)


def check_table_changes(document: Document) -> Iterator[Finding]:
    """Every change column whose two columns are beyond doubt."""
    for table in document.tables:
        columns = read_columns(table)
        for change in columns.of(ColumnRole.CHANGE_PERCENT, ColumnRole.CHANGE):
            for one in _changes(columns, change):
                outcome = one.outcome()
                if outcome and outcome.computed is not None:
                    yield row_finding(document, one, outcome)


def put_right(columns: Columns) -> dict[Span, Fraction]:
    """What the contradicted differences of a table would have to be, by their places in the text."""
    found: dict[Span, Fraction] = {}
    for change in columns.of(ColumnRole.CHANGE):
        for one in _changes(columns, change):
            outcome = one.outcome()
            if outcome and outcome.computed is not None and outcome.verdict is CheckVerdict.DISAGREES:
                found[one.spans[-1]] = outcome.computed
    return found


def _changes(columns: Columns, change: int) -> list[RowChange]:
    """The rows of a change column, by the two columns that it is about."""
    levels = columns.in_order()
    rows = _rows(columns, change)
    title = columns.table.title(change)
    if _OF_OTHERS.search(title):
        return []
    stated = [row.numbers[change] if change < len(row.numbers) else None for row in rows]
    direction = signed_column(stated, falling="reduction" in title.lower() or "decrease" in title.lower())
    if len(levels) == 2 and not columns.of(ColumnRole.TARGET) and _is_between(columns, change, levels):
        found = [one for row in rows if (one := read_row(row, change, (levels[0], levels[1]), direction))]
        return found if len(found) == 1 or agreeing(found) * 2 >= len(found) else []
    if len(levels) > 2:
        return _settled(rows, change, levels, direction)
    return _with_one_level(columns, change, rows, direction) or _between_any(columns, change, rows, direction)


def _is_between(columns: Columns, change: int, levels: Sequence[int]) -> bool:
    """Whether the heading of a change names no other year than those of its two columns."""
    named = order_of(columns.table.title(change))
    years = {order[0] for place in levels if (order := order_of(columns.table.title(place)))}
    return named is None or not years or named[0] in years


def _with_one_level(columns: Columns, change: int, rows: Sequence[NumberRow], direction: Direction) -> list[RowChange]:
    """`Current position, difference, % change`: the earlier figure follows from the difference."""
    levels, differences = columns.of(ColumnRole.LEVEL), columns.of(ColumnRole.CHANGE)
    if len(levels) != 1 or len(differences) != 1 or columns.roles[change] is not ColumnRole.CHANGE_PERCENT:
        return []
    widened = [_with_earlier(row, levels[0], differences[0]) for row in rows]
    return [one for row in widened if (one := read_row(row, change, (len(row.numbers) - 1, levels[0]), direction))]


def _between_any(columns: Columns, change: int, rows: Sequence[NumberRow], direction: Direction) -> list[RowChange]:
    """Columns whose headings do not name periods, targets among them: the pair that the rows bear out, both ways."""
    places = [place for place in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER, ColumnRole.TARGET) if place < change]
    return _settled(rows, change, places, direction)


def _settled(rows: Sequence[NumberRow], change: int, places: Sequence[int], direction: Direction) -> list[RowChange]:
    """The changes between the two columns that most rows agree with, two rows at least; the later may stand first."""
    found = [settle(rows, change, order, direction, least=_FEW_ROWS) for order in (places, places[::-1])]
    return max(found, key=agreeing)


def _rows(columns: Columns, change: int) -> list[NumberRow]:
    """The table's rows as numbers; plain numbers in a column of percentages are percentages."""
    percent = columns.roles[change] is ColumnRole.CHANGE_PERCENT
    found = []
    for cells in columns.table.rows:
        numbers = tuple(
            moved(cells, place, percent=percent) if place == change else figure(cells, place)
            for place in range(len(cells))
        )
        spans = tuple(cell.place(cell.moved) if cell.moved else None for cell in cells)
        found.append(NumberRow(cells[0].words, cells[0].span[0], numbers, spans))
    return found


def _with_earlier(row: NumberRow, level: int, difference: int) -> NumberRow:
    """`Current position 2778, difference 5`: the earlier figure, put at the end of the row."""
    later = row.numbers[level] if level < len(row.numbers) else None
    by = row.numbers[difference] if difference < len(row.numbers) else None
    value = earlier_by(later, by) if later and by and later.kind is by.kind is NumberKind.COUNT else None
    earlier = replace(later, value=value) if later and value is not None else None
    span = row.spans[difference] if difference < len(row.spans) else None
    return replace(row, numbers=(*row.numbers, earlier), spans=(*row.spans, span))
