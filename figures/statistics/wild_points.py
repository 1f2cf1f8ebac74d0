"""Points so far from the rest of their series that they are questioned before anything is worked out from them."""

import numpy as np

from figures.statistics.inputs import BoolArray, FloatArray

# Of limits made from the median moving range: 3.145 of them lie between the centre and a limit.
_RANGES_TO_LIMIT = 3.145
LIMITS_AWAY = 4.0
# The median moving range of independent counts is about this many roots of their mean, however small the range seen.
_RANGE_OF_CHANCE = 0.954
# Of fewer points none can be told from the rest.
_FEWEST = 5


def wild_points(rows: FloatArray, *, counted: bool = True, limits_away: float = LIMITS_AWAY) -> BoolArray:
    """The points of each row further than so many times the usual limits from its median; NaN is never one.

    Median and median moving range hold where one point is wild. `counted` says that the values are numbers of
    incidents, whose ranges are at least those of chance.
    """
    if rows.shape[-1] < _FEWEST:
        return np.zeros(rows.shape, dtype=np.bool_)
    centre = _median(rows)
    usual = _median(np.abs(np.diff(rows, axis=-1)))
    if counted:
        usual = np.fmax(usual, _RANGE_OF_CHANCE * np.sqrt(np.maximum(centre, 0)))
    with np.errstate(invalid="ignore"):
        found = np.abs(rows - centre) > limits_away * _RANGES_TO_LIMIT * usual
    enough: BoolArray = found & (np.sum(~np.isnan(rows), axis=-1, keepdims=True) >= _FEWEST)
    return enough


def _median(rows: FloatArray) -> FloatArray:
    """The median of what is known in each row, NaN where nothing is; numpy's own warns of such rows."""
    known = np.sum(~np.isnan(rows), axis=-1, keepdims=True)
    ordered = np.sort(rows, axis=-1)  # NaN last
    low, high = np.maximum(known - 1, 0) // 2, np.minimum(known // 2, rows.shape[-1] - 1)
    middle = np.take_along_axis(ordered, low, -1) + np.take_along_axis(ordered, high, -1)
    return np.where(known > 0, middle / 2, np.nan)
