"""Columns of shares and of rates in tables, and percentages under a total of 100%.

A column is held against the columns it is worked out from only where its own rows show that it is worked out from them.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import Statement, judge, share, shown
from checker.numbers.number import Number, NumberKind
from checker.rules.building import over_spans
from checker.tables.columns import ColumnRole, Columns, figure, is_total, may_be_total, read_columns
from checker.tables.tables import TextCell
from checker.text.document import Document

_RATE = re.compile(r"\bper (?P<base>1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:population|residents|inhabitants|households|dwellings)\b", re.IGNORECASE)
_PART_OF_ROW = re.compile(r"\s*(?:-\s|of which|including|incl\b)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:more than one (?:answer|option|reason)|several answers|multiple (?:answers|responses))\b", re.IGNORECASE
)
_NEAR = 20
_LEAST_PARTS = 3
Row = tuple[TextCell, ...]


def check_table_shares(document: Document) -> Iterator[Finding]:
    """Shares, rates and percentages that come to 100, of every table."""
    for table in document.tables:
        columns = read_columns(table)
        shares = list(_check_shares(document, columns)) or list(_check_ratios(document, columns))
        yield from shares
        yield from _check_rates(document, columns)
        explained = table.rows and _SEVERAL.search(
            document.text, table.rows[0][0].span[0], table.rows[-1][0].span[1] + 600
        )
        if not explained and not any(one.verdict is CheckVerdict.DISAGREES for one in shares):
            yield from _check_hundreds(document, columns)


def _shown_by_rows(found: Sequence[Finding]) -> bool:
    """Whether the rows themselves show what a column is worked out from: half of them agree, and more than one."""
    agreeing = sum(1 for one in found if one.verdict is CheckVerdict.AGREES)
    return agreeing * 2 >= len(found) and agreeing > 1


def _check_shares(document: Document, columns: Columns) -> Iterator[Finding]:
    """A column of shares of the count column before it, where most rows show that it is one."""
    rows = columns.table.rows
    totals = [
        row for row in rows if row and (is_total(row[0].words) or (row is rows[-1] and may_be_total(row[0].words)))
    ]
    for place in columns.of(ColumnRole.SHARE):
        whole = figure(totals[-1], place - 1) if totals else None
        if not whole or not whole.exact or whole.kind not in (NumberKind.COUNT, NumberKind.MONEY):
            continue
        found = [one for row in columns.table.rows if (one := _share(document, row, place, totals[-1]))]
        if _shown_by_rows(found):
            yield from found


def _check_ratios(document: Document, columns: Columns) -> Iterator[Finding]:
    """A column of percentages that its rows show to be one column's share of another: `Recorded, Solved, Rate`."""
    for place in columns.of(ColumnRole.SHARE, ColumnRole.OTHER):
        counts = [
            one
            for one in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER, ColumnRole.TOTAL, ColumnRole.TARGET)
            if one < place
        ]
        choices = [
            [one for row in columns.table.rows if (one := _ratio(document, row, place, pair))]
            for pair in permutations(counts, 2)
        ]
        best = max(choices, key=lambda found: sum(one.verdict is CheckVerdict.AGREES for one in found), default=[])
        if len(best) >= _LEAST_PARTS and _shown_by_rows(best):
            yield from best


def _ratio(document: Document, row: Row, place: int, pair: tuple[int, int]) -> Finding | None:
    part, whole = (figure(row, one) for one in pair)
    number = figure(row, place)
    if not number or number.kind is not NumberKind.PERCENT or not part or not whole or not whole.exact:
        return None
    if part.kind is not whole.kind or part.kind not in (NumberKind.COUNT, NumberKind.MONEY) or part.exact > whole.exact:
        return None
    exact = share(part.value, whole.value) or Fraction(0)
    spans = [row[one].place(found) for one, found in zip((place, *pair), (number, part, whole), strict=True)]
    return over_spans(
        document,
        spans,
        kind="share",
        inputs={"part": part.value, "whole": whole.value},
        stated=number.value,
        computed=exact,
        verdict=judge(exact, Statement(number.exact, number.step)),
        suggestion=f"{row[0].words}: {shown(exact)}%, {shown(part.exact, 2)} of {shown(whole.exact, 2)}.",
        shown=(row[0].span[0], max(last for _, last in spans)),
    )


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


