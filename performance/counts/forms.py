"""Putting one count right."""

from django import forms

from core.govuk.fields import WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm
from core.govuk.look import Look


class CountCorrectionForm(OneTimeForm, GovukForm):
    """A count put right, and why. `looked_at` names what stood when the page was opened."""

    value = WholeNumberField(label="The right count", min_value=-999_999_999, max_value=999_999_999)
    why = forms.CharField(
        label="Why",
        help_text="What is wrong with the published figure, and who says so. It stands beside the figure",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    looked_at = forms.CharField(widget=forms.HiddenInput)
    looks = {"value": Look(name="the right count", width="10"), "why": Look(name="why the count is put right", rows=3)}
