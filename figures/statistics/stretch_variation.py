"""What a monthly series usually does, where one wild point may stand among its months.

XmR charts ("Making Data Count") of the stretches of a series. Wild points are set aside for the centre and the ranges;
they stay on the chart, lie outside its limits, and are to be asked about. There are no limits below 13 points, nor for
counts below two a month, where years and exact tests tell more; below 24 points they are provisional.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from figures.statistics.inputs import Gaps, series
from figures.statistics.stretches import unbroken_stretches
from figures.statistics.wild_points import wild_points
from figures.statistics.xmr_charts import FEWEST_POINTS, XmrChart, xmr

FEWEST_A_MONTH = 2.0
TOO_FEW_POINTS = "fewer than 13 points"
TOO_FEW_INCIDENTS = "fewer than two a month"
NO_NEIGHBOURS = "no two points in a row"


@dataclass(frozen=True, slots=True)
class StretchVariation:
    """A stretch by the places of its points in the series: its chart, or why it has none; and its wild points."""

    places: range
    chart: XmrChart | None
    wild: tuple[int, ...]
    reason: str = ""


def stretch_variations(
    values: Gaps,
    *,
    counted: bool = True,
    lowest: float | None = 0.0,
    highest: float | None = None,
    breaks: Collection[int] = (),
    apart: Collection[int] = (),
) -> tuple[StretchVariation, ...]:
    """The variation of each unbroken stretch; see `unbroken_stretches` for `breaks` and `apart`.

    `counted` says that values are numbers of incidents. No limit lies below `lowest` or above `highest` (100 for
    percentages). Raises `NotNumeric`.
    """
    found = series(values)
    return tuple(
        _variation(found[places.start : places.stop], places, counted, lowest, highest)
        for places in unbroken_stretches(found, breaks=breaks, apart=apart)
    )


def _variation(
    part: np.ndarray, places: range, counted: bool, lowest: float | None, highest: float | None
) -> StretchVariation:
    aside = wild_points(part, counted=counted)
    wild = tuple(places.start + place for place in np.flatnonzero(aside).tolist())
    reason = _why_none(part, np.where(aside, np.nan, part), counted)
    chart = None if reason else xmr(part, set_aside=aside, lowest=lowest, highest=highest)
    return StretchVariation(places, chart, wild, reason)


def _why_none(part: np.ndarray, kept: np.ndarray, counted: bool) -> str:
    if np.sum(~np.isnan(part)) < FEWEST_POINTS:
        return TOO_FEW_POINTS
    if counted and np.nanmean(kept) < FEWEST_A_MONTH:
        return TOO_FEW_INCIDENTS
    return "" if np.isfinite(np.diff(kept)).any() else NO_NEIGHBOURS