def _check_rates(document: Document, columns: Columns) -> Iterator[Finding]:
    """A column of rates with one of populations and one of counts."""
    table, width = columns.table, len(columns.roles)
    rates = [(place, found) for place in range(1, width) if (found := _RATE.search(table.title(place)))]
    people = [place for place in range(1, width) if _PEOPLE.search(table.title(place)) and place not in dict(rates)]
    others = [
        place
        for place in columns.of(ColumnRole.LEVEL, ColumnRole.OTHER, ColumnRole.TOTAL)
        if place not in (*dict(rates), *people)
    ]
    if len(rates) != 1 or len(people) != 1 or len(others) != 1:
        return
    place, found = rates[0]
    base = int(found["base"].replace(",", ""))
    checked = [one for row in table.rows if (one := _rate(document, row, (others[0], people[0], place), base))]
    if _shown_by_rows(checked):
        yield from checked


def _rate(document: Document, row: Row, places: tuple[int, int, int], base: int) -> Finding | None:
    count, people, rate = (figure(row, place) for place in places)
    if not count or not people or not rate or not people.exact or rate.kind is not NumberKind.COUNT:
        return None
    exact = count.exact / people.exact * base
    spans = [row[place].place(number) for place, number in zip(places, (count, people, rate), strict=True)]
    return over_spans(
        document,
        spans,
        kind="rate",
        inputs={"count": count.value, "population": people.value, "per": base},
        stated=rate.value,
        computed=exact,
        verdict=judge(exact, Statement(rate.exact, rate.step)),
        suggestion=f"{row[0].words}: {shown(exact, 2)} per {base:,}, {shown(count.exact)} among {shown(people.exact)}.",
        shown=(row[0].span[0], max(last for _, last in spans)),
    )


def _check_hundreds(document: Document, columns: Columns) -> Iterator[Finding]:
    """Columns of percentages over a total row that says 100%."""
    rows = columns.table.rows
    totals = [place for place, row in enumerate(rows) if row and is_total(row[0].words)]
    if len(totals) != 1 or any(_PART_OF_ROW.match(row[0].words) for row in rows if row):
        return
    total = rows[totals[0]]
    for column in range(1, len(total)):
        whole = figure(total, column)
        parts = [figure(row, column, percent=True) for row in rows[: totals[0]]]
        numbers = [number for number in parts if number and number.kind is NumberKind.PERCENT]
        complete = len(numbers) == len(parts) >= _LEAST_PARTS
        if complete and whole and whole.kind is NumberKind.PERCENT and whole.exact == 100:
            cells = [row[column] for row in rows[: totals[0] + 1]]
            yield from _hundred(document, cells, numbers, whole, columns.table.title(column))


def _hundred(
    document: Document, cells: Sequence[TextCell], parts: Sequence[Number], whole: Number, title: str
) -> Iterator[Finding]:
    """The sum of percentages whose total says 100; nothing where they are far from it, and so no parts of one whole."""
    counted = sum((number.exact for number in parts), Fraction(0))
    slack = sum((number.step / 2 for number in parts), Fraction(0))
    if abs(counted - 100) > _NEAR:
        return
    yield over_spans(
        document,
        [cell.place(number) for cell, number in zip(cells, (*parts, whole), strict=True)],
        kind="sum",
        inputs={"parts": [number.value for number in parts]},
        stated=whole.value,
        computed=counted,
        verdict=CheckVerdict.AGREES if abs(counted - 100) <= slack else CheckVerdict.DISAGREES,
        suggestion=f"{title or 'Total'}: the shares come to {shown(counted)}%.",
        shown=cells[-1].span,
    )
