"""Forms of plans and priorities."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from plans.models import Plan, PlanKind, PlanStatus, Priority, PriorityKind


class _PlanFields(forms.Form):
    title = forms.CharField(label="Title", max_length=160)
    kind = forms.ChoiceField(label="Kind of plan", choices=PlanKind.choices)
    starts = DateField(label="First day", help_text="For example, 1 4 2013")
    ends = DateField(label="Last day", help_text="For example, 31 3 2014")
    summary = forms.CharField(
        label="Summary", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] < cleaned["starts"]:
            self.add_error("ends", ValidationError("The last day cannot be before the first day."))
        return cleaned

    def service_values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "version")}


class NewPlanForm(OneTimeForm, _PlanFields, GovukForm):
    """Begin a plan; it is a draft at first."""


class PlanForm(VersionedForm, _PlanFields, GovukForm):
    """Edit a plan."""

    status = forms.ChoiceField(label="Status", choices=PlanStatus.choices)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        names = ("title", "kind", "starts", "ends", "summary", "status", "version")
        super().__init__(*args, initial={name: getattr(plan, name) for name in names}, **kwargs)


class _PriorityFields(forms.Form):
    title = forms.CharField(label="Priority, as the plan words it", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=PriorityKind.choices)
    rationale = forms.CharField(
        label="Why it comes first", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )
    resources = forms.CharField(
        label="Resources", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )

    def service_values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "version")}


class NewPriorityForm(OneTimeForm, _PriorityFields, GovukForm):
    """Add a priority to a plan."""


class PriorityForm(VersionedForm, _PriorityFields, GovukForm):
    """Edit a priority."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        names = ("title", "kind", "rationale", "resources", "version")
        super().__init__(*args, initial={name: getattr(priority, name) for name in names}, **kwargs)


class ConfirmForm(VersionedForm, GovukForm):
    """Confirms an archiving or a deletion, at the version that was shown."""
