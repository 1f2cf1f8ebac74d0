"""A number with its state: missing, zero, not applicable, to be set and suppressed are never mixed up.

`parse_quantity` reads what documents print and officers type. Nothing that is not understood becomes a number,
and no mark that stands for a missing number becomes zero.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MOST_DIGITS = 15  # what every supported database keeps exactly


class NotANumber(ValueError):
    """A text that is no single number; the message is fit to stand at a form field."""


class State(StrEnum):
    """What is known of a value. Only `known` has an amount."""

    KNOWN = "known"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    TO_BE_SET = "to_be_set"
    NOT_AVAILABLE = "not_available"
    SUPPRESSED = "suppressed"

    @property
    def words(self) -> str:
        """The state as a reader is told it."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    State.KNOWN: "known",
    State.MISSING: "no data",
    State.NOT_APPLICABLE: "not applicable",
    State.TO_BE_SET: "to be set",
    State.NOT_AVAILABLE: "not yet available",
    State.SUPPRESSED: "suppressed",
}

_STATES_BY_MARK = {
    **dict.fromkeys(
        ("", "-", "--", "..", "...", ":", "[x]", "n/k", "not known", "unknown", "no data", "missing", "not available"),
        State.MISSING,
    ),
    **dict.fromkeys(("n/a", "na", "not applicable", "[z]", "."), State.NOT_APPLICABLE),
    **dict.fromkeys(
        (
            *("tba", "tbc", "tbd", "tbs"),
            *("to be set", "to be agreed", "to be announced", "to be confirmed", "to be decided"),
        ),
        State.TO_BE_SET,
    ),
    **dict.fromkeys(
        (
            *("nya", "not yet available", "not available yet", "data not yet available", "no data yet"),
            *("awaited", "data awaited", "awaiting data", "to follow", "not yet known"),
        ),
        State.NOT_AVAILABLE,
    ),
    **dict.fromkeys(("*", "[c]", "suppressed"), State.SUPPRESSED),
}

