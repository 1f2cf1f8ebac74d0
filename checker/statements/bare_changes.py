"""Stated changes that stand beside no pair of levels: those that nothing in the text explains."""

import re
from collections import defaultdict

from checker.numbers.number import NumberKind
from checker.statements.directions import StatedChange
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.linking import BRACKET, ENDS, FIGURE, other_unit, plain_gap
from checker.text.reading import TextPassage

_OR = re.compile(r"^(?:\s[a-z]+)?,?\s(?:or|i\.e\.|which is|equivalent to)\s$", re.IGNORECASE)
_THAT_IS = re.compile(
    r"(?:[,(]\s?|\s-\s)(?:i\.?e\.?,?|that is,?|equal to|equivalent to|which is)\s(?:by\s)?$", re.IGNORECASE
)
_POINTS_ALONE = re.compile(r"(?:,|\s-)\s$")
_TWIN_KINDS = (NumberKind.PERCENT, NumberKind.POINTS, NumberKind.COUNT, NumberKind.MONEY)


def bare_changes(
    reading: TextPassage, changes: dict[int, StatedChange], pairs: list[LevelPair]
) -> dict[int, StatedChange]:
    """Percentages that state a change only by standing in brackets: `from 200 to 150 (25%)`, `a fall of 50 (25%)`."""
    found: dict[int, StatedChange] = {}
    ended: dict[int, list[LevelPair]] = defaultdict(list)
    for pair in pairs:
        for index in range(pair.last + 1, pair.last + 3):
            ended[index].append(pair)
    for index, number in enumerate(reading.numbers):
        if index in changes:
            continue
        twin = changes.get(index - 1)
        if twin and _is_bare_twin(reading, index):
            found[index] = StatedChange(index, twin.direction)
        elif number.kind in (NumberKind.PERCENT, NumberKind.POINTS) and _opens_change(reading, index):
            after_pair = any(_after_pair(reading, pair, index) for pair in ended.get(index, ()))
            if after_pair and ENDS.match(reading.after(index)):
                found[index] = StatedChange(index, 0)
    return found


def _opens_change(reading: TextPassage, index: int) -> bool:
    """Whether a number stands in brackets, after `i.e.`, or is a number of points that a comma sets apart."""
    before = reading.before(index)
    points = reading.numbers[index].kind is NumberKind.POINTS and _POINTS_ALONE.search(before)
    return bool(points or BRACKET.search(before) or _THAT_IS.search(before))


def _is_bare_twin(reading: TextPassage, index: int) -> bool:
    """Whether a number repeats the change before it in another unit: `a fall of 50 (25%)`, `25%, or 50 offences`."""
    between = reading.between(index - 1, index)
    if not other_unit(reading, index - 1, index) or reading.numbers[index].kind not in _TWIN_KINDS:
        return False
    if _OR.match(between):
        return True
    percent = reading.numbers[index].kind in (NumberKind.PERCENT, NumberKind.POINTS)
    return percent and len(between) < 25 and bool(BRACKET.search(between)) and bool(ENDS.match(reading.after(index)))


def _after_pair(reading: TextPassage, pair: LevelPair, index: int) -> bool:
    """Whether a bracket follows the pair of counts at once, but for its period."""
    levels = reading.numbers[pair.later].kind
    points = reading.numbers[index].kind is NumberKind.POINTS
    if (
        (levels in (NumberKind.PERCENT, NumberKind.FRACTION) and not points)
        or pair.shape is PairShape.ARROW
        or index < pair.last
    ):
        return False
    if "(⟦p⟧)" in reading.between(pair.first, pair.last):
        return False  # each has its share: 3 of the 12 (25%), down from 7 (58%)
    gap = plain_gap(reading, pair.last, index)
    return not FIGURE.search(gap) and not re.search(r"[;.!?¶]", gap) and len(gap.split()) <= 6
