"""Parts said in words with their whole and their count: `a third of the 240 (60)`, `60 of the 240, or a quarter`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import share, shown
from checker.numbers.hedges import LOOSE_WORDS, Hedge, fits
from checker.numbers.number import Number, NumberKind
from checker.rules.building import from_reading
from checker.text.document import Document
from checker.text.reading import TextPassage

_W = r"[\w'/&-]+"
_OF = re.compile(
    rf"^\s(?:out\s)?of\s(?:(?:the|our|all|these|those|its|their|a|total|of)\s)*(?:{_W}\s){{0,2}}?$", re.IGNORECASE
)
_COUNT_IN_BRACKETS = re.compile(rf"^(?:\s(?!of\b|and\b|or\b){_W}){{0,5}}?\s\((?:or\s)?$", re.IGNORECASE)
_OF_THOSE = re.compile(rf"^(?:\sof)?(?:\s(?!and\b|or\b|more\b|less\b|fewer\b){_W}){{1,6}}?\s\($", re.IGNORECASE)
_CLOSED = re.compile(r"^(?:\s[\w-]+)?\)")
_PART_OF = re.compile(
    rf"^(?:\s(?!of\b|and\b|or\b|more\b|fewer\b|less\b){_W}){{0,4}}?\s(?:out\s)?of\s(?:(?:the|our|all|these|its|a|total|of)\s)*$",
    re.IGNORECASE,
)
_OR = re.compile(
    rf"^(?:\s(?!and\b|of\b){_W}){{0,4}}?,?\s?(?:\bor|\(|\bwhich is|\bequivalent to|\brepresenting)\s?(?:about\s|a\s)?$",
    re.IGNORECASE,
)
_LOOSE = Fraction(1, 10)  # a third is said of anything from 30% to 37%


def check_parts_in_words(document: Document) -> Iterator[Finding]:
    """Every part in words that stands with the count and the whole it is of."""
    for reading in document.readings:
        changes = document.changes(reading)
        for place, number in enumerate(reading.numbers):
            found = (
                _count_and_whole(reading, place)
                if number.kind is NumberKind.FRACTION and place not in changes
                else None
            )
            if found:
                part, whole = (reading.numbers[one] for one in found)
                if not part.hedge and not whole.hedge and 0 < part.exact <= whole.exact:
                    yield _finding(document, reading, number, part, whole)


def _count_and_whole(reading: TextPassage, place: int) -> tuple[int, int] | None:
    """The places of the count and of the whole; None where they are not plainly tied to the part."""
    one, two = place + 1, place + 2
    if _is_count(reading, one) and _is_count(reading, two):
        before, middle = reading.between(place, one), reading.between(one, two)
        if _OF.match(before) and _COUNT_IN_BRACKETS.match(middle) and _CLOSED.match(reading.after(two)):
            return two, one
        if (before in (" (", ", ") or _OF_THOSE.match(before)) and _PART_OF.match(middle):
            return (one, two) if before == ", " or _CLOSED.match(reading.after(two)) else None
    part, whole = place - 2, place - 1
    if _is_count(reading, part) and _is_count(reading, whole) and _PART_OF.match(reading.between(part, whole)):
        return (part, whole) if _OR.match(reading.between(whole, place)) else None
    return None


def _is_count(reading: TextPassage, place: int) -> bool:
    return 0 <= place < len(reading.numbers) and reading.numbers[place].kind is NumberKind.COUNT


def _finding(document: Document, reading: TextPassage, number: Number, part: Number, whole: Number) -> Finding:
    exact = share(part.value, whole.value) or Fraction(0)
    words = number.exact * 100
    if number.hedge in (Hedge.NONE, Hedge.ABOUT):
        agrees = abs(exact - words) <= words * _LOOSE
    else:
        agrees = fits(exact, words, number.hedge, words * _LOOSE, LOOSE_WORDS)
    return from_reading(
        document,
        reading,
        [number, part, whole],
        kind="share",
        inputs={"part": part.value, "whole": whole.value},
        stated=number.value and number.value * 100,
        computed=exact,
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=f"{shown(exact)}%: {shown(part.exact)} of {shown(whole.exact)}.",
    )
