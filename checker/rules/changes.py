"""From one figure to another: per cent, percentage points and differences, as stated and as they come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import Statement, difference, judge, pct_change, shown, statement_of
from checker.numbers.hedges import LOOSE_WORDS, Hedge, fits
from checker.numbers.number import Number, NumberKind
from checker.rules.building import from_reading
from checker.statements.bare_changes import bare_changes
from checker.statements.directions import direction_of
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.linking import ChangeLink, link
from checker.statements.pairs import find_pairs
from checker.text.document import Document
from checker.text.reading import TextPassage

_VERB_FROM = re.compile(
    r"\b(fell|fallen|dropped|decreased|declined|down|rose|risen|increased|up|grew|grown)(?:\s\w+ly)?\sfrom\s?$",
    re.IGNORECASE,
)
_LOOSE_PART = Fraction(1, 10)
_LOOSE_FACTOR = Fraction(1, 8)


@dataclass(frozen=True, slots=True)
class CheckedChange:
    """A change worked out again."""

    kind: str
    computed: Fraction | None
    verdict: CheckVerdict
    suggestion: str


def check_changes(document: Document) -> Iterator[Finding]:
    """Every change that is tied to the two figures it is about."""
    for reading in document.readings:
        changes = document.changes(reading)
        pairs = find_pairs(reading, changes)
        changes |= bare_changes(reading, changes, pairs)
        links = link(reading, changes, pairs)
        for one in links:
            finding = _check(document, reading, one)
            if finding:
                yield finding
        linked = {one.pair for one in links}
        for pair in pairs:
            if pair not in linked and pair.shape is PairShape.FROM_TO:
                yield from _check_direction(document, reading, pair)


def _check(document: Document, reading: TextPassage, one: ChangeLink) -> Finding | None:
    number = reading.numbers[one.change.index]
    stated = statement_of(number, one.change.direction)
    earlier, later = _levels(reading, one.pair)
    outcome = work_out(number, stated, earlier, later)
    if outcome and outcome.verdict is CheckVerdict.DISAGREES and not _certain(one):
        turned = work_out(number, stated, later, earlier)
        if not one.strong or not turned or turned.verdict is CheckVerdict.AGREES:
            return None
    if not outcome:
        return None
    return from_reading(
        document,
        reading,
        [number, earlier, later],
        kind=outcome.kind,
        inputs={"from": earlier.value, "to": later.value},
        stated=stated.signed_like(outcome.computed),
        computed=outcome.computed,
        verdict=outcome.verdict,
        suggestion=outcome.suggestion,
    )


def _check_direction(document: Document, reading: TextPassage, pair: LevelPair) -> Iterator[Finding]:
    """A verb that goes the other way than its figures: `fell from 1,100 to 1,234`."""
    said = _VERB_FROM.search(reading.before(pair.earlier))
    earlier, later = _levels(reading, pair)
    exact = later.exact - earlier.exact
    if not said or not exact or (exact > 0) == (direction_of(said[1]) > 0) or earlier.hedge or later.hedge:
        return
    yield from_reading(
        document,
        reading,
        [earlier, later],
        kind="difference",
        inputs={"from": earlier.value, "to": later.value},
        stated=said[1].lower(),
        computed=exact,
        verdict=CheckVerdict.DISAGREES,
        suggestion=f"“{said[1]}” goes the other way: {_level(later)} is {_way(exact)} {_level(earlier)}.",
    )


def _levels(reading: TextPassage, pair: LevelPair) -> tuple[Number, Number]:
    """The two levels of a pair; parts (one in five) as percentages."""
    earlier, later = (_as_percent(reading.numbers[place]) for place in (pair.earlier, pair.later))
    return earlier, later


def _as_percent(number: Number) -> Number:
    if number.kind is not NumberKind.FRACTION or number.value is None:
        return number
    return replace(number, kind=NumberKind.PERCENT, value=number.value * 100)


def _certain(one: ChangeLink) -> bool:
    return one.strong and one.pair.certain


def work_out(number: Number, stated: Statement, earlier: Number, later: Number) -> CheckedChange | None:
    """The change between two levels held against `number`; None where the units do not go together."""
    if earlier.hedge or later.hedge:
        return CheckedChange("pct_change", None, CheckVerdict.UNCHECKED, "One of the two figures is only approximate.")
    percentages = later.kind is NumberKind.PERCENT
    if number.kind is NumberKind.POINTS:
        return _points(stated, earlier, later) if percentages else None
    if number.kind is NumberKind.PERCENT and percentages:
        return _points_or_percent(stated, earlier, later)
    if number.kind in (NumberKind.PERCENT, NumberKind.FRACTION, NumberKind.FACTOR):
        return _percent(number, stated, earlier, later)
    if number.kind is later.kind and not percentages:
        return _difference(stated, earlier, later)
    return None


def _points(stated: Statement, earlier: Number, later: Number) -> CheckedChange:
    exact = difference(earlier, later)
    text = f"{shown(abs(exact))} percentage points: {_level(later)} is {_way(exact)} {_level(earlier)}."
    return CheckedChange("pp_change", exact, judge(exact, stated), text)


def _points_or_percent(stated: Statement, earlier: Number, later: Number) -> CheckedChange | None:
    """Per cent between two percentages mostly means points: right if either is, and points where neither is."""
    points = _points(stated, earlier, later)
    relative = _relative(stated, earlier, later)
    if points.verdict is CheckVerdict.AGREES:
        itself = shown(abs(_pct(earlier, later)))
        note = f" Write “percentage points”: as a change of the percentage itself it is {itself}%."
        return CheckedChange(points.kind, points.computed, points.verdict, points.suggestion + note)
    return relative if relative and relative.verdict is CheckVerdict.AGREES else points


def _relative(stated: Statement, earlier: Number, later: Number) -> CheckedChange | None:
    if not earlier.exact:
        return CheckedChange("pct_change", None, CheckVerdict.UNCHECKED, "From zero there is no percentage change.")
    exact = _pct(earlier, later)
    return CheckedChange("pct_change", exact, judge(exact, stated), _percent_words(exact, earlier, later))


def _pct(earlier: Number, later: Number) -> Fraction:
    return pct_change(earlier, later) or Fraction(0)


def _percent(number: Number, stated: Statement, earlier: Number, later: Number) -> CheckedChange | None:
    outcome = _relative(stated, earlier, later)
    if outcome is None or outcome.computed is None:
        return outcome
    verdict = outcome.verdict
    if number.kind in (NumberKind.FRACTION, NumberKind.FACTOR):
        verdict = _loosely(outcome.computed, number, stated)
    elif verdict is CheckVerdict.DISAGREES and _rounding_explains(stated, earlier, later):
        text = f"{outcome.suggestion} The figures are rounded, which could explain it."
        return CheckedChange(outcome.kind, outcome.computed, CheckVerdict.UNCHECKED, text)
    return CheckedChange(outcome.kind, outcome.computed, verdict, outcome.suggestion)


def _loosely(exact: Fraction, number: Number, stated: Statement) -> CheckVerdict:
    """A third: a tenth either way. Doubled, three times: an eighth of the factor. Further only as hedged."""
    if stated.direction and exact and (exact > 0) != (stated.direction > 0):
        return CheckVerdict.DISAGREES
    if number.kind is NumberKind.FACTOR:
        return _factor(1 + exact / 100, number)
    if number.hedge is not Hedge.NONE:
        size = abs(stated.value)
        return (
            CheckVerdict.AGREES
            if fits(abs(exact), size, number.hedge, size * _LOOSE_PART, LOOSE_WORDS)
            else CheckVerdict.DISAGREES
        )
    near = abs(abs(exact) - abs(stated.value)) <= abs(stated.value) * _LOOSE_PART
    return CheckVerdict.AGREES if near else CheckVerdict.DISAGREES


def _factor(times: Fraction, number: Number) -> CheckVerdict:
    """`More than halved` is further from one than a half, `almost doubled` not so far."""
    reach = number.exact * _LOOSE_FACTOR
    if number.exact < 1:  # halved: its size is how often the later figure goes into the earlier
        times, whole = 1 / times if times else Fraction(10**6), 1 / number.exact
        reach = whole * _LOOSE_FACTOR
    else:
        whole = number.exact
    if number.hedge in (Hedge.NONE, Hedge.ABOUT):
        return CheckVerdict.AGREES if abs(times - whole) <= reach else CheckVerdict.DISAGREES
    return CheckVerdict.AGREES if fits(times, whole, number.hedge, reach) else CheckVerdict.DISAGREES


def _rounding_explains(stated: Statement, earlier: Number, later: Number) -> bool:
    """Whether figures printed in thousands, millions or with decimals could come from exact ones that do agree."""
    if not (earlier.rounded or later.rounded):
        return False
    half_before, half_after = earlier.step / 2, later.step / 2
    lowest = (later.exact - half_after) / (earlier.exact + half_before) * 100 - 100
    if earlier.exact <= half_before:
        return False
    highest = (later.exact + half_after) / (earlier.exact - half_before) * 100 - 100
    low, high = stated.value - stated.step / 2, stated.value + stated.step / 2
    signs = (stated.direction,) if stated.direction else (-1, 1)
    return any(min(sign * low, sign * high) <= highest and max(sign * low, sign * high) >= lowest for sign in signs)


def _difference(stated: Statement, earlier: Number, later: Number) -> CheckedChange:
    exact = difference(earlier, later)
    unit = "£" if later.kind is NumberKind.MONEY else ""
    text = f"{unit}{shown(abs(exact), 2)}: {_level(later)} is {_way(exact)} {_level(earlier)}."
    return CheckedChange("difference", exact, judge(exact, stated), text)


def _percent_words(exact: Fraction, earlier: Number, later: Number) -> str:
    by = abs(later.exact - earlier.exact)
    more = "more" if exact > 0 else "fewer" if later.kind is NumberKind.COUNT and not later.rounded else "less"
    if not by:
        return f"0%: {_level(later)} is no change."
    unit = "£" if later.kind is NumberKind.MONEY else ""
    points = " percentage points" if later.kind is NumberKind.PERCENT else ""
    return f"{shown(abs(exact))}%: {_level(later)} is {unit}{shown(by, 2)}{points} {more} than {_level(earlier)}."


def _level(number: Number) -> str:
    text = shown(number.exact, 2)
    if number.kind is NumberKind.PERCENT:
        return f"{text}%"
    return f"£{text}" if number.kind is NumberKind.MONEY else text


def _way(exact: Fraction) -> str:
    return "up from" if exact > 0 else "down from" if exact < 0 else "the same as"
