"""What a criterion is, the scores that data can give, and the ranking by weighted means. No Django here.

A score is 1 (least) to 5 (most reason to put it first). What is not scored in full is not ranked.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from fractions import Fraction

from core.numbers.formats import format_number

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


def trend(direction: str, grade: str) -> Score | None:
    """By the engine's word on the change: `direction` is `worsening`, `improving` or nothing, `grade` how clear it is.

    None where nothing was tested or the numbers are too few to tell, and where a change is real whose direction is
    neither good nor bad.
    """
    scores = {
        ("worsening", "clear"): (5, "Clearly worsening"),
        ("worsening", "some"): (4, "Probably worsening"),
        ("", "steady"): (3, "About the same"),
        ("improving", "some"): (2, "Probably improving"),
        ("improving", "clear"): (1, "Clearly improving"),
    }
    found = scores.get((direction, grade))
    return Score(*found, is_worked_out=True) if found else None


def comparison(place: Decimal | int, of: int) -> Score | None:
    """By fifths of a group of areas, 1st the best: the last fifth of 15 (13th to 15th) 5, the first 1.

    None for a place outside the group, or a group of one.
    """
    if of < 2 or not 1 <= place <= of:
        return None
    fifths = (Decimal(place) * MOST / of).to_integral_value(ROUND_CEILING)
    return Score(int(fifths), f"{place} of {of}, 1 being the best", is_worked_out=True)


Weights = Mapping[Criterion, int]


@dataclass(frozen=True)
class ScoredLine:
    """What is weighed, by its key: a crime type or a characteristic such as a place, a time, who is harmed."""

    key: int
    label: str
    scores: Mapping[Criterion, Score]


@dataclass(frozen=True)
class RankedLine:
    """A line in the ranking. `mean` (1 to 5, exact) and `place` are None where a criterion that counts has no score."""

    line: ScoredLine
    mean: Fraction | None
    place: int | None
    of: int
    missing: tuple[Criterion, ...]

    @property
    def mean_words(self) -> str:
        """The mean with two places, rounded half away from zero from the exact value; empty where there is none."""
        if self.mean is None:
            return ""
        return format_number(Decimal(self.mean.numerator) / Decimal(self.mean.denominator), 2)

    @property
    def place_words(self) -> str:
        if self.place is None:
            return "Not ranked"
        return f"{self.place} of {self.of}"


def weighted_criteria(weights: Weights) -> list[Criterion]:
    """The criteria with a weight above nought, in their order."""
    return [criterion for criterion in Criterion if weights.get(criterion, 0) > 0]


def rank(lines: Sequence[ScoredLine], weights: Weights) -> list[RankedLine]:
    """The lines from the highest mean down, ties sharing the better place; those without a mean last, as given.

    Raises ValueError where no criterion counts or a weight is below nought.
    """
    criteria = weighted_criteria(weights)
    if not criteria or any(weight < 0 for weight in weights.values()):
        raise ValueError("At least one criterion needs a weight above nought, and none one below.")
    means = {line.key: _mean(line, weights, criteria) for line in lines}
    known = [mean for mean in means.values() if mean is not None]
    found = []
    for line in lines:
        mean = means[line.key]
        place = None if mean is None else 1 + sum(other > mean for other in known)
        missing = tuple(criterion for criterion in criteria if criterion not in line.scores)
        found.append(RankedLine(line, mean, place, len(known), missing))
    return sorted(found, key=lambda one: (one.place is None, one.place or 0))


def against_the_ranking(ranked: Sequence[RankedLine], chosen: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The chosen lines that stand below one left out, or have no place, each with those that stand above it.

    These need a reason. Lines of equal place are not against one another.
    """
    passed_over = [one for one in ranked if one.line.key not in chosen and one.place is not None]
    found: dict[int, tuple[str, ...]] = {}
    for one in ranked:
        if one.line.key not in chosen:
            continue
        above = tuple(other.line.label for other in passed_over if one.place is None or (other.place or 0) < one.place)
        if above or one.place is None:
            found[one.line.key] = above
    return found


def _mean(line: ScoredLine, weights: Weights, criteria: Sequence[Criterion]) -> Fraction | None:
    if any(criterion not in line.scores for criterion in criteria):
        return None
    total = sum(weights[criterion] for criterion in criteria)
    return Fraction(sum(weights[criterion] * line.scores[criterion].value for criterion in criteria), total)
