"""Which sheet is to be written."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.govuk.fields import PeriodChoiceField
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from core.periods.period import Period


class SheetForm(GovukForm):
    """Which sheet to write. Sent by GET: it changes nothing."""

    period = PeriodChoiceField(label="Period")
    agency: Any = forms.ModelChoiceField(
        label="For which agency (optional)", queryset=None, required=False, empty_label="All measures"
    )
    file_format = forms.ChoiceField(
        label="As", choices=[("xlsx", "Excel"), ("csv", "CSV")], widget=forms.RadioSelect, initial="xlsx"
    )
    looks = {"file_format": Look(name="the kind of file", inline=True)}

    def __init__(self, *args: Any, periods: Sequence[Period], agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["period"].periods = periods
        fields["agency"].queryset = agencies
