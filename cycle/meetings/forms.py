"""Forms about meetings, their agendas and the log of actions."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.fields import DateField, WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle.models import LogStatus


class MeetingForm(GovukForm):
    """When and where a group meets."""

    day = DateField(label="Date")
    starts = forms.TimeField(
        label="Begins at",
        required=False,
        input_formats=["%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p"],
        widget=forms.TextInput,
        help_text="For example, 14:00 or 2pm",
        error_messages={"invalid": "Write the time as 14:00 or 2pm."},
    )
    place = forms.CharField(label="Place", max_length=200, required=False)
    looks = {"day": Look(name="the date"), "starts": Look(width="10"), "place": Look(width="two-thirds")}


class NewMeetingForm(OneTimeForm, MeetingForm):
    pass


class ChangeMeetingForm(VersionedForm, MeetingForm):
    pass


class PapersField(forms.CharField):
    """Papers, one a line: a title and after it an address. Cleaned to a list of pairs."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[dict[str, str]]:  # type: ignore[override]
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines()]
        return [self._paper(line) for line in lines if line]

    def run_validators(self, value: Any) -> None:
        return None

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{one['title']} {one['url']}" for one in value) if isinstance(value, list) else value

    @staticmethod
    def _paper(line: str) -> dict[str, str]:
        title, _, url = line.rpartition(" ")
        parts = urlsplit(url)
        is_address = (parts.scheme in ("http", "https") and bool(parts.netloc)) or url.startswith("/p/")
        if not title.strip() or not is_address:
            raise ValidationError(f"“{line[:60]}” is no title with an address after it, like Minutes https://...")
        return {"title": title.strip()[:200], "url": url}


class ItemForm(GovukForm):
    """An item of an agenda."""

    title = forms.CharField(label="Title", max_length=200)
    presenter = forms.CharField(label="Who presents it, by role", max_length=120, required=False)
    purpose = forms.CharField(
        label="What is asked of the meeting", max_length=2000, required=False, widget=forms.Textarea
    )
    papers = PapersField(
        label="Papers", required=False, help_text="One a line: its title, then its address (https://... or /p/...)"
    )
    order = WholeNumberField(label="Place on the agenda", min_value=1, max_value=200, required=False)
    looks = {
        "title": Look(name="the title"),
        "purpose": Look(rows=3),
        "papers": Look(rows=3),
        "order": Look(width="3"),
    }


class NewItemForm(OneTimeForm, ItemForm):
    pass


class ChangeItemForm(VersionedForm, ItemForm):
    pass


class LogItemForm(VersionedForm, GovukForm):
    """What is to be done, and how it stands."""

    text = forms.CharField(label="What is to be done", max_length=500)
    who = forms.CharField(label="By whom", max_length=160)
    due = DateField(label="By when", required=False)
    looks = {"text": Look(name="what is to be done"), "who": Look(name="who is to do it")}


class LogUpdateForm(VersionedForm, GovukForm):
    """How an action of the log stands, told between two meetings."""

    status = forms.ChoiceField(label="Status", choices=LogStatus.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="What was done", max_length=500, required=False)
    looks = {"status": Look(name="the status", small=True)}