_NUMBER = re.compile(
    r"(?P<bound><=|>=|<|>|≤|≥|~|c\.|about |around |over |under )?\s*"
    r"(?P<sign>[+-])?\s*(?P<pound>£)?\s*(?P<inner_sign>-)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?P<decimals>\.\d+)?"
    r"\s*(?P<scale>k|m|bn|thousand|million|billion)?\s*(?P<percent>%|per cent|percent)?",
    re.ASCII | re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![\d.,] )(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d,]| \d)", re.ASCII)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, or the reason why there is none. `mark` keeps the text as printed where it says more (`TBA`, `<9%`).

    Raises `ValueError` where amount and state contradict each other, `TypeError` for amounts that are not exact.
    """

    amount: Decimal | None
    state: State
    mark: str = ""

    def __post_init__(self) -> None:
        if self.amount is not None and not isinstance(self.amount, Decimal):
            raise TypeError(f"{self.amount!r} is not a Decimal.")
        if self.amount is not None and not self.amount.is_finite():
            raise ValueError(f"{self.amount} is not a finite number.")
        if (self.amount is not None) != (self.state is State.KNOWN):
            raise ValueError(f"An amount of {self.amount} cannot be {self.state.words}.")

    @classmethod
    def known(cls, amount: Decimal | int | str, mark: str = "") -> "Quantity":
        """A known amount; text is taken as a plain decimal, floats are refused."""
        if isinstance(amount, (bool, float)):
            raise TypeError(f"{amount!r} is not an exact number: give a Decimal, an int or its text.")
        return cls(Decimal(amount), State.KNOWN, mark)

    @classmethod
    def stored(cls, amount: Decimal | None, state: str, mark: str = "") -> "Quantity":
        """As columns keep it: an amount without the zeros of their fixed scale (2778.000000 is 2778), and a state."""
        if amount is None or state != State.KNOWN.value:
            return cls(None, State(state), mark)
        whole = amount.to_integral_value()
        return cls(whole.quantize(Decimal(1)) if amount == whole else amount.normalize(), State.KNOWN, mark)

    @classmethod
    def unknown(cls, state: State = State.MISSING, mark: str = "") -> "Quantity":
        """No amount, for the reason that `state` gives."""
        return cls(None, state, mark)

    @property
    def is_known(self) -> bool:
        """Whether there is an amount."""
        return self.state is State.KNOWN


MISSING = Quantity.unknown()


def parse_quantity(text: str) -> Quantity:
    """The quantity that a printed or typed text stands for; raises `NotANumber` with words for a form.

    Percent and pound signs say the unit, not another amount (`10.54%` is 10.54); `£15k` is 15,000. A bound (`<9%`) is
    known as its number with the mark kept. `nil` is a known zero.
    """
    printed = " ".join(text.split())
    plain = re.sub(r"[‐-―−]", "-", printed).replace("…", "...").casefold()
    if plain in _STATES_BY_MARK:
        return Quantity.unknown(_STATES_BY_MARK[plain], mark=printed)
    if plain == "nil":
        return Quantity.known(0, mark=printed)
    found = _NUMBER.fullmatch(plain)
    if not found or not (found["digits"] or found["decimals"]):
        raise NotANumber(_complaint(printed, plain))
    says_more = bool(found["bound"] or found["scale"])
    return Quantity.known(_amount(found, printed), mark=printed if says_more else "")


def parse_typed(text: str) -> Quantity:
    """As `parse_quantity`, for what a person typed as one number: a space of any width may mark the thousands.

    A printed `153 120` may be two numbers, so documents are not read so. Raises `NotANumber`.
    """
    return parse_quantity(_SPACED.sub(lambda found: found[0].replace(" ", ""), " ".join(text.split())))


def parse_rank(text: str) -> tuple[Quantity, int | None]:
    """A place and how many were ranked: `2/15`, `5th of 15`, `8th` (of an unsaid number: None), or a state.

    Raises `NotANumber` for what is not a whole place within its number.
    """
    found = re.fullmatch(
        r"\s*(\d+)\s*(?:st|nd|rd|th)?\s*(?:(?:/|of|out of)\s*(\d+))?\s*", text, re.ASCII | re.IGNORECASE
    )
    if not found:
        quantity = parse_quantity(text)
        if quantity.is_known:
            raise NotANumber(f"“{text.strip()[:40]}” is not a place. Write it as 2/15 or 2nd of 15.")
        return quantity, None
    place, of = int(found[1]), int(found[2]) if found[2] else None
    if place < 1 or (of is not None and place > of):
        raise NotANumber(f"“{text.strip()[:40]}” is not a place: it must be 1 or more and within the number ranked.")
    return Quantity.known(place), of


def _amount(found: re.Match[str], printed: str) -> Decimal:
    if found["sign"] and found["inner_sign"]:
        raise NotANumber(f"“{printed[:40]}” has two signs. Enter one number.")
    digits = (found["digits"] or "0").replace(",", "") + (found["decimals"] or "").rstrip("0").rstrip(".")
    if len(digits.replace(".", "").lstrip("0")) > MOST_DIGITS:
        raise NotANumber(f"“{printed[:40]}” has more than {MOST_DIGITS} digits. Enter a shorter number.")
    amount = Decimal(digits)
    if found["scale"]:
        amount = Decimal(f"{amount.scaleb(_SCALES[found['scale']]):f}")
    negative = "-" in (found["sign"], found["inner_sign"])
    return -amount if negative and amount else amount


def _complaint(printed: str, plain: str) -> str:
    """What to tell the person who typed it."""
    if len(re.findall(r"\d[\d,.]*", plain)) > 1 and not re.fullmatch(r"[\d,.]+", plain):
        return f"“{printed[:40]}” holds more than one number. Enter one number."
    if re.fullmatch(r"[+-]?[\d,.]*,[\d,.]*", plain):
        return f"“{printed[:40]}” has a comma out of place. Write thousands as 26,626 and decimals as 10.5."
    return f"“{printed[:40]}” is not a number. Enter digits, such as 26,626 or 10.5."
