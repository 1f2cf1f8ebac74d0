"""Which meeting, and which kind of change, a reader asks about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from core.govuk.forms import GovukForm
from dashboards.changes.rules import HEADINGS
from dashboards.changes.selectors.baselines import MeetingHeld, pages_of
from dashboards.changes.selectors.changes import RecordedChange, RecordedChanges, changes_since
from partnerships.models import Partnership
from plans.models import Plan


@dataclass(frozen=True)
class ChangesShown:
    """The changes since a meeting, and those that are shown; `entered_at` where the plan came in after the meeting."""

    meeting: MeetingHeld
    changes: RecordedChanges
    shown: tuple[RecordedChange, ...]
    entered_at: datetime | None


class ChangesForm(GovukForm):
    """The meeting and the heading. Nonsense in the address shows what is shown without it."""

    def __init__(self, data: Any, *, meetings: Sequence[MeetingHeld]) -> None:
        self.meetings = {one.code: one for one in meetings}
        super().__init__(data, initial={"since": next(iter(self.meetings), "")})
        listed = [
            (code, f"{one.day:%-d %B %Y}{f': {one.who}' if one.who else ''}") for code, one in self.meetings.items()
        ]
        self.fields["since"] = forms.ChoiceField(label="Since the meeting of", choices=listed, required=False)
        headings = [("", "Everything"), *HEADINGS.items()]
        self.fields["of"] = forms.ChoiceField(label="Show", choices=headings, required=False)
        self.fields["period"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.is_valid()

    @property
    def meeting(self) -> MeetingHeld | None:
        """The meeting asked for, else the last; None where none was held."""
        asked = self.cleaned_data.get("since") or next(iter(self.meetings), "")
        return self.meetings.get(asked)

    def changes(self, partnership: Partnership, plan: Plan | None, entered_at: datetime | None) -> ChangesShown:
        """What changed of the plan since the meeting asked for; since it came into the portal where that was later."""
        meeting = self.meeting
        if meeting is None:
            raise ValueError("There is no meeting to count from.")
        later = entered_at if entered_at and entered_at >= meeting.begins else None
        since, places = later or meeting.begins, pages_of(plan)
        found = changes_since(partnership, plan, since, places, first_entries=later is None)
        return ChangesShown(meeting, found, found.under(self.cleaned_data.get("of") or ""), later)
