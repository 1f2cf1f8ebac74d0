"""Forms for indicators, what they are made of, and breaks in their series."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from core.fields import PeriodFormField
from core.govuk.fields import RecordsField, WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from core.numbers.units import Unit
from performance.models import Frequency, Handling, Indicator, IndicatorPolarity, IndicatorUnit

_LONG = 5000  # characters


def _text(label: str, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, required=False, max_length=_LONG, **kwargs)


class IndicatorForm(GovukForm):
    """What is counted or asked, in what unit, and which way is better."""

    name = forms.CharField(label="What is measured", max_length=200, help_text="For example, Domestic burglary")
    unit = forms.ChoiceField(label="Unit", choices=IndicatorUnit.choices)
    polarity = forms.ChoiceField(
        label="Which way is better", choices=IndicatorPolarity.choices, widget=forms.RadioSelect
    )
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
    suppress_below = WholeNumberField(
        label="Suppress counts below",
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
        "suppress_below": Look(name="the number below which counts are suppressed", width="3"),
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
        if "counted" in cleaned:  # the record has who counts it and what, apart
            source, _, category = cleaned.pop("counted").partition("|")
            cleaned |= {"count_source": source, "count_category": category}
        return cleaned


class NewIndicatorForm(OneTimeForm, IndicatorForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in {
            "polarity": IndicatorPolarity.LOWER,
            "frequency": Frequency.YEAR,
            "suppress_below": 5,
        }.items():
            self.initial.setdefault(name, value)


class EditIndicatorForm(VersionedForm, IndicatorForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["unit"]  # figures have been entered in it


class PartsForm(VersionedForm, GovukForm):
    """What an indicator is made of."""

    plus = RecordsField(label="Added up", required=False, widget=forms.CheckboxSelectMultiple)
    less = RecordsField(label="Taken away", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, possible: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("plus", "less"):
            field: Any = self.fields[name]
            field.queryset = possible

    def clean(self) -> dict[str, Any]:
        """The parts with their signs, in place of the two lists."""
        cleaned = super().clean() or {}
        return cleaned | {
            "parts": [(part, sign) for name, sign in (("plus", 1), ("less", -1)) for part in cleaned.pop(name, ())]
        }


class BreakForm(OneTimeForm, GovukForm):
    """Where a series breaks."""

    period = PeriodFormField(label="The first period after the break", help_text="For example April 2014, or 2014/15")
    why = forms.CharField(
        label="Why figures before and after cannot be compared", widget=forms.Textarea, max_length=_LONG
    )
    looks = {"period": Look(name="the first period after the break", width="20"), "why": Look(name="why", rows=3)}
