"""The forms of a duty's evidence."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from core.govuk.fields import DateField, RecordsField, text_area
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle.duties.rules.duty import Duty
from cycle.duties.selectors.evidence import people_of
from cycle.models import Shows
from partnerships.access.policies import Scope


class EvidenceForm(GovukForm):
    """What a record of any duty may say; a restricted one also who may read it."""

    shows = forms.ChoiceField(label="What it shows", choices=Shows.choices, widget=forms.RadioSelect)
    on = DateField(label="Date", required=False, help_text="On which it was done, held, sent or published")
    since = DateField(
        label="Asked for or begun", required=False, help_text="Where a clock runs: the day on which it began"
    )
    until = DateField(label="Holds until", required=False, help_text="For example, the date of the next review")
    note = text_area(label="What it rests on", help_text="For example, the minutes of the meeting")
    link = forms.URLField(label="Link", required=False, max_length=400, assume_scheme="https")
    readers = RecordsField(
        label="Who may read it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="You yourself always may. Nobody else sees that it is there.",
    )
    looks = {"shows": Look(name="what it shows"), "note": Look(name="what it rests on", rows=4)}

    def __init__(self, *args: Any, duty: Duty, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readers: Any = self.fields["readers"]
        if duty.is_restricted:
            readers.queryset = people_of(scope).exclude(pk=scope.user.pk)
        else:
            del self.fields["readers"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        on, since, until = (cleaned.get(name) for name in ("on", "since", "until"))
        if on is None and since is None and not {"on", "since"} & set(self.errors):
            self.add_error("on", "Give the date, or the date on which it was asked for.")
        if on and until and until < on:
            self.add_error("until", "It cannot hold until a day before its date.")
        return cleaned


class NewEvidenceForm(OneTimeForm, EvidenceForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("shows", Shows.MET)


class EditEvidenceForm(VersionedForm, EvidenceForm):
    pass


FIRST, LAST = date(1990, 1, 1), date(2150, 12, 31)


class OnForm(GovukForm):
    """The day as of which duties are looked at."""

    on = forms.DateField(
        label="As of",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={"invalid": "The day must be a real date, like 2014-03-31"},
        validators=[
            MinValueValidator(FIRST, f"The day must be in {FIRST.year} or later"),
            MaxValueValidator(LAST, f"The day must be in {LAST.year} or earlier"),
        ],
    )
    looks = {"on": Look(name="the day", width="10")}
