"""A change with the total it leads to: `rose by 134 (10.9%) to 1,370`, `+25% (40 more schemes), 190 total`.

The earlier figure is not printed with them. It is the total before, where the text counts on from one total to the
next, and otherwise the total less the change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.findings import Finding
from checker.numbers.arithmetic import statement_of
from checker.numbers.number import Number, NumberKind
from checker.rules.building import from_reading
from checker.rules.changes import work_out
from checker.statements.bare_changes import bare_changes
from checker.statements.directions import StatedChange
from checker.statements.pairs import find_pairs
from checker.text.document import Document
from checker.text.reading import TextPassage

_TWIN = re.compile(r"^(?:\s[\w-]+){0,4}\s?[(,]\s?(?:[a-z]+\s){0,2}$|^\s(?:[\w-]+\s){0,3}or\s$", re.IGNORECASE)
_TO = re.compile(
    r"^[)\s]*(?:\s?(?:more|fewer|[a-z]+)){0,3}[),\s]*(?:to|making|giving|bringing the (?:\w+ )?total to)(?: (?:a|an))?"
    r"(?: (?:new |overall |grand )?total(?: of)?)?\s$",
    re.IGNORECASE,
)
_THEN_CHANGE = re.compile(
    r"^(?:\s(?!and\b|of\b|to\b|with\b|from\b)[\w'/-]+){0,6}?(?:\s(?:in|during)\s(?:the\s)?(?:⟦d⟧\sto\s)?(?:[a-z]+\s)?⟦y⟧)?"
    r"(?:,|\s-|:)\s(?:(?:which|this) (?:is|was|represents)\s)?"
    r"(?:an? (?:\w+\s)?(?:rise|fall|reduction|increase|decrease|drop) of\s|(?:up|down)\s(?:by\s)?)?(?:⟦y⟧)?$",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"^\)?\s?(?:[\w-]+\s){0,5}?(?:targets?|average|national\w*|forecast|plan|date|ytd|annually)\b", re.IGNORECASE
)
_BEFORE_TOTAL = re.compile(r"^[a-z ]{0,24}[)\s,;¶:-]*$", re.IGNORECASE)
_TOTAL = re.compile(r"^\s(?:in\s)?total\b", re.IGNORECASE)
_SAID_AFTER = re.compile(
    r"^(?:\s\w+){0,3}?(?:,|\s-)\s(?:(?:this is|which is|or|i\.e\.)\s)?(?:an?\s(?:\w+\sof\s)?|(?:up|down)\s(?:by\s)?)$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^\s(?:more|additional|extra|fewer)?\s?([a-z]+)", re.IGNORECASE)
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Reached:
    """A count changed by `by` and `percent`, and the `total` it leads to; `unit` is the thing counted."""

    by: StatedChange
    percent: StatedChange
    total: int
    unit: str
    named: bool  # the word “total” stands with it


def check_totals_reached(document: Document) -> Iterator[Finding]:
    """Changes whose earlier figure follows from the total they lead to."""
    reading = document.whole
    last: Reached | None = None
    for one in _reached(document, reading):
        before = reading.numbers[last.total] if last and _counts_on(reading, last, one) else _implied(reading, one)
        yield from _check(document, reading, one, before)
        last = one


def _reached(document: Document, reading: TextPassage) -> Iterator[Reached]:
    changes = document.changes(reading)
    pairs = find_pairs(reading, changes)
    changes |= bare_changes(reading, changes, pairs)
    paired = {place for pair in pairs for place in (pair.earlier, pair.later)}
    for index in range(len(reading.numbers) - 2):
        after = _with_percent_after(reading, changes, index) if index + 1 not in paired else None
        after = after or _after_total(reading, changes, index, paired)
        if after:
            yield after
            continue
        twins = _twins(reading, changes, index)
        total = index + 2
        number = reading.numbers[total]
        if not twins or number.kind is not NumberKind.COUNT or total in changes or total in paired:
            continue
        middle = reading.between(index + 1, total)
        named = bool(_TOTAL.match(reading.outline[reading.places[total][1] :][:12])) and bool(
            _BEFORE_TOTAL.match(middle)
        )
        if named or _TO.match(middle):
            unit = _UNIT.match(reading.after(twins[0].index))
            yield Reached(*twins, total, unit[1].lower() if unit else "", named or "total" in middle.lower())


def _after_total(
    reading: TextPassage, changes: dict[int, StatedChange], index: int, paired: set[int]
) -> Reached | None:
    """`3,456 incidents, down 432 (11.1%)`: the total first, then its change in both units and no earlier figure."""
    after = next(
        (
            at
            for at in range(index + 1, index + 4)
            if _kind_at(reading, at) not in (NumberKind.PERIOD, NumberKind.DURATION)
        ),
        index + 1,
    )
    twins = _twins(reading, changes, after) if after + 1 < len(reading.numbers) else None
    number = reading.numbers[index]
    if not twins or index in paired or index in changes or number.kind is not NumberKind.COUNT or number.hedge:
        return None
    if not _THEN_CHANGE.match(reading.between(index, after)) or _SET_AGAINST.match(reading.after(after + 1)):
        return None
    return Reached(*twins, index, "", named=False)


def _kind_at(reading: TextPassage, place: int) -> NumberKind | None:
    return reading.numbers[place].kind if place < len(reading.numbers) else None


def _with_percent_after(reading: TextPassage, changes: dict[int, StatedChange], index: int) -> Reached | None:
    """`rose by 2,310 to 48,110 (5.0%)`: the count, the total, and then the percentage in brackets."""
    by, total, percent = changes.get(index), index + 1, index + 2
    kinds = [reading.numbers[place].kind for place in (index, total, percent)]
    if not by or total in changes or kinds != [NumberKind.COUNT, NumberKind.COUNT, NumberKind.PERCENT]:
        return None
    middle = reading.between(total, percent)
    bracketed = reading.after(percent).startswith(")") and re.match(r"^[^⟦;.¶]{0,30}\s\($", middle)
    said = percent in changes and _SAID_AFTER.match(middle)
    if not (bracketed or said) or not _TO.match(reading.between(index, total)):
        return None
    return Reached(by, StatedChange(percent, by.direction), total, "", named=False)


def _twins(
    reading: TextPassage, changes: dict[int, StatedChange], index: int
) -> tuple[StatedChange, StatedChange] | None:
    """The count and the percentage at `index` and after it, where both say one change."""
    first, second = changes.get(index), changes.get(index + 1)
    if not first or not second or not _TWIN.match(reading.between(index, index + 1)):
        return None
    kinds = (reading.numbers[index].kind, reading.numbers[index + 1].kind)
    if kinds == (NumberKind.COUNT, NumberKind.PERCENT):
        return first, second
    return (second, first) if kinds == (NumberKind.PERCENT, NumberKind.COUNT) else None


def _counts_on(reading: TextPassage, last: Reached, one: Reached) -> bool:
    near = reading.places[one.total][0] - reading.places[last.total][1] < _NEAR
    return near and one.unit == last.unit and last.named and one.named


def _implied(reading: TextPassage, one: Reached) -> Number | None:
    """The total less the change, as a number; None where the text does not say whether it is more or less."""
    total, by = reading.numbers[one.total], reading.numbers[one.by.index]
    direction = one.by.direction or one.percent.direction
    if not direction or total.value is None or by.value is None:
        return None
    value = total.value - direction * by.value
    return replace(total, value=value, sign=0) if value > 0 else None


def _check(document: Document, reading: TextPassage, one: Reached, before: Number | None) -> Iterator[Finding]:
    total = reading.numbers[one.total]
    counted = before in reading.numbers
    for change in (one.by, one.percent) if counted else (one.percent,):
        number = reading.numbers[change.index]
        stated = statement_of(number, change.direction)
        outcome = work_out(number, stated, before, total) if before else None
        if outcome and before:
            numbers = [reading.numbers[one.by.index], reading.numbers[one.percent.index], total]
            yield from_reading(
                document,
                reading,
                [number, total, *([] if counted else numbers)],
                kind=outcome.kind,
                inputs={"from": before.value, "to": total.value},
                stated=stated.signed_like(outcome.computed),
                computed=outcome.computed,
                verdict=outcome.verdict,
                suggestion=outcome.suggestion,
            )
