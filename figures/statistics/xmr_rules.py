"""The four rules of "Making Data Count" that tell a special cause from common variation, one function each.

Every function takes a series in time order and answers for each of its points. A missing point (NaN) lies on no side of
the mean and ends every run. Checked against the tests of NHSRplotthedots.
"""

from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from figures.statistics.inputs import BoolArray, Gaps, series

IntArray: TypeAlias = NDArray[np.int_]

RUN = 7


class SpecialCause(StrEnum):
    """Why a point is not explained by the usual variation of its series."""

    OUTSIDE = "outside limits"
    SHIFT = "shift of 7+"
    TREND = "trend of 7"
    TWO_OF_THREE = "two of three"


def outside_limits(values: Gaps, lower: float, upper: float) -> BoolArray:
    """Points below the lower or above the upper limit; a point on a limit is within."""
    found = series(values)
    return (found < lower) | (found > upper)


def near_limits(values: Gaps, mean: float, lower: float, upper: float) -> BoolArray:
    """Points in the outer third between the mean and a limit, but not beyond the limit."""
    found = series(values)
    beyond = (found < mean - (mean - lower) * 2 / 3) | (found > mean + (upper - mean) * 2 / 3)
    return beyond & ~outside_limits(found, lower, upper)


def seven_points_one_side(sides: Gaps) -> BoolArray:
    """Points that end a run of seven on one side of the mean; `sides` are -1, 0 (on the mean) or 1."""
    found = series(sides)
    return (_run_lengths(found == 1) >= RUN) | (_run_lengths(found == -1) >= RUN)


def seven_point_trend(values: Gaps) -> IntArray:
    """1 for points that end seven rising ones, -1 for seven falling ones, else 0."""
    found = series(values)
    steps = np.diff(found, prepend=np.nan)
    rising, falling = _run_lengths(steps > 0), _run_lengths(steps < 0)
    return np.where(rising >= RUN - 1, 1, np.where(falling >= RUN - 1, -1, 0))


def part_of_seven(ends: Gaps) -> BoolArray:
    """All points of the runs of seven whose last points are marked (not zero) in `ends`."""
    marked = series(ends) != 0
    return np.array([marked[place : place + RUN].any() for place in range(len(marked))], dtype=np.bool_)


def two_in_three(near: Gaps, sides: Gaps) -> BoolArray:
    """Points of any three in a row that lie on one side of the mean, with two or more of them near that limit."""
    close, side = series(near), series(sides)
    marked = np.zeros(len(close), dtype=np.bool_)
    for start in range(len(close) - 2):
        three = slice(start, start + 3)
        if abs(side[three].sum()) == 3 and close[three].sum() >= 2:
            marked[three] = True
    return marked


def part_of_two_in_three(marked: Gaps, near: Gaps) -> BoolArray:
    """Those points of such threes that are themselves near the limit."""
    both: BoolArray = (series(marked) != 0) & (series(near) != 0)
    return both


def special_causes(values: Gaps, *, mean: float, lower: float, upper: float) -> tuple[tuple[SpecialCause, ...], ...]:
    """For each point, all the rules that mark it, in the order of `SpecialCause`."""
    found = series(values)
    sides = np.nan_to_num(np.sign(found - mean))
    near = near_limits(found, mean, lower, upper)
    marks = {
        SpecialCause.OUTSIDE: outside_limits(found, lower, upper),
        SpecialCause.SHIFT: part_of_seven(seven_points_one_side(sides)),
        SpecialCause.TREND: part_of_seven(seven_point_trend(found)),
        SpecialCause.TWO_OF_THREE: part_of_two_in_three(two_in_three(near, sides), near),
    }
    return tuple(tuple(cause for cause, marked in marks.items() if marked[place]) for place in range(len(found)))


def _run_lengths(marked: BoolArray) -> IntArray:
    """How many marked points in a row end at each point."""
    lengths = np.zeros(len(marked), dtype=int)
    running = 0
    for place, is_marked in enumerate(marked):
        running = running + 1 if is_marked else 0
        lengths[place] = running
    return lengths
