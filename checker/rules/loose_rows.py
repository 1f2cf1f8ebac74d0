"""Tables that have lost their borders: each line a label and its numbers, `Burglary 1,234 1,100 -134 -10.9%`.

Lines of the same shape that follow one another are one table. Nothing is said of it unless its own rows show what the
last numbers are worked out from.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.findings import Finding
from checker.numbers.number import NumberKind
from checker.numbers.numbers import find_numbers
from checker.tables.row_changes import (
    NumberRow,
    RowChange,
    agreeing,
    read_row,
    row_finding,
    settle,
    signed_column,
    with_loose_sign,
)
from checker.tables.tables import Table, TextCell
from checker.text.document import Document
from checker.text.passages import TextLine

_TAIL = re.compile(r"(?:(?<=\s)|^)(?:[-+↑↓]?\s?£?\d[\d,.]*%?\s+){2,8}[-+↑↓]?\s?\d[\d,.]*%?\s*$")
_LABEL = re.compile(r"^[^\d]{0,80}$")
_LEAST_ROWS = 2


def check_loose_rows(document: Document) -> Iterator[Finding]:
    """The changes at the end of each row, of tables whose rows bear each other out."""
    for rows in loose_groups(document):
        for one in _changes(rows):
            outcome = one.outcome()
            if outcome and outcome.computed is not None:
                yield row_finding(document, one, outcome)


def loose_tables(document: Document) -> Iterator[Table]:
    """The same rows as tables without headings: the label, then a cell for each number."""
    for rows in loose_groups(document):
        cells = [
            (TextCell(row.label, (row.start, row.start)), *(_cell(row, place) for place in range(len(row.numbers))))
            for row in rows
        ]
        yield Table((), tuple(cells))


def _cell(row: NumberRow, place: int) -> TextCell:
    """The cell of one number, whose places count from the start of the cell."""
    number, span = row.numbers[place], row.spans[place]
    if number is None or span is None:
        return TextCell("", (row.start, row.start))
    moved = replace(number, start=0, end=span[1] - span[0])
    return TextCell("", span, moved, (moved,), moved)


def loose_groups(document: Document) -> Iterator[list[NumberRow]]:
    """Rows of the same shape on neighbouring lines; blank lines do not part them."""
    group: list[NumberRow] = []
    for number, line in enumerate(document.lines):
        if line.is_blank:
            continue
        row = None if number in document.rows else _row(line)
        if group and (row is None or _shape(row) != _shape(group[0])):
            yield group
            group = []
        if row:
            group.append(row)
    if group:
        yield group


def _shape(row: NumberRow) -> tuple[NumberKind, ...]:
    return tuple(number.kind for number in row.numbers if number)


def _row(line: TextLine) -> NumberRow | None:
    tail = _TAIL.search(line.text) if len(line.text) < 250 else None
    if not tail or not _LABEL.match(line.text[: tail.start()]):
        return None
    numbers = [
        with_loose_sign(number, line.text[tail.start() :])
        for number in find_numbers(line.text[tail.start() :], [], spaced=False)
    ]
    if (
        any(number.kind not in (NumberKind.COUNT, NumberKind.PERCENT, NumberKind.MONEY) for number in numbers)
        or len(numbers) < 3
    ):
        return None
    start = line.start + tail.start()
    spans = tuple((start + number.start, start + number.end) for number in numbers)
    return NumberRow(line.text[: tail.start()].strip(" -*•·"), line.start, tuple(numbers), spans)


def _changes(rows: list[NumberRow]) -> list[RowChange]:
    """Earlier, later, difference and per cent; or without one of the last two, where several rows show it."""
    kinds = _shape(rows[0])
    found: list[RowChange] = []
    if (
        len(kinds) == 4
        and kinds[:3] == (kinds[0],) * 3
        and kinds[3] is NumberKind.PERCENT
        and kinds[0] is not NumberKind.PERCENT
    ):
        for row in rows:
            both = [read_row(row, place, (0, 1), lambda number: number.sign) for place in (2, 3)]
            changes = [one for one in both if one]
            found += changes if agreeing(changes) else []
        return found
    if len(rows) <= _LEAST_ROWS or len(kinds) > 6:
        return []
    for place in range(2, len(kinds)):
        direction = signed_column([row.numbers[place] for row in rows])
        found += settle(rows, place, range(min(place, 2)), direction, least=_LEAST_ROWS)
    return found
