"""Forms for notes on data, for questions about a figure, and for their end."""

from typing import Any

from django import forms

from core.fields import PeriodFormField
from core.govuk.forms import GovukForm, OneTimeForm
from core.govuk.look import Look
from figures.readings.data_notes import NoteEffect, NoteKind
from performance.data_notes.models import EFFECTS, STORED_KINDS

_OF_ITS_OWN_PAGE = NoteKind.QUESTIONED.value


class DataNoteForm(OneTimeForm, GovukForm):
    """What is known of some figures that bears on what may be said of them."""

    kind = forms.ChoiceField(
        label="What it is about", choices=[one for one in STORED_KINDS if one[0] != _OF_ITS_OWN_PAGE]
    )
    effect = forms.ChoiceField(label="What it does", choices=EFFECTS, widget=forms.RadioSelect)
    first = PeriodFormField(label="The first period it is about", help_text="For example April 2026, or Q1 2026/27")
    last = PeriodFormField(label="The last period (optional)", required=False, help_text="Left empty, it goes on")
    why = forms.CharField(label="As it ends a sentence after “because”", widget=forms.Textarea, max_length=2000)
    source = forms.CharField(label="Who says so (optional)", max_length=200, required=False)
    looks = {
        "first": Look(name="the first period", width="20"),
        "last": Look(width="20"),
        "why": Look(name="the note", rows=3),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if last and cleaned.get("kind") == NoteKind.BREAK:
            self.add_error("last", "A break has no last period: say in which one it begins.")
        elif first and last and last.end < first.start:
            self.add_error("last", "The last period comes before the first.")
        if cleaned.get("kind") == NoteKind.BREAK and cleaned.get("effect") not in (None, NoteEffect.BLOCKS):
            self.add_error("effect", "A break blocks: figures before and after cannot be compared.")
        return cleaned


class QuestionForm(OneTimeForm, GovukForm):
    """Which figure is questioned, and why."""

    period = PeriodFormField(label="Of which period is the figure", help_text="For example July 2026")
    why = forms.CharField(label="What seems wrong with it", widget=forms.Textarea, max_length=2000)
    looks = {"period": Look(name="the period", width="20"), "why": Look(name="what seems wrong", rows=3)}


class EndNoteForm(GovukForm):
    why = forms.CharField(label="Why it no longer holds", max_length=500)
    looks = {"why": Look(name="why it no longer holds")}
