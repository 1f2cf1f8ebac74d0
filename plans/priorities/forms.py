"""What is entered about a plan's priorities and outcomes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from core.govuk.fields import RecordField, VersionField, WholeNumberField, text_area
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look
from partnerships.agencies.selectors import agencies_of
from plans.models import Plan, Priority, PriorityKind
from plans.priorities import selectors as priority_selectors


class PriorityForm(GovukForm):
    title = forms.CharField(label="Title", max_length=200, help_text="As the plan words it")
    kind = forms.ChoiceField(
        label="Kind", choices=PriorityKind.choices, widget=forms.RadioSelect, initial=PriorityKind.TOP
    )
    number = forms.CharField(label="Number", max_length=8, required=False, help_text="As the plan numbers it")
    rationale = text_area(label="Why it is a priority")
    resources = text_area(label="Resources")
    looks = {
        "title": Look(name="the title"),
        "kind": Look(name="the kind of priority"),
        "number": Look(width="5"),
        "rationale": Look(rows=3),
        "resources": Look(rows=3),
    }
    folded = (Folded("Its kind, number and resources", ("kind", "number", "resources")),)


class NewPriorityForm(OneTimeForm, PriorityForm):
    pass


class EditPriorityForm(VersionedForm, PriorityForm):
    pass


class OutcomeForm(GovukForm):
    text = text_area(label="Outcome or objective", required=True)
    priority = RecordField(label="Priority", required=False, empty_label="The plan as a whole")
    led_by = RecordField(label="Led by", required=False, empty_label="Not said")
    looks = {
        "text": Look(name="the outcome", rows=3),
        "priority": Look(width="two-thirds"),
        "led_by": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority: Any = self.fields["priority"]
        priority.queryset = priority_selectors.priorities_of(plan)
        led_by: Any = self.fields["led_by"]
        led_by.queryset = agencies_of(plan.partnership)


class NewOutcomeForm(OneTimeForm, OutcomeForm):
    pass


class EditOutcomeForm(VersionedForm, OutcomeForm):
    pass


class OrderForm(GovukForm):
    """A place for each priority of a plan, with the version that the page showed."""

    def __init__(self, *args: Any, priorities: Iterable[Priority], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.priorities = list(priorities)
        looks = {}
        for place, priority in enumerate(self.priorities, start=1):
            name = f"place_{priority.pk}"
            self.fields[name] = WholeNumberField(
                label=priority.title, min_value=1, max_value=len(self.priorities), initial=place
            )
            looks[name] = Look(width="2", name=f"the place of “{priority.title}”")
            self.fields[f"version_{priority.pk}"] = VersionField(initial=priority.version)
        self.looks = looks

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        taken: dict[int, str] = {}
        for priority in self.priorities:
            place = cleaned.get(f"place_{priority.pk}")
            if place is not None and place in taken:
                self.add_error(f"place_{priority.pk}", f"Place {place} is taken by “{taken[place]}”.")
            elif place is not None:
                taken[place] = priority.title
        return cleaned

    def take_versions(self) -> None:
        """Show the refused order again on top of the priorities as they are now."""
        data: Any = self.data
        shown = data.copy()
        for priority in self.priorities:
            shown[f"version_{priority.pk}"] = str(priority.version)
        self.data = shown

    def versions(self) -> list[tuple[int, int | None]]:
        """Key and version of each priority, in the order that was asked for."""
        ordered = sorted(self.priorities, key=lambda priority: self.cleaned_data[f"place_{priority.pk}"])
        return [(priority.pk, self.cleaned_data[f"version_{priority.pk}"]) for priority in ordered]
