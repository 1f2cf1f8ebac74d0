"""The form of a day in the partnership's year."""

from typing import Any

from django import forms

from core.govuk.fields import DateField, text_area
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle.models import EntryKind


class CalendarDayForm(GovukForm):
    title = forms.CharField(label="What it is", max_length=200, help_text="For example, consultation on the plan")
    kind = forms.ChoiceField(label="Kind", choices=EntryKind.choices, widget=forms.RadioSelect)
    on = DateField(label="Date", help_text="For example, 15 1 2014")
    until = DateField(label="Last day, if there are several", required=False)
    done_on = DateField(label="Done on", required=False, help_text="Once it has been held or done")
    note = text_area(label="Note")
    looks = {
        "title": Look(name="what it is"),
        "kind": Look(name="the kind"),
        "on": Look(name="the date"),
        "until": Look(name="the last day"),
        "note": Look(rows=3),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        on, until = cleaned.get("on"), cleaned.get("until")
        if on and until and until < on:
            self.add_error("until", "The last day cannot be before the first.")
        return cleaned


class NewCalendarDayForm(OneTimeForm, CalendarDayForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", EntryKind.MEETING)


class EditCalendarDayForm(VersionedForm, CalendarDayForm):
    pass
