"""Where an area stands in its group: funnel limits and position."""

from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from figures.statistics.inputs import Array, FloatArray, Scalar, counts, exposures, not_negative, pair, tail

_MOST_STEPS = 5


class FunnelPosition(StrEnum):
    """Where a member lies to what chance would allow around the group's average."""

    ABOVE = "above"
    IN_LINE = "in line"
    BELOW = "below"


def funnel_limits(average: Scalar | Array, exposures: Scalar | Array, confidence: float = 0.95) -> tuple[Any, Any]:
    """Control limits around a group's average rate for members of these exposures, in the unit of `average`.

    `average` is a rate for one unit of exposure: per person with people, per 1,000 with thousands. The limits are the
    exact Poisson quantiles of the count that the average makes one expect, interpolated between whole counts so that
    they run smoothly (Spiegelhalter 2005, appendix A.1.1), divided by the exposure. 0.95 and 0.998 are customary.
    Raises `ZeroExposure`, `NegativeCount` for an average below zero, `NotNumeric`.
    """
    return pair(*_limits(average, exposures, confidence))


def funnel_position(
    *, count: Scalar | Array, exposure: Scalar | Array, average: Scalar | Array, confidence: float = 0.95
) -> FunnelPosition | NDArray[Any]:
    """Whether the rate of `count` over `exposure` lies above, in line with or below the funnel of `average`.

    A rate on a limit is in line. Arrays give an array of words. Raises as `funnel_limits`.
    """
    low, high = _limits(average, exposure, confidence)
    found = counts(count) / np.asarray(exposure, dtype=np.float64)
    words = np.select([found > high, found < low], [FunnelPosition.ABOVE.value, FunnelPosition.BELOW.value], "in line")
    return FunnelPosition(words.item()) if words.ndim == 0 else words


def _limits(average: Scalar | Array, of: Scalar | Array, confidence: float) -> tuple[FloatArray, FloatArray]:
    each_tail = tail(confidence)
    at_risk = exposures(of)
    expected = not_negative(average, "average") * at_risk
    low, high = (_smooth_quantile(expected, probability) / at_risk for probability in (each_tail, 1 - each_tail))
    return low, high


def _smooth_quantile(mean: FloatArray, probability: float) -> FloatArray:
    """The Poisson count below which `probability` lies, read between whole counts; 0 at the least."""
    some = np.where(mean > 0, mean, 1.0)
    count = _quantile(some, probability)
    upto = special.pdtr(count, some)
    below = np.where(count > 0, special.pdtr(np.maximum(count - 1, 0), some), 0.0)
    return np.where(mean > 0, np.maximum(count - (upto - probability) / (upto - below), 0), 0.0)


def _quantile(mean: FloatArray, probability: float) -> FloatArray:
    """The least whole count that `probability` or more lies at or below: the Poisson quantile.

    Wilson and Hilferty's cube of a normal deviate is within a count or two of it, and steps do the rest. The library's
    own inverse takes many times as long: it is asked only in the farthest tails, where a few steps do not arrive.
    """
    cube_root = 1 - 1 / (9 * mean) + special.ndtri(probability) / (3 * np.sqrt(mean))
    count: FloatArray = np.floor(mean * np.maximum(cube_root, 0) ** 3)
    for _ in range(_MOST_STEPS):
        stepped = _stepped(count, mean, probability)
        if np.array_equal(stepped, count):
            return count
        count = stepped
    # The inverse may be a hair off at whole counts: step down or up where the neighbour is the right one.
    return _stepped(np.maximum(np.ceil(special.pdtrik(probability, mean)), 0), mean, probability)


def _stepped(count: FloatArray, mean: FloatArray, probability: float) -> FloatArray:
    """Each count one step nearer to the quantile; those that are it stay."""
    too_many = (count > 0) & (special.pdtr(np.maximum(count - 1, 0), mean) >= probability)
    too_few = special.pdtr(count, mean) < probability
    return count - too_many + too_few
