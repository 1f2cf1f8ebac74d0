"""Numbers with their states, rounding, writing and units: the one place other rooms import them from."""

from core.number_formats import (
    format_money,
    format_number,
    format_ordinal,
    format_percent,
    format_plain,
    format_signed,
    round_half_up,
)
from core.quantities import MISSING, NotANumber, Quantity, State, parse_quantity, parse_rank, parse_typed
from core.units import Unit

__all__ = [
    "MISSING",
    "NotANumber",
    "Quantity",
    "State",
    "Unit",
    "format_money",
    "format_number",
    "format_ordinal",
    "format_percent",
    "format_plain",
    "format_signed",
    "parse_quantity",
    "parse_rank",
    "parse_typed",
    "round_half_up",
]
