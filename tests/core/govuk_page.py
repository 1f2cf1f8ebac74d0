"""A page with every component of the design system, for the tests alone. Its addresses stand in for the portal's."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.apps.registry import Apps
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django_tables2 import RequestConfig

from core.govuk.export import exported
from core.govuk.fields import DateField, MonthField, NumberField, PeriodChoiceField, WholeNumberField
from core.govuk.filters import PortalFilterSet
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from core.govuk.panels import ChartPanel, Crumb, FigurePanel, PanelLink, SummaryRow, Task
from core.govuk.tables import DateColumn, NumberColumn, PortalTable, StatusColumn
from core.periods.period import Period
from partnerships.access.policies import public

TEMPLATE = Path(__file__).with_name("govuk_page.html")
NAVIGATION = [
    {"label": label, "url": f"/{label.lower()}", "current": label == "Performance"}
    for label in ("Overview", "Plans", "Performance", "Actions", "Papers", "Partners")
]


@dataclass(frozen=True)
class Owner:
    """Stands for a partnership in the page's frame."""

    name: str = "Harborough Community Safety Partnership"
    colour: str = "teal"


@dataclass(frozen=True)
class Person:
    """Stands for a signed-in user."""

    name: str = "Alex Officer"
    is_authenticated: bool = True

    def __str__(self) -> str:
        return self.name


class EveryFieldForm(VersionedForm, OneTimeForm, GovukForm):
    title = forms.CharField(label="Title of the action", max_length=40)
    amount = NumberField(label="Budget", help_text="In pounds, for example 12,500")
    change = WholeNumberField(label="Change wanted (%)", required=False)
    about = forms.CharField(label="What will be done", widget=forms.Textarea, max_length=200, help_text="Plain words.")
    lead = forms.ChoiceField(label="Lead agency", choices=[("", "Choose an agency"), ("p", "Police"), ("c", "Council")])
    period = PeriodChoiceField(label="Reporting period", periods=[Period.parse("2013-14"), Period.parse("2012-13")])
    kind = forms.ChoiceField(
        label="How is the target set?",
        choices=[("at_most", "At most"), ("pct_change", "A change in per cent"), ("none", "No target")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Why is there no target?", required=False)
    partners = forms.MultipleChoiceField(
        label="Partners who help",
        choices=[("fire", "Fire and rescue"), ("health", "Health"), ("probation", "Probation")],
        widget=forms.CheckboxSelectMultiple,
    )
    due = DateField(label="Due date", help_text="For example, 31 3 2014")
    month = MonthField(label="First month", required=False)
    paper = forms.FileField(label="Evidence", required=False)
    email = forms.EmailField(label="Contact’s email address", required=False)
    word = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    sure = forms.BooleanField(label="The figures have been checked", help_text="By someone other than you.")

    looks = {
        "amount": Look(name="the budget", prefix="£", width="5"),
        "change": Look(suffix="%", width="4"),
        "kind": Look(
            label_size="m",
            option_hints={"pct_change": "For example, 13% fewer than last year"},
            reveals={"none": "reason"},
            divider_before={"none": "or"},
        ),
        "partners": Look(label_size="m", small=True),
        "due": Look(label_size="m", name="the due date"),
        "lead": Look(name="the lead agency"),
    }


class SampleMeasure(models.Model):
    """Never saved, and no model of the portal: it only gives the filter its fields."""

    name = models.CharField(max_length=40)
    status = models.CharField(max_length=10)

    class Meta:
        app_label = "core"
        apps = Apps()
        managed = False

    def __str__(self) -> str:
        return self.name


class SampleFilter(PortalFilterSet):
    name = django_filters.CharFilter(label="Name contains", lookup_expr="icontains")
    status = django_filters.MultipleChoiceFilter(
        label="Status",
        choices=[("met", "Met"), ("missed", "Missed"), ("no_target", "No target")],
        widget=forms.CheckboxSelectMultiple,
    )
    agency = django_filters.ChoiceFilter(label="Agency", choices=[("p", "Police"), ("c", "Council")], field_name="name")

    class Meta:
        model = SampleMeasure
        fields: list[str] = []


class SampleTable(PortalTable):
    caption = "Measures of the plan, 2013/14"
    name = tables.Column(verbose_name="Measure", linkify=lambda record: f"/measures/{record['name']}")
    value = NumberColumn(verbose_name="2013/14")
    change = NumberColumn(verbose_name="Change (%)", places=1)
    reviewed = DateColumn(verbose_name="Reviewed")
    status = StatusColumn(verbose_name="Status")


ROWS: list[dict[str, Any]] = [
    {"name": "Total crime", "value": 2778, "change": None, "reviewed": date(2014, 4, 5), "status": "missed"},
    {"name": "Domestic burglary", "value": 253, "change": None, "reviewed": None, "status": "missed"},
    {"name": "Theft from vehicle", "value": 284, "change": None, "reviewed": date(2014, 4, 5), "status": "met"},
    {
        "name": "Violence with injury",
        "value": 176,
        "change": None,
        "reviewed": date(2014, 4, 5),
        "status": "within_tolerance",
    },
    {"name": "Robbery", "value": None, "change": None, "reviewed": None, "status": "no_data"},
    {"name": "Hate incidents", "value": 68, "change": None, "reviewed": None, "status": "ambiguous"},
    *({"name": f"Measure {n}", "value": n, "change": None, "reviewed": None, "status": "no_target"} for n in range(60)),
]
CHART = ChartPanel(
    id="change-chart",
    title="Burglary rose by two thirds; theft from vehicles fell",
    subtitle="Change from 2012/13 to 2013/14, per cent",
    summary="Domestic burglary rose by 65.4%, theft of vehicles by 42.1%. Theft from vehicles fell by 15.2%.",
    figure={
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [65.4, 42.1, -15.2],
                "y": ["Domestic burglary", "Theft of vehicle", "Theft from vehicle"],
                "text": ["+65.4%", "+42.1%", "−15.2%"],
                "textposition": "outside",
                "cliponaxis": False,
            }
        ],
        "layout": {"xaxis": {"range": [-40, 90], "ticksuffix": "%"}},
    },
    header=["Measure", "Change"],
    rows=[["Domestic burglary", "+65.4%"], ["Theft of vehicle", "+42.1%"], ["Theft from vehicle", "−15.2%"]],
    source="Police recorded crime",
)
FIGURE = FigurePanel(
    id="burglary",
    label="Domestic burglary",
    value="253",
    period="April 2013 to March 2014",
    state="missed",
    evidence="clear",
    sentence="Domestic burglary rose from 153 to 253, by 65.4%; the target was 133 at most.",
    source="Police recorded crime, April 2014",
    workings=["253 is 100 more than 153.", "100 of 153 is 65.4%."],
    url="/measures/burglary",
)


