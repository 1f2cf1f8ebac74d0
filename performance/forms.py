"""Forms for figures."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.forms import PeriodField, QuantityField
from core.govuk.fields import WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.numbers import Quantity
from performance.models import Indicator, IndicatorUnit, Observation, Quality

_MODEL_FIELDS = {"value": "quantity", "state": "quantity", "mark": "quantity"}


class RefusalMixin:
    """Puts a service's refusal at the fields it is about, the rest at the top of the form."""

    def take_refusal(self, error: ValidationError) -> None:
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)  # type: ignore[attr-defined]
            return
        for name, messages in error.message_dict.items():
            field = _MODEL_FIELDS.get(name, name)
            self.add_error(field if field in self.fields else None, messages)  # type: ignore[attr-defined]


class _FigureFields(RefusalMixin, forms.Form):
    quantity = QuantityField(label="Figure", help_text="A number, or why there is none: - , N/A, TBA, to be set")
    rank_of = WholeNumberField(label="Of how many", min_value=1, max_value=1000, required=False)
    sample_size = WholeNumberField(
        label="How many were asked",
        min_value=1,
        required=False,
        help_text="For a survey. Changes are tested only with it.",
    )
    quality = forms.ChoiceField(label="Standing", choices=Quality.choices)
    source = forms.CharField(label="Source", max_length=200, required=False)
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False)

    indicator: Indicator

    def _fit(self, indicator: Indicator) -> None:
        """Leave out what does not apply to the indicator's unit."""
        self.indicator = indicator
        if indicator.unit != IndicatorUnit.RANK:
            del self.fields["rank_of"]
        if indicator.unit != IndicatorUnit.PERCENT:
            del self.fields["sample_size"]

    def clean_quantity(self) -> Quantity:
        quantity: Quantity = self.cleaned_data["quantity"]
        problem = quantity.amount is not None and impossible(quantity.amount, self.indicator.unit)
        if problem:
            raise ValidationError(problem)
        return quantity

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        quantity, of = cleaned.get("quantity"), cleaned.get("rank_of")
        if quantity and quantity.amount is not None and of and quantity.amount > of:
            self.add_error("rank_of", "The place must be within the number ranked.")
        return cleaned

    def service_values(self) -> dict[str, Any]:
        """The arguments of the service: the figure with its columns."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "version")}


def impossible(amount: Decimal, unit: str) -> str:
    """Why no figure of this unit can have that amount; empty where it can."""
    if unit == IndicatorUnit.PERCENT and not 0 <= amount <= 100:
        return "A percentage is from 0 to 100."
    if unit == IndicatorUnit.RANK and (amount < 1 or amount != int(amount)):
        return "A place is a whole number from 1."
    if unit == IndicatorUnit.COUNT and (amount < 0 or amount != int(amount)):
        return "A count is a whole number from 0."
    return ""


class NewObservationForm(OneTimeForm, _FigureFields, GovukForm):
    """Enter the figure of a period that has none."""

    period = PeriodField(label="Period", help_text="For example 2013/14, Q2 2013/14 or April 2013")
    field_order = ("period", "quantity", "rank_of", "sample_size", "quality", "source", "note", "once")

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fit(indicator)
        self.initial.setdefault("quality", Quality.FINAL)


class CorrectObservationForm(VersionedForm, _FigureFields, GovukForm):
    """Put a figure right, saying why."""

    reason = forms.CharField(label="Why it changes", max_length=500, required=False)

    def __init__(self, *args: Any, observation: Observation, **kwargs: Any) -> None:
        kwargs["initial"] = self._values(observation)
        super().__init__(*args, **kwargs)
        self._fit(observation.indicator)

    def theirs(self, current: Observation) -> list[tuple[str, Any]]:
        """What stands now where it differs from what was typed: label and value."""
        now = self._values(current)
        return [
            (str(field.label), field.prepare_value(now[name]))
            for name, field in self.fields.items()
            if name in now and name != "version" and now[name] != self.cleaned_data.get(name)
        ]

    @staticmethod
    def _values(observation: Observation) -> dict[str, Any]:
        names = ("quantity", "rank_of", "sample_size", "quality", "source", "note", "version")
        return {name: getattr(observation, name) for name in names}
