"""The form above a comparison: with which group, and of which time."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.fields import PeriodFormField
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from core.periods.period import Period
from core.periods.words import InvalidPeriod
from performance.comparison.selectors.comparison import ComparisonRequest
from performance.models import ComparatorGroup


class ComparisonForm(GovukForm):
    """Sent by GET. What is missing or makes no sense is told at its field, and the page shows its own choice."""

    group = forms.TypedChoiceField(label="Compare with", coerce=int, required=False, empty_value=None)
    since = PeriodFormField(label="From", required=False, help_text="For example October 2018 or 2018/19")
    until = PeriodFormField(label="To", required=False, help_text="For example February 2019")
    looks = {"since": Look(width="10"), "until": Look(width="10"), "group": Look(name="the group", width="two-thirds")}

    def __init__(self, data: Any, *, groups: Sequence[ComparatorGroup]) -> None:
        first = groups[0].pk if groups else None
        super().__init__(data or None, initial={"group": first})
        self.groups = groups
        chosen: Any = self.fields["group"]
        chosen.choices = [(group.pk, group.name) for group in groups]
        self.is_valid()

    @property
    def group_chosen(self) -> ComparatorGroup | None:
        """The group asked for, else the first; None where there is none."""
        asked = getattr(self, "cleaned_data", {}).get("group")
        return next((group for group in self.groups if group.pk == asked), next(iter(self.groups), None))

    def asked(self) -> ComparisonRequest:
        cleaned = getattr(self, "cleaned_data", {})
        return ComparisonRequest(
            since=cleaned.get("since"),
            until=cleaned.get("until"),
            by=self.data.get("by", ""),
            preferred=_period(self.data.get("period", "")),
        )


def _period(text: str) -> Period | None:
    """The period that an address names; None for nonsense, as anyone can write an address."""
    try:
        return Period.parse(text) if text else None
    except InvalidPeriod:
        return None
