"""Reading what the statistics are given: scalars or arrays of finite numbers, or a named exception."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from figures.statistics.errors import NegativeCount, NotACount, NotNumeric, StatisticsError, ZeroExposure

Scalar: TypeAlias = int | float | Decimal
FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
Array: TypeAlias = Sequence[Scalar] | NDArray[Any]
Gaps: TypeAlias = Sequence[Scalar | None] | NDArray[Any]

# A hundred times the people on earth. Far above it a float no longer tells one whole number from the next, and long
# before that the likelihoods of neighbouring counts are no longer told apart.
_LARGEST_COUNT = 10.0**12


def numbers(values: Scalar | Array, name: str) -> FloatArray:
    """`values` as floats, 0-dimensional for a scalar. Raises `NotNumeric` for anything missing or not finite."""
    if _holds_other_than_numbers(values):
        raise NotNumeric(f"The {name} is not a number: {values!r:.60}.")
    found = numbers_with_gaps(values, name)
    if np.isnan(found).any():
        raise NotNumeric(f"The {name} is missing or is not a number.")
    return found


def numbers_with_gaps(values: Scalar | Gaps | None, name: str) -> FloatArray:
    """As `numbers`, with NaN standing for `None` until the caller has set the missing apart."""
    try:
        found = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise NotNumeric(f"The {name} is not a number: {values!r:.60}.") from error
    if np.isinf(found).any():
        raise NotNumeric(f"The {name} is not a finite number.")
    return found


def _holds_other_than_numbers(values: Any) -> bool:
    """Whether there is text, a date or a yes and no among the values: numpy would make numbers of them."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "iuf":
        return False
    strange = (str, bytes, bool, np.bool_, np.datetime64, np.timedelta64)
    return any(isinstance(value, strange) for value in np.asarray(values, dtype=object).flat)


def counts(values: Scalar | Array, name: str = "count") -> FloatArray:
    """`values` as whole numbers from zero. Raises `NegativeCount`, `NotACount` or `NotNumeric`."""
    found = not_negative(values, name)
    if (found != np.floor(found)).any():
        raise NotACount(f"The {name} has a fraction: it is a whole number of incidents.")
    if (found > _LARGEST_COUNT).any():
        raise NotNumeric(f"The {name} is too large to be told from its neighbours.")
    return found


def not_negative(values: Scalar | Array, name: str) -> FloatArray:
    """`values` from zero upwards. Raises `NegativeCount` or `NotNumeric`."""
    found = numbers(values, name)
    if (found < 0).any():
        raise NegativeCount(f"The {name} is below zero.")
    return found


def exposures(values: Scalar | Array, name: str = "exposure") -> FloatArray:
    """`values` above zero: people, households, days or answers. Raises `ZeroExposure` and as `not_negative`."""
    found = not_negative(values, name)
    if (found == 0).any():
        raise ZeroExposure(f"The {name} is zero: there is nothing to compare or to divide by.")
    return found


def tail(confidence: float) -> float:
    """The probability left in each tail of a two-sided interval. Raises `StatisticsError` outside 0 to 1."""
    if not 0 < confidence < 1:
        raise StatisticsError(f"The confidence is a share between 0 and 1, not {confidence!r}.")
    return (1 - confidence) / 2


def series(values: Gaps, name: str = "series") -> FloatArray:
    """A series in time order, one-dimensional, with NaN standing for its missing points."""
    found = numbers_with_gaps(values, name)
    if found.ndim != 1:
        raise NotNumeric(f"The {name} is not one row of numbers.")
    return found


def dispersions(values: Scalar | Array) -> FloatArray:
    """Dispersions from 1 upwards: chance alone is the least that figures vary by."""
    found = numbers(values, "dispersion")
    if (found < 1).any():
        raise StatisticsError("A dispersion is 1 or more: figures vary at least as chance makes them.")
    return found


def plain(found: FloatArray) -> Any:
    """A float where a scalar was given, the array where arrays were."""
    return found.item() if found.ndim == 0 else found


def pair(low: FloatArray, high: FloatArray) -> tuple[Any, Any]:
    """An interval in the shape it was asked in."""
    return plain(low), plain(high)
