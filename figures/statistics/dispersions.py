"""How much the months of a series vary beyond chance, by one rule for every length of history.

Own and borrowed dispersion are blended by what stands behind each: the own one counts for its degrees of freedom, the
borrowed one for 36. After 36 months (21 degrees of freedom) the own one weighs 0.37, after ten years (98) 0.73.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

import numpy as np

from figures.statistics.inputs import FloatArray, Scalar, not_negative
from figures.statistics.kinds_of_crime import KindOfCrime
from figures.statistics.months import MonthRow, Months, month_row
from figures.statistics.own_dispersion import own_dispersions
from figures.statistics.wild_points import wild_points

Number = TypeVar("Number", float, FloatArray)

# What the borrowed dispersion counts for beside the degrees of freedom of the own one.
BORROWED_WEIGHT = 36


@dataclass(frozen=True, slots=True)
class Dispersion:
    """The dispersion to test with (`value`, 1 at the least) and what it was made of.

    `own` is None, and `freedom` 0, where there are too few months to tell one.
    """

    value: float
    borrowed: float
    own: float | None = None
    freedom: int = 0


def borrowed_dispersion(*yearly_counts: Scalar, kind: KindOfCrime) -> Dispersion:
    """The dispersion behind yearly counts without months: that of the kind at their monthly mean.

    Raises `NegativeCount`, `NotNumeric`.
    """
    found = kind.dispersion(float(not_negative(list(yearly_counts) or [0], "yearly count").mean()) / 12)
    return Dispersion(found, found)


def series_dispersion(months: Months, *, kind: KindOfCrime) -> Dispersion:
    """The dispersion of one series of monthly counts; for a rate or a share, of its numerator.

    None is a month that is not known. Raises `NegativeCount`, `NotNumeric`, `StatisticsError`.
    """
    return series_dispersions([(months, kind)])[0]


def series_dispersions(series: Sequence[tuple[Months, KindOfCrime]]) -> list[Dispersion]:
    """The dispersions of many series in order; those that cover the same months are worked out at once."""
    found = [borrowed_dispersion(kind=kind) for _, kind in series]
    rows = {place: row for place, (months, _) in enumerate(series) if (row := month_row(months)) is not None}
    for _, alike in groupby(sorted(rows, key=lambda place: _span(rows[place])), key=lambda place: _span(rows[place])):
        places = list(alike)
        counts = np.stack([rows[place].counts for place in places])
        own, freedom = own_dispersions(counts, rows[places[0]].first)
        usual = np.nanmean(np.where(wild_points(counts), np.nan, counts), axis=1)
        for place, one, degrees, mean in zip(places, own.tolist(), freedom.tolist(), usual.tolist(), strict=True):
            borrowed = series[place][1].dispersion(mean)
            value = blended(one, degrees, borrowed)
            found[place] = Dispersion(value, borrowed, one if degrees else None, int(degrees))
    return found


def blended(own: Number, freedom: Number, borrowed: Number) -> Number:
    """The one rule, for one series or for arrays."""
    return (freedom * own + BORROWED_WEIGHT * borrowed) / (freedom + BORROWED_WEIGHT)


def _span(row: MonthRow) -> tuple[str, int]:
    return row.first.code, len(row.counts)
