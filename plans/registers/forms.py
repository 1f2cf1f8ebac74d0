"""The forms of a plan's registers, one a register."""

from typing import Any

from django import forms

from core.govuk.fields import DateField, NumberField, RecordField, WholeNumberField, text_area
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.agencies.selectors import agencies_of
from plans.models import (
    ApprovalOutcome,
    CommitmentVerdict,
    EngagementKind,
    FundingKind,
    Plan,
    RiskLevel,
    StrategyLinkKind,
)
from plans.priorities import selectors as priority_selectors


class RegisterEntryForm(GovukForm):
    """What every entry may say: the priority it belongs to, and where it stands in the document."""

    priority = RecordField(label="Priority", required=False, empty_label="The plan as a whole")
    source = forms.CharField(
        label="Where it stands", max_length=120, required=False, help_text="For example, page 4, paragraph 2"
    )
    looks = {"priority": Look(width="two-thirds"), "source": Look(width="two-thirds")}

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority: Any = self.fields["priority"]
        priority.queryset = priority_selectors.priorities_of(plan)
        if "owner" in self.fields:
            owner: Any = self.fields["owner"]
            owner.queryset = agencies_of(plan.partnership)
        last = ["priority", "source", "version", "once"]
        self.order_fields([name for name in self.fields if name not in last] + last)


def _level(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[("", "Not rated"), *RiskLevel.choices], required=False, coerce=int, empty_value=None
    )


class RiskForm(RegisterEntryForm):
    title = text_area(label="The risk", required=True)
    likelihood = _level("How likely it is")
    impact = _level("How hard it would hit")
    mitigation = text_area(label="What is done against it")
    owner = RecordField(label="Who answers for it", required=False, empty_label="Nobody is named")
    review_on = DateField(label="When it is looked at again", required=False)
    looks = {**RegisterEntryForm.looks, "title": Look(name="the risk", rows=3), "mitigation": Look(rows=3)}


class FundingForm(RegisterEntryForm):
    title = forms.CharField(label="What it is for", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=FundingKind.choices)
    funder = forms.CharField(label="Who pays", max_length=160, required=False)
    recipient = forms.CharField(label="Who receives it", max_length=200, required=False)
    amount = NumberField(label="Amount in pounds", required=False, min_value=0, help_text="The lower end of a range")
    amount_to = NumberField(label="Upper end of a range in pounds", required=False, min_value=0)
    spent = NumberField(label="Spent so far in pounds", required=False, min_value=0)
    outputs = text_area(label="What it brought")
    claim_by = DateField(label="Claim by", required=False)
    looks = {
        **RegisterEntryForm.looks,
        "title": Look(name="what it is for"),
        "amount": Look(width="10", prefix="£"),
        "amount_to": Look(width="10", prefix="£"),
        "spent": Look(width="10", prefix="£"),
        "outputs": Look(rows=3),
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("amount"), cleaned.get("amount_to")
        if high is not None and (low is None or high < low):
            self.add_error("amount_to", "The upper end of a range is not below its lower end.")
        return cleaned


class EngagementForm(RegisterEntryForm):
    title = forms.CharField(label="Theme", max_length=200)
    kind = forms.ChoiceField(label="How people were asked", choices=EngagementKind.choices)
    audience = forms.CharField(label="Who was asked", max_length=200, required=False)
    held = forms.CharField(label="When", max_length=80, required=False, help_text="A date, or a wave such as 2010/11")
    question = text_area(label="What was asked")
    sample_size = WholeNumberField(label="How many answered", required=False, min_value=1)
    said = text_area(label="You said")
    did = text_area(label="We did")
    looks = {
        **RegisterEntryForm.looks,
        "title": Look(name="the theme"),
        "question": Look(rows=3),
        "said": Look(rows=4),
        "did": Look(rows=4),
    }


class StrategyLinkForm(RegisterEntryForm):
    title = forms.CharField(label="What it is called", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=StrategyLinkKind.choices)
    how = text_area(label="How they are tied")
    review_on = DateField(label="Next review", required=False)
    looks = {**RegisterEntryForm.looks, "title": Look(name="what it is called"), "how": Look(rows=3)}


class ApprovalForm(RegisterEntryForm):
    title = forms.CharField(label="Body", max_length=160, help_text="For example, Cabinet")
    is_full_council = forms.BooleanField(
        label="This is the full council",
        required=False,
        help_text="It decides where the plan is in the council's policy framework",
    )
    meets_on = DateField(label="Date", required=False)
    outcome = forms.ChoiceField(label="Outcome", choices=ApprovalOutcome.choices)
    note = text_area(label="Note")
    looks = {**RegisterEntryForm.looks, "title": Look(name="the body"), "note": Look(rows=3)}


class CommitmentForm(RegisterEntryForm):
    said = text_area(label="We said", required=True)
    led_by = forms.CharField(label="Who", max_length=200, required=False)
    due = DateField(label="By when", required=False)
    did = text_area(label="We did")
    verdict = forms.ChoiceField(label="What became of it", choices=CommitmentVerdict.choices)
    why = text_area(label="Why", help_text="Needed where it was partly met, missed or dropped")
    looks = {
        **RegisterEntryForm.looks,
        "said": Look(name="what was said", rows=3),
        "did": Look(rows=3),
        "why": Look(rows=3),
    }


class FrozenCommitmentForm(CommitmentForm):
    """A commitment that was frozen from a target or an action: what was said stays as it was."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("said", "led_by", "due"):
            del self.fields[name]
