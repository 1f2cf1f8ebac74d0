"""Who may see each source."""

from django import forms

from core.govuk.forms import GovukForm, VersionedForm
from core.govuk.look import Look
from performance.models import Handling


class HandlingForm(VersionedForm, GovukForm):
    """Who may see the counts of each source."""

    home_office = forms.ChoiceField(label="Home Office tables", choices=Handling.choices, widget=forms.RadioSelect)
    police_uk = forms.ChoiceField(label="data.police.uk", choices=Handling.choices, widget=forms.RadioSelect)
    met = forms.ChoiceField(label="Metropolitan Police", choices=Handling.choices, widget=forms.RadioSelect)
    looks = {
        "home_office": Look(name="who may see the Home Office tables"),
        "police_uk": Look(name="who may see what data.police.uk publishes"),
        "met": Look(name="who may see the Metropolitan Police's tables"),
    }
