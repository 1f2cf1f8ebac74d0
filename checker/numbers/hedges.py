"""What the word before a number means for it: `around 35%`, `more than 80%`, `nearly half`, `up to 50%`."""

import re
from enum import StrEnum
from fractions import Fraction


class Hedge(StrEnum):
    """How a number is meant; `NONE` is at its printed precision."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"  # a little below
    BELOW = "below"
    AT_MOST = "at most"
    JUST_OVER = "just over"
    OVER = "over"
    AT_LEAST = "at least"


_WORDS: dict[Hedge, str] = {
    Hedge.JUST_OVER: r"just over|just above|slightly over|slightly more than|slightly above|a little over|"
    r"little more than",
    Hedge.NEARLY: r"nearly|almost|just under|just below|slightly under|slightly less than|slightly below|"
    r"a little under|little less than|not quite",
    Hedge.AT_LEAST: r"at least|no less than|no fewer than|not less than|a minimum of",
    Hedge.AT_MOST: r"up to|at most|no more than|not more than|a maximum of",
    Hedge.OVER: r"more than|over|in excess of|upwards of|greater than|exceeding|above|>",
    Hedge.BELOW: r"less than|fewer than|under|below|<",
    Hedge.ABOUT: r"around|about|approximately|approx\.?|roughly|circa|c\.|ca\.|in the region of|in the order of|some|"
    r"an estimated|estimated at|estimated|close to|near to|close on|~",
}
_GROUPS = [(hedge, re.compile(rf"(?:{words})", re.IGNORECASE)) for hedge, words in _WORDS.items()]
_ALL = "|".join(_WORDS.values())
BEFORE = re.compile(rf"(?<![\w])(?P<hedge>{_ALL})(?:\s+(?:of|an?))?\s*$", re.IGNORECASE)
_COMPARES = re.compile(r"(?:[\d%)]|per ?cent|points?|\d\s[a-z]+)\s$", re.IGNORECASE)
_REACH = 36
_LOOSE = Fraction(1, 8)
LOOSE_WORDS = Fraction(1, 5)  # almost a fifth is said of 17%


def hedge_before(text: str, position: int) -> tuple[Hedge, int]:
    """The hedge that stands directly before `position` in `text`, and where its words begin."""
    start = max(0, position - _REACH)
    found = BEFORE.search(text[start:position])
    if not found:
        return Hedge.NONE, position
    words = found["hedge"]
    if (
        _COMPARES.search(text[max(0, start + found.start() - _REACH) : start + found.start()])
        and "than" in words.lower()
    ):
        return Hedge.NONE, position  # `134 fewer than 1,234` compares, it does not hedge
    meaning = next(hedge for hedge, pattern in _GROUPS if pattern.fullmatch(words))
    return meaning, start + found.start()


def fits(exact: Fraction, stated: Fraction, hedge: Hedge, step: Fraction, loose: Fraction = _LOOSE) -> bool:
    """Whether the `exact` figure is what `stated` says with its hedge; neither below zero, `step` its precision.

    `around`, `nearly` and `just over` reach a part (`loose`) of the stated figure, or one step where that is more.
    """
    reach = max(step, abs(stated) * loose)
    rounded = rounds_to(exact, stated, step)
    meanings = {
        Hedge.NONE: rounded,
        Hedge.ABOUT: abs(exact - stated) <= reach,
        Hedge.NEARLY: stated - reach <= exact < stated or rounded,
        Hedge.JUST_OVER: stated < exact <= stated + reach or rounded,
        Hedge.BELOW: exact < stated,
        Hedge.AT_MOST: exact <= stated or rounded,
        Hedge.OVER: exact > stated,
        Hedge.AT_LEAST: exact >= stated or rounded,
    }
    return meanings[hedge]


def rounds_to(exact: Fraction, stated: Fraction, step: Fraction) -> bool:
    """Whether `exact`, rounded half away from zero to whole `step`s, is `stated`."""
    size = abs(exact) / step + Fraction(1, 2)
    rounded = (size.numerator // size.denominator) * step
    return (rounded if exact >= 0 else -rounded) == stated
