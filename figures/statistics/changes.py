"""Changes, shares and what they imply, worked out exactly in decimals.

The rule for numbers: what is read off figures (this module) is `Decimal`, from `int`, `Decimal` or text exactly and
from a `float` by the shortest text that it prints as. What comes from a probability (all other modules) is `float`.
Nothing is rounded: quotients carry 50 digits, more than any count or rate needs to be rounded rightly afterwards.
"""

from collections.abc import Sequence
from decimal import Context, Decimal, InvalidOperation
from typing import Any, TypeAlias, TypeGuard, overload

import numpy as np
from numpy.typing import NDArray

from figures.statistics.errors import NotNumeric

Exact: TypeAlias = int | Decimal | str | float
ObjectArray: TypeAlias = NDArray[np.object_]
Many: TypeAlias = Sequence[Exact | None] | NDArray[Any]

_CONTEXT = Context(prec=50)
_HUNDRED = Decimal(100)


def exact(value: Exact) -> Decimal:
    """`value` as a decimal. Raises `NotNumeric` for text that is none, for NaN, infinity and booleans."""
    try:
        found = Decimal(str(value)) if isinstance(value, (float, np.generic)) else Decimal(value)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise NotNumeric(f"{value!r:.60} is not a number.") from error
    if isinstance(value, (bool, np.bool_)) or not found.is_finite():
        raise NotNumeric(f"{value!r:.60} is not a finite number.")
    return found


def quotient(numerator: Exact, denominator: Exact) -> Decimal | None:
    """`numerator` by `denominator` to 50 digits; None where the denominator is zero."""
    below = exact(denominator)
    return _CONTEXT.divide(exact(numerator), below) if below else None


@overload
def percent_change(*, current: Exact | None, previous: Exact | None) -> Decimal | None: ...
@overload
def percent_change(*, current: Many | Exact | None, previous: Many | Exact | None) -> ObjectArray | Decimal | None: ...
def percent_change(*, current: Many | Exact | None, previous: Many | Exact | None) -> ObjectArray | Decimal | None:
    """The change in per cent of the earlier value: (current - previous) / previous x 100, exact.

    None where there is no such percentage: either value is missing (`None`), or the earlier one is zero or below.
    Arrays or lists on either side are taken element by element and give an object array of `Decimal` and `None`.
    Raises `NotNumeric` for anything else that is not a finite number.
    """
    if _is_one(current) and _is_one(previous):
        return _percent_change(current, previous)
    found: ObjectArray = np.asarray(_EACH_CHANGE(_objects(current), _objects(previous)), dtype=object)
    return found


def difference(*, current: Exact | None, previous: Exact | None) -> Decimal | None:
    """current - previous, in the values' own unit (percentage points for percentages); None where one is missing."""
    if current is None or previous is None:
        return None
    return _CONTEXT.subtract(exact(current), exact(previous))


def places_gained(*, current: Exact | None, previous: Exact | None, worst_first: bool = False) -> Decimal | None:
    """Places gained from `previous` to `current` where 1 is the best place, or the worst with `worst_first`.

    A fall behind is negative; None where one place is missing. Both places are of groups of the same size.
    """
    lost = difference(current=current, previous=previous)
    return lost if lost is None or worst_first else _CONTEXT.minus(lost)


def share(*, part: Exact | None, whole: Exact | None) -> Decimal | None:
    """`part` in per cent of `whole`; None where one is missing or the whole is zero."""
    if part is None or whole is None:
        return None
    return quotient(_CONTEXT.multiply(exact(part), _HUNDRED), whole)


def total(parts: Sequence[Exact | None]) -> Decimal | None:
    """The sum of all parts; None where any is missing, for a missing part is not zero."""
    found = Decimal(0)
    for part in parts:
        if part is None:
            return None
        found = _CONTEXT.add(found, exact(part))
    return found


def implied_baseline(*, change: Exact, percent: Exact) -> Decimal | None:
    """The earlier value of which `change` is `percent` per cent; None where the percentage is zero."""
    return quotient(_CONTEXT.multiply(exact(change), _HUNDRED), percent)


def implied_comparator(*, value: Exact, percent_above: Exact) -> Decimal | None:
    """The value that `value` stands `percent_above` per cent above; None where that is 100 per cent below."""
    return quotient(_CONTEXT.multiply(exact(value), _HUNDRED), _CONTEXT.add(_HUNDRED, exact(percent_above)))


def implied_population(*, count: Exact, rate: Exact, per: int = 1000) -> Decimal | None:
    """The population in which `count` makes the rate; None where the rate is zero."""
    return quotient(_CONTEXT.multiply(exact(count), Decimal(per)), rate)


def part_of(*, whole: Exact, percent: Exact) -> Decimal:
    """`percent` per cent of `whole`."""
    return _CONTEXT.divide(_CONTEXT.multiply(exact(whole), exact(percent)), _HUNDRED)


def _percent_change(current: Exact | None, previous: Exact | None) -> Decimal | None:
    if current is None or previous is None:
        return None
    before = exact(previous)
    change = _CONTEXT.multiply(_CONTEXT.subtract(exact(current), before), _HUNDRED)
    return quotient(change, before) if before > 0 else None


_EACH_CHANGE = np.frompyfunc(_percent_change, 2, 1)


def _is_one(values: Many | Exact | None) -> TypeGuard[Exact | None]:
    return isinstance(values, str) or not isinstance(values, (np.ndarray, Sequence))


def _objects(values: Many | Exact | None) -> ObjectArray:
    return np.asarray(values, dtype=object)
