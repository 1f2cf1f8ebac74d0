"""Forms of recommendations."""

from typing import Any

from django import forms

from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.agencies.selectors import agencies_of
from partnerships.models import Partnership
from reports.models import ReplyKind, Route
from reports.papers.selectors import reports_of

_LINES = forms.Textarea(attrs={"rows": 4})


class _RecommendationFields(forms.Form):
    text = forms.CharField(label="What the committee recommends", max_length=2_000, widget=_LINES)
    addressee: Any = forms.ModelChoiceField(
        label="Which agency is to reply?", queryset=None, empty_label="Choose an agency"
    )
    report: Any = forms.ModelChoiceField(
        label="The paper that it follows from (optional)",
        queryset=None,
        required=False,
        empty_label="No paper",
    )
    measure: Any = forms.ModelChoiceField(
        label="The measure that it is about (optional)",
        queryset=None,
        required=False,
        empty_label="No single measure",
    )
    committee = forms.CharField(label="Committee (optional)", max_length=160, required=False)
    made_on = DateField(label="Date of the meeting")
    sent_on = DateField(label="Sent on (optional)", required=False, help_text="Without a date: the day of the meeting")
    route = forms.ChoiceField(
        label="Route", choices=Route.choices, widget=forms.RadioSelect, initial=Route.CRIME_AND_DISORDER
    )
    reply_due = DateField(
        label="Reply due (optional under crime and disorder scrutiny)",
        required=False,
        help_text="Without a date: 28 days after sending. Confirm that locally.",
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = partnership.measures.current().filter(plan__archived_at=None)
        choices = {
            "addressee": agencies_of(partnership),
            "report": reports_of(partnership),
            "measure": measures.select_related("plan", "indicator"),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("sent_on"):
            cleaned["sent_on"] = cleaned.get("made_on")
        return cleaned


class NewRecommendationForm(OneTimeForm, _RecommendationFields, GovukForm):
    pass


class EditRecommendationForm(VersionedForm, _RecommendationFields, GovukForm):
    pass


class RecommendationReplyForm(VersionedForm, GovukForm):
    answer = forms.ChoiceField(label="Answer", choices=ReplyKind.choices, widget=forms.RadioSelect)
    reply = forms.CharField(label="Reply", max_length=4_000, widget=forms.Textarea(attrs={"rows": 6}))
    replied_on = DateField(label="Replied on (optional)", required=False, help_text="Without a date: today")
    deliver_by = DateField(label="To be done by (optional)", required=False)


class DoneForm(VersionedForm, GovukForm):
    done_on = DateField(label="Done on")
    done_note = forms.CharField(label="What was done", max_length=2_000, widget=_LINES)
    looks = {"done_on": Look(name="the day on which it was done")}
