"""Forms of the partners' pages."""

from typing import Any

from django import forms

from core.govuk.fields import DateField, RecordField
from core.govuk.forms import ConfirmWithReasonForm, GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.agencies.selectors import agencies_to_choose
from partnerships.models import PartnerClass


class _Contact(forms.Form):
    local_name = forms.CharField(
        label="Local name (optional)",
        max_length=160,
        required=False,
        help_text="As this partnership calls it, where that differs from the agency's own name",
    )
    represents = forms.CharField(
        label="Also speaks for (optional)",
        max_length=200,
        required=False,
        help_text="For example, registered social landlords",
    )
    contact_role = forms.CharField(
        label="Contact's role title (optional)",
        max_length=120,
        required=False,
        help_text="Papers and public pages name this, never the person",
    )
    contact_name = forms.CharField(label="Contact's name (optional)", max_length=120, required=False)
    contact_email = forms.EmailField(label="Contact's e-mail address (optional)", required=False)
    contact_phone = forms.CharField(label="Contact's telephone (optional)", max_length=40, required=False)


_CONTACT_LOOKS = {
    "contact_email": Look(name="the contact's e-mail address"),
    "contact_phone": Look(name="the contact's telephone", width="20"),
}


class PartnerForm(OneTimeForm, _Contact, GovukForm):
    """A new partner: which agency, in which class, from when."""

    agency = RecordField(label="Agency", empty_label="Choose an agency")
    partner_class = forms.ChoiceField(label="Class", choices=PartnerClass.choices, widget=forms.RadioSelect)
    starts = DateField(label="Partner from", help_text="For example, 1 7 2022")
    field_order = ("agency", "partner_class", "starts")
    looks = {
        "agency": Look(name="an agency"),
        "partner_class": Look(
            name="a class",
            option_hints={
                PartnerClass.RESPONSIBLE: "The Crime and Disorder Act 1998 makes it a member (section 5(1))",
                PartnerClass.CO_OPERATING: "It has to co-operate by order (section 5(2))",
                PartnerClass.INVITED: "The partnership has invited it to take part (section 5(3))",
            },
        ),
        "starts": Look(name="the first day"),
        **_CONTACT_LOOKS,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = agencies_to_choose()


class EditPartnerForm(VersionedForm, _Contact, GovukForm):
    starts = DateField(label="Partner from (optional)", required=False, help_text="Leave it empty where nobody knows")
    looks = {"starts": Look(name="the first day"), **_CONTACT_LOOKS}


class PlaceTakenForm(GovukForm):
    """Whether a new partner takes the place of those that `seen`, the fingerprint of what was shown, is of."""

    TAKES_IT, BOTH = "takes_it", "both"
    answer = forms.ChoiceField(label="Does it take their place?", widget=forms.RadioSelect)
    seen = forms.CharField(widget=forms.HiddenInput)
    looks = {"answer": Look(name="whether it takes their place")}

    def __init__(self, *args: Any, ends: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer: Any = self.fields["answer"]
        answer.choices = [
            (self.TAKES_IT, f"Yes: what stood before ends on {ends}"),
            (self.BOTH, "No: from then on there are both"),
        ]


class EndPartnerForm(ConfirmWithReasonForm):
    ends = DateField(label="Partner until", help_text="The last day on which it takes part")
    field_order = ("ends", "reason")
    looks = {"ends": Look(name="the last day")}


class ChangeClassForm(ConfirmWithReasonForm):
    partner_class = forms.ChoiceField(label="Class", choices=PartnerClass.choices, widget=forms.RadioSelect)
    starts = DateField(
        label="From", help_text="From its own first day on, the class is put right; later, both classes are kept"
    )
    field_order = ("partner_class", "starts", "reason")
    looks = {"partner_class": Look(name="a class"), "starts": Look(name="the day")}


class UnitForm(OneTimeForm, GovukForm):
    name = forms.CharField(
        label="Name of the unit or team", max_length=160, help_text="For example, Leicester Youth Offending Service"
    )
    looks = {"name": Look(name="the name")}


class RenameUnitForm(VersionedForm, GovukForm):
    name = forms.CharField(label="Name of the unit or team", max_length=160)
    looks = {"name": Look(name="the name")}


class DayForm(GovukForm):
    """The day that a list is read for; today's where none is named."""

    day = DateField(label="Partners on", required=False, help_text="For example, 1 7 2022")
    looks = {"day": Look(name="the day", small=True, label_size="s")}
