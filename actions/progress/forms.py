"""Reporting progress: on one action, and on many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from actions.models import Action, ActionStatus
from actions.progress.selectors import quarters_to_report
from actions.progress.services import ProgressReport
from core import clock
from core.govuk.fields import PeriodChoiceField, VersionField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look

REPORTED = [(status.value, status.label) for status in ActionStatus if status is not ActionStatus.NOT_REPORTED]
NOT_CHOSEN = ("", "Choose")


class ProgressForm(OneTimeForm, VersionedForm, GovukForm):
    """A status and a sentence or more, for a quarter. An update is never edited, only followed by the next."""

    status = forms.ChoiceField(label="Status", choices=REPORTED, widget=forms.RadioSelect)
    narrative = forms.CharField(
        label="What has been done", widget=forms.Textarea, max_length=2000, help_text="One sentence is enough"
    )
    evidence = forms.CharField(
        label="What shows it", max_length=500, required=False, help_text="For example, minutes, a report, a figure"
    )
    period = PeriodChoiceField(label="Quarter", required=False, empty_label="None in particular")
    looks = {
        "status": Look(name="the status", small=True),
        "narrative": Look(name="what has been done", rows=3),
        "period": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarters: Any = self.fields["period"]
        quarters.periods = quarters_to_report(clock.today())
        self.initial.setdefault("period", quarters.periods[0])


@dataclass(frozen=True)
class ProgressRow:
    """One action of the grid with its two fields and its hidden version."""

    action: Action
    status: BoundField
    text: BoundField
    version: BoundField


class ProgressGrid(OneTimeForm, GovukForm):
    """Status and text for many actions. Rows that were left as they are report nothing; all is saved or nothing.

    `may_be_empty` where something else on the page may have been entered instead.
    """

    def __init__(self, *args: Any, actions: Sequence[Action], may_be_empty: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actions, self.may_be_empty = list(actions), may_be_empty
        looks: dict[str, Look] = {}
        for action in self.actions:
            choices = REPORTED if action.status != ActionStatus.NOT_REPORTED else [NOT_CHOSEN, *REPORTED]
            status, text, version = self.names(action)
            shown = "" if action.status == ActionStatus.NOT_REPORTED else action.status
            self.fields[status] = forms.ChoiceField(label="Status", choices=choices, initial=shown, required=False)
            self.fields[text] = forms.CharField(label="Update", max_length=2000, required=False)
            self.fields[version] = VersionField(initial=action.version)
            looks |= {
                status: Look(label_about=f"of {action}", name=f"the status of “{action}”"),
                text: Look(label_about=f"on {action}", name=f"the update on “{action}”"),
            }
        self.looks = looks

    @staticmethod
    def names(action: Action) -> tuple[str, str, str]:
        return f"status_{action.pk}", f"text_{action.pk}", f"version_{action.pk}"

    @property
    def rows(self) -> Iterator[ProgressRow]:
        for action in self.actions:
            status, text, version = self.names(action)
            yield ProgressRow(action, self[status], self[text], self[version])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for action in self.actions:
            status, text, _ = self.names(action)
            if cleaned.get(text) and status in cleaned and not cleaned[status]:
                self.add_error(status, f"Choose the status of “{action}”")
        if not self.errors and not self.may_be_empty and not self.reports():
            raise ValidationError("Nothing has been entered yet: change a status or write an update.")
        return cleaned

    def reports(self) -> list[ProgressReport]:
        """What was entered, in the order of the page."""
        found = []
        for action in self.actions:
            status, text, version = (self.cleaned_data.get(name) for name in self.names(action))
            if status and (text or status != action.status):
                found.append(ProgressReport(action, version, status, text or ""))
        return found

    def take_versions(self) -> None:
        """Show a refused grid again on top of the actions as they are now."""
        data: Any = self.data
        shown = data.copy()
        for action in self.actions:
            shown[self.names(action)[2]] = str(action.version)
        self.data = shown
