"""Tables whose rows are the years: the change of each year on the one in the row before it.

    Year      Reports   Change on previous year
    2021/22   225       +25%
    2022/23   270       +20%

The change is held against the column before it only where the rows bear that out.
"""

from collections.abc import Iterator
from itertools import pairwise

from checker.findings import Finding
from checker.statements.periods import order_of
from checker.tables.columns import ColumnRole, Columns, figure, moved, read_columns
from checker.tables.row_changes import NumberRow, RowChange, agreeing, read_row, row_finding, signed_column
from checker.text.document import Document

_LEAST_AGREEING = 2
_LEVEL, _BEFORE, _CHANGE = 0, 1, 2


def check_period_rows(document: Document) -> Iterator[Finding]:
    """The changes of every table that goes from one period to the next down its rows."""
    for table in document.tables:
        columns = read_columns(table)
        for change in columns.of(ColumnRole.CHANGE, ColumnRole.CHANGE_PERCENT):
            for one in _changes(columns, change):
                outcome = one.outcome()
                if outcome and outcome.computed is not None:
                    yield row_finding(document, one, outcome)


def _changes(columns: Columns, change: int) -> list[RowChange]:
    """The change of each row with the figure beside it and the one of the period before."""
    levels = [place for place in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER) if place < change]
    if not levels:
        return []
    rows = _by_period(columns, levels[-1], change)
    direction = signed_column([row.numbers[_CHANGE] for row in rows])
    found = [one for row in rows if (one := read_row(row, _CHANGE, (_BEFORE, _LEVEL), direction))]
    right = agreeing(found)
    return found if right >= _LEAST_AGREEING and right * 2 >= len(found) else []


def _by_period(columns: Columns, level: int, change: int) -> list[NumberRow]:
    """Each row's figure, the one of the period before it, and its change; none where the rows are no periods."""
    orders = [order_of(row[0].words) if row else None for row in columns.table.rows]
    known = [order for order in orders if order is not None]
    if len(known) != len(orders) or len(known) < _LEAST_AGREEING + 1:
        return []
    rows = list(columns.table.rows)
    if known == sorted(known, reverse=True):
        rows.reverse()
    elif known != sorted(known):
        return []
    percent = columns.roles[change] is ColumnRole.CHANGE_PERCENT
    found = []
    for before, row in pairwise(rows):
        numbers = (figure(row, level), figure(before, level), moved(row, change, percent=percent))
        cells = (row[level : level + 1], before[level : level + 1], row[change : change + 1])
        spans = tuple(
            cell[0].place(number) if cell and number else None for cell, number in zip(cells, numbers, strict=True)
        )
        found.append(NumberRow(row[0].words, row[0].span[0], numbers, spans))
    return found
