"""Forms of a paper's trail. A signature and a final version carry the fingerprint of what the page above them shows."""

from django import forms

from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, LookedAtForm, OneTimeForm, VersionedForm
from core.govuk.look import Look

_LINES = forms.Textarea(attrs={"rows": 4})


class ConsulteeForm(OneTimeForm, GovukForm):
    role = forms.CharField(label="Who, by role", max_length=160, help_text="For example, Head of Legal Services")
    sought_on = DateField(label="When were comments sought?")
    looks = {
        "role": Look(name="whose comments you seek"),
        "sought_on": Look(name="the day on which comments were sought"),
    }


class CommentsForm(VersionedForm, GovukForm):
    received_on = DateField(label="When did comments come?", required=False)
    comments = forms.CharField(label="What they said", required=False, max_length=10_000, widget=_LINES)
    is_included = forms.BooleanField(label="Their comments are in the paper", required=False)


class ReviewForm(LookedAtForm):
    note = forms.CharField(label="Note (optional)", required=False, max_length=2_000, widget=_LINES)


class WordingForm(LookedAtForm):
    note = forms.CharField(label="What was reworded", max_length=2_000, widget=_LINES)


class SignForm(LookedAtForm):
    deputy_for = forms.CharField(
        label="Signing as deputy for (optional)", required=False, max_length=160, help_text="The role you stand in for"
    )
    override_reason = forms.CharField(
        label="If you wrote this paper or entered its figures, why nobody else can sign (optional)",
        required=False,
        max_length=500,
    )


class ExemptForm(OneTimeForm, GovukForm):
    paragraph = forms.IntegerField(
        label="Paragraph of Part 1 of Schedule 12A", min_value=1, max_value=7, help_text="A number from 1 to 7"
    )
    public_interest = forms.CharField(label="Why the public interest is in keeping it", max_length=2_000, widget=_LINES)
    decided_by = forms.CharField(label="Who decided, by role", max_length=160)
    looks = {"paragraph": Look(name="the paragraph of Schedule 12A", width="3")}


class PaperCorrectionForm(VersionedForm, GovukForm):
    reason = forms.CharField(label="What is to be corrected", max_length=500, widget=_LINES)
