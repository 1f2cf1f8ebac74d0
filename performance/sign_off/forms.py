"""Why signed figures are unlocked."""

from django import forms

from core.govuk.forms import GovukForm, VersionedForm


class UnlockForm(VersionedForm, GovukForm):
    reason = forms.CharField(label="Why they are unlocked", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
