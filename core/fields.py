"""Model fields for the values of `core.periods.period`."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

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
