"""How far a change stands out from chance, in five grades that are the same for every telling of the same incidents."""

from enum import StrEnum
from typing import Any

import numpy as np

from figures.statistics.inputs import Array, FloatArray, Scalar

CLEAR_BELOW, SOME_BELOW = 0.002, 0.05
# A change of a tenth is one of note. Where the 95% interval excludes that, either way, a figure has stayed the same.
NOTABLE_CHANGE = 0.10
# The bounds are shares with an exact decimal; an interval that ends on one of them is still within it.
_ROUNDING = 1e-12


class Grade(StrEnum):
    """`steady` and `too_few` both mean that chance explains the change. Of `steady` it is known that there was no
    change of note; of `too_few` that is not known."""

    CLEAR = "clear"
    SOME = "some"
    STEADY = "steady"
    TOO_FEW = "too_few"
    NOT_TESTED = "not_tested"


def grade_of(
    p_value: Scalar | Array,
    *,
    low: Scalar | Array,
    high: Scalar | Array,
    clear_below: float = CLEAR_BELOW,
    some_below: float = SOME_BELOW,
) -> Any:
    """The grade of a test with this p and this 95% interval of the ratio of the later figure to the earlier one.

    Scalars give a `Grade`, arrays an array of its words. A missing p or limit (NaN) is `not_tested`.
    """
    p, least, most = (np.asarray(one, dtype=np.float64) for one in (p_value, low, high))
    found = np.select(
        [np.isnan(p) | np.isnan(least) | np.isnan(most), p < clear_below, p < some_below, _is_steady(least, most)],
        [Grade.NOT_TESTED.value, Grade.CLEAR.value, Grade.SOME.value, Grade.STEADY.value],
        default=Grade.TOO_FEW.value,
    )
    return Grade(found.item()) if found.ndim == 0 else found


def _is_steady(low: FloatArray, high: FloatArray) -> Any:
    return (low >= 1 - NOTABLE_CHANGE - _ROUNDING) & (high <= 1 + NOTABLE_CHANGE + _ROUNDING)
