"""Rounding and writing numbers: always half away from zero, from the exact value, at the last moment."""

from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough for any amount kept; a narrower context would refuse to round long exact quotients.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)


def round_half_up(value: Decimal | int, places: int = 0) -> Decimal:
    """`value` to `places` decimals (to tens, hundreds where negative), halves away from zero; never a negative zero.

    Raises `TypeError` for floats: they are not the exact value any more.
    """
    rounded = _exact(value).quantize(Decimal(1).scaleb(-places), context=_CONTEXT)
    return abs(rounded) if rounded.is_zero() else rounded


def format_plain(value: Decimal | int, places: int | None = None) -> str:
    """`value` for files: a point, no separators, no exponent. Without `places` exactly as it is, no trailing zeros."""
    return _digits(value, places)


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """`value` for reading, with a comma at each thousand: `26,626`."""
    return _digits(value, places, separator=",")


def format_signed(value: Decimal | int, places: int | None = None) -> str:
    """`value` with its sign, as a difference is written: `+5`, `-51`; what rounds to zero has none."""
    text = format_number(value, places)
    return text if text.startswith("-") or not text.strip("0.,") else f"+{text}"


def format_percent(value: Decimal | int, places: int | None = None) -> str:
    """`value` per cent: `65.4%`."""
    return f"{format_number(value, places)}%"


def format_money(value: Decimal | int, places: int | None = None) -> str:
    """`value` pounds: `£15,000`; pence are shown where there are any, unless `places` says."""
    exact = _exact(value)
    if places is None:
        places = 0 if exact == exact.to_integral_value(context=_CONTEXT) else 2
    text = format_number(exact, places)
    return f"-£{text[1:]}" if text.startswith("-") else f"£{text}"


def format_ordinal(value: Decimal | int) -> str:
    """A place in an order: `1st`, `11th`, `22nd`. Raises `ValueError` for what is not a whole number above zero."""
    exact = _exact(value)
    if exact != exact.to_integral_value(context=_CONTEXT) or exact < 1:
        raise ValueError(f"{value} is not a place in an order.")
    number = int(exact)
    teens = number % 100 in (11, 12, 13)
    suffix = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{suffix}"


def _exact(value: Decimal | int) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise TypeError(f"{value!r} is not an exact number: give a Decimal or an int.")
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"{value} is not a finite number.")
    return exact


def _digits(value: Decimal | int, places: int | None, separator: str = "") -> str:
    exact = _exact(value) if places is None else round_half_up(value, places)
    if exact.is_zero():
        exact = abs(exact)
    text = f"{exact:{separator}f}"
    return text.rstrip("0").rstrip(".") if places is None and "." in text else text
