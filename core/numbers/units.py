"""The units that figures come in: how a value of each is written and in what its change is told."""

from decimal import Decimal
from enum import StrEnum

from core.numbers.formats import format_money, format_number, format_ordinal, format_percent
from core.numbers.quantities import Quantity


class Unit(StrEnum):
    """What a number counts or measures. The values are the codes that files carry."""

    COUNT = "count"
    PERCENT = "percent"
    RATE_PER_1000 = "rate_per_1000"
    RATE_PER_100000 = "rate_per_100000"
    RATE_PER_1000_HOUSEHOLDS = "rate_per_1000_households"
    RANK = "rank"
    MONEY = "money"
    NUMBER = "number"

    @property
    def label(self) -> str:
        """The unit in words, as a column heading has it."""
        return _LABELS[self]

    @property
    def change_unit(self) -> str:
        """What a change is told in: `pp` (percentage points), `places`, or `%` of the earlier value."""
        return _CHANGE_UNITS.get(self, "%")

    @property
    def gap_unit(self) -> str:
        """What a distance from a target is told in: `pp`, `places`, or the unit itself."""
        return _CHANGE_UNITS.get(self, self.value)

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers occur, so that `133.11 at most` is met by 133 and no more."""
        return self in (Unit.COUNT, Unit.RANK)

    @property
    def is_rate(self) -> bool:
        """Whether a count is divided by a population or households."""
        return self in _PER

    @property
    def per(self) -> int | None:
        """For rates, how many people or households one is told per; None for other units."""
        return _PER.get(self)

    def write(self, value: Decimal | int, places: int | None = None) -> str:
        """`value` for a table cell: `2,778`, `88%`, `£15,000`, `5th`; rates without their words."""
        if self is Unit.PERCENT:
            return format_percent(value, places)
        if self is Unit.MONEY:
            return format_money(value, places)
        if self is Unit.RANK and value >= 1 and value == int(value):
            return format_ordinal(value)
        return format_number(value, places)

    def write_in_words(self, value: Decimal | int, places: int | None = None) -> str:
        """`value` for a sentence: as `write`, with a rate's words (`0.95 per 1,000 people`)."""
        text = self.write(value, places)
        return f"{text} {self.label}" if self.is_rate else text

    def write_quantity(self, quantity: Quantity, places: int | None = None) -> str:
        """A quantity for a table cell: the number, else the mark as printed, else the state in words; never a zero."""
        if quantity.amount is None:
            return quantity.mark or quantity.state.words
        return self.write(quantity.amount, places)


_LABELS = {
    Unit.COUNT: "number",
    Unit.PERCENT: "per cent",
    Unit.RATE_PER_1000: "per 1,000 people",
    Unit.RATE_PER_100000: "per 100,000 people",
    Unit.RATE_PER_1000_HOUSEHOLDS: "per 1,000 households",
    Unit.RANK: "place",
    Unit.MONEY: "pounds",
    Unit.NUMBER: "measured value",
}
_CHANGE_UNITS = {Unit.PERCENT: "pp", Unit.RANK: "places"}
_PER = {Unit.RATE_PER_1000: 1_000, Unit.RATE_PER_100000: 100_000, Unit.RATE_PER_1000_HOUSEHOLDS: 1_000}
