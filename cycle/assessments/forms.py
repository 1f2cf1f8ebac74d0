"""The forms of a strategic assessment."""

from collections.abc import Iterable
from typing import Any

from django import forms

from core.govuk.fields import DateField, PeriodChoiceField, RecordField, text_area
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from core.periods.period import Period
from plans.plan.selectors import plans_of


class NewAssessmentForm(OneTimeForm, GovukForm):
    year = PeriodChoiceField(label="Year in which it is prepared", empty_label="Choose a year")
    plan = RecordField(label="Plan whose measures it reads", empty_label="Choose a plan")
    period = PeriodChoiceField(label="Year of its figures", empty_label="Choose a year")
    is_illustrative = forms.BooleanField(
        label="It is an example", required=False, help_text="It then counts for no duty, and says so on its pages."
    )
    looks = {
        "year": Look(name="the year in which it is prepared"),
        "plan": Look(name="the plan whose measures it reads", width="two-thirds"),
        "period": Look(name="the year of its figures"),
    }

    def __init__(self, *args: Any, partnership: Any, years: Iterable[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan: Any = self.fields["plan"]
        plan.queryset = plans_of(partnership)
        for name in ("year", "period"):
            field: Any = self.fields[name]
            field.periods = years


class AssessmentSectionForm(VersionedForm, GovukForm):
    text = text_area(
        label="Text",
        max_length=20000,
        help_text="Paragraphs, lists and bold text in Markdown. {{figure burglary sentence}} stays live.",
    )
    looks = {"text": Look(name="the text", rows=18)}


class ReasonForm(VersionedForm, GovukForm):
    why = text_area(label="Why it changed", required=True, help_text="Say too where the reason is not known.")
    looks = {"why": Look(name="why it changed", rows=4)}


class ApproveForm(VersionedForm, GovukForm):
    approved_on = DateField(label="Date of approval")
    approved_by = forms.CharField(label="Body that approved it", max_length=160)
    looks = {"approved_on": Look(name="the date of approval"), "approved_by": Look(name="the body")}
