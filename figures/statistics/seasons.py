"""Whether a monthly series has a season, and what is left when it is taken out.

The season is tested by ranking the months within each whole year (Friedman 1937, with its correction for ties), which a
change from year to year does not disturb.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from figures.statistics.errors import NegativeCount, TooFewPoints
from figures.statistics.grades import SOME_BELOW
from figures.statistics.inputs import FloatArray, Gaps, series

FEWEST_CYCLES = 3


@dataclass(frozen=True, slots=True)
class Season:
    """The season of a series. `factors` are what each place of the cycle is to the cycle's mean, 1 on average."""

    factors: tuple[float, ...]
    p_value: float

    @property
    def present(self) -> bool:
        """Whether chance alone is an unlikely reason for the pattern (p below 0.05)."""
        return self.p_value < SOME_BELOW


def season(values: Gaps, length: int = 12) -> Season:
    """The season of counts or rates in time order, from whole cycles of `length` points, the first point first.

    A cycle with a missing point is left out. Raises `TooFewPoints` below three whole cycles and where all is zero,
    `NegativeCount` for values below zero.
    """
    found = series(values)
    if (found < 0).any():
        raise NegativeCount("A value below zero has no seasonal share.")
    cycles = found[: len(found) // length * length].reshape(-1, length)
    whole = cycles[~np.isnan(cycles).any(axis=1)]
    whole = whole[whole.sum(axis=1) > 0]
    if len(whole) < FEWEST_CYCLES:
        raise TooFewPoints(
            f"A season is told from {FEWEST_CYCLES} whole cycles of {length} points; {len(whole)} are known."
        )
    shares = whole / whole.mean(axis=1, keepdims=True)
    return Season(tuple(float(factor) for factor in shares.mean(axis=0)), _friedman(whole))


def without_season(values: Gaps, pattern: Season) -> tuple[float | None, ...]:
    """Every value over its place's factor, for a chart of the months compared like with like; missing stays None.

    A place whose factor is zero has nothing to compare with, and is None as well.
    """
    found = series(values)
    factors = np.resize(np.array(pattern.factors), len(found))
    adjusted = np.where(factors > 0, found / np.where(factors > 0, factors, 1), np.nan)
    return tuple(None if np.isnan(value) else float(value) for value in adjusted)


def _friedman(cycles: FloatArray) -> float:
    years, places = cycles.shape
    less = (cycles[:, :, None] > cycles[:, None, :]).sum(axis=2)
    up_to = (cycles[:, :, None] >= cycles[:, None, :]).sum(axis=2)
    ranks = (less + up_to + 1) / 2 - (places + 1) / 2
    scatter = float((ranks**2).sum()) / (years * (places - 1))
    between = years * float((ranks.mean(axis=0) ** 2).sum())
    return float(special.chdtrc(places - 1, between / scatter)) if scatter else 1.0
