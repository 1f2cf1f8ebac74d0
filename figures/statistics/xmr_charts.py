"""XmR charts: what a monthly series usually does, and which points stand out from it.

Mean of all points; limits at the mean plus and minus 2.66 times the mean moving range, after one screen that leaves
out moving ranges of 3.267 times their mean or more (Nelson 1982; NHS "Making Data Count"). The screen is of ranges,
never of points: the mean includes them all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from figures.statistics.errors import TooFewPoints, UnexplainedBreak
from figures.statistics.inputs import BoolArray, FloatArray, Gaps, numbers, series
from figures.statistics.xmr_rules import SpecialCause, special_causes

FEWEST_POINTS, FEWEST_FOR_FINAL = 13, 24
LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267


@dataclass(frozen=True, slots=True)
class XmrPoint:
    """One point; None is a missing month, which no rule marks and which ends every run."""

    value: float | None
    special_causes: tuple[SpecialCause, ...]


@dataclass(frozen=True, slots=True)
class XmrChart:
    """A chart in the unit of its values. `too_few` where fewer than 13 points bear it, and no limits are told."""

    mean: float
    lower: float
    upper: float
    mean_moving_range: float
    points: tuple[XmrPoint, ...]
    too_few: bool

    @property
    def is_provisional(self) -> bool:
        """Whether its limits may still move, as fewer than 24 points bear them."""
        return sum(point.value is not None for point in self.points) < FEWEST_FOR_FINAL


@dataclass(frozen=True, slots=True)
class Break:
    """A marked break in a series: the place of the first point after it, and why the process changed there."""

    first: int
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between breaks with limits of its own; `reason` is empty for the first."""

    first: int
    reason: str
    chart: XmrChart


class Assurance(StrEnum):
    """Whether the process, left as it is, can be expected to reach a target."""

    HITS = "consistently hits"
    MISSES = "consistently misses"
    EITHER = "hit and miss"
    TOO_FEW = "too few points"


def xmr(
    values: Gaps,
    screen_outliers: bool = True,
    *,
    set_aside: BoolArray | None = None,
    lowest: float | None = None,
    highest: float | None = None,
) -> XmrChart:
    """The chart of `values` in time order; None or NaN is a missing point, across which no range is taken.

    Points marked in `set_aside` count for neither centre nor limits, and are charted. Limits are drawn no lower than
    `lowest` and no higher than `highest`; the rules go by those that were worked out. Below 13 points it is still
    worked out, with `too_few` set. Raises `TooFewPoints` where no two neighbouring points are known, and `NotNumeric`.
    """
    found = series(values)
    kept = found if set_aside is None else np.where(set_aside, np.nan, found)
    moving_range = mean_moving_range(kept, screen_outliers)
    mean = float(kept[~np.isnan(kept)].mean())
    lower, upper = mean - LIMIT_FACTOR * moving_range, mean + LIMIT_FACTOR * moving_range
    causes = special_causes(found, mean=mean, lower=lower, upper=upper)
    points = tuple(
        XmrPoint(None if np.isnan(value) else float(value), marks) for value, marks in zip(found, causes, strict=True)
    )
    return XmrChart(
        mean=mean,
        lower=lower if lowest is None else max(lower, lowest),
        upper=upper if highest is None else min(upper, highest),
        mean_moving_range=moving_range,
        points=points,
        too_few=int(np.sum(~np.isnan(found))) < FEWEST_POINTS,
    )


def rebased_xmr(values: Gaps, breaks: Iterable[Break], screen_outliers: bool = True) -> tuple[Segment, ...]:
    """A chart for each stretch between marked breaks; runs end at a break.

    Raises `UnexplainedBreak` for a break without a reason, twice at one place or outside the series, else as `xmr`.
    """
    found = series(values)
    marked = sorted(breaks, key=lambda mark: mark.first)
    for mark in marked:
        if not mark.reason.strip():
            raise UnexplainedBreak(f"The break at point {mark.first + 1} has no reason.")
        if not 0 < mark.first < len(found):
            raise UnexplainedBreak(f"The break at point {mark.first + 1} does not part the series.")
    if len({mark.first for mark in marked}) < len(marked):
        raise UnexplainedBreak("Two breaks are marked at one point.")
    starts = [Break(0, ""), *marked]
    ends = [*(mark.first for mark in marked), len(found)]
    return tuple(
        Segment(start.first, start.reason, xmr(found[start.first : end], screen_outliers))
        for start, end in zip(starts, ends, strict=True)
    )


def assurance(chart: XmrChart, *, target: float, lower_is_better: bool) -> Assurance:
    """How the limits lie to a target that is met on its own value ("at most", "at least")."""
    aim = float(numbers(target, "target"))
    if chart.too_few:
        return Assurance.TOO_FEW
    best, worst = (chart.lower, chart.upper) if lower_is_better else (-chart.upper, -chart.lower)
    due = aim if lower_is_better else -aim
    if worst <= due:
        return Assurance.HITS
    return Assurance.MISSES if best > due else Assurance.EITHER


def mean_moving_range(found: FloatArray, screen_outliers: bool) -> float:
    """The mean difference between neighbours, in the values' unit. Raises `TooFewPoints` where there is none."""
    ranges = np.abs(np.diff(found))
    ranges = ranges[~np.isnan(ranges)]
    if not len(ranges):
        raise TooFewPoints("No two neighbouring points are known: there is no variation to tell.")
    mean = ranges.mean()
    kept = ranges[ranges < SCREEN_FACTOR * mean] if screen_outliers and mean > 0 else ranges
    return float(kept.mean())