@public
def components(request: HttpRequest) -> HttpResponse:
    """Every component; `?wrong` posts an empty form, so that every error is shown."""
    table = SampleTable(ROWS)
    download = exported(request, table, "Measures 2013-14")
    if download:
        return download
    RequestConfig(request, paginate={"per_page": 10}).configure(table)
    form = EveryFieldForm({"title": "x" * 41, "amount": "many", "due-day": "31", "due-month": "4", "due-year": "2014"})
    context = {
        "form": form if "wrong" in request.GET else EveryFieldForm(),
        "partnership": Owner(),
        "navigation": NAVIGATION,
        "user": Person(),
        "crumbs": [Crumb("My partnerships", "/"), Crumb("Harborough", "/p/harborough/"), Crumb("Components")],
        "table": table,
        "filter": SampleFilter(request.GET or None, queryset=SampleMeasure.objects.none()),
        "page": Paginator(range(100), 10).page(5),
        "chart": CHART,
        "figure": FIGURE,
        "states": ["met", "within_tolerance", "missed", "no_target", "no_data", "not_due", "ambiguous"],
        "evidence": ["clear", "some", "steady", "too_few", "not_tested"],
        "rows": [
            SummaryRow("Lead", "Leicestershire Police", [PanelLink("Change", "/change", "the lead")]),
            SummaryRow("Status", "since April 2014", state="within_tolerance"),
            SummaryRow(
                "Due", "31 March 2014", [PanelLink("Change", "/due", "the due date"), PanelLink("Remove", "/gone")]
            ),
        ],
        "tasks": [
            Task("Figures for 2013/14", "met", "/figures", "All ten measures have a figure"),
            Task("Narrative", "no_data", "/narrative"),
            Task("Sign-off", "not_due"),
        ],
        "messages": [messages.storage.base.Message(messages.SUCCESS, "The action was saved.")],
    }
    return HttpResponse(engines["django"].from_string(TEMPLATE.read_text()).render(context, request))


@public
def broken(request: HttpRequest) -> HttpResponse:
    """Fails, so that the page for that is shown."""
    raise RuntimeError("broken on purpose")


urlpatterns = [
    path("", components, name="home"),
    path("sign-out/", components, name="sign-out"),
    path("broken", broken),
]
