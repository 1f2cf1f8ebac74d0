"""The change columns of tables, against the columns of the periods they stand beside."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from reports.checker.arithmetic import Statement, statement_of
from reports.checker.columns import Columns, Role, figure, read_columns
from reports.checker.document import Document
from reports.checker.findings import Finding, Verdict
from reports.checker.numbers import LEVELS, Kind, Number
from reports.checker.rules.building import over_spans
from reports.checker.rules.changes import Outcome, work_out
from reports.checker.tables import Cell

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's change with its two levels; `earlier` may be worked out from a difference that is printed."""

    row: Row
    change: int
    number: Number
    stated: Statement
    earlier: Number
    later: Number
    places: tuple[int, ...]

    def outcome(self) -> Outcome | None:
        """The change worked out again."""
        return work_out(self.number, self.stated, self.earlier, self.later)


def check_table_changes(document: Document) -> Iterator[Finding]:
    """Every change column whose two periods are beyond doubt."""
    for table in document.tables:
        columns = read_columns(table)
        for change in columns.of(Role.CHANGE_PERCENT, Role.CHANGE):
            for one in _rows(columns, change):
                outcome = one.outcome()
                if outcome and outcome.computed is not None:
                    yield _finding(document, one, outcome)


def _rows(columns: Columns, change: int) -> list[RowChange]:
    """The rows of a change column, by the two periods that it is about."""
    levels = columns.in_order()
    if len(levels) == 1:
        return _from_difference(columns, change, levels[0])
    pairs = list(combinations(levels, 2))
    candidates = [_by_pair(columns, change, *pair) for pair in pairs]
    scores = [_score(rows) for rows in candidates]
    if not candidates or not any(candidates):
        return []
    best = max(range(len(pairs)), key=lambda place: (scores[place], pairs[place][1], pairs[place][0]))
    sure = len(pairs) == 1 or (scores[best] * 2 >= len(candidates[best]) and scores[best] > 0)
    return candidates[best] if sure else []


def _score(rows: list[RowChange]) -> int:
    outcomes = [row.outcome() for row in rows]
    return sum(1 for outcome in outcomes if outcome and outcome.verdict is Verdict.AGREES)


def _by_pair(columns: Columns, change: int, first: int, second: int) -> list[RowChange]:
    found = []
    for row in columns.table.rows:
        number = _change_number(columns, row, change)
        earlier, later = figure(row, first), figure(row, second)
        if not number or not earlier or not later or later.kind not in LEVELS or earlier.kind is not later.kind:
            continue
        stated = statement_of(number, _direction(columns, change, number))
        found.append(RowChange(row, change, number, stated, earlier, later, (first, second)))
    return found


def _from_difference(columns: Columns, change: int, level: int) -> list[RowChange]:
    """`Current position 2778, difference 5, change 0.2%`: the earlier figure is the current one less the difference."""
    if columns.roles[change] is not Role.CHANGE_PERCENT:
        return []
    differences = columns.of(Role.CHANGE)
    found = []
    for row in columns.table.rows:
        number, later = _change_number(columns, row, change), figure(row, level)
        by = figure(row, differences[0]) if len(differences) == 1 else None
        if not number or not later or not by or later.value is None or by.value is None or later.kind is not Kind.COUNT:
            continue
        earlier = replace(later, value=later.value - (by.sign or 1) * by.value)
        if (earlier.value or Decimal(0)) > 0 and by.kind is Kind.COUNT:
            stated = statement_of(number, _direction(columns, change, number))
            found.append(RowChange(row, change, number, stated, earlier, later, (level, differences[0])))
    return found


def _change_number(columns: Columns, row: Row, change: int) -> Number | None:
    number = figure(row, change, percent=columns.roles[change] is Role.CHANGE_PERCENT)
    return number if number and number.kind in (Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.MONEY) else None


def _direction(columns: Columns, change: int, number: Number) -> int:
    """Where a column prints minus signs, a figure without one is an increase; otherwise only its size is said."""
    signed = any(cell.number and cell.number.sign < 0 for cell in columns.table.column(change))
    return number.sign or (1 if signed else 0)


def _finding(document: Document, one: RowChange, outcome: Outcome) -> Finding:
    places = (*one.places, one.change)
    cells = [one.row[place] for place in places]
    spans = [cell.place(cell.number) for cell in cells if cell.number]
    label = one.row[0].words
    start = min(one.row[0].span[0], *(span[0] for span in spans))
    return over_spans(
        document,
        spans,
        kind=outcome.kind,
        inputs={"from": one.earlier.value, "to": one.later.value},
        stated=one.stated.signed_like(outcome.computed),
        computed=outcome.computed,
        verdict=outcome.verdict,
        suggestion=f"{label}: {outcome.suggestion}" if label else outcome.suggestion,
        shown=(start, max(span[1] for span in spans)),
    )
