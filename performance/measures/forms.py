"""Forms for measures, a partnership's own indicators, and stated figures."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from core.editing import values_of
from core.forms import PeriodField
from core.govuk.fields import NumberField, WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look, ShownFor
from core.numbers import Unit
from partnerships.models import Agency
from partnerships.selectors import agencies_of
from performance.indicators.selectors import indicators_for
from performance.models import Frequency, Handling, Indicator, IndicatorUnit, Measure, Polarity, ToleranceKind
from plans.models import Plan, Priority
from plans.selectors import priorities_of

_LONG = 5000


def _text(label: str, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, required=False, max_length=_LONG, **kwargs)


class IndicatorForm(GovukForm):
    """What is counted or asked, in what unit, and which way is better."""

    name = forms.CharField(label="What is measured", max_length=200, help_text="For example, Domestic burglary")
    unit = forms.ChoiceField(label="Unit", choices=IndicatorUnit.choices)
    polarity = forms.ChoiceField(label="Which way is better", choices=Polarity.choices, widget=forms.RadioSelect)
    frequency = forms.ChoiceField(label="How often it is known", choices=Frequency.choices)
    source = forms.CharField(label="Source", max_length=200, required=False)
    definition = _text("Definition")
    counted = forms.ChoiceField(
        label="Where its figures come from",
        required=False,
        help_text="What has been imported of the area is read by itself; a rate is worked out with the population",
    )
    unit_label = forms.CharField(
        label="What one is called", max_length=40, required=False, help_text="For example, offences"
    )
    more_may_be_good = forms.BooleanField(
        label="More reports may be good", required=False, help_text="For example where victims are encouraged to report"
    )
    police_driven = forms.BooleanField(
        label="Driven by police activity", required=False, help_text="For example weapons found in searches"
    )
    handling = forms.ChoiceField(label="Who may see it", choices=Handling.choices)
    withhold_below = WholeNumberField(
        label="Withhold counts below",
        min_value=0,
        max_value=1000,
        help_text="Smaller counts are not shown to the public. 0 where the source publishes them itself",
    )
    looks = {
        "name": Look(name="what is measured"),
        "unit": Look(width="one-half"),
        "polarity": Look(name="which way is better"),
        "frequency": Look(width="one-half"),
        "definition": Look(rows=3),
        "counted": Look(width="two-thirds"),
        "unit_label": Look(width="20"),
        "handling": Look(width="one-half"),
        "withhold_below": Look(name="the number below which counts are withheld", width="3"),
    }

    def __init__(self, *args: Any, countable: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted: Any = self.fields["counted"]
        standing = str(self.initial.get("counted", ""))
        choices = [*countable] if standing in ("", *dict(countable)) else [(standing, standing), *countable]
        counted.choices = [("", "It is typed"), *choices]
        if not choices:  # nothing has been counted of the area
            del self.fields["counted"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        unit = Unit(cleaned.get("unit") or self.initial.get("unit") or IndicatorUnit.COUNT)
        if cleaned.get("counted") and not (unit is Unit.COUNT or unit.is_rate):
            self.add_error("counted", "Only a count, or a rate of one, can be counted.")
        return cleaned

    def service_values(self) -> dict[str, Any]:
        """The arguments of the service: who counts it and what, apart."""
        values = {name: value for name, value in values_of(self).items() if name != "counted"}
        if "counted" in self.fields:
            source, _, category = self.cleaned_data["counted"].partition("|")
            values |= {"count_source": source, "count_category": category}
        return values


class NewIndicatorForm(OneTimeForm, IndicatorForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in {"polarity": Polarity.LOWER, "frequency": Frequency.YEAR, "withhold_below": 5}.items():
            self.initial.setdefault(name, value)


class EditIndicatorForm(VersionedForm, IndicatorForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["unit"]  # figures have been entered in it


class PartsForm(VersionedForm, GovukForm):
    """What an indicator is made of."""

    plus = forms.ModelMultipleChoiceField(
        Indicator.objects.none(), label="Added up", required=False, widget=forms.CheckboxSelectMultiple
    )
    less = forms.ModelMultipleChoiceField(
        Indicator.objects.none(), label="Taken away", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, possible: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("plus", "less"):
            field: Any = self.fields[name]
            field.queryset = possible

    def parts(self) -> list[tuple[Indicator, int]]:
        """The parts with their signs."""
        return [(part, sign) for name, sign in (("plus", 1), ("less", -1)) for part in self.cleaned_data[name]]


class BreakForm(OneTimeForm, GovukForm):
    """Where a series breaks."""

    period = PeriodField(label="The first period after the break", help_text="For example April 2014, or 2014/15")
    why = forms.CharField(
        label="Why figures before and after cannot be compared", widget=forms.Textarea, max_length=_LONG
    )
    looks = {"period": Look(name="the first period after the break", width="20"), "why": Look(name="why", rows=3)}


class RemoveBreakForm(GovukForm):
    why = forms.CharField(label="Why the break is taken back", max_length=500)
    looks = {"why": Look(name="why the break is taken back")}


_SELDOM = ("section", "tolerance", "tolerance_kind", "is_monitored", "is_new")


class MeasureForm(GovukForm):
    """How a plan uses an indicator."""

    label = forms.CharField(
        label="As the plan words it", max_length=200, required=False, help_text="The indicator's name if left empty"
    )
    priority = forms.ModelChoiceField(
        Priority.objects.none(), label="Priority", required=False, empty_label="The plan as a whole"
    )
    section = forms.CharField(label="Section of the plan's table", max_length=160, required=False)
    data_owner = forms.ModelChoiceField(
        Agency.objects.none(), label="Who provides the figures", required=False, empty_label="Not said"
    )
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

    indicator = forms.ModelChoiceField(
        Indicator.objects.none(),
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
        label="Which way is better", choices=Polarity.choices, required=False, initial=Polarity.LOWER
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


class StatedForm(GovukForm):
    """What a document claims without its data. It is shown as quoted, and never worked with."""

    topic = forms.CharField(label="Topic", max_length=160, required=False)
    label = forms.CharField(label="What it is about", max_length=240)
    words = forms.CharField(label="The claim, as printed", max_length=160, help_text="For example, down 26%")
    value = NumberField(label="Its number, if it has one", required=False)
    unit = forms.CharField(label="Unit", max_length=40, required=False)
    period_words = forms.CharField(label="Period, as printed", max_length=120, required=False)
    source = forms.CharField(label="Where it stands", max_length=120, help_text="For example, section 4")
    about_others = forms.BooleanField(
        label="It compares the area with others",
        required=False,
        help_text="Such as a place among similar areas: it is then quoted beside the portal’s own comparison",
    )
    looks = {
        "label": Look(name="what it is about"),
        "words": Look(name="the claim"),
        "value": Look(width="10"),
        "unit": Look(width="10"),
        "source": Look(name="where it stands"),
    }


class NewStatedForm(OneTimeForm, StatedForm):
    pass


class EditStatedForm(VersionedForm, StatedForm):
    pass
