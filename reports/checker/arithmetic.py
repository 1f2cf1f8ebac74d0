"""Working a statement out again: exact fractions, rounded only to compare with what is printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.numbers import format_number, round_half_up
from reports.checker.findings import Verdict
from reports.checker.hedges import Hedge, fits
from reports.checker.numbers import Kind, Number

Inputs = Mapping[str, Decimal | int | None]


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
    """What `number` claims. Parts and factors of words (a third, doubled) are loose: a twentieth either way."""
    direction = number.sign or direction
    if number.kind is Kind.FACTOR:
        return Statement(abs(number.exact - 1) * 100, direction=1 if number.exact > 1 else -1, hedge=number.hedge)
    if number.kind is Kind.FRACTION:
        return Statement(number.exact * 100, direction=direction, hedge=number.hedge)
    return Statement(number.exact, number.step, direction, number.hedge)


def pct_change(inputs: Inputs) -> Fraction | None:
    """(to - from) / from x 100; None from zero."""
    before, after = fraction(inputs["from"]), fraction(inputs["to"])
    return (after - before) / before * 100 if before else None


def difference(inputs: Inputs) -> Fraction | None:
    """to - from, in the unit of both."""
    return fraction(inputs["to"]) - fraction(inputs["from"])


def share(inputs: Inputs) -> Fraction | None:
    """part / whole x 100; None of nothing."""
    whole = fraction(inputs["whole"])
    return fraction(inputs["part"]) / whole * 100 if whole else None


def quartile(inputs: Inputs, groups: int = 4) -> Fraction | None:
    """The quarter (or other part) of `of` places that a rank lies in, 1 = the places from 1 on."""
    rank, of = fraction(inputs["rank"]), fraction(inputs["of"])
    return Fraction(-(-rank * groups // of)) if of else None


WORKINGS: Mapping[str, Callable[[Inputs], Fraction | None]] = {
    "pct_change": pct_change,
    "pp_change": difference,
    "difference": difference,
    "rank_change": lambda inputs: -(difference(inputs) or Fraction(0)),
    "share": share,
    "quartile": quartile,
}


def judge(exact: Fraction, stated: Statement) -> Verdict:
    """Whether `exact` is what is stated: in size at the stated precision, and in direction where one is said."""
    if stated.direction and exact and (exact > 0) != (stated.direction > 0):
        return Verdict.DISAGREES
    return Verdict.AGREES if fits(abs(exact), abs(stated.value), stated.hedge, stated.step) else Verdict.DISAGREES


def fraction(value: Decimal | int | None) -> Fraction:
    """`value` exactly; raises `TypeError` where there is none."""
    if value is None:
        raise TypeError("A missing figure cannot be worked with.")
    return Fraction(value)


def decimal_of(value: Fraction) -> Decimal:
    """`value` as a decimal of 28 digits, plain where it is whole."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def shown(value: Fraction, places: int = 1) -> str:
    """`value` for a suggestion: thousands separated, half away from zero, no decimals where it is whole."""
    if value.denominator == 1:
        return format_number(value.numerator)
    return format_number(round_half_up(decimal_of(value), places))
