"""Two percentages, each from a sample: is the difference more than chance in who was asked?

Interval: Newcombe 1998 (differences), method 10, the hybrid of two Wilson intervals. Test: the score test with the
pooled share (Pearson's chi-squared without correction), two-sided. Both take the samples as simple and independent.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from figures.statistics.errors import ImpossibleProportion, NegativeCount
from figures.statistics.grades import grade_of
from figures.statistics.inputs import BoolArray, FloatArray, Gaps, Scalar, numbers_with_gaps, tail
from figures.statistics.intervals import wilson_limits

NO_SAMPLE_SIZE = "no sample size"
NO_VALUE = "no value to compare"


@dataclass(frozen=True, slots=True)
class ProportionComparison:
    """Two percentages compared; differences and limits are percentage points, current less previous.

    What could not be told is None (masked in arrays); `reason` says why a pair is `not_tested`, and is empty otherwise.
    A pair is `steady` where the interval is within a tenth of the earlier percentage.
    """

    difference: Any
    interval: Any
    p_value: Any
    grade: Any
    reason: Any


def compare_proportions(
    *,
    current: Scalar | Gaps | None,
    current_n: Scalar | Gaps | None,
    previous: Scalar | Gaps | None,
    previous_n: Scalar | Gaps | None,
    confidence: float = 0.95,
) -> ProportionComparison:
    """Compare two percentages (0 to 100) from samples of `current_n` and `previous_n` people.

    A missing value or sample size (None, or zero people asked) is `not_tested` with its reason. Raises
    `ImpossibleProportion` outside 0 to 100, `NegativeCount` for a sample below zero, `NotNumeric`.
    """
    now, now_n, before, before_n = np.broadcast_arrays(
        _percentage(current, "current percentage"),
        _sample(current_n, "current sample size"),
        _percentage(previous, "previous percentage"),
        _sample(previous_n, "previous sample size"),
    )
    valued = ~(np.isnan(now) | np.isnan(before))
    tested = valued & (now_n > 0) & (before_n > 0)
    shares = np.where(valued, now, 0.0) / 100, np.where(valued, before, 0.0) / 100
    sizes = np.where(tested, now_n, 1.0), np.where(tested, before_n, 1.0)
    p_value = _score_test(*shares, *sizes)
    low, high = _hybrid_score(*shares, *sizes, tail(confidence))
    limits = _shaped(low * 100, tested), _shaped(high * 100, tested)
    return ProportionComparison(
        difference=_shaped(now - before, valued),
        interval=None if limits[0] is None else limits,
        p_value=_shaped(p_value, tested),
        grade=_grade(np.where(tested, p_value, np.nan), shares, sizes),
        reason=_scalar_or_all(np.where(tested, "", np.where(valued, NO_SAMPLE_SIZE, NO_VALUE))),
    )


def _percentage(percentages: Scalar | Gaps | None, name: str) -> FloatArray:
    found = numbers_with_gaps(percentages, name)
    if ((found < 0) | (found > 100)).any():
        raise ImpossibleProportion(f"The {name} is not between 0 and 100.")
    return found


def _sample(sizes: Scalar | Gaps | None, name: str) -> FloatArray:
    found = numbers_with_gaps(sizes, name)
    if (found < 0).any():
        raise NegativeCount(f"The {name} is below zero.")
    return found


def _score_test(now: FloatArray, before: FloatArray, now_n: FloatArray, before_n: FloatArray) -> FloatArray:
    pooled = (now * now_n + before * before_n) / (now_n + before_n)
    error = np.sqrt(pooled * (1 - pooled) * (1 / now_n + 1 / before_n))
    distance = np.abs(now - before) / np.where(error > 0, error, 1.0)
    return np.asarray(2 * special.ndtr(-distance))


def _grade(p_value: FloatArray, shares: tuple[FloatArray, FloatArray], sizes: tuple[FloatArray, FloatArray]) -> Any:
    low, high = _hybrid_score(*shares, *sizes, tail(0.95))
    before = np.maximum(shares[1], 1e-9)  # where it is nothing, any interval reaches further than a tenth of it
    return grade_of(p_value, low=1 + low / before, high=1 + high / before)


def _hybrid_score(
    now: FloatArray, before: FloatArray, now_n: FloatArray, before_n: FloatArray, each_tail: float
) -> tuple[FloatArray, FloatArray]:
    now_low, now_high = wilson_limits(now, now_n, each_tail)
    before_low, before_high = wilson_limits(before, before_n, each_tail)
    low = now - before - np.hypot(now - now_low, before_high - before)
    return low, now - before + np.hypot(now_high - now, before - before_low)


def _shaped(found: FloatArray, known: BoolArray) -> Any:
    if found.ndim == 0:
        return found.item() if known else None
    return np.ma.masked_array(np.where(known, found, 0.0), mask=~known)


def _scalar_or_all(found: NDArray[np.str_]) -> Any:
    return found.item() if found.ndim == 0 else found
