"""What the builders of all rooms share: numbered names, and figures and periods as tests write them."""

from decimal import Decimal
from itertools import count

from core.numbers.quantities import MISSING, Quantity, State
from core.periods.period import Period

PASSWORD = "correct horse battery staple"
YEAR = Period.parse("2013-14")

_numbers = count(1)


def next_number() -> int:
    return next(_numbers)


def quantity(value: Quantity | Decimal | int | str | None) -> Quantity:
    """A figure from what a test finds easiest to write: a number, None for missing, a state's name, a Quantity."""
    if isinstance(value, Quantity):
        return value
    if value is None:
        return MISSING
    if isinstance(value, str) and value in {state.value for state in State}:
        return Quantity.unknown(State(value))
    return Quantity.known(value)


def period(value: Period | str) -> Period:
    return value if isinstance(value, Period) else Period.parse(value)
