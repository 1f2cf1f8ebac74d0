"""What a person typed, or a file holds, for a figure: read by its unit, and refused where no such figure can be."""

from decimal import Decimal

from core.numbers.formats import format_number, round_half_up
from core.numbers.quantities import NotANumber, Quantity, State, parse_rank, parse_typed
from core.numbers.units import Unit

_PERCENT_SIGNS = ("%", "per cent", "percent")


def read_figure(text: str, unit: Unit) -> tuple[Quantity, int | None]:
    """The figure that a text stands for, and of how many where it is a place (`2/15`). Raises NotANumber."""
    if unit is not Unit.RANK:
        return read_amount(text, unit), None
    quantity, of = parse_rank(text)
    return (quantity, of) if quantity.is_known else (read_amount(text, unit), None)


def read_amount(text: str, unit: Unit) -> Quantity:
    """The figure that a text stands for, without of how many. Raises NotANumber.

    To be set is said of targets: a figure of which a file says so is not yet available.
    """
    quantity = parse_typed(text)
    if quantity.state is State.TO_BE_SET:
        return Quantity.unknown(State.NOT_AVAILABLE)
    if quantity.amount is not None and (problem := wrong_sign(text, unit) or impossible(quantity.amount, unit)):
        raise NotANumber(problem)
    return quantity


def read_target(text: str) -> Quantity:
    """What a text says of a target, in whatever unit it is told. Raises NotANumber."""
    quantity = parse_typed(text)
    if quantity.state is State.NOT_AVAILABLE:
        raise NotANumber(f"“{quantity.mark}” is said of a figure. Of a target that is not agreed yet, say “to be set”.")
    return quantity


def wrong_sign(text: str, unit: Unit) -> str:
    """Why a number with that sign is none of this unit; empty where it may be."""
    if unit is not Unit.PERCENT and any(sign in text.casefold() for sign in _PERCENT_SIGNS):
        return f"“{text.strip()[:40]}” is a percentage, and this is measured as: {unit.label}."
    if unit is not Unit.MONEY and "£" in text:
        return f"“{text.strip()[:40]}” is an amount of money, and this is measured as: {unit.label}."
    return ""


def impossible(amount: Decimal, unit: Unit) -> str:
    """Why no figure of this unit can have that amount; empty where it can."""
    if unit is Unit.PERCENT and not 0 <= amount <= 100:
        return "A percentage is from 0 to 100."
    if unit is Unit.RANK and (amount < 1 or amount != int(amount)):
        return "A place is a whole number from 1."
    if unit is Unit.COUNT and (amount < 0 or amount != int(amount)):
        return "A count is a whole number from 0."
    if unit.is_rate and amount < 0:
        return "A rate cannot be below 0."
    return ""


def disagreeing(amount: Decimal, unit: Unit, *, count: Decimal, out_of: Decimal) -> str:
    """Why the counts behind a percentage or rate cannot be those of that amount; empty where they can."""
    worked_out = count * (unit.per or 100) / out_of
    places = max(0, -int(amount.as_tuple().exponent))
    if round_half_up(worked_out, places) == round_half_up(amount, places):
        return ""
    return f"These counts come to {format_number(worked_out, places or 1)}, not {format_number(amount)}."
