"""Forms for the groups that an area is compared with."""

from typing import Any

from django import forms

from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.models import Area
from performance.comparator_groups.selectors.areas import areas_named
from performance.models import GroupKind


def _reason() -> forms.CharField:
    return forms.CharField(label="Why it changes (optional)", max_length=500, required=False)


class AreasField(forms.CharField):
    """Areas by name or official code, one a line; cleaned to a list of `Area`s."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[Area]:
        text = super().clean(value)
        return areas_named(text) if text else []


class GroupForm(GovukForm):
    name = forms.CharField(label="Name", max_length=160, help_text="For example, Most similar group 2013")
    kind = forms.ChoiceField(label="Kind of group", choices=GroupKind.choices, widget=forms.RadioSelect)
    source = forms.CharField(
        label="Source", max_length=200, help_text="Who says that these areas are alike, and in which edition"
    )
    looks = {
        "name": Look(width="two-thirds"),
        "kind": Look(name="the kind of group"),
        "source": Look(name="the source"),
    }


class NewComparatorGroupForm(OneTimeForm, GroupForm):
    members = AreasField(
        label="Areas",
        required=False,
        max_length=20_000,
        help_text="Names or official codes, one a line. Your own area counts as one of the group in any case. "
        "Left empty, a county, a region and London are filled from the portal’s lookup of areas",
    )
    starts = DateField(label="In the group from (optional)", required=False)
    looks = {**GroupForm.looks, "members": Look(name="the areas", rows=15), "starts": Look(name="the first day")}


class EditComparatorGroupForm(VersionedForm, GroupForm):
    reason = _reason()


class AddMembersForm(VersionedForm, GovukForm):
    members = AreasField(label="Areas", max_length=20_000, help_text="Names or official codes, one a line")
    starts = DateField(label="In the group from (optional)", required=False)
    reason = _reason()
    looks = {"members": Look(name="the areas", rows=8), "starts": Look(name="the first day")}


class MemberForm(VersionedForm, GovukForm):
    starts = DateField(label="In the group from (optional)", required=False)
    ends = DateField(label="In the group until (optional)", required=False, help_text="Its last day in the group")
    reason = _reason()
    looks = {"starts": Look(name="the first day"), "ends": Look(name="the last day")}
