"""Forms for plans and what they say."""

from typing import Any

from django import forms

from core import clock
from core.govuk.fields import DateField, RecordField, text_area
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.models import Partnership
from plans.models import Plan, PlanKind, PlanStatus, StatementKind
from plans.plan import selectors as plan_selectors


class PlanForm(GovukForm):
    """A plan's own facts. Its short name in addresses is made from the title."""

    title = forms.CharField(label="Title", max_length=160, help_text="As the document is called")
    kind = forms.ChoiceField(label="How long it runs", choices=PlanKind.choices, widget=forms.RadioSelect)
    starts = DateField(label="First day", help_text="For example, 1 4 2013")
    ends = DateField(label="Last day", help_text="For example, 31 3 2014")
    status = forms.ChoiceField(label="Status", choices=PlanStatus.choices)
    refreshes = RecordField(label="Earlier plan that it refreshes", required=False, empty_label="None")
    summary = text_area(label="Summary")
    looks = {
        "title": Look(name="the title"),
        "kind": Look(name="how long the plan runs"),
        "starts": Look(name="the first day"),
        "ends": Look(name="the last day"),
        "status": Look(width="one-half"),
        "refreshes": Look(width="two-thirds"),
        "summary": Look(rows=3),
    }
    folded = (Folded("An earlier plan, and a summary", ("refreshes", "summary")),)

    def __init__(self, *args: Any, partnership: Partnership, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = plan_selectors.plans_of(partnership)
        chosen: Any = self.fields["refreshes"]
        chosen.queryset = earlier.exclude(pk=plan.pk) if plan else earlier

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day cannot be before the first day.")
        return cleaned


class NewPlanForm(OneTimeForm, PlanForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = Period.containing(clock.today(), PeriodKind.FINANCIAL_YEAR).after()  # a plan is made before its year
        for name, value in {"kind": PlanKind.ANNUAL, "starts": year.start, "ends": year.end}.items():
            self.initial.setdefault(name, value)
        del self.fields["status"]  # every plan begins as a draft


class EditPlanForm(VersionedForm, PlanForm):
    pass


class StatementForm(GovukForm):
    kind = forms.ChoiceField(label="Kind", choices=StatementKind.choices)
    title = forms.CharField(label="Heading", max_length=200, required=False)
    text = text_area(label="Text", required=True, help_text="Paragraphs are kept. Lists and bold text in Markdown.")
    source = forms.CharField(
        label="Where it stands", max_length=120, required=False, help_text="For example, page 4, paragraph 2"
    )
    looks = {
        "text": Look(name="the text", rows=8),
        "kind": Look(width="two-thirds"),
        "source": Look(width="two-thirds"),
    }


class NewStatementForm(OneTimeForm, StatementForm):
    pass


class EditStatementForm(VersionedForm, StatementForm):
    pass
