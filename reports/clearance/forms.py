"""Forms of clearance: whom a copy is for, and the file that came back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from checker.readers import MOST_BYTES, UnreadableDocument
from core.govuk.forms import GovukForm, OneTimeForm
from reports.clearance.comparison import TooLong
from reports.clearance.selectors import against, versions_of
from reports.models import Report


class CopyForm(OneTimeForm, GovukForm):
    sent_to = forms.CharField(
        label="Who is to clear it, by role", max_length=160, help_text="For example, Legal Services"
    )


class ReturnedForm(GovukForm):
    """A Word file that came back; `compared` is what differs in it once the form is valid."""

    version = forms.ChoiceField(label="Hold it against")
    file = forms.FileField(label="The Word file that came back", help_text="A .docx file")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        self.compared: Any = None
        choices = [(version.key, version.name) for version in versions_of(report)]
        self.fields["version"].choices = choices  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".docx"):
            raise ValidationError("Choose a Word file, whose name ends in .docx.")
        if file.size > MOST_BYTES:
            raise ValidationError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, version = cleaned.get("file"), cleaned.get("version")
        if file and version:
            try:
                self.compared = against(self.report, version, file.name, file.read())
            except (UnreadableDocument, TooLong) as error:
                self.add_error("file", str(error))
        return cleaned
