"""Shares that go on from the first: `96 of 112 actions (86%) are complete, 10 (9%) in progress and 6 (5%) not begun`.

The whole is named once only. The counts show that it is the whole of them all: together they are it.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.findings import Finding
from checker.numbers.arithmetic import judge, share, shown, statement_of
from checker.numbers.number import NumberKind
from checker.rules.building import from_reading
from checker.text.document import Document
from checker.text.reading import TextPassage

_OF = re.compile(
    r"^(?:\s(?!of\b|and\b|or\b|more\b|fewer\b|less\b)[\w'/&-]+){0,5}?\s(?:out\s)?of\s"
    r"(?:(?:the|our|all|these|its|their|a|total|of)\s)*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^(?:\s(?!and\b|or\b|of\b)[\w'/&-]+){0,7}?,?\s?\((?:or |i\.?e\.?,? )?$", re.IGNORECASE)


def check_share_lists(document: Document) -> Iterator[Finding]:
    """The shares after the first of a list whose counts come to its whole."""
    for reading in document.readings:
        for sentence in reading.sentences():
            yield from _check(document, reading, sentence)


def _check(document: Document, reading: TextPassage, sentence: Sequence[int]) -> Iterator[Finding]:
    first = next((place for place in sentence[1:] if _is_of(reading, place)), None)
    if first is None:
        return
    items = [place for place in sentence if place > first and _has_share(reading, place)]
    whole = reading.numbers[first]
    counts = [reading.numbers[first - 1], *(reading.numbers[place] for place in items)]
    if len(items) < 2 or sum((number.exact for number in counts), Fraction(0)) != whole.exact:
        return
    for place in items:
        part, percent = reading.numbers[place], reading.numbers[place + 1]
        exact = share(part.value, whole.value) or Fraction(0)
        stated = statement_of(percent)
        yield from_reading(
            document,
            reading,
            [percent, part, whole],
            kind="share",
            inputs={"part": part.value, "whole": whole.value},
            stated=stated.signed,
            computed=exact,
            verdict=judge(exact, stated),
            suggestion=f"{shown(exact)}%: {shown(part.exact, 2)} of {shown(whole.exact, 2)}.",
        )


def _is_of(reading: TextPassage, place: int) -> bool:
    """Whether the count at `place` is the whole of the one before it."""
    kinds = {reading.numbers[one].kind for one in (place - 1, place)}
    return kinds in ({NumberKind.COUNT}, {NumberKind.MONEY}) and bool(_OF.match(reading.between(place - 1, place)))


def _has_share(reading: TextPassage, place: int) -> bool:
    """Whether a count has its percentage in brackets."""
    if place + 1 >= len(reading.numbers) or reading.numbers[place].kind not in (NumberKind.COUNT, NumberKind.MONEY):
        return False
    percent = reading.numbers[place + 1].kind is NumberKind.PERCENT and reading.after(place + 1).startswith(")")
    return percent and bool(_BRACKET.match(reading.between(place, place + 1)))
