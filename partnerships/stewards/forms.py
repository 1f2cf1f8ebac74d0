"""What a data steward says before one record is merged into another."""

from typing import Any

from django import forms

from core.govuk.fields import RecordField
from core.govuk.forms import GovukForm, LookedAtForm
from core.govuk.look import Look


class MergeIntoForm(GovukForm):
    """Which of `others` a record is merged into."""

    into = RecordField(label="Merge it into", empty_label="Choose the one that stays")
    looks = {"into": Look(name="the one that stays")}

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.queryset = others


class MergeForm(LookedAtForm):
    reason = forms.CharField(
        label="Why they are one", max_length=500, help_text="It stands in the history of all that is touched"
    )
    looks = {"reason": Look(name="why they are one")}
