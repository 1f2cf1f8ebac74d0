"""Form fields that read what people type, and say at its place what is wrong with it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.widgets import DatePartsInput
from core.periods.period import Period
from core.text import validate_one_line

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_MINUS_SIGNS = str.maketrans({"−": "-", "–": "-"})


def keep_to_one_line(field: forms.Field) -> None:
    """Let a field whose control is one line refuse text of several, which no browser sends of itself."""
    is_line = isinstance(field, forms.CharField) and not isinstance(field.widget, forms.Textarea | forms.HiddenInput)
    if is_line and validate_one_line not in field.validators:
        field.validators.append(validate_one_line)


def month_number(typed: str) -> int | None:
    """1 to 12 from `4`, `04`, `Apr` or `April`; None for anything else."""
    word = typed.strip().lower()
    if word in _FULL_MONTHS:
        return _FULL_MONTHS.index(word) + 1
    if word in MONTHS or word == "sept":
        return MONTHS.index(word[:3]) + 1
    return int(word) if re.fullmatch(r"0?[1-9]|1[0-2]", word) else None


class DatePartsField(forms.Field):
    """A date typed in boxes. Errors name the boxes at fault in the `parts` of their parameters."""

    parts: Sequence[str] = ("day", "month", "year")
    default_error_messages = {
        "incomplete": "The date must include a %(missing)s",
        "year": "The date must have a year of 4 figures, like 2013",
        "unreal": "The date must be a real date",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DatePartsInput(parts=self.parts))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        typed = dict(zip(self.parts, value or [], strict=False))
        if not any(typed.values()):
            typed = {}
        return super().clean(typed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(self.widget.format_value(initial)) != list(data or [""] * len(self.parts))

    def read(self, typed: dict[str, str]) -> dict[str, int]:
        """The numbers of the boxes, or the error of the first rule that they break."""
        missing = [part for part in self.parts if not typed[part]]
        if missing:
            self._fail("incomplete", missing, missing=" and a ".join(missing))
        if not re.fullmatch(r"[1-9]\d{3}", typed["year"]):
            self._fail("year", ["year"])
        month = month_number(typed["month"])
        if month is None:
            self._fail("unreal", ["month"])
        numbers = {"month": month, "year": int(typed["year"])}
        if "day" in typed:
            if not re.fullmatch(r"\d{1,2}", typed["day"]):
                self._fail("unreal", ["day"])
            numbers["day"] = int(typed["day"])
        return numbers

    def _fail(self, code: str, parts: list[str], **params: str) -> NoReturn:
        raise ValidationError(self.error_messages[code], code=code, params={"parts": parts, **params})


class DateField(DatePartsField):
    """A day in three boxes; cleaned to a `date`, or None where it is not required and left empty."""

    def to_python(self, value: Any) -> date | None:
        if not value:
            return None
        numbers = self.read(value)
        try:
            return date(**numbers)
        except ValueError:
            self._fail("unreal", ["day"])


class MonthField(DatePartsField):
    """A month in two boxes; cleaned to a month's `Period`, or None."""

    parts = ("month", "year")

    def prepare_value(self, value: Any) -> Any:
        return value.start if isinstance(value, Period) else value

    def to_python(self, value: Any) -> Period | None:
        if not value:
            return None
        numbers = self.read(value)
        return Period.parse(f"{numbers['year']}-M{numbers['month']:02}")


class PeriodChoiceField(forms.TypedChoiceField):
    """One of `periods`, chosen by its label; cleaned to a `Period`, or None."""

    def __init__(self, *, periods: Iterable[Period] = (), empty_label: str = "Choose a period", **kwargs: Any) -> None:
        kwargs.setdefault("coerce", Period.parse)
        kwargs.setdefault("empty_value", None)
        self.empty_label = empty_label
        super().__init__(**kwargs)
        self.periods = list(periods)

    @property
    def periods(self) -> list[Period]:
        return self._periods

    @periods.setter
    def periods(self, periods: Iterable[Period]) -> None:
        self._periods = list(periods)
        self.choices = [("", self.empty_label), *((period.code, period.label) for period in self._periods)]

    def prepare_value(self, value: Any) -> Any:
        return value.code if isinstance(value, Period) else value


class _TypedNumber:
    """What people type into a number: thousands separators, spaces around, a typographic minus."""

    @staticmethod
    def tidied(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = value.strip().translate(_MINUS_SIGNS)
        return text.replace(",", "") if _GROUPED.fullmatch(text) else text


class NumberField(_TypedNumber, forms.DecimalField):
    """An exact number; `26,626` and `−3.5` are read as typed on paper. Cleaned to a `Decimal`, or None."""

    def prepare_value(self, value: Any) -> Any:
        """A number that is kept with more decimals than it has is shown without the zeros at its end."""
        if not isinstance(value, Decimal) or not value.is_finite():
            return value
        if value == value.to_integral_value():
            return str(int(value))
        return f"{value:f}".rstrip("0")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # Django derives it from whole numbers
        return super().to_python(self.tidied(value))


class WholeNumberField(_TypedNumber, forms.IntegerField):
    """A whole number; `26,626` is read as typed on paper. Cleaned to an `int`, or None."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(self.tidied(value))


class VersionField(forms.Field):
    """The hidden version of an edit form. Cleaned to an `int`; None when absent or garbled, which a service refuses."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})

    def to_python(self, value: Any) -> int | None:
        text = str(value if value is not None else "")
        return int(text) if re.fullmatch(r"\d{1,18}", text, re.ASCII) else None


LONGEST_PASSAGE = 5000


def text_area(**kwargs: Any) -> forms.CharField:
    """A passage of several lines, not required unless told otherwise."""
    values: dict[str, Any] = {"widget": forms.Textarea, "required": False, "max_length": LONGEST_PASSAGE}
    return forms.CharField(**(values | kwargs))


class RecordField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """One of the records that the form sets as the field's queryset when it knows whose they are."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, **kwargs)


class RecordsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any of the records that the form sets as the field's queryset."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, **kwargs)
