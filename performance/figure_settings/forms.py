"""The form for how a partnership reads its figures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.fields import NumberField
from core.govuk.forms import GovukForm, VersionedForm
from core.govuk.look import Look


def _p_value(label: str, help_text: str) -> NumberField:
    return NumberField(
        label=label, help_text=help_text, min_value=0.0001, max_value=0.2, max_digits=6, decimal_places=4
    )


class FigureSettingsForm(VersionedForm, GovukForm):
    """`looked_at` names the effect that was on the page; without it, or with another's, the effect is shown first."""

    tolerance_percent = NumberField(
        label="Tolerance",
        min_value=0,
        max_value=50,
        max_digits=5,
        decimal_places=2,
        help_text="A target missed by no more than this part of it is within tolerance. A measure may have its own",
    )
    clear_below = _p_value("A change is clear below a p-value of", "The portal’s own is 0.002")
    some_below = _p_value("There is some evidence of a change below a p-value of", "The portal’s own is 0.05")
    reason = forms.CharField(label="Why they are changed (optional)", max_length=500, required=False)
    looked_at = forms.CharField(widget=forms.HiddenInput, required=False)
    looks = {
        "tolerance_percent": Look(name="the tolerance", width="4", suffix="%"),
        "clear_below": Look(name="the p-value below which a change is clear", width="5"),
        "some_below": Look(name="the p-value below which there is some evidence", width="5"),
        "reason": Look(name="why they are changed"),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        clear, some = cleaned.get("clear_below"), cleaned.get("some_below")
        if clear is not None and some is not None and clear > some:
            self.add_error("clear_below", ValidationError("What is clear must be at least as sure as some evidence."))
        return cleaned

    def take_looked_at(self, fingerprint: str) -> None:
        """Let the next post be about the effect that is shown now."""
        data: Any = self.data
        changed = data.copy()
        changed[self.add_prefix("looked_at")] = fingerprint
        self.data = changed
