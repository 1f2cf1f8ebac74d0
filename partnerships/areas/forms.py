"""What data stewards enter about areas and their links."""

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.areas.selectors import area_of_code
from partnerships.models import Area, AreaKind, AreaLinkKind


class _AreaFields(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=AreaKind.choices)
    starts = DateField(label="In existence from (optional)", required=False)
    ends = DateField(label="In existence until (optional)", required=False)


def _code(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=12, help_text="For example, E07000131")


class NewAreaForm(OneTimeForm, _AreaFields, GovukForm):
    code = _code("Official code")
    field_order = ("code", "name", "kind", "starts", "ends")
    looks = {"code": Look(name="the official code", width="20"), "name": Look(name="the name")}

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if not code.isalnum():
            raise ValidationError("The official code is of letters and figures only, like E07000131")
        return code


class EditAreaForm(VersionedForm, _AreaFields, GovukForm):
    """The code stays: figures are told by it."""

    reason = forms.CharField(label="Why it changes (optional)", max_length=500, required=False)
    looks = {"name": Look(name="the name")}


class _LinkDates(forms.Form):
    starts = DateField(label="From (optional)", required=False)
    ends = DateField(label="Until (optional)", required=False)
    source = forms.CharField(
        label="Source (optional)", max_length=200, required=False, help_text="Who says so, for example ONS lookup 2017"
    )


class NewLinkForm(OneTimeForm, _LinkDates, GovukForm):
    kind = forms.ChoiceField(label="How", choices=AreaLinkKind.choices, widget=forms.RadioSelect)
    parent = _code("Official code of the area that it lies in or follows")
    field_order = ("kind", "parent", "starts", "ends", "source")
    looks = {
        "kind": Look(name="how they are linked", option_hints={AreaLinkKind.SUCCEEDS: "After a reorganisation"}),
        "parent": Look(name="the official code", width="20"),
    }

    def clean_parent(self) -> Area:
        code = self.cleaned_data["parent"].upper()
        found = area_of_code(code)
        if found is None:
            raise ValidationError(f"No area has the code {code}. Add it first.")
        return found


class EditLinkForm(VersionedForm, _LinkDates, GovukForm):
    pass
