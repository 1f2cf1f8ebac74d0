"""What no figure of an indicator can be, whoever enters it: a form, the grid, a file."""

from decimal import Decimal

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from performance.models import IndicatorUnit


def impossible(amount: Decimal, unit: str) -> str:
    """Why no figure of this unit can have that amount; empty where it can."""
    if unit == IndicatorUnit.PERCENT and not 0 <= amount <= 100:
        return "A percentage is from 0 to 100."
    if unit == IndicatorUnit.RANK and (amount < 1 or amount != int(amount)):
        return "A place is a whole number from 1."
    if unit == IndicatorUnit.COUNT and (amount < 0 or amount != int(amount)):
        return "A count is a whole number from 0."
    if Unit(unit).is_rate and amount < 0:
        return "A rate cannot be below 0."
    return ""


def disagreeing(amount: Decimal, unit: str, *, count: Decimal, out_of: Decimal) -> str:
    """Why the counts behind a percentage or rate cannot be those of that amount; empty where they can."""
    worked_out = count * (Unit(unit).per or 100) / out_of
    places = max(0, -int(amount.as_tuple().exponent))
    if round_half_up(worked_out, places) == round_half_up(amount, places):
        return ""
    return f"These counts come to {format_number(worked_out, places or 1)}, not {format_number(amount)}."
