"""Forms of actions and their progress."""

from collections.abc import Sequence
from typing import Any

from django import forms

from actions.models import Action, ActionStatus
from actions.services import Lead
from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from partnerships.models import Agency, Group, Partnership
from plans.models import Plan, Priority


class _ActionFields(forms.Form):
    title = forms.CharField(label="What will be done", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices)
    due = DateField(label="Due", required=False, help_text="Leave it empty where the plan gives no date")

    def _offer(self, plan: Plan) -> None:
        """Offer the plan's priorities, and the partnership's agencies with their units, and its groups."""
        priorities = Priority.objects.current().filter(plan=plan)
        self.fields["priorities"] = forms.ModelMultipleChoiceField(
            label="Priorities", queryset=priorities, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["agencies"] = forms.ModelMultipleChoiceField(
            label="Leading agencies",
            queryset=agencies_of(plan.partnership),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        groups = Group.objects.current().filter(partnership=plan.partnership)
        self.fields["groups"] = forms.ModelMultipleChoiceField(
            label="Leading groups", queryset=groups, required=False, widget=forms.CheckboxSelectMultiple
        )

    def leads(self) -> list[Lead]:
        """Everyone chosen, agencies first."""
        agencies = [Lead(agency=agency) for agency in self.cleaned_data["agencies"]]
        return agencies + [Lead(group=group) for group in self.cleaned_data["groups"]]

    def service_values(self) -> dict[str, Any]:
        """The arguments of the service."""
        left_out = ("once", "version", "agencies", "groups")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


def agencies_of(partnership: Partnership) -> Any:
    """The partners' agencies and their units."""
    partners = partnership.partners.values("agency")
    return Agency.objects.filter(pk__in=partners) | Agency.objects.filter(unit_of__in=partners)


class NewActionForm(OneTimeForm, _ActionFields, GovukForm):
    """Add an action to a plan."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, initial={"status": ActionStatus.NOT_STARTED}, **kwargs)
        self._offer(plan)

    def service_values(self) -> dict[str, Any]:
        return {**super().service_values(), "leads": self.leads()}


class ActionForm(VersionedForm, _ActionFields, GovukForm):
    """Edit an action. Leads are replaced only where the choice changes, so that the document's words stay."""

    reason = forms.CharField(
        label="Why it changes", max_length=500, required=False, help_text="Needed where the due date moves"
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        self.present: Sequence[Any] = list(action.leads.all())
        initial: dict[str, Any] = {name: getattr(action, name) for name in ("title", "status", "due", "version")}
        initial["priorities"] = [priority.pk for priority in action.priorities.all()]
        initial["agencies"] = sorted(lead.agency_id for lead in self.present if lead.agency_id)
        initial["groups"] = sorted(lead.group_id for lead in self.present if lead.group_id)
        super().__init__(*args, initial=initial, **kwargs)
        self._offer(action.plan)
        self.order_fields([*[name for name in self.fields if name != "reason"], "reason"])

    def service_values(self) -> dict[str, Any]:
        values = super().service_values()
        chosen = [sorted(item.pk for item in self.cleaned_data[name]) for name in ("agencies", "groups")]
        if chosen != [self.initial["agencies"], self.initial["groups"]]:
            values["leads"] = self.leads()
        return values


class ProgressForm(VersionedForm, GovukForm):
    """Report progress: a status and one sentence."""

    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices)
    narrative = forms.CharField(
        label="What has been done", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=True
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, initial={"status": action.status, "version": action.version}, **kwargs)

    def service_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("status", "narrative")}


class ConfirmForm(VersionedForm, GovukForm):
    """Confirms an archiving or a deletion, at the version that was shown."""
