"""A straight line through a series, by least squares."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from figures.statistics.errors import TooFewPoints
from figures.statistics.grades import Grade, grade_of
from figures.statistics.inputs import FloatArray, Gaps, series, tail

FEWEST_POINTS = 3


@dataclass(frozen=True, slots=True)
class Trend:
    """A fitted line. `slope` and `interval` are the values' unit a step; `fitted` holds the line at every step.

    `fitted_change` is that of the line from its first to its last step, `point_change` that from the first known value
    to the last: the two are different statements and are labelled apart. Where no trend can be told the grade is
    `too_few`: a line has no change of note that it could rule out.
    """

    slope: float
    interval: tuple[float, float]
    intercept: float
    fitted: FloatArray
    p_value: float
    grade: Grade
    fitted_change: float
    point_change: float


def linear_trend(
    values: Gaps, confidence: float = 0.95, *, lowest: float | None = None, highest: float | None = None
) -> Trend:
    """Least squares on the steps 0, 1, 2...; the interval by Student's t with n - 2 degrees of freedom.

    Takes the scatter about the line as independent and even. Missing points (None) keep their step and bear nothing;
    one stretch at a time is to be given (`unbroken_stretches`). The line is told no lower than `lowest` and no higher
    than `highest`, its slope as it is. Points that lie exactly on a line have an interval of no width. Raises
    `TooFewPoints` below 3 known points.
    """
    found = series(values)
    known = ~np.isnan(found)
    if known.sum() < FEWEST_POINTS:
        raise TooFewPoints(f"A trend needs {FEWEST_POINTS} points or more; {known.sum()} are known.")
    steps, seen = np.flatnonzero(known).astype(np.float64), found[known]
    spread = float(((steps - steps.mean()) ** 2).sum())
    slope = float(((steps - steps.mean()) * (seen - seen.mean())).sum()) / spread
    intercept = float(seen.mean() - slope * steps.mean())
    left = float(((seen - intercept - slope * steps) ** 2).sum())
    freedom = len(seen) - 2
    error = float(np.sqrt(left / freedom / spread))
    half = float(-special.stdtrit(freedom, tail(confidence))) * error
    p_value = _p_value(slope, error, freedom)
    line = intercept + slope * np.arange(len(found), dtype=np.float64)
    fitted = line if lowest is None and highest is None else np.clip(line, lowest, highest)
    return Trend(
        slope=slope,
        interval=(slope - half, slope + half),
        intercept=intercept,
        fitted=fitted,
        p_value=p_value,
        grade=grade_of(p_value, low=0.0, high=np.inf),
        fitted_change=float(fitted[-1] - fitted[0]),
        point_change=float(seen[-1] - seen[0]),
    )


def _p_value(slope: float, error: float, freedom: int) -> float:
    if slope == 0:
        return 1.0
    return float(2 * special.stdtr(freedom, -abs(slope) / error)) if error else 0.0
