"""Changes along rows: which two levels of a row its change is about, and whether the rows bear that out.

Headings rarely say between which columns a change was worked out. The rows do: the pair of columns that most rows agree
with is the one, and only then is a row that does not agree reported.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import Statement, judge, shown, statement_of
from checker.numbers.number import LEVELS, Number, NumberKind
from checker.rules.building import over_spans
from checker.rules.changes import CheckedChange, work_out
from checker.text.cells import Span
from checker.text.document import Document


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's stated change with its two levels; `spans` are the places of all three, `label` names the row."""

    label: str
    number: Number
    stated: Statement
    earlier: Number
    later: Number
    spans: tuple[Span, ...]
    start: int

    def outcome(self) -> CheckedChange | None:
        """The change worked out again; ranks as printed, later less earlier."""
        if self.later.kind is NumberKind.RANK:
            exact = self.later.exact - self.earlier.exact
            text = f"{shown(abs(exact))}: from {self.earlier.value} to {self.later.value}."
            return CheckedChange("rank_change", exact, judge(exact, self.stated), text)
        return work_out(self.number, self.stated, self.earlier, self.later)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of numbers with their places in the text; None where a cell holds no figure."""

    label: str
    start: int
    numbers: tuple[Number | None, ...]
    spans: tuple[Span | None, ...]


Direction = Callable[[Number], int]


def read_row(row: NumberRow, change: int, pair: tuple[int, int], direction: Direction) -> RowChange | None:
    """The change at place `change` with the levels at the places of `pair`; None where they do not go together."""
    places = (*pair, change)
    if any(place >= len(row.numbers) for place in places):
        return None
    earlier, later, number = (row.numbers[place] for place in places)
    spans = tuple(span for place in places if (span := row.spans[place]))
    if not earlier or not later or not number or earlier.kind is not later.kind or len(spans) != len(places):
        return None
    ranks = later.kind is NumberKind.RANK and number.kind is NumberKind.COUNT and later.of == earlier.of
    if later.kind not in LEVELS and not ranks:
        return None
    if later.kind is NumberKind.PERCENT and number.kind is NumberKind.COUNT:
        number = replace(number, kind=NumberKind.POINTS)  # `61%, 64%, +3`
    stated = statement_of(replace(number, sign=0), direction(number))
    return RowChange(row.label, number, stated, earlier, later, spans, row.start)


def settle(
    rows: Sequence[NumberRow], change: int, levels: Sequence[int], direction: Direction, *, least: int
) -> list[RowChange]:
    """The changes of all rows by the pair of `levels` that most agree with; none where too few do."""
    pairs = list(combinations(levels, 2))
    found = [[one for row in rows if (one := read_row(row, change, pair, direction))] for pair in pairs]
    scores = [agreeing(one) for one in found]
    if not any(found):
        return []
    best = max(range(len(pairs)), key=lambda place: (scores[place], pairs[place][1], pairs[place][0]))
    judged = sum(1 for one in found[best] if one.outcome())
    return found[best] if scores[best] >= least and scores[best] * 2 >= judged else []


def agreeing(rows: Sequence[RowChange]) -> int:
    """How many rows agree with their change."""
    outcomes = [row.outcome() for row in rows]
    return sum(1 for outcome in outcomes if outcome and outcome.verdict is CheckVerdict.AGREES)


def signed_column(numbers: Sequence[Number | None], *, falling: bool = False) -> Direction:
    """Where a column prints minus signs, a figure without one is an increase; otherwise only its size is said.

    In a column of reductions (`falling`) nothing is said of the way: they are printed with a minus sign and without.
    """
    signed = any(number and number.sign < 0 for number in numbers)
    return lambda number: 0 if falling else number.sign or (1 if signed else 0)


def with_loose_sign(number: Number, text: str) -> Number:
    """`+ 106,270`: the number with the sign that a table sets apart from it in `text`."""
    mark = re.search(r"(?:^|\s)([-+])\s$", text[: number.start])
    return replace(number, sign=-1 if mark[1] == "-" else 1) if mark and not number.sign else number


def earlier_by(later: Number, by: Number) -> Decimal | None:
    """The earlier level where only the later one and the difference are printed; None where it would be none."""
    if later.value is None or by.value is None:
        return None
    value = later.value - (by.sign or 1) * by.value
    return value if value > 0 else None


def row_finding(document: Document, one: RowChange, outcome: CheckedChange, *, scattered: bool = False) -> Finding:
    """The finding over a row, from its label to the last number that takes part; where the row's cells are `scattered`
    over the text, over its change alone.
    """
    along = (min(one.start, *(span[0] for span in one.spans)), max(span[1] for span in one.spans))
    computed: Fraction | None = outcome.computed
    inputs = {"from": one.earlier.value, "to": one.later.value, **({"of": one.later.of} if one.later.of else {})}
    return over_spans(
        document,
        one.spans,
        kind=outcome.kind,
        inputs=inputs,
        stated=one.stated.signed_like(computed),
        computed=computed,
        verdict=outcome.verdict,
        suggestion=f"{one.label}: {outcome.suggestion}" if one.label else outcome.suggestion,
        shown=one.spans[-1] if scattered else along,
    )
