"""Forms with which data stewards make and keep the partnerships themselves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.govuk.brand import CHOICES, DEFAULT
from core.govuk.fields import RecordsField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.agencies.selectors import agencies_to_choose
from partnerships.areas.selectors import area_for_steward, area_of_code
from partnerships.models import AgencyKind, Area, AreaKind, Nation


class AreaCodeField(forms.CharField):
    """A partnership area's official code; cleaned to the `Area`, or None where it is left empty."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Area):
            return value
        code = (super().to_python(value) or "").upper()
        if not code:
            return None
        found = area_of_code(code)
        if found is None:
            raise ValidationError(f"No area has the code {code}. Add it among the areas first.")
        if found.kind != AreaKind.CSP:
            raise ValidationError(f"{code} is {found}, which is no community safety partnership area.")
        return found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = area_for_steward(value)
        return value.code if isinstance(value, Area) else value

    def run_validators(self, value: Any) -> None:
        return None


class _PartnershipFields(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    short_name = forms.CharField(
        label="Short name", max_length=40, help_text="As it is called in a sentence, for example Harborough"
    )
    nation = forms.ChoiceField(label="Nation", choices=Nation.choices, widget=forms.RadioSelect)
    area = AreaCodeField(
        label="Official code of its area (optional)",
        max_length=12,
        required=False,
        help_text="The community safety partnership area that police figures are published for, like E22000166",
    )
    councils = RecordsField(label="Councils", required=False, widget=forms.CheckboxSelectMultiple)
    parent_partnership = forms.CharField(
        label="Part of a wider partnership (optional)", max_length=120, required=False, help_text="Its name"
    )
    colour = forms.ChoiceField(label="Colour", choices=CHOICES, initial=DEFAULT.name)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils: Any = self.fields["councils"]
        councils.queryset = agencies_to_choose().filter(kind=AgencyKind.COUNCIL, unit_of=None)


_LOOKS = {
    "name": Look(name="the name"),
    "short_name": Look(name="the short name", width="20"),
    "nation": Look(name="a nation", inline=True, small=True),
    "area": Look(name="the official code", width="20"),
    "councils": Look(small=True),
    "colour": Look(width="one-third"),
}


class NewPartnershipForm(OneTimeForm, _PartnershipFields, GovukForm):
    slug = forms.SlugField(
        label="Its part of the address",
        max_length=40,
        help_text="Small letters, figures and hyphens, for example harborough. It is never changed afterwards",
        error_messages={"invalid": "Use small letters, figures and hyphens, like harborough or east-harborough"},
    )
    field_order = ("name", "short_name", "slug")
    looks = {**_LOOKS, "slug": Look(name="its part of the address", width="20")}


class EditPartnershipForm(VersionedForm, _PartnershipFields, GovukForm):
    looks = _LOOKS


class FirstPersonForm(OneTimeForm, GovukForm):
    email = forms.EmailField(label="E-mail address")
    name = forms.CharField(label="Name", max_length=120)
    looks = {"email": Look(name="the e-mail address"), "name": Look(name="the name")}
