"""Forms for figures."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms

from core import clock
from core.fields import PeriodFormField, QuantityFormField
from core.govuk.fields import NumberField, WholeNumberField
from core.govuk.forms import OneTimeForm, VersionedForm
from core.govuk.warned import WarnedForm
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.data_notes import DataStatus
from figures.readings.entry_questions import entry_questions
from figures.readings.typed_figures import disagreeing, read_amount
from performance.models import Measure
from performance.observations.earlier_figures import known_of
from performance.observations.models import DATA_STATUSES


class _FigureFields(WarnedForm):
    """A figure of a measure; what its earlier figures make look like a slip is asked about once."""

    quantity = QuantityFormField(
        label="Figure",
        otherwise="Where it is not known, enter a dash.",
        help_text="A number, or why there is none: N/A, NYA where it is not yet available, or a dash",
    )
    rank_of = WholeNumberField(label="Of how many", min_value=1, max_value=1000, required=False)
    sample_size = WholeNumberField(
        label="How many were asked",
        min_value=1,
        required=False,
        help_text="For a survey. Changes are tested only with it.",
    )
    numerator = NumberField(
        label="The count behind it",
        min_value=0,
        required=False,
        help_text="How many incidents, or how many people answered so. A rate is tested by it.",
    )
    denominator = NumberField(
        label="Out of how many", min_value=1, required=False, help_text="People, households or answers"
    )
    data_status = forms.ChoiceField(
        label="Data status", choices=DATA_STATUSES, help_text="How settled the figure is at its source"
    )
    source = forms.CharField(label="Where it comes from (optional)", max_length=200, required=False)
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        """What does not apply to the indicator's unit is left out."""
        super().__init__(*args, **kwargs)
        self.measure, self.indicator = measure, measure.indicator
        self.unit = unit = Unit(self.indicator.unit)
        typed: Any = self.fields["quantity"]
        typed.read = partial(read_amount, unit=unit)
        if unit is not Unit.RANK:
            del self.fields["rank_of"]
        if unit is not Unit.PERCENT:
            del self.fields["sample_size"]
        if not (unit is Unit.PERCENT or unit.is_rate):
            del self.fields["numerator"], self.fields["denominator"]

    def check(self, cleaned: dict[str, Any]) -> None:
        quantity, of = cleaned.get("quantity"), cleaned.get("rank_of")
        if quantity and quantity.amount is not None and of and quantity.amount > of:
            self.add_error("rank_of", "The place must be within the number ranked.")
        self._check_counts(cleaned)

    def period_of(self, cleaned: dict[str, Any]) -> Period:
        """The period that the figure is of."""
        raise NotImplementedError

    def what_is_odd(self, cleaned: dict[str, Any]) -> Sequence[str]:
        """Nothing about what was read off a chart, or about a number that stood before."""
        amount = cleaned["quantity"].amount
        if amount is None or "quantity" not in self.changed_data or cleaned["data_status"] == DataStatus.READ_OFF_CHART:
            return ()
        known = known_of([self.measure])[self.measure.pk]
        return entry_questions(amount, self.period_of(cleaned), self.unit, known, today=clock.today())

    def _check_counts(self, cleaned: dict[str, Any]) -> None:
        count, out_of, quantity = cleaned.get("numerator"), cleaned.get("denominator"), cleaned.get("quantity")
        if (count is None) != (out_of is None):
            missing = "numerator" if count is None else "denominator"
            self.add_error(missing, "Enter both, or neither: the count and out of how many.")
            return
        if count is None or out_of is None or quantity is None or quantity.amount is None:
            return
        if problem := disagreeing(quantity.amount, self.unit, count=count, out_of=out_of):
            self.add_error("numerator", problem)


class NewObservationForm(OneTimeForm, _FigureFields):
    """Enter the figure of a period that has none."""

    period = PeriodFormField(label="Period", help_text="For example 2013/14, Q2 2013/14 or April 2013")
    field_order = ("period", "quantity")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("data_status", DataStatus.FINAL)

    def period_of(self, cleaned: dict[str, Any]) -> Period:
        period: Period = cleaned["period"]
        return period


class CorrectObservationForm(VersionedForm, _FigureFields):
    """Put a figure right, saying why."""

    reason = forms.CharField(label="Why it changes", max_length=500, required=False)

    def __init__(self, *args: Any, period: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.period = period

    def period_of(self, cleaned: dict[str, Any]) -> Period:
        return self.period
