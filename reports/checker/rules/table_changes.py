"""The change columns of tables, against the columns of the periods they stand beside."""

from collections.abc import Iterator
from dataclasses import replace

from reports.checker.columns import Columns, Role, figure, read_columns
from reports.checker.document import Document
from reports.checker.findings import Finding
from reports.checker.numbers import Kind
from reports.checker.row_changes import Row, RowChange, earlier_by, read_row, row_finding, settle, signed_column


def check_table_changes(document: Document) -> Iterator[Finding]:
    """Every change column whose two periods are beyond doubt."""
    for table in document.tables:
        columns = read_columns(table)
        for change in columns.of(Role.CHANGE_PERCENT, Role.CHANGE):
            for one in _changes(columns, change):
                outcome = one.outcome()
                if outcome and outcome.computed is not None:
                    yield row_finding(document, one, outcome)


def _changes(columns: Columns, change: int) -> list[RowChange]:
    """The rows of a change column, by the two periods that it is about."""
    levels = columns.in_order()
    rows = _rows(columns, change)
    direction = signed_column([row.numbers[change] if change < len(row.numbers) else None for row in rows])
    if len(levels) == 2:
        return [one for row in rows if (one := read_row(row, change, (levels[0], levels[1]), direction))]
    if len(levels) > 2:
        return settle(rows, change, levels, direction, least=1)
    differences = columns.of(Role.CHANGE)
    if len(levels) != 1 or len(differences) != 1 or columns.roles[change] is not Role.CHANGE_PERCENT:
        return []
    widened = [_with_earlier(row, levels[0], differences[0]) for row in rows]
    return [one for row in widened if (one := read_row(row, change, (len(row.numbers) - 1, levels[0]), direction))]


def _rows(columns: Columns, change: int) -> list[Row]:
    """The table's rows as numbers; plain numbers in a column of percentages are percentages."""
    percent = columns.roles[change] is Role.CHANGE_PERCENT
    found = []
    for cells in columns.table.rows:
        numbers = tuple(figure(cells, place, percent=percent and place == change) for place in range(len(cells)))
        spans = tuple(cell.place(cell.number) if cell.number else None for cell in cells)
        found.append(Row(cells[0].words, cells[0].span[0], numbers, spans))
    return found


def _with_earlier(row: Row, level: int, difference: int) -> Row:
    """`Current position 2778, difference 5`: the earlier figure, put at the end of the row."""
    later = row.numbers[level] if level < len(row.numbers) else None
    by = row.numbers[difference] if difference < len(row.numbers) else None
    value = earlier_by(later, by) if later and by and later.kind is by.kind is Kind.COUNT else None
    earlier = replace(later, value=value) if later and value is not None else None
    span = row.spans[difference] if difference < len(row.spans) else None
    return replace(row, numbers=(*row.numbers, earlier), spans=(*row.spans, span))
