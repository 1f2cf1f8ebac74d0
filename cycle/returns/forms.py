"""Forms about returns."""

from collections.abc import Sequence
from typing import Any

from django import forms

from actions.models import ActionStatus
from actions.progress.forms import ProgressGrid
from core.govuk.fields import DateField, PeriodChoiceField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from core.periods.period import Period
from cycle.returns.selectors.content import WILL_DO
from cycle.returns.services.opening import due_for


class OpenReturnsForm(OneTimeForm, GovukForm):
    """Which quarter's returns, and by when."""

    quarter = PeriodChoiceField(label="Quarter")
    due = DateField(label="To be submitted by", required=False, help_text="Three weeks after the quarter unless set")
    looks = {"due": Look(name="the day by which they are to be submitted")}

    def __init__(self, *args: Any, quarters: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["quarter"]
        chooser.periods = quarters

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        quarter, due = cleaned.get("quarter"), cleaned.get("due")
        if quarter and due and due <= quarter.end:
            self.add_error("due", f"The quarter ends on {quarter.end:%-d %B %Y}: choose a later day.")
        if quarter and not due and "due" not in self.errors:
            cleaned["due"] = due_for(quarter)
        return cleaned


class SendBackForm(VersionedForm, GovukForm):
    """Why a return goes back."""

    sent_back_why = forms.CharField(
        label="What is to be put right", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    looks = {"sent_back_why": Look(name="what is to be put right")}


class ReturnActionsForm(ProgressGrid):
    """Progress on the actions of a return: one that goes off track says why."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for action in self.actions:
            status, text, _ = self.names(action)
            goes_off = cleaned.get(status) == ActionStatus.OFF_TRACK and action.status != ActionStatus.OFF_TRACK
            if goes_off and not cleaned.get(text):
                self.add_error(text, f"Say why “{action}” is off track. {WILL_DO}")
        return cleaned
