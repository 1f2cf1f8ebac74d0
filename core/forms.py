"""Form fields for the values of `core.periods.period` and `core.numbers`, with their messages at the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.numbers.quantities import NotANumber, Quantity, parse_typed
from core.periods.period import Period
from core.periods.words import InvalidPeriod


class PeriodField(forms.CharField):
    """A period as people type it (`2013/14`, `Q2 2013/14`, `April 2013`); cleaned to a `Period`, or None."""

    def to_python(self, value: Any) -> Period | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return Period.parse(text)
        except InvalidPeriod as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return value.short_label if isinstance(value, Period) else value

    def run_validators(self, value: Any) -> None:
        return None


class QuantityField(forms.CharField):
    """A figure as typed or printed: a number, or a mark such as `TBA` or `-`; cleaned to a `Quantity`.

    An empty cell is missing, never zero; where the field is required it is refused. `otherwise` is a sentence that
    says what its form takes in place of a number.
    """

    def __init__(self, *, otherwise: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.otherwise = otherwise

    def to_python(self, value: Any) -> Quantity | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_typed(text)
        except NotANumber as error:
            raise ValidationError(f"{error} {self.otherwise}".strip()) from error

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Quantity):
            return value.mark if value.mark or value.amount is None else str(value.amount)
        return value

    def run_validators(self, value: Any) -> None:
        return None
