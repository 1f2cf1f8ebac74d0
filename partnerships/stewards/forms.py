"""What a data steward says before one record is merged into another."""

from typing import Any

from django import forms

from core.editing.views import LookedAtForm
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.models import Agency


class MergeIntoForm(GovukForm):
    """Which of `others` a record is merged into."""

    into = forms.ModelChoiceField(Agency.objects.none(), label="Merge it into", empty_label="Choose the one that stays")
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
