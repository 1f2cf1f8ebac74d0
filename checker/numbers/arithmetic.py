"""Working a statement out again, with the portal's own arithmetic; rounded only to compare with what is printed.

What is worked out comes from `figures.statistics`, as everywhere. What a text adds, a direction, a hedge and a
printed precision, is judged here.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from checker.findings import CheckVerdict
from checker.numbers.hedges import Hedge, fits
from checker.numbers.number import Number, NumberKind
from core.numbers.formats import format_number, round_half_up
from figures.statistics import changes, ranks


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text claims: `value` (0 or above), `direction` -1, 0 (not said) or 1, its precision and its hedge."""

    value: Fraction
    step: Fraction = Fraction(1)
    direction: int = 0
    hedge: Hedge = Hedge.NONE

    @property
    def signed(self) -> Decimal:
        """The value with its direction, for showing."""
        value = decimal_of(self.value)
        return -value if self.direction < 0 else value

    def signed_like(self, exact: Fraction | None) -> Decimal:
        """The value with its direction, and where none is said with that of `exact`."""
        return -self.signed if not self.direction and exact is not None and exact < 0 else self.signed


def statement_of(number: Number, direction: int = 0) -> Statement:
    """What `number` claims. Parts and factors of words (a third, doubled) are loose: `rules.changes` says how far."""
    direction = number.sign or direction
    if number.kind is NumberKind.FACTOR:
        return Statement(abs(number.exact - 1) * 100, direction=1 if number.exact > 1 else -1, hedge=number.hedge)
    if number.kind is NumberKind.FRACTION:
        return Statement(number.exact * 100, direction=direction, hedge=number.hedge)
    return Statement(number.exact, number.step, direction, number.hedge)


def pct_change(earlier: Number, later: Number) -> Fraction | None:
    """The change in per cent of the earlier figure; None from zero."""
    return _exact(changes.percent_change(current=later.value, previous=earlier.value))


def difference(earlier: Number, later: Number) -> Fraction:
    """The later figure less the earlier one, in the unit of both."""
    return _exact(changes.difference(current=later.value, previous=earlier.value)) or Fraction(0)


def places_gained(earlier: Number, later: Number, *, worst_first: bool) -> Fraction:
    """Places gained from one rank to another; negative for places lost."""
    gained = changes.places_gained(current=later.value, previous=earlier.value, worst_first=worst_first)
    return _exact(gained) or Fraction(0)


def share(part: Decimal | int | None, whole: Decimal | int | None) -> Fraction | None:
    """The part in per cent of the whole; None where one is missing, or of nothing."""
    return _exact(changes.share(part=part, whole=whole))


def part_of_group(rank: int, of: int, parts: int) -> int:
    """Which of so many equal `parts` of a group a place lies in, 1 = the places from 1 on; quarters as everywhere."""
    return ranks.quarter_of_rank(rank=rank, of=of) if parts == 4 else -(-rank * parts // of)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def judge(exact: Fraction, stated: Statement) -> CheckVerdict:
    """Whether `exact` is what is stated: in size at the stated precision, and in direction where one is said."""
    if stated.direction and exact and (exact > 0) != (stated.direction > 0):
        return CheckVerdict.DISAGREES
    return (
        CheckVerdict.AGREES
        if fits(abs(exact), abs(stated.value), stated.hedge, stated.step)
        else CheckVerdict.DISAGREES
    )


def decimal_of(value: Fraction) -> Decimal:
    """`value` as a decimal of 28 digits, plain where it is whole."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def shown(value: Fraction, places: int = 1) -> str:
    """`value` for a suggestion: thousands separated, half away from zero, no decimals where it is whole."""
    if value.denominator == 1:
        return format_number(value.numerator)
    return format_number(round_half_up(decimal_of(value), places))
