"""Forms of papers and their sections."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from core.fields import PeriodFormField
from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.models import Partnership
from plans.models import Priority
from reports.layouts.selectors import layouts_for
from reports.layouts.shipped import layout_of
from reports.models import Report
from reports.papers.models import MOST_DAYS
from reports.papers.selectors import priorities_in

SECTION_CHARACTERS = 40_000


class PriorityField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """The one priority that a paper is about, or none."""

    def __init__(self, priorities: QuerySet[Priority]) -> None:
        super().__init__(
            priorities.select_related("plan"),
            label="About one priority only (optional)",
            required=False,
            empty_label="No, the whole plan",
        )

    def label_from_instance(self, priority: Any) -> str:
        return f"{priority.title} ({priority.plan})"


class _Details(forms.Form):
    title = forms.CharField(label="Title", max_length=200)
    period = PeriodFormField(label="Period", help_text="For example, 2013/14")
    committee = forms.CharField(label="Committee", max_length=160, required=False)
    meeting_date = DateField(label="Date of the meeting", required=False)


class NewReportForm(OneTimeForm, _Details, GovukForm):
    """Begin a paper. `service_values()` are the arguments of `create_report`."""

    slug = forms.SlugField(
        label="Short name",
        max_length=60,
        help_text="For addresses, for example scrutiny-2014-05",
        error_messages={"invalid": "Write the short name with small letters, digits and hyphens only."},
    )
    looks = {"slug": Look(name="the short name")}

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layout"] = forms.ChoiceField(
            label="Layout", choices=[("", "Choose a layout"), *layouts_for(partnership)]
        )
        plans = partnership.plans.current()
        self.fields["plan"] = forms.ModelChoiceField(label="Plan", queryset=plans, empty_label="Choose a plan")
        self.fields["priority"] = PriorityField(priorities_in(plans))
        self.order_fields(
            ["title", "slug", "layout", "plan", "priority", "period", "committee", "meeting_date", "once"]
        )

    def service_values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}


class ReportForm(VersionedForm, _Details, GovukForm):
    """Edit a paper's cover: its title, period, meeting, and the fields of its layout."""

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        self.cover_fields = layout_of(report.layout, report.layout_copy).cover
        kwargs.setdefault("initial", self.values_from(report) | {"version": report.version})
        super().__init__(*args, **kwargs)
        self.fields["priority"] = PriorityField(report.plan.priorities.current())
        for entry in self.cover_fields:
            self.fields[f"cover_{entry.key}"] = forms.CharField(label=entry.label, max_length=300, required=False)

    def service_values(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in (*_Details.base_fields, "priority")}
        return values | {"cover": {entry.key: self.cleaned_data[f"cover_{entry.key}"] for entry in self.cover_fields}}

    @staticmethod
    def values_from(report: Report) -> dict[str, Any]:
        """The paper's values by the form's field names."""
        values = {name: getattr(report, name) for name in (*_Details.base_fields, "priority")}
        cover = layout_of(report.layout, report.layout_copy).cover
        return values | {f"cover_{entry.key}": report.cover.get(entry.key, "") for entry in cover}


class PaperSectionForm(VersionedForm, GovukForm):
    """The words of one section, in Markdown."""

    text = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 18}),
        max_length=SECTION_CHARACTERS,
        required=False,
        help_text="Leave an empty line between paragraphs. Begin a line with - for a list, with ### for a heading.",
    )


class PracticeForm(VersionedForm, GovukForm):
    """The working days that a council allows a paper before its publication."""

    report_before_publication = forms.IntegerField(
        label="Working days from the final report to publication", min_value=0, max_value=MOST_DAYS
    )
    clearance_before_report = forms.IntegerField(
        label="Working days from clearance to the final report", min_value=0, max_value=MOST_DAYS
    )
    looks = {
        "report_before_publication": Look(name="the working days to publication", width="3"),
        "clearance_before_report": Look(name="the working days to the final report", width="3"),
    }
