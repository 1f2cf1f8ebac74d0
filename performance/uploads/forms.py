"""The form by which files of figures are given."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core import clock
from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm
from core.govuk.look import Look
from crime_data.models import CountSource
from performance.models import SHEET, SOURCES
from performance.uploads import checks

HINTS: dict[str, str] = {
    CountSource.HOME_OFFICE: "One file: CSV, Excel or OpenDocument, with a sheet for each year or without",
    CountSource.POLICE_UK: "Street files of any months and forces, single or in the site’s ZIP",
    CountSource.MET: "One file of boroughs by month, for London: the wide tables, or the dashboard’s files",
    SHEET: "Filled in by an agency, as CSV, Excel or OpenDocument",
}
_ONE_FILE = (CountSource.HOME_OFFICE, CountSource.MET, SHEET)


def sources_for(*, imports_all: bool, is_national: bool) -> list[str]:
    """What someone may give: recorded crime where they import for all, and a partnership's sheets."""
    return [*(CountSource.values if imports_all else ()), *(() if is_national else (SHEET,))]


class ManyFilesInput(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files; cleaned to a list of them."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        given: Sequence[UploadedFile[Any]] = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not given:
            raise ValidationError(self.error_messages["required"], code="required")
        problem = checks.too_large([file.size or 0 for file in given])
        if problem:
            raise ValidationError(problem, code="too_large")
        one = super().clean
        return [one(file, initial) for file in given]


class UploadForm(OneTimeForm, GovukForm):
    source = forms.ChoiceField(label="Where the figures come from", choices=SOURCES, widget=forms.RadioSelect)
    given = ManyFilesField(
        label="Files",
        help_text="As they were published, up to 150 MB together. Nothing changes before you have agreed to it",
    )
    published_on = DateField(
        label="Published on (optional)",
        required=False,
        help_text="Of two releases the later one counts. Without a day it is the last day of the figures",
    )
    looks = {
        "source": Look(name="where the figures come from", option_hints=HINTS),
        "given": Look(name="the figures"),
        "published_on": Look(name="the day of publication"),
    }

    def __init__(self, *args: Any, sources: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["source"]
        field.choices = [choice for choice in SOURCES if choice[0] in sources]
        if len(sources) == 1:
            self.initial.setdefault("source", next(iter(sources)))
        if set(sources) == {SHEET}:
            del self.fields["published_on"]

    def clean_published_on(self) -> date | None:
        day: date | None = self.cleaned_data["published_on"]
        if day is not None and day > clock.today():
            raise ValidationError("The day of publication must not be after today.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        source, files = cleaned.get("source"), cleaned.get("given")
        if source in _ONE_FILE and files and len(files) > 1:
            self.add_error("given", "Choose one file at a time: each release is kept with its own figures.")
        return cleaned
