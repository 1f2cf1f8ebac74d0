"""One change to many actions at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import TextChoices

from actions.actions.selectors import lead_choices
from actions.actions.services import Lead
from actions.models import Action
from core.govuk.fields import DateField, VersionField
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.models import Agency, Group, Partnership


class What(TextChoices):
    """What changes for all of the chosen actions."""

    LEAD = "lead", "Who leads them"
    DUE = "due", "When they are due"


class ManyActionsForm(GovukForm):
    """A new lead or due date with its reason, and the version of each action that the page showed."""

    what = forms.ChoiceField(label="What changes?", choices=What.choices, widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", required=False, empty_label="None")
    group = forms.ModelChoiceField(Group.objects.none(), label="Group", required=False, empty_label="None")
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
        if cleaned.get("what") == What.LEAD and not cleaned.get("agency") and not cleaned.get("group"):
            self.add_error("agency", "Choose an agency or a group to lead the actions")
        if cleaned.get("what") == What.DUE and "due" in cleaned and not cleaned["due"]:
            self.add_error("due", "Enter the new due date")
        return cleaned

    def versions(self) -> list[tuple[Action, int | None]]:
        """Each action with the version that the page showed."""
        return [(action, self.cleaned_data[f"version_{action.pk}"]) for action in self.actions]

    def service_values(self) -> dict[str, Any]:
        """What changes, as the service takes it."""
        if self.cleaned_data["what"] == What.DUE:
            return {"due": self.cleaned_data["due"]}
        agency, group = self.cleaned_data["agency"], self.cleaned_data["group"]
        return {"leads": [*([Lead(agency=agency)] if agency else []), *([Lead(group=group)] if group else [])]}

    def take_versions(self) -> None:
        """Show the refused form again on top of the actions as they are now."""
        data: Any = self.data
        shown = data.copy()
        for action in self.actions:
            shown[f"version_{action.pk}"] = str(action.version)
        self.data = shown
