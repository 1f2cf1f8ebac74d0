"""Forms of an action, of a change to several, and of milestones."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from actions.actions.selectors import headline_actions_of, priorities_to_serve
from actions.actions.services import NewLead
from actions.leads.selectors import lead_choices
from actions.models import Action, ActionStatus
from core.govuk.fields import DateField, RecordField, RecordsField, VersionField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look
from partnerships.models import Partnership
from plans.models import Plan


class ActionFields(GovukForm):
    """An action's facts. Whoever leads it already keeps the words by which the document names them."""

    title = forms.CharField(label="What will be done", widget=forms.Textarea, max_length=1000)
    description = forms.CharField(label="More about it", widget=forms.Textarea, max_length=5000, required=False)
    reference = forms.CharField(label="Reference", max_length=20, required=False, help_text="As the plan numbers it")
    heading = forms.CharField(
        label="Heading",
        max_length=160,
        required=False,
        help_text="Where the document groups its actions otherwise than by priority",
    )
    priorities = RecordsField(label="Priorities", required=False, widget=forms.CheckboxSelectMultiple)
    agencies = RecordsField(label="Agencies that lead it", required=False, widget=forms.CheckboxSelectMultiple)
    groups = RecordsField(label="Groups that lead it", required=False, widget=forms.CheckboxSelectMultiple)
    part_of = RecordField(label="Part of", required=False, empty_label="No other action")
    due = DateField(label="Due date", required=False, help_text="Leave it empty where the plan gives none")
    looks = {
        "title": Look(name="what will be done", rows=3),
        "reference": Look(width="10"),
        "heading": Look(width="two-thirds"),
        "priorities": Look(small=True),
        "agencies": Look(small=True),
        "groups": Look(small=True),
        "part_of": Look(width="two-thirds"),
        "description": Look(rows=3),
        "status": Look(width="one-half", name="the status"),
    }
    folded = (
        Folded("More about it: number, heading, status", ("description", "reference", "heading", "part_of", "status")),
    )

    def __init__(self, *args: Any, plan: Plan, action: Action | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = action.known_leads if action else []
        leads = lead_choices(plan.partnership, action)
        headlines = headline_actions_of(plan.partnership, plan.pk)
        offered: dict[str, Any] = {
            "priorities": priorities_to_serve(plan, action),
            "agencies": leads.agencies,
            "groups": leads.groups,
            "part_of": headlines.exclude(pk=action.pk) if action else headlines,
        }
        for name, queryset in offered.items():
            field: Any = self.fields[name]
            field.queryset = queryset
            if not queryset.exists():
                del self.fields[name]

    def clean_part_of(self) -> Action | None:
        headline: Action | None = self.cleaned_data["part_of"]
        if headline and self.initial.get("has_parts"):
            raise ValidationError("This action has parts of its own, so it cannot be part of another.")
        return headline

    def leads(self) -> list[NewLead]:
        """Everyone chosen: those who led it already first, as the document words them, then the new ones."""
        agencies = {agency.pk: agency for agency in self.cleaned_data.get("agencies", [])}
        groups = {group.pk: group for group in self.cleaned_data.get("groups", [])}
        kept = []
        for lead in self.present:
            agency, group = agencies.pop(lead.agency_id, None), groups.pop(lead.group_id, None)
            if agency or group:
                as_before = (agency and agency.pk, group and group.pk) == (lead.agency_id, lead.group_id)
                kept.append(NewLead(agency, group, lead.words if as_before else ""))
        return (
            kept + [NewLead(agency=one) for one in agencies.values()] + [NewLead(group=one) for one in groups.values()]
        )

    def service_values(self) -> dict[str, Any]:
        """The arguments of the service that makes or changes an action."""
        not_taken = ("once", "version", "agencies", "groups")
        values = {name: value for name, value in self.cleaned_data.items() if name not in not_taken}
        return values | {"leads": self.leads()}


class NewActionForm(OneTimeForm, ActionFields):
    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices, initial=ActionStatus.NOT_STARTED)


class EditActionForm(VersionedForm, ActionFields):
    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices)
    reason = forms.CharField(
        label="Why it changes", max_length=500, required=False, help_text="Needed where the due date moves"
    )


class MilestoneFields(GovukForm):
    title = forms.CharField(label="Milestone", max_length=200)
    due = DateField(label="Due date", required=False)
    looks = {"title": Look(name="the milestone")}


class NewMilestoneForm(OneTimeForm, MilestoneFields):
    pass


class EditMilestoneForm(VersionedForm, MilestoneFields):
    done_on = DateField(label="Done on", required=False, help_text="Leave it empty until it is done")


class ChangeForMany(TextChoices):
    """What changes for all of the chosen actions."""

    LEAD = "lead", "Who leads them"
    DUE = "due", "When they are due"


class ManyActionsForm(GovukForm):
    """A new lead or due date with its reason, and the version of each action that the page showed."""

    what = forms.ChoiceField(label="What changes?", choices=ChangeForMany.choices, widget=forms.RadioSelect)
    agency = RecordField(label="Agency", required=False, empty_label="None")
    group = RecordField(label="Group", required=False, empty_label="None")
    due = DateField(label="New due date", required=False)
    reason = forms.CharField(label="Why", max_length=500)
    looks = {
        "what": Look(name="what changes"),
        "agency": Look(width="two-thirds"),
        "group": Look(width="two-thirds"),
        "reason": Look(name="why the actions change"),
    }

    def __init__(self, *args: Any, partnership: Partnership, actions: Sequence[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actions = list(actions)
        leads = lead_choices(partnership)
        agency, group = self.fields["agency"], self.fields["group"]
        agency.queryset, group.queryset = leads.agencies, leads.groups  # type: ignore[attr-defined]
        for action in self.actions:
            self.fields[f"version_{action.pk}"] = VersionField(initial=action.version)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("what") == ChangeForMany.LEAD and not cleaned.get("agency") and not cleaned.get("group"):
            self.add_error("agency", "Choose an agency or a group to lead the actions")
        if cleaned.get("what") == ChangeForMany.DUE and "due" in cleaned and not cleaned["due"]:
            self.add_error("due", "Enter the new due date")
        return cleaned

    def versions(self) -> list[tuple[Action, int | None]]:
        """Each action with the version that the page showed."""
        return [(action, self.cleaned_data[f"version_{action.pk}"]) for action in self.actions]

    def service_values(self) -> dict[str, Any]:
        """What changes, as the service takes it."""
        if self.cleaned_data["what"] == ChangeForMany.DUE:
            return {"due": self.cleaned_data["due"]}
        agency, group = self.cleaned_data["agency"], self.cleaned_data["group"]
        return {"leads": [*([NewLead(agency=agency)] if agency else []), *([NewLead(group=group)] if group else [])]}

    def take_versions(self) -> None:
        """Show the refused form again on top of the actions as they are now."""
        data: Any = self.data
        shown = data.copy()
        for action in self.actions:
            shown[f"version_{action.pk}"] = str(action.version)
        self.data = shown
