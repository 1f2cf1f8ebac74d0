"""Forms for plans and what they say."""

from collections.abc import Iterable
from typing import Any

from django import forms

from core import clock
from core.govuk.fields import DateField, VersionField, WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look
from core.periods import Period, PeriodKind
from partnerships.models import Agency, Partnership
from partnerships.selectors import agencies_of
from plans import selectors
from plans.models import Plan, PlanKind, PlanStatus, Priority, PriorityKind, StatementKind

TEXT = 5000


def text_area(**kwargs: Any) -> forms.CharField:
    """A passage of several lines, not required unless told otherwise."""
    values: dict[str, Any] = {"widget": forms.Textarea, "required": False, "max_length": TEXT}
    return forms.CharField(**(values | kwargs))


class PlanForm(GovukForm):
    """A plan's own facts. Its short name in addresses is made from the title."""

    title = forms.CharField(label="Title", max_length=160, help_text="As the document is called")
    kind = forms.ChoiceField(label="How long it runs", choices=PlanKind.choices, widget=forms.RadioSelect)
    starts = DateField(label="First day", help_text="For example, 1 4 2013")
    ends = DateField(label="Last day", help_text="For example, 31 3 2014")
    status = forms.ChoiceField(label="Status", choices=PlanStatus.choices)
    refreshes = forms.ModelChoiceField(
        Plan.objects.none(), label="Earlier plan that it refreshes", required=False, empty_label="None"
    )
    summary = text_area(label="Summary")
    looks = {
        "title": Look(name="the title"),
        "kind": Look(name="how long the plan runs"),
        "starts": Look(name="the first day"),
        "ends": Look(name="the last day"),
        "status": Look(width="one-half"),
        "refreshes": Look(width="two-thirds"),
        "summary": Look(rows=3),
    }
    folded = (Folded("An earlier plan, and a summary", ("refreshes", "summary")),)

    def __init__(self, *args: Any, partnership: Partnership, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = selectors.plans_of(partnership)
        chosen: Any = self.fields["refreshes"]
        chosen.queryset = earlier.exclude(pk=plan.pk) if plan else earlier

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day cannot be before the first day.")
        return cleaned


class NewPlanForm(OneTimeForm, PlanForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = Period.containing(clock.today(), PeriodKind.FINANCIAL_YEAR).after()  # a plan is made before its year
        for name, value in {"kind": PlanKind.ANNUAL, "starts": year.start, "ends": year.end}.items():
            self.initial.setdefault(name, value)
        del self.fields["status"]  # every plan begins as a draft


class EditPlanForm(VersionedForm, PlanForm):
    pass


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
    priority = forms.ModelChoiceField(
        Priority.objects.none(), label="Priority", required=False, empty_label="The plan as a whole"
    )
    led_by = forms.ModelChoiceField(Agency.objects.none(), label="Led by", required=False, empty_label="Not said")
    looks = {
        "text": Look(name="the outcome", rows=3),
        "priority": Look(width="two-thirds"),
        "led_by": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority: Any = self.fields["priority"]
        priority.queryset = selectors.priorities_of(plan)
        led_by: Any = self.fields["led_by"]
        led_by.queryset = agencies_of(plan.partnership)


class NewOutcomeForm(OneTimeForm, OutcomeForm):
    pass


class EditOutcomeForm(VersionedForm, OutcomeForm):
    pass


class StatementForm(GovukForm):
    kind = forms.ChoiceField(label="Kind", choices=StatementKind.choices)
    title = forms.CharField(label="Heading", max_length=200, required=False)
    text = text_area(label="Text", required=True, help_text="Paragraphs are kept. Lists and bold text in Markdown.")
    source = forms.CharField(
        label="Where it stands", max_length=120, required=False, help_text="For example, page 4, paragraph 2"
    )
    looks = {
        "text": Look(name="the text", rows=8),
        "kind": Look(width="two-thirds"),
        "source": Look(width="two-thirds"),
    }


class NewStatementForm(OneTimeForm, StatementForm):
    pass


class EditStatementForm(VersionedForm, StatementForm):
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
