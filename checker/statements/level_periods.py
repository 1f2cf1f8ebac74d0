"""The period that a text prints with a level, and which of two periods is the earlier."""

import re

from checker.numbers.numbers import NumberKind
from checker.statements.periods import order_of
from checker.text.reading import Passage

_W = r"[\w'’/&£-]+"
IN = r"(?:in|for|during|at|by|to|on|as at|at the end of|of)?"
PERIOD_AFTER = re.compile(
    rf"^(?:\s(?!and\b|to\b|from\b|compared\b){_W}){{0,7}}?,?\s?\(?{IN}\s?(?:the\s)?(?:year\s)?(?:⟦o⟧\s)?⟦y⟧",
    re.IGNORECASE,
)


def in_order_of_time(one: str, other: str) -> bool | None:
    """Whether the first period is the earlier; None where it cannot be told."""
    first, second = order_of(one), order_of(other)
    if first is None or second is None or first == second:
        return None
    return first < second


def period_of(reading: Passage, index: int, stop: int | None = None) -> str | None:
    """The period printed with a level, after it (before number `stop`) or else directly before it."""
    after = PERIOD_AFTER.match(reading.after(index))
    if after:
        place = next(
            (i for i in range(index + 1, len(reading.numbers)) if reading.numbers[i].kind is NumberKind.PERIOD), None
        )
        if place is not None and (stop is None or place < stop):
            return reading.printed(reading.numbers[place])
    if index and reading.numbers[index - 1].kind is NumberKind.PERIOD:
        between = reading.between(index - 1, index)
        if re.match(rf"^[,:]?(?:\s{_W}){{0,8}}?,?\s$", between) and not re.search(
            r"\b(?:and|to|from|compared)\b", between
        ):
            return reading.printed(reading.numbers[index - 1])
    return None
