"""Forms of the data stewards' pages."""

from typing import Any

from django import forms

from core.govuk.fields import DateField, RecordField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.agencies.selectors import agencies_to_choose
from partnerships.models import AgencyKind


class _AgencyFields(forms.Form):
    name = forms.CharField(label="Name", max_length=160)
    kind = forms.ChoiceField(label="Kind", choices=AgencyKind.choices)
    unit_of = RecordField(label="Unit or team of (optional)", required=False, empty_label="An agency of its own")
    starts = DateField(label="Exists from (optional)", required=False)
    ends = DateField(label="Existed until (optional)", required=False)
    successor = RecordField(label="Followed by (optional)", required=False, empty_label="None")
    looks = {"name": Look(name="the name"), "kind": Look(width="one-half")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("unit_of", "successor"):
            field: Any = self.fields[name]
            field.queryset = agencies_to_choose()


class NewAgencyForm(OneTimeForm, _AgencyFields, GovukForm):
    looks = _AgencyFields.looks


class EditAgencyForm(VersionedForm, _AgencyFields, GovukForm):
    reason = forms.CharField(label="Why it changes (optional)", max_length=500, required=False)
    looks = _AgencyFields.looks
