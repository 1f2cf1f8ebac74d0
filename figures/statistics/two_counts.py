"""Two counts: is one really more than the other, or within usual variation?

Two Poisson counts with a known exposure each are compared on their sum: given the sum, the current one is binomial
(Przyborowski and Wilenski 1940). The test is two-sided by minimum likelihood with R's relative tolerance, the interval
is the central one (Clopper and Pearson 1934, turned into a ratio), both as R's `poisson.test` gives them. The two are
made differently, so that close to the line one may stand out where the other just does not.

Dispersion. Where incidents come in clusters the counts vary more than that. The rule: on the normal scale every
distance shrinks by √dispersion. The exact p becomes 2Φ(-z/√d) with z = Φ⁻¹(1 - p/2), and the exact interval is taken at
the confidence whose z is √d times as large. At 1 both are the exact ones; with more, p only grows and the interval only
widens.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import special

from figures.statistics.grades import grade_of
from figures.statistics.inputs import Array, FloatArray, Scalar, counts, dispersions, exposures, pair, plain, tail

# Outcomes count as no likelier than the one seen within this relative tolerance, as in R and scipy.
_TOLERANCE = np.log1p(1e-7)


@dataclass(frozen=True, slots=True)
class CountComparison:
    """Two counts compared. Scalars give plain values, arrays give arrays.

    `ratio` is the current rate to the previous one: infinite where the previous count is zero, and None (masked in an
    array) where both are. `ratio_interval` runs from 0 at the least to infinity at the most.
    """

    ratio: Any
    ratio_interval: tuple[Any, Any]
    p_value: Any
    grade: Any


def compare_counts(
    *,
    current: Scalar | Array,
    previous: Scalar | Array,
    current_exposure: Scalar | Array = 1,
    previous_exposure: Scalar | Array = 1,
    dispersion: Scalar | Array,
    confidence: float = 0.95,
) -> CountComparison:
    """Compare two counts of incidents, each seen over its exposure (people, days, both in one unit).

    `dispersion` is that of the months of the series (of the numerator's for a rate or a share), borrowed where there
    are none, and 1 only for what is known to happen independently. The grade rests on the 95% interval whatever the
    confidence asked for. Two zero counts differ in nothing: p is 1. Raises `NegativeCount`, `NotACount`,
    `ZeroExposure`, `NotNumeric`, and `StatisticsError` for a dispersion below 1. Method and sources: see the module.
    """
    now, before, now_exposure, before_exposure, spread = np.broadcast_arrays(
        counts(current, "current count"),
        counts(previous, "previous count"),
        exposures(current_exposure, "current exposure"),
        exposures(previous_exposure, "previous exposure"),
        dispersions(dispersion),
    )
    p_value = _widened_p(_minimum_likelihood_p(now, before, now_exposure, before_exposure), spread)
    scale = before_exposure / now_exposure
    low, high = _limits(now, before, scale, _widened_tail(tail(confidence), spread))
    usual = (low, high) if confidence == 0.95 else _limits(now, before, scale, _widened_tail(tail(0.95), spread))
    return CountComparison(
        ratio=_ratio(now, before, scale),
        ratio_interval=pair(low, high),
        p_value=plain(p_value),
        grade=grade_of(p_value, low=usual[0], high=usual[1]),
    )


def _limits(
    now: FloatArray, before: FloatArray, scale: FloatArray, each_tail: FloatArray
) -> tuple[FloatArray, FloatArray]:
    return scale * _lowest_odds(now, before, each_tail), scale * _highest_odds(now, before, each_tail)


def _minimum_likelihood_p(
    now: FloatArray, before: FloatArray, now_exposure: FloatArray, before_exposure: FloatArray
) -> FloatArray:
    """The chance of every outcome that is no likelier than the one seen."""
    # Mirrored where the current rate is the higher, so that what was seen always lies at or below what is expected.
    mirrored = now * before_exposure > before * now_exposure
    seen = np.where(mirrored, before, now)
    total = now + before
    exposure = np.where(mirrored, before_exposure, now_exposure)
    other_exposure = np.where(mirrored, now_exposure, before_exposure)
    chance, rest = exposure / (exposure + other_exposure), other_exposure / (exposure + other_exposure)
    opposite = _opposite_outcome(seen, total, np.ceil(total * chance), np.log(exposure / other_exposure))
    p_value = _at_most(seen, total, rest) + _at_least(opposite, total, chance)
    as_expected = now * before_exposure == before * now_exposure
    return np.where(as_expected, 1.0, np.minimum(p_value, 1.0))


def _opposite_outcome(seen: FloatArray, total: FloatArray, start: FloatArray, log_odds: FloatArray) -> FloatArray:
    """The first outcome from `start` (at or above the mode) that is no likelier than `seen`; total + 1 where none is.

    The likelihood only falls from there on, so that all pairs are searched at once by halving.
    """
    likelihood_seen = -special.gammaln(seen + 1) - special.gammaln(total - seen + 1)
    low, high = start, total + 1
    while (low < high).any():
        middle = np.floor((low + high) / 2)
        likelihood = -special.gammaln(middle + 1) - special.gammaln(np.maximum(total - middle, 0) + 1)
        less_likely = likelihood - likelihood_seen + (middle - seen) * log_odds <= _TOLERANCE
        low, high = np.where(less_likely, low, np.minimum(middle + 1, high)), np.where(less_likely, middle, high)
    return low


def _at_most(outcome: FloatArray, total: FloatArray, rest: FloatArray) -> FloatArray:
    """P(X <= outcome) of a binomial whose chance is 1 - `rest`; a small `rest` could not be told from the chance."""
    inside = outcome < total
    below = special.betainc(np.where(inside, total - outcome, 1), outcome + 1, rest)
    return np.where(inside, below, 1.0)


def _at_least(outcome: FloatArray, total: FloatArray, chance: FloatArray) -> FloatArray:
    """P(X >= outcome) of a binomial; 0 past its end."""
    inside = (outcome > 0) & (outcome <= total)
    above = special.betainc(np.where(inside, outcome, 1), np.where(inside, total - outcome + 1, 1), chance)
    return np.where(inside, above, np.where(outcome > total, 0.0, 1.0))


def _lowest_odds(part: FloatArray, rest: FloatArray, each_tail: FloatArray) -> FloatArray:
    """The lower central limit of the odds of `part` against `rest`; 0 where there is no part."""
    some = part > 0
    lowest = special.betaincinv(np.where(some, part, 1), rest + 1, each_tail)
    return np.where(some, lowest / np.where(some, 1 - lowest, 1), 0.0)


def _highest_odds(part: FloatArray, rest: FloatArray, each_tail: FloatArray) -> FloatArray:
    """The upper limit: the lower one seen from the other side; infinite where there is no rest."""
    turned = _lowest_odds(rest, part, each_tail)
    return np.where(turned > 0, 1 / np.where(turned > 0, turned, 1), np.inf)


def _ratio(now: FloatArray, before: FloatArray, scale: FloatArray) -> Any:
    ratio = np.where(before > 0, now / np.where(before > 0, before, 1) * scale, np.inf)
    empty = (now == 0) & (before == 0)
    if ratio.ndim == 0:
        return None if empty else ratio.item()
    return np.ma.masked_array(ratio, mask=empty)


def _widened_p(p_value: FloatArray, dispersion: FloatArray) -> FloatArray:
    distance = -special.ndtri(p_value / 2) / np.sqrt(dispersion)
    # Not through the normal scale at 1, where the exact value must stay as it is.
    return np.where(dispersion > 1, 2 * special.ndtr(-distance), p_value)


def _widened_tail(each_tail: float, dispersion: FloatArray) -> FloatArray:
    return np.where(dispersion > 1, special.ndtr(special.ndtri(each_tail) * np.sqrt(dispersion)), each_tail)
