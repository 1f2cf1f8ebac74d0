"""Forms of own layouts."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.models import Partnership
from reports.layouts.editing import SectionChange
from reports.layouts.reading import PaperLayout
from reports.layouts.selectors import layouts_for

_MOST_PLACE = 200


class CopyLayoutForm(OneTimeForm, GovukForm):
    copied_from = forms.ChoiceField(label="Copy which layout?")
    title = forms.CharField(label="Title of the copy", max_length=120)
    slug = forms.SlugField(label="Short name", max_length=40, help_text="For example, panel-report")
    looks = {"title": Look(name="the title of the copy"), "slug": Look(name="the short name")}

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["copied_from"].choices = layouts_for(partnership)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class SectionFields:
    """The fields of one section of the layout."""

    legend: str
    heading: BoundField
    place: BoundField
    stays: BoundField


class LayoutForm(VersionedForm, GovukForm):
    """A layout's title and, for each of its sections, a heading, a place and whether it stays; and one section more."""

    title = forms.CharField(label="Title of the layout", max_length=120)
    added = forms.CharField(label="Add a section with this heading (optional)", max_length=200, required=False)

    def __init__(self, *args: Any, layout: PaperLayout, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A section that someone added after the page was opened is none of this post's; the version tells of it.
        self.shown = [one for one in layout.sections if not self.is_bound or f"heading_{one.key}" in self.data]
        looks: dict[str, Look] = {}
        for place, section in enumerate(self.shown, start=1):
            names = heading, position, stays = _names(section.key)
            self.fields[heading] = forms.CharField(label="Heading", max_length=200, initial=section.heading)
            self.fields[position] = forms.IntegerField(label="Place", min_value=1, max_value=_MOST_PLACE, initial=place)
            self.fields[stays] = forms.BooleanField(label="Keep this section", required=False, initial=True)
            said = f" of “{section.heading}”"
            looks |= {names[0]: Look(name=f"the heading{said}"), names[1]: Look(name=f"the place{said}", width="3")}
        self.looks = looks

    def sections(self) -> list[SectionFields]:
        return [SectionFields(one.heading, *(self[name] for name in _names(one.key))) for one in self.shown]

    def service_values(self) -> dict[str, Any]:
        """The arguments of `change_layout`."""
        values = self.cleaned_data
        changes = [SectionChange(one.key, *(values[name] for name in _names(one.key))) for one in self.shown]
        added = [values["added"]] if values["added"] else []
        return {"title": values["title"], "changes": changes, "added": added}


def values_of_sections(layout: PaperLayout) -> dict[str, Any]:
    """What stands of the layout's sections, by the names of their fields."""
    found: dict[str, Any] = {}
    for place, section in enumerate(layout.sections, start=1):
        found |= dict(zip(_names(section.key), (section.heading, place, True), strict=True))
    return found


def _names(key: str) -> tuple[str, str, str]:
    return f"heading_{key}", f"place_{key}", f"stays_{key}"
