"""Forms whose content may be odd though it is possible: what is odd stands above, and is saved once it is confirmed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.govuk.forms import GovukForm


class WarnedForm(GovukForm):
    """`what_is_odd` says what to ask about; `core/warned_form_page.html` shows it above the form.

    The box to tick stands only where something was asked, and below the form's own fields.
    """

    confirm = forms.BooleanField(label="I have read the warnings: keep it so", required=False)
    tick_it = "Read the warnings, then tick this to save it as it is."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.warnings: Sequence[str] = ()
        box = self.fields.pop("confirm")
        if self.is_bound:
            self.fields["confirm"] = box

    def what_is_odd(self, cleaned: dict[str, Any]) -> Sequence[str]:
        """Sentences about content that can be, and seems not to be meant."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check(cleaned)
        if not self.errors:
            self.warnings = self.what_is_odd(cleaned)
            if self.warnings and not cleaned.get("confirm"):
                self.add_error("confirm", self.tick_it)
        if not self.warnings:
            self.fields.pop("confirm", None)
        return cleaned

    def check(self, cleaned: dict[str, Any]) -> None:
        """What cannot be, refused at its field before anything is called odd."""
