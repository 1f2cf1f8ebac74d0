"""Marks for a state: a word, a shape and a colour, in this order of importance. None of them stands alone.

The rooms name their states; a state of their own that is not in `MARKS` they give as a `Mark`.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class MarkShape(Enum):
    """A shape as the path of an SVG on a grid of 16 by 16, told apart without colour and in print."""

    CIRCLE = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z"
    TRIANGLE = "M8 1.5 15.5 15H.5z"
    SQUARE = "M1.5 1.5h13v13h-13z"
    DIAMOND = "M8 .5 15.5 8 8 15.5.5 8z"
    RING = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8z"
    DASH = "M1.5 6.5h13v3h-13z"
    HALF = "M8 1a7 7 0 1 0 0 14zm1.2 0v2.1a5 5 0 0 1 0 9.8V15a7 7 0 0 0 0-14z"
    BARS_3 = "M1 10h3.6v5H1zm5.2-4h3.6v9H6.2zm5.2-5H15v14h-3.6z"
    BARS_2 = "M1 10h3.6v5H1zm5.2-4h3.6v9H6.2zm5.2 7.6H15V15h-3.6z"
    EQUALS = "M1.5 4h13v3h-13zm0 5h13v3h-13z"
    BARS_1 = "M1 10h3.6v5H1zm5.2 3.6h3.6V15H6.2zm5.2 0H15V15h-3.6z"
    TICK = "M6.2 13.6.9 8.3l2.2-2.2 3.1 3.1L12.9 2.5l2.2 2.2z"
    CROSS = "M3.2 1 8 5.8 12.8 1 15 3.2 10.2 8l4.8 4.8-2.2 2.2L8 10.2 3.2 15 1 12.8 5.8 8 1 3.2z"


class Tone(Enum):
    """A colour by what it says; the value is the end of a class in `static/portal/marks.css`."""

    GOOD = "good"
    NEAR = "near"
    BAD = "bad"
    CALM = "calm"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Mark:
    """How one state is shown."""

    word: str
    shape: MarkShape
    tone: Tone = Tone.NEUTRAL

    @property
    def css_class(self) -> str:
        return f"portal-mark--{self.tone.value}"

    @property
    def path(self) -> str:
        return self.shape.value


MARKS: Final[dict[str, Mark]] = {
    # A figure against its target: once the period is over, and while it runs.
    "met": Mark("Met", MarkShape.CIRCLE, Tone.GOOD),
    "within_tolerance": Mark("Within tolerance", MarkShape.TRIANGLE, Tone.NEAR),
    "missed": Mark("Not met", MarkShape.SQUARE, Tone.BAD),
    "already_met": Mark("Met already", MarkShape.TICK, Tone.GOOD),
    "on_track": Mark("On track", MarkShape.CIRCLE, Tone.GOOD),
    "at_risk": Mark("At risk", MarkShape.TRIANGLE, Tone.NEAR),
    "off_track": Mark("Off track", MarkShape.SQUARE, Tone.BAD),
    "already_missed": Mark("Can no longer be met", MarkShape.CROSS, Tone.BAD),
    "could_go_either_way": Mark("Could go either way", MarkShape.DIAMOND, Tone.NEAR),
    "too_early": Mark("Too early to say", MarkShape.HALF, Tone.CALM),
    # Why a figure says nothing of its target.
    "no_target": Mark("No target", MarkShape.RING),
    "no_data": Mark("No figures yet", MarkShape.DASH),
    "not_due": Mark("Not begun", MarkShape.HALF, Tone.CALM),
    "ambiguous": Mark("Direction not agreed", MarkShape.DIAMOND),
    "not_judged": Mark("Not judged", MarkShape.DASH),
    # How far a change stands out from chance.
    "clear": Mark("Clear change", MarkShape.BARS_3, Tone.CALM),
    "some": Mark("Probable change", MarkShape.BARS_2, Tone.CALM),
    "steady": Mark("About the same", MarkShape.EQUALS),
    "too_few": Mark("Too few to tell", MarkShape.BARS_1),
    "not_tested": Mark("Not checked for chance", MarkShape.DASH),
}


class NoSuchMark(LookupError):
    """A state for which no mark is declared."""


def mark_of(state: object) -> Mark:
    """The mark of a state: by its name (a text or a StrEnum member), or the mark itself."""
    if isinstance(state, Mark):
        return state
    try:
        return MARKS[str(state)]
    except KeyError:
        raise NoSuchMark(f"There is no mark for the state {state!r}; give a Mark, or one of {sorted(MARKS)}.") from None


@lru_cache(maxsize=512)
def mark_html(mark: Mark, word: str) -> SafeString:
    """The mark as it stands on a page. There are few, and long tables show one in each row: each is drawn once."""
    return render_to_string("govuk/components/mark.html", {"mark": mark, "word": word})
