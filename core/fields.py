"""Model and form fields for the values of `core.periods` and `core.numbers`."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from core.numbers.quantities import NotANumber, Quantity, parse_typed
from core.periods.period import Period
from core.periods.words import InvalidPeriod

# What a column holds is a code, and there are few: each is read once.
_stored = lru_cache(maxsize=4096)(Period.parse)


class PeriodField(models.CharField[Any, Any]):
    """A `Period`, kept as its code (`2013-14`, `2013-14-Q1`, `2013-M04`, `2013`)."""

    _pyi_private_set_type: Any  # what the type checker takes and gives for the attribute
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Period | None:
        if value in (None, "") or isinstance(value, Period):
            return value or None
        try:
            return Period.parse(value)
        except InvalidPeriod as error:
            raise ValidationError(str(error)) from error

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Period | None:
        return _stored(value) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        if value in (None, ""):
            return None if self.null else ""
        return self.to_python(value).code  # type: ignore[union-attr]

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value: Any) -> None:
        # CharField's length validator expects text; a Period is valid by having been made.
        return None


class PeriodFormField(forms.CharField):
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


class QuantityFormField(forms.CharField):
    """A figure as typed or printed: a number, or a mark such as `TBA` or `-`; cleaned to a `Quantity`.

    An empty cell is missing, never zero; where the field is required it is refused. `otherwise` is a sentence that
    says what its form takes in place of a number, `read` how a text is read: it raises NotANumber.
    """

    def __init__(self, *, otherwise: str = "", read: Callable[[str], Quantity] = parse_typed, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.otherwise, self.read = otherwise, read

    def to_python(self, value: Any) -> Quantity | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return self.read(text)
        except NotANumber as error:
            raise ValidationError(f"{error} {self.otherwise}".strip()) from error

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Quantity):
            return value.mark if value.mark or value.amount is None else str(value.amount)
        return value

    def run_validators(self, value: Any) -> None:
        return None
