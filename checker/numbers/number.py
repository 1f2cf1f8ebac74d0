"""One number of a text: its value, precision, unit, sign and hedge."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from checker.numbers.hedges import Hedge


class NumberKind(StrEnum):
    """What sort of number it is; the value is the letter that stands for it in a passage's outline."""

    COUNT = "c"
    PERCENT = "p"
    POINTS = "g"
    MONEY = "m"
    RANK = "r"  # a place, or a place or part of a number: 5th, 12/15
    FRACTION = "f"  # a third, one in four
    FACTOR = "v"  # doubled, halved, three times as many
    PERIOD = "y"  # a date, year or other period
    DURATION = "d"  # five years
    BASE = "b"  # per 1,000
    OTHER = "o"  # no figure, or one that cannot be read


FIGURES = frozenset(
    {
        NumberKind.COUNT,
        NumberKind.PERCENT,
        NumberKind.POINTS,
        NumberKind.MONEY,
        NumberKind.RANK,
        NumberKind.FRACTION,
        NumberKind.FACTOR,
    }
)
LEVELS = frozenset({NumberKind.COUNT, NumberKind.PERCENT, NumberKind.MONEY})


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `start` and `end` are places in the passage's words, `lead` where its hedge begins.

    `value` is exact (pounds for money, per cent for percentages, the place for ranks); `step` is the value of one in
    its last printed digit; `sign` is -1 or 1 where one is printed, else 0; `of` is the number ranked; `reason` says
    why it is no figure.
    """

    kind: NumberKind
    start: int
    end: int
    value: Decimal | None = None
    step: Fraction = Fraction(1)
    sign: int = 0
    of: int | None = None
    hedge: Hedge = Hedge.NONE
    lead: int = -1
    rounded: bool = False
    digits: bool = True
    reason: str = ""

    @property
    def exact(self) -> Fraction:
        """The value without its sign, as a fraction; 0 where there is none."""
        return Fraction(self.value or 0)
