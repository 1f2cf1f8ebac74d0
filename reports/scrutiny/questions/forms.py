"""Forms of lines of enquiry."""

from typing import Any

from django import forms

from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from partnerships.agencies.selectors import agencies_of
from partnerships.models import Partnership


class _QuestionFields(forms.Form):
    text = forms.CharField(label="The question", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    because = forms.CharField(
        label="What it rests on (optional)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asked: Any = forms.ModelChoiceField(
        label="Whom to ask (optional)", queryset=None, required=False, empty_label="Nobody by name"
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].queryset = agencies_of(partnership)  # type: ignore[attr-defined]


class NewQuestionForm(OneTimeForm, _QuestionFields, GovukForm):
    pass


class EditQuestionForm(VersionedForm, _QuestionFields, GovukForm):
    pass


class ReplyForm(VersionedForm, GovukForm):
    reply = forms.CharField(label="Reply", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
