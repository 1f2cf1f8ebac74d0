"""The ranking: weighted means of scores, exact, from the highest down. What is not scored in full is not ranked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.numbers.formats import format_number
from cycle.matrix.scoring import Criterion, Score

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
