"""Forms for a plan's measures."""

from typing import Any

from django import forms

from core.govuk.fields import NumberField, RecordField, WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look, ShownFor
from partnerships.agencies.selectors import agencies_of
from performance.indicators.selectors import indicators_for
from performance.models import IndicatorPolarity, IndicatorUnit, Measure, ToleranceKind
from plans.models import Plan
from plans.priorities.selectors import priorities_of

_SELDOM = ("section", "tolerance", "tolerance_kind", "is_monitored", "is_new")


class MeasureForm(GovukForm):
    """How a plan uses an indicator."""

    label = forms.CharField(
        label="As the plan words it", max_length=200, required=False, help_text="The indicator's name if left empty"
    )
    priority = RecordField(label="Priority", required=False, empty_label="The plan as a whole")
    section = forms.CharField(label="Section of the plan's table", max_length=160, required=False)
    data_owner = RecordField(label="Who provides the figures", required=False, empty_label="Not said")
    tolerance = NumberField(
        label="Tolerance", required=False, min_value=0, help_text="Only where it differs from the partnership's own"
    )
    tolerance_kind = forms.ChoiceField(
        label="The tolerance is in", choices=ToleranceKind.choices, initial=ToleranceKind.PERCENT
    )
    is_monitored = forms.BooleanField(label="It is monitored, and counts in the totals", required=False, initial=True)
    is_new = forms.BooleanField(label="It is new in this plan", required=False)
    looks = {
        "label": Look(name="the plan's wording"),
        "priority": Look(width="two-thirds"),
        "section": Look(width="two-thirds"),
        "data_owner": Look(width="two-thirds"),
        "tolerance": Look(width="5"),
        "tolerance_kind": Look(width="one-half"),
    }
    folded = (Folded("More: section, tolerance, standing", _SELDOM),)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority: Any = self.fields["priority"]
        priority.queryset = priorities_of(plan)
        owner: Any = self.fields["data_owner"]
        owner.queryset = agencies_of(plan.partnership)


_IS_NEW = ShownFor("indicator", frozenset({""}))


class NewMeasureForm(OneTimeForm, MeasureForm):
    """A measure of an indicator that there is, or of a new one that is named here."""

    indicator = RecordField(
        label="Indicator",
        required=False,
        empty_label="A new one, named below",
        help_text="Shared indicators and the partnership's own",
    )
    name = forms.CharField(
        label="Name of the new indicator", max_length=200, required=False, help_text="For example, Bicycle theft"
    )
    unit = forms.ChoiceField(
        label="Its unit", choices=IndicatorUnit.choices, required=False, initial=IndicatorUnit.COUNT
    )
    polarity = forms.ChoiceField(
        label="Which way is better", choices=IndicatorPolarity.choices, required=False, initial=IndicatorPolarity.LOWER
    )
    field_order = ("indicator", "name", "unit", "polarity", "label", "priority", "section", "data_owner")
    looks = {
        **MeasureForm.looks,
        "indicator": Look(name="an indicator", width="two-thirds"),
        "name": Look(shown_for=_IS_NEW),
        "unit": Look(width="one-half", shown_for=_IS_NEW),
        "polarity": Look(width="one-half", shown_for=_IS_NEW),
    }
    folded = (Folded("More: the plan’s own wording, section, tolerance, standing", ("label", *_SELDOM)),)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        indicator: Any = self.fields["indicator"]
        indicator.queryset = indicators_for(plan.partnership)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen, name = cleaned.get("indicator"), cleaned.get("name")
        if chosen is None and not name and "indicator" not in self.errors:
            self.add_error("indicator", "Choose an indicator, or name a new one below.")
        if chosen is not None and name:
            self.add_error("name", "An indicator is chosen above: leave this empty, or choose “A new one” there.")
        return cleaned


class EditMeasureForm(VersionedForm, MeasureForm):
    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self.fields["label"].required = True
        self.fields["label"].help_text = ""


class MeasureOrderForm(GovukForm):
    """A place for each measure of a plan."""

    def __init__(self, *args: Any, measures: list[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = measures
        looks = {}
        for place, measure in enumerate(measures, start=1):
            name = f"place_{measure.pk}"
            self.fields[name] = WholeNumberField(label=measure.label, min_value=1, max_value=9999, initial=place)
            looks[name] = Look(width="3", name=f"the place of “{measure.label}”")
        self.looks = looks

    def in_order(self) -> list[Measure]:
        """The measures by the place that was given them; those of one place as they were."""
        return sorted(self.measures, key=lambda measure: self.cleaned_data[f"place_{measure.pk}"])
