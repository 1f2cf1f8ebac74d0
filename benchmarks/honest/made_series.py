"""Invented monthly series whose truth is known."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from core.periods.period import Period
from figures.statistics.inputs import FloatArray

FIRST = Period.parse("2013-M04")
PAIRS = 10_000
# Months of crime usually differ this much through the year.
_SWING = 0.15


@dataclass(frozen=True, slots=True)
class MadeYears:
    """Three years of months, a row each, with the dispersion that the kind of crime would lend them."""

    months: FloatArray
    borrowed: FloatArray

    @property
    def now(self) -> FloatArray:
        return np.asarray(self.months[:, 24:].sum(axis=1))

    @property
    def before(self) -> FloatArray:
        return np.asarray(self.months[:, 12:24].sum(axis=1))


def made_years(
    chance: np.random.Generator,
    *,
    means: FloatArray,
    borrowed: FloatArray,
    dispersion: FloatArray,
    change: float = 0.0,
    together: float = 0.0,
) -> MadeYears:
    """Years about monthly `means`, the last one changed by `change`, whose months vary `dispersion` times as much as
    chance. `together` is how far what makes a month exceed its mean still does so in the next."""
    season = 1 + _SWING * np.sin((np.arange(36) - 2) / 6 * np.pi)
    expected = means[:, None] * season * np.where(np.arange(36) < 24, 1.0, 1.0 + change)
    excess = np.maximum(dispersion - 1, 1e-6)[:, None] / expected
    shapes = 1 / excess
    swing = special.gammaincinv(shapes, special.ndtr(_linked(chance, expected.shape, together))) / shapes
    return MadeYears(chance.poisson(expected * swing).astype(np.float64), borrowed)


def _linked(chance: np.random.Generator, shape: tuple[int, int], together: float) -> FloatArray:
    """Standard normal months, each drawn to the one before it."""
    found = chance.standard_normal(shape)
    for month in range(1, shape[1]):
        found[:, month] = together * found[:, month - 1] + np.sqrt(1 - together**2) * found[:, month]
    return found
