"""Confidence intervals of one count, one share and one rate. Scalars give floats, arrays give arrays."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import special

from figures.statistics.errors import ImpossibleProportion
from figures.statistics.inputs import Array, FloatArray, Scalar, counts, exposures, not_negative, pair, plain, tail

EXACT_BELOW = 10


def exact_poisson_interval(count: Scalar | Array, confidence: float = 0.95) -> tuple[Any, Any]:
    """The exact central interval of a Poisson mean, in counts (Garwood 1936, by the gamma distribution).

    The lower limit of no incident is 0. Raises `NegativeCount`, `NotACount`, `NotNumeric`.
    """
    return pair(*_exact(counts(count), tail(confidence)))


def byars_interval(count: Scalar | Array, confidence: float = 0.95) -> tuple[Any, Any]:
    """Byar's approximation to the exact interval of a count (Breslow and Day 1987), as Fingertips uses it:
    O(1 - 1/9O - z/3√O)³ to (O+1)(1 - 1/9(O+1) + z/3√(O+1))³, never below 0.

    Raises `NegativeCount`, `NotACount`, `NotNumeric`.
    """
    return pair(*_byar(counts(count), tail(confidence)))


def poisson_interval(count: Scalar | Array, confidence: float = 0.95) -> tuple[Any, Any]:
    """The interval of a count that the portal shows: exact below 10 incidents, Byar's from 10.

    Raises `NegativeCount`, `NotACount`, `NotNumeric`.
    """
    return pair(*_poisson(counts(count), tail(confidence)))


def wilson_interval(
    numerator: Scalar | Array, denominator: Scalar | Array, confidence: float = 0.95
) -> tuple[Any, Any]:
    """Wilson's score interval of a share, as shares from 0 to 1 (Newcombe 1998, method 3: no continuity correction).

    Raises `ImpossibleProportion` where the numerator passes the denominator, `ZeroExposure` where nobody was asked,
    `NegativeCount`, `NotNumeric`.
    """
    of = exposures(denominator, "denominator")
    part = not_negative(numerator, "numerator")
    if (part > of).any():
        raise ImpossibleProportion("The numerator is larger than the denominator.")
    return pair(*wilson_limits(part / of, of, tail(confidence)))


@dataclass(frozen=True, slots=True)
class PopulationAtRisk:
    """Who a rate is told of: how many, in which year, by which edition of the estimates."""

    size: int
    year: int
    vintage: str
    of: str = "people"

    @property
    def words(self) -> str:
        """As it stands under a rate: `36,100 households (2011, Census 2011)`."""
        return f"{self.size:,} {self.of} ({self.year}, {self.vintage})"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate for so many (`per`) with its interval in the same unit; arrays where arrays were given."""

    value: Any
    interval: tuple[Any, Any]
    per: int
    population: PopulationAtRisk | None = None


def rate(
    *, count: Scalar | Array, population: Scalar | Array | PopulationAtRisk, per: int = 1000, confidence: float = 0.95
) -> Rate:
    """Incidents for every `per` people (or households: what the population counts), interval as `poisson_interval`.

    Raises `ZeroExposure` for a population of nobody, `NegativeCount`, `NotACount`, `NotNumeric`.
    """
    known = population if isinstance(population, PopulationAtRisk) else None
    at_risk = exposures(population.size if isinstance(population, PopulationAtRisk) else population, "population")
    incidents = counts(count)
    low, high = _poisson(incidents, tail(confidence))
    return Rate(plain(incidents * per / at_risk), pair(low * per / at_risk, high * per / at_risk), per, known)


def wilson_limits(shares: FloatArray, sizes: FloatArray, each_tail: float) -> tuple[FloatArray, FloatArray]:
    """Wilson's limits of checked shares; exactly 0 and 1 at the ends, where the formula is off by float noise."""
    z = -special.ndtri(each_tail)
    middle = shares + z * z / (2 * sizes)
    half = z * np.sqrt(shares * (1 - shares) / sizes + (z / (2 * sizes)) ** 2)
    scale = 1 + z * z / sizes
    low = np.where(shares == 0, 0.0, (middle - half) / scale)
    high = np.where(shares == 1, 1.0, (middle + half) / scale)
    return low, high


def _exact(found: FloatArray, each_tail: float) -> tuple[FloatArray, FloatArray]:
    low = np.where(found > 0, special.gammaincinv(np.maximum(found, 1), each_tail), 0.0)
    return low, np.asarray(special.gammainccinv(found + 1, each_tail))


def _byar(found: FloatArray, each_tail: float) -> tuple[FloatArray, FloatArray]:
    z = -special.ndtri(each_tail)
    above_zero = np.maximum(found, 1)
    low = found * np.maximum(1 - 1 / (9 * above_zero) - z / (3 * np.sqrt(above_zero)), 0) ** 3
    high = (found + 1) * (1 - 1 / (9 * (found + 1)) + z / (3 * np.sqrt(found + 1))) ** 3
    return low, high


def _poisson(found: FloatArray, each_tail: float) -> tuple[FloatArray, FloatArray]:
    exact_low, exact_high = _exact(np.minimum(found, EXACT_BELOW), each_tail)
    byar_low, byar_high = _byar(found, each_tail)
    few = found < EXACT_BELOW
    return np.where(few, exact_low, byar_low), np.where(few, exact_high, byar_high)
