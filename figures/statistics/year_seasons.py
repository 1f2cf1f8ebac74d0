"""What share of a year's count falls to each of its months, from the years before it.

The season of the running year never enters: what is unusual about it would explain itself away.
"""

import numpy as np

from core.periods.period import Period
from figures.statistics.inputs import FloatArray
from figures.statistics.months import Months

OWN_YEARS, WIDER_YEARS = 3, 8
# How many incidents of the area's own weigh as much as the shares of the wider area, where they happen independently.
WIDER_WEIGHT = 2000.0
# And how many of the wider area as much as even shares: less than a small force records.
EVEN_WEIGHT = 500.0


def year_season(months: Months, *, year: Period, wider: Months | None = None, dispersion: float = 1.0) -> FloatArray:
    """The share of each month of `year`, 1 in all, from up to three years of the area itself, pooled with those of a
    `wider` area (its force's, or the country's, of that kind of crime), and those with shares by days alone.

    `dispersion` says how little each incident of the area's own tells. Only months before `year` are used.
    """
    lengths = np.array([month.days for month in year.months], dtype=np.float64)
    even = lengths / lengths.sum()
    around = _pooled(_yearly(wider or {}, year, WIDER_YEARS), even, EVEN_WEIGHT)
    return _pooled(_yearly(months, year, OWN_YEARS), around, WIDER_WEIGHT * dispersion)


def _pooled(years: FloatArray, shares: FloatArray, weight: float) -> FloatArray:
    """The years' months added up, with `weight` further incidents that fall as `shares` do."""
    unknown = np.isnan(years)
    expected = np.nansum(years, axis=1, keepdims=True) / (~unknown @ shares)[:, None] * shares
    counts = np.where(unknown, expected, years).sum(axis=0)
    pooled: FloatArray = (counts + weight * shares) / (counts.sum() + weight)
    return pooled


def _yearly(months: Months, year: Period, most: int) -> FloatArray:
    """The months of up to `most` years before `year`, a row each, NaN where not known; years without any left out."""
    rows, earlier = [], year
    for _ in range(most):
        earlier = earlier.year_earlier()
        counts = [months.get(month) for month in earlier.months]
        if any(count is not None for count in counts):
            rows.append([np.nan if count is None else float(count) for count in counts])
    return np.array(rows, dtype=np.float64).reshape(-1, len(year.months))
