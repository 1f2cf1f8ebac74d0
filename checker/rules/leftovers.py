"""What is left: `£86,400 of the £96,000 was spent, leaving £9,600`; `96 of 112 actions are done, 16 remain`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import shown
from checker.numbers.number import Number, NumberKind
from checker.rules.building import from_reading
from checker.text.document import Document
from checker.text.reading import TextPassage

_OF = re.compile(
    r"^(?:\s(?!and\b|or\b|more\b|fewer\b|less\b)[\w'/&-]+){0,4}?\s(?:out\s)?of\s"
    r"(?:(?:the|our|all|its|their|a|total|of|available)\s)*$",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"^[^;.!?¶]{0,90}\bleaving\s(?:a\s(?:balance|total|remainder|further)\sof\s|just\s|only\s)?$", re.IGNORECASE
)
_LEFT = re.compile(
    r"^(?:\s[\w'-]+){0,4}?\s?(?:[.,;)]|$|¶|\s(?:outstanding|remaining|to|still|unspent|open|over|left)\b)",
    re.IGNORECASE,
)


def check_leftovers(document: Document) -> Iterator[Finding]:
    """Every `leaving …` after a part and its whole in the same sentence."""
    for reading in document.readings:
        for place in range(len(reading.numbers) - 2):
            finding = _check(document, reading, place)
            if finding:
                yield finding


def _check(document: Document, reading: TextPassage, place: int) -> Finding | None:
    part, whole = reading.numbers[place], reading.numbers[place + 1]
    is_of = _OF.match(reading.between(place, place + 1))
    if not is_of or not part.kind is whole.kind in (NumberKind.COUNT, NumberKind.MONEY):
        return None
    following = range(place + 2, min(place + 4, len(reading.numbers)))
    left = next((at for at in following if _is_left(reading, place + 1, at)), None)
    if left is None:
        return None
    rest = reading.numbers[left]
    if rest.kind is not part.kind or any(number.hedge or number.rounded for number in (part, whole, rest)):
        return None
    exact = whole.exact - part.exact
    if exact < 0:
        return None
    return from_reading(
        document,
        reading,
        [part, whole, rest],
        kind="difference",
        inputs={"from": part.value, "to": whole.value},
        stated=rest.value,
        computed=exact,
        verdict=CheckVerdict.AGREES if exact == rest.exact else CheckVerdict.DISAGREES,
        suggestion=_in_words(exact, whole, part),
    )


def _is_left(reading: TextPassage, whole: int, at: int) -> bool:
    """Whether the number at `at` is what is left; a percentage may stand between it and the whole."""
    inside = reading.numbers[whole + 1 : at]
    if any(number.kind is not NumberKind.PERCENT for number in inside):
        return False
    return bool(_LEAVING.match(reading.between(whole, at)) and _LEFT.match(reading.after(at)))


def _in_words(left: Fraction, whole: Number, part: Number) -> str:
    unit = "£" if part.kind is NumberKind.MONEY else ""
    return f"{unit}{shown(left, 2)}: {unit}{shown(whole.exact, 2)} less {unit}{shown(part.exact, 2)}."
