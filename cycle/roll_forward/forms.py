"""The form of the next plan: its name and days, and what goes along."""

from typing import Any

from django import forms

from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle.roll_forward.services import RollForwardChoice, RollForwardOptions


def _boxes(label: str, help_text: str = "") -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, help_text=help_text, required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )


class RollForwardForm(OneTimeForm, VersionedForm, GovukForm):
    """The next plan's name and days, and what goes along into it."""

    title = forms.CharField(label="Title of the next plan", max_length=160)
    starts = DateField(label="First day")
    ends = DateField(label="Last day")
    priorities = _boxes("Priorities that stay")
    actions = _boxes(
        "Unfinished actions that go on", "Their sub-actions go with them. Completed and dropped ones stay behind."
    )
    measures = _boxes("Measures that stay", "Their targets stay behind: set the next plan's own.")
    looks = {"title": Look(name="the title"), "starts": Look(name="the first day"), "ends": Look(name="the last day")}

    def __init__(self, *args: Any, baggage: RollForwardOptions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("priorities", "actions", "measures"):
            found = getattr(baggage, name)
            box: Any = self.fields[name]
            box.choices = [(record.pk, str(record)) for record in found]
            self.initial.setdefault(name, [record.pk for record in found])
            if not found:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day cannot be before the first day.")
        return cleaned

    def chosen(self) -> RollForwardChoice:
        """What was ticked; call it once the form is valid."""
        return RollForwardChoice(*(self.cleaned_data.get(name, []) for name in ("priorities", "actions", "measures")))
