"""Forms of the groups' pages."""

from typing import Any

from django import forms

from core.govuk.fields import RecordField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.agencies.selectors import agencies_of
from partnerships.models import GroupLevel, Partnership
from partnerships.people.selectors import people_of


class _GroupFields(forms.Form):
    name = forms.CharField(label="Name", max_length=160)
    level = forms.ChoiceField(label="Level", choices=GroupLevel.choices, widget=forms.RadioSelect)
    purpose = forms.CharField(label="What it is for (optional)", widget=forms.Textarea, max_length=2000, required=False)
    chair_role = forms.CharField(
        label="Role title of the chair (optional)",
        max_length=120,
        required=False,
        help_text="As papers name it. Who is in the chair is said among the members.",
    )


_LOOKS = {
    "name": Look(name="the name"),
    "level": Look(
        name="a level",
        option_hints={
            GroupLevel.STRATEGIC: "Leads the partnership and answers for the plan",
            GroupLevel.PERFORMANCE: "Looks at the figures and puts right what goes badly",
            GroupLevel.OPERATIONAL: "Delivers",
        },
    ),
    "purpose": Look(rows=3),
}


class NewGroupForm(OneTimeForm, _GroupFields, GovukForm):
    looks = _LOOKS


class EditGroupForm(VersionedForm, _GroupFields, GovukForm):
    looks = _LOOKS


class PersonField(RecordField):
    """A person of the partnership, told by name and role title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.role_title}" if obj.role_title else str(obj.name)


class _MemberFields(forms.Form):
    role_title = forms.CharField(label="Role title (optional)", max_length=120, required=False)
    name = forms.CharField(label="Name (optional)", max_length=120, required=False)
    email = forms.EmailField(label="E-mail address (optional)", required=False)
    agency = RecordField(label="For which agency (optional)", required=False, empty_label="None")
    is_chair = forms.BooleanField(
        label="In the chair", required=False, help_text="Takes it from who is in it now, who stays a member"
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = agencies_of(partnership)


class NewMemberForm(OneTimeForm, _MemberFields, GovukForm):
    """Someone of the portal, or someone known by role title, name and address alone."""

    user = PersonField(
        label="Person",
        required=False,
        empty_label="Someone without an account",
        help_text="For one with an account, name and address are the account’s own",
    )
    field_order = ("user", "role_title", "name", "email", "agency", "is_chair")
    looks = {"user": Look(name="a person"), "email": Look(name="the e-mail address")}

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        user: Any = self.fields["user"]
        user.queryset = people_of(partnership)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("user"):
            cleaned |= {"name": "", "email": ""}
        return cleaned


class EditMemberForm(VersionedForm, _MemberFields, GovukForm):
    """A member's place. The name and address of one with an account are the account's own."""

    looks = {"email": Look(name="the e-mail address")}

    def __init__(self, *args: Any, has_account: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_account:
            del self.fields["name"], self.fields["email"]
