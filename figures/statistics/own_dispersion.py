"""How much more the months of one series vary than independent incidents would: its own dispersion.

A log-linear fit takes out what is not month-to-month variation: the month of the year, the length of the month, and a
slow trend (a natural spline, one degree of freedom for each whole year). What is left, as Pearson's chi-squared by its
degrees of freedom, is the dispersion (McCullagh and Nelder 1989). Months that lie far off the fit are set aside, so
that one slip of the pen or one riot does not speak for three years.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.periods.period import Period
from figures.statistics.inputs import FloatArray
from figures.statistics.months import month_lengths
from figures.statistics.wild_points import wild_points

# Standardised residuals beyond this, in robust deviations, are set aside; of clean months one in 4,000 is.
_SET_ASIDE_BEYOND = 4.0
# The first fit leaves out whatever may be far off; months that then lie near it come back.
_FIRST_LIMITS_AWAY = 2.0
_ROUNDS = 3
_FIRST_STEPS, _MORE_STEPS = 6, 3
# A fitted month stays within this factor of the mean, so that months without any incident do not run to zero.
_FURTHEST = 400.0


def own_dispersions(rows: FloatArray, first: Period) -> tuple[FloatArray, FloatArray]:
    """The dispersion of each row of months from `first`, never below 1, and its degrees of freedom.

    NaN is a month that is not known. Where there are no degrees of freedom the dispersion is 1 and says nothing.
    """
    design, products = _design(first.number - 1, rows.shape[1])
    lengths = month_lengths(first, rows.shape[1])
    known = ~np.isnan(rows)
    counts = np.where(known, rows, 0.0)
    used = known & ~wild_points(rows, limits_away=_FIRST_LIMITS_AWAY)
    expected = (counts + _means(counts, used)) / 2 + 1e-6
    for turn in range(_ROUNDS):
        steps = _FIRST_STEPS if turn == 0 else _MORE_STEPS
        expected, leverage = _fit(counts, used, lengths, design, products, expected, steps)
        kept = known & (_distances(counts, used, expected, leverage) <= _SET_ASIDE_BEYOND)
        if (kept == used).all():
            break
        used = kept
    else:
        expected, _ = _fit(counts, used, lengths, design, products, expected, _MORE_STEPS)
    freedom = np.maximum(used.sum(axis=1) - design.shape[1], 0).astype(np.float64)
    left = np.where(used, (counts - expected) ** 2 / expected, 0.0).sum(axis=1)
    return np.where(freedom > 0, np.maximum(left / np.maximum(freedom, 1), 1.0), 1.0), freedom


def _means(counts: FloatArray, used: NDArray[np.bool_]) -> FloatArray:
    means: FloatArray = (counts * used).sum(axis=1, keepdims=True) / np.maximum(used.sum(axis=1, keepdims=True), 1)
    return means


def _fit(
    counts: FloatArray,
    used: NDArray[np.bool_],
    lengths: FloatArray,
    design: FloatArray,
    products: FloatArray,
    expected: FloatArray,
    steps: int,
) -> tuple[FloatArray, FloatArray]:
    """Expected counts by iterated least squares, from a first guess, and how far each month draws its own fit."""
    columns = design.shape[1]
    middle = np.log(_means(counts, used) + 1e-9) + np.log(lengths)
    for _ in range(steps):
        weights = expected * used
        normal = _normal(weights, products, columns)
        wanted = np.log(expected / lengths) + (counts - expected) / expected
        found = np.linalg.solve(normal, ((weights * wanted) @ design)[..., None])[..., 0] @ design.T + np.log(lengths)
        expected = np.exp(np.clip(found, middle - np.log(_FURTHEST), middle + np.log(_FURTHEST)))
    inverse = np.linalg.inv(_normal(expected * used, products, columns))
    leverage = ((design @ inverse) * design).sum(axis=2) * expected * used
    return expected, leverage


def _normal(weights: FloatArray, products: FloatArray, columns: int) -> FloatArray:
    """The normal equations of each row, with a trace of ridge for months of which none is known."""
    normal = (weights @ products).reshape(len(weights), columns, columns)
    diagonal = np.arange(columns)
    normal[:, diagonal, diagonal] += 1e-6 * normal.trace(axis1=1, axis2=2)[:, None] / columns + 1e-9
    return normal


def _distances(counts: FloatArray, used: NDArray[np.bool_], expected: FloatArray, leverage: FloatArray) -> FloatArray:
    """How far each month lies off the fit, in robust deviations of its row."""
    unseen = np.maximum(1 - np.minimum(leverage, 0.9), 0.1)
    off = np.abs(counts - expected) / np.sqrt(np.maximum(expected, 0.25) * unseen)
    ordered = np.sort(np.where(used, off, np.inf), axis=1)
    middle = np.take_along_axis(ordered, np.maximum(used.sum(axis=1, keepdims=True) - 1, 0) // 2, 1)
    deviation = np.where(np.isfinite(middle), np.maximum(middle / 0.6745, 1.0), 1.0)
    distances: FloatArray = off / deviation
    return distances


@lru_cache(maxsize=256)
def _design(start: int, number: int) -> tuple[FloatArray, FloatArray]:
    """One column for each month of the year, then the trend; and the products of every two columns."""
    season = np.zeros((number, 12))
    season[np.arange(number), (np.arange(number) + start) % 12] = 1
    design = np.hstack([season, _natural_spline(number, max(number // 12, 1))])
    products = (design[:, :, None] * design[:, None, :]).reshape(number, -1)
    return design, products


def _natural_spline(number: int, freedom: int) -> FloatArray:
    """A natural cubic spline on even knots, without its constant (Hastie, Tibshirani and Friedman 2009, 5.2.1)."""
    at = np.linspace(0, 1, number)
    knots = np.linspace(0, 1, freedom + 1)

    def cubic(place: int) -> FloatArray:
        ends = np.maximum(at - knots[place], 0) ** 3 - np.maximum(at - knots[-1], 0) ** 3
        return np.asarray(ends / (knots[-1] - knots[place]))

    return np.stack([at, *(cubic(place) - cubic(freedom - 1) for place in range(freedom - 1))], axis=1)
