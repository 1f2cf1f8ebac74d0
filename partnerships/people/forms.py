"""Forms of the people pages."""

from typing import Any

from django import forms

from core.govuk.fields import RecordField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.access.roles import Role
from partnerships.accounts.forms import new_password
from partnerships.agencies.selectors import agencies_of
from partnerships.models import Partnership


class _RoleFields(forms.Form):
    role = forms.ChoiceField(
        label="Role", choices=[(role.value, role.label) for role in Role], widget=forms.RadioSelect
    )
    agency = RecordField(
        label="Agency",
        required=False,
        empty_label="None",
        help_text="An agency officer sees and updates this agency's own work",
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = agencies_of(partnership)


class InviteForm(OneTimeForm, _RoleFields, GovukForm):
    email = forms.EmailField(label="E-mail address")
    name = forms.CharField(label="Name", max_length=120)
    field_order = ("email", "name", "role", "agency")
    looks = {"email": Look(name="the e-mail address"), "name": Look(name="the name"), "role": Look(name="a role")}


class ChangeRoleForm(VersionedForm, _RoleFields, GovukForm):
    looks = {"role": Look(name="a role")}


class AcceptForm(GovukForm):
    name = forms.CharField(label="Your name", max_length=120)
    password = new_password("Choose a password")
    looks = {"name": Look(name="your name"), "password": Look(name="a password")}
