"""The chair's screen as one form: who came, each item, the earlier actions, and new ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from core.govuk.fields import DateField, VersionField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle.meetings.minutes import AgendaItemRecord, LogItemRecord, MeetingRecord, NewLogItem
from cycle.meetings.selectors import Agenda
from cycle.models import AgendaOutcome, LogItem, LogStatus, Presence

NEW_ACTIONS = 3  # rows for new actions; more come with each save
NOT_SAID = ("", "Not said")


@dataclass(frozen=True)
class HoldRow:
    """A part of the chair's screen: what it is about, and its fields in order."""

    about: Any
    fields: tuple[BoundField, ...]


class HoldForm(OneTimeForm, VersionedForm, GovukForm):
    """The chair's screen: who came, each item, the earlier actions, and new ones. All is saved or nothing."""

    also_present = forms.CharField(
        label="Others present", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, agenda: Agenda, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agenda = agenda
        self.looks = {"also_present": Look(rows=2)}
        self.initial.setdefault("also_present", agenda.meeting.also_present)
        self.initial.setdefault("version", agenda.meeting.version)
        for member, recorded in agenda.members:
            self._choice(
                f"presence_{member.pk}",
                str(member),
                [NOT_SAID, *Presence.choices],
                recorded.presence if recorded else "",
            )
        for item in agenda.items:
            self._item(item)
        for log_item in agenda.earlier:
            self._choice(f"status_{log_item.pk}", "Status", LogStatus.choices, log_item.status)
            self._text(f"told_{log_item.pk}", "What was told", 500)
            self.fields[f"logversion_{log_item.pk}"] = VersionField(initial=log_item.version)
        for number in range(NEW_ACTIONS):
            self._text(f"text_{number}", "What is to be done", 500)
            self._text(f"who_{number}", "By whom", 160)
            self.fields[f"due_{number}"] = DateField(label="By when", required=False)

    def _choice(self, name: str, label: str, choices: Any, initial: str) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, initial=initial, required=False)

    def _text(self, name: str, label: str, most: int, initial: str = "", rows: int = 0) -> None:
        widget = forms.Textarea if rows else forms.TextInput
        self.fields[name] = forms.CharField(
            label=label, max_length=most, initial=initial, required=False, widget=widget
        )
        if rows:
            self.looks = {**self.looks, name: Look(rows=rows)}

    def _item(self, item: Any) -> None:
        self._choice(f"outcome_{item.pk}", "AgendaOutcome", [NOT_SAID, *AgendaOutcome.choices], item.outcome)
        self._text(f"discussion_{item.pk}", "What was said", 4000, item.discussion, rows=3)
        self._text(f"decision_{item.pk}", "What was decided", 2000, item.decision, rows=2)
        self.fields[f"itemversion_{item.pk}"] = VersionField(initial=item.version)

    def _row(self, about: Any, *names: str) -> HoldRow:
        return HoldRow(about, tuple(self[name] for name in names))

    @property
    def attendance(self) -> Iterator[HoldRow]:
        return (self._row(member, f"presence_{member.pk}") for member, _ in self.agenda.members)

    @property
    def items(self) -> Iterator[HoldRow]:
        names = ("outcome", "discussion", "decision", "itemversion")
        return (self._row(item, *(f"{name}_{item.pk}" for name in names)) for item in self.agenda.items)

    @property
    def log(self) -> Iterator[HoldRow]:
        names = ("status", "told", "logversion")
        return (self._row(one, *(f"{name}_{one.pk}" for name in names)) for one in self.agenda.earlier)

    @property
    def new_actions(self) -> Iterator[HoldRow]:
        return (self._row(n, f"text_{n}", f"who_{n}", f"due_{n}") for n in range(NEW_ACTIONS))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for log_item in self.agenda.earlier:
            if cleaned.get(f"status_{log_item.pk}") == LogStatus.DROPPED and log_item.status != LogStatus.DROPPED:
                self._ask_for(f"told_{log_item.pk}", f"Say why “{log_item}” is dropped.")
        for number in range(NEW_ACTIONS):
            text, who = cleaned.get(f"text_{number}"), cleaned.get(f"who_{number}")
            if (who or cleaned.get(f"due_{number}")) and not text:
                self._ask_for(f"text_{number}", "Say what is to be done.")
            if text and not who:
                self._ask_for(f"who_{number}", "Say who is to do it.")
        return cleaned

    def _ask_for(self, name: str, words: str) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, words)

    def record(self) -> MeetingRecord:
        """What was entered; call it once the form is valid."""
        got = self.cleaned_data
        return MeetingRecord(
            attendance=[(member, got[f"presence_{member.pk}"]) for member, _ in self.agenda.members],
            also_present=got["also_present"],
            items=[
                AgendaItemRecord(
                    item,
                    got[f"itemversion_{item.pk}"],
                    got[f"outcome_{item.pk}"],
                    got[f"discussion_{item.pk}"],
                    got[f"decision_{item.pk}"],
                )
                for item in self.agenda.items
            ],
            log=[record for one in self.agenda.earlier if (record := self._log_record(one)) is not None],
            given=[
                NewLogItem(got[f"text_{n}"], got[f"who_{n}"], got[f"due_{n}"])
                for n in range(NEW_ACTIONS)
                if got[f"text_{n}"]
            ],
        )

    def _log_record(self, one: LogItem) -> LogItemRecord | None:
        got = self.cleaned_data
        status, text = got[f"status_{one.pk}"] or one.status, got[f"told_{one.pk}"]
        if status == one.status and not text:
            return None
        return LogItemRecord(one, got[f"logversion_{one.pk}"], status, text)

    def take_versions(self) -> None:
        """Show a refused screen again on top of what stands now; what was typed stays."""
        data: Any = self.data
        shown = data.copy()
        shown["version"] = str(self.agenda.meeting.version)
        for item in self.agenda.items:
            shown[f"itemversion_{item.pk}"] = str(item.version)
        for one in self.agenda.earlier:
            shown[f"logversion_{one.pk}"] = str(one.version)
        self.data = shown
