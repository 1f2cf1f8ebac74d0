"""The form that takes a council's Word template."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.forms import GovukForm, OneTimeForm
from core.govuk.look import Look
from reports.word_templates.template_file import MOST_BYTES


class TemplateForm(OneTimeForm, GovukForm):
    name = forms.CharField(label="Name", max_length=120, help_text="For example, Report template of 2026")
    file = forms.FileField(
        label="Word file",
        help_text="A document (.docx) or template (.dotx) without macros. Its styles, header, footer and logo count.",
    )

    looks = {"name": Look(name="the name of the template"), "file": Look(name="the template")}

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Make its pictures smaller.")
        return file
