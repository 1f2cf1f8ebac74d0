"""Reading what a claim rests on and what it states: exact numbers, ranges and lists, or a clear refusal."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from figures.statistics.changes import exact
from figures.statistics.errors import StatisticsError

_STATED = re.compile(r"(?P<sign>[+−-]?)£?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?\s?%?", re.ASCII)
# Far beyond any count or sum of money, and well within what is rounded exactly.
_MOST_DIGITS = 24


class ClaimError(StatisticsError):
    """A claim that cannot be checked as it is written; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class NumberRange:
    """What a number may be: from `low` to `high`, equal for a single value. `is_range` where a pair was given."""

    low: Decimal
    high: Decimal
    is_range: bool = False

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Its lowest and its highest value, or the single one."""
        return (self.low,) if self.low == self.high else (self.low, self.high)

    def widened(self) -> "NumberRange":
        """Everything that rounds to it at the precision that it is written with."""
        half = Decimal(5).scaleb(min(_exponent(self.low), _exponent(self.high)) - 1)
        return NumberRange(self.low - half, self.high + half, self.is_range)


def read_stated(stated: str) -> Decimal:
    """The number stated, with the decimals that are written: "8.0" is not "8". Raises `ClaimError`."""
    found = _STATED.fullmatch(stated.strip())
    if not found:
        raise ClaimError(f"What is stated is not a number: “{stated.strip()[:40]}”.")
    sign = "-" if found["sign"] in ("-", "−") else ""
    return _bounded(Decimal(f"{sign}{found['digits'].replace(',', '')}{found['decimals'] or ''}"), "what is stated")


def read_input(inputs: Mapping[str, Any], name: str) -> Any:
    """The input `name` as given; None where it is null. Raises `ClaimError` where it is missing altogether."""
    if name not in inputs:
        raise ClaimError(f"The input “{name}” is missing.")
    return inputs[name]


def read_span(inputs: Mapping[str, Any], name: str) -> NumberRange | None:
    """A number or a pair; None where it is null. Raises `ClaimError` for anything else."""
    return as_span(read_input(inputs, name), name)


def as_span(value: Any, name: str) -> NumberRange | None:
    """As `read_span`, of a value in hand."""
    if value is None:
        return None
    if not is_list(value):
        number = as_number(value, name)
        return NumberRange(number, number)
    if len(value) != 2:
        raise ClaimError(f"The input “{name}” is neither a number nor a pair of numbers.")
    low, high = sorted(as_number(end, name) for end in value)
    return NumberRange(low, high, is_range=True)


def read_list(inputs: Mapping[str, Any], name: str) -> Sequence[Any] | None:
    """A list with something in it; None where it is null. Raises `ClaimError` for anything else."""
    value = read_input(inputs, name)
    if value is None:
        return None
    if not is_list(value) or not value:
        raise ClaimError(f"The input “{name}” is not a list of values.")
    return list(value)


def require_whole(span: NumberRange | None, name: str) -> NumberRange | None:
    """The span as it is, where it holds whole numbers above zero. Raises `ClaimError` otherwise."""
    if span is not None and any(end < 1 or end != end.to_integral_value() for end in span.ends):
        raise ClaimError(f"The input “{name}” is not a place or the size of a group.")
    return span


def read_place(inputs: Mapping[str, Any], name: str) -> NumberRange | None:
    """A place, checked against the size of its group where `of` gives one. Raises `ClaimError`."""
    place = require_whole(read_span(inputs, name), name)
    size = require_whole(as_span(inputs.get("of"), "of"), "of")
    if place is not None and size is not None and place.high > size.low:
        raise ClaimError(f"There is no place {place.high} of {size.low}.")
    return place


def as_number(value: Any, name: str) -> Decimal:
    """A single number. Raises `ClaimError` for text, true and false, and numbers out of all bounds."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        try:
            return _bounded(exact(value), f"the input “{name}”")
        except StatisticsError as error:
            raise ClaimError(str(error)) from error
    raise ClaimError(f"The input “{name}” is not a number: {value!r:.40}.")


def is_list(value: Any) -> bool:
    """Whether a value from JSON is a list."""
    return isinstance(value, (list, tuple))


def _bounded(number: Decimal, name: str) -> Decimal:
    if number and (number.adjusted() > _MOST_DIGITS or _exponent(number) < -_MOST_DIGITS):
        raise ClaimError(f"{name[0].upper()}{name[1:]} is out of all bounds: {number:.3E}.")
    return number


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
