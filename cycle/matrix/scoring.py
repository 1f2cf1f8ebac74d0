"""What a criterion is, and the scores that data can give. A score is 1 (least) to 5 (most reason to put it first)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

LEAST, MOST = 1, 5
MOST_WEIGHT = 10


class Criterion(StrEnum):
    """What lines are weighed by; the value is the name under which weights and scores are kept."""

    VOLUME = "volume"
    TREND = "trend"
    COMPARISON = "comparison"
    HARM = "harm"
    CONCERN = "concern"
    CAPACITY = "capacity"

    @property
    def label(self) -> str:
        return _TEXTS[self][0]

    @property
    def question(self) -> str:
        """What is asked where data cannot give the score."""
        return _TEXTS[self][1]

    @property
    def default_weight(self) -> int:
        return _TEXTS[self][2]


_TEXTS: dict[Criterion, tuple[str, str, int]] = {
    Criterion.VOLUME: ("Volume", "How much of it there is beside the others", 2),
    Criterion.TREND: ("Trend", "Whether it is clearly rising or falling", 2),
    Criterion.COMPARISON: ("Comparison with peers", "How the area stands beside areas like it", 1),
    Criterion.HARM: ("Harm or cost", "How much harm or cost each case brings", 3),
    Criterion.CONCERN: ("Public concern", "How much people ask for something to be done", 2),
    Criterion.CAPACITY: ("Capacity to act", "How far the partnership can make a difference", 1),
}
DEFAULT_WEIGHTS: dict[Criterion, int] = {criterion: criterion.default_weight for criterion in Criterion}


@dataclass(frozen=True)
class Score:
    """A score with what it rests on. `is_worked_out`: by the data, not by a person."""

    value: int
    because: str
    is_worked_out: bool = False

    def __post_init__(self) -> None:
        if not LEAST <= self.value <= MOST:
            raise ValueError(f"A score is a whole number from {LEAST} to {MOST}.")


def volume(count: Decimal | int, largest: Decimal | int) -> Score | None:
    """By fifths of the largest count among the lines: more than four fifths 5, up to one fifth 1.

    None where there is no count above zero to set it against.
    """
    if largest <= 0 or count < 0:
        return None
    fifths = (Decimal(count) * MOST / Decimal(largest)).to_integral_value(ROUND_CEILING)
    return Score(max(LEAST, int(fifths)), f"{count:,} where the largest is {largest:,}", is_worked_out=True)


def trend(direction: str, evidence: str) -> Score | None:
    """By the engine's word on the change: `direction` is `worsening`, `improving` or nothing, `evidence` its strength.

    None where nothing was tested, or a change is real whose direction is neither good nor bad.
    """
    scores = {
        ("worsening", "clear"): (5, "Clearly worsening"),
        ("worsening", "some"): (4, "Some evidence that it is worsening"),
        ("", "none"): (3, "Within usual variation"),
        ("improving", "some"): (2, "Some evidence that it is improving"),
        ("improving", "clear"): (1, "Clearly improving"),
    }
    found = scores.get((direction, evidence))
    return Score(*found, is_worked_out=True) if found else None


def comparison(place: Decimal | int, of: int) -> Score | None:
    """By fifths of a group of areas, 1st the best: the last fifth of 15 (13th to 15th) 5, the first 1.

    None for a place outside the group, or a group of one.
    """
    if of < 2 or not 1 <= place <= of:
        return None
    fifths = (Decimal(place) * MOST / of).to_integral_value(ROUND_CEILING)
    return Score(int(fifths), f"{place} of {of}, 1 being the best", is_worked_out=True)
