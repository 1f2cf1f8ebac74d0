"""From priority to result: each gap named in words, counted on the overview; and the overview's first line."""

import csv
import io

import pytest
from django.urls import reverse

from dashboards.priority_to_result.selectors import ActionLink, MeasureLink, gaps_of, priority_to_result
from partnerships.models import Partnership
from performance.periods.selectors import period_chosen
from performance.plan_figures.selectors import figures_of_plan
from tests import builders, pages

YEAR = builders.YEAR
MEASURE = {
    "pk": 1,
    "label": "Burglary",
    "baseline": "153",
    "target": "at most 133",
    "current": "120",
    "span": "2013/14",
    "status": "met",
    "status_label": "Met",
    "has_target": True,
    "is_to_be_set": False,
    "has_figure": True,
    "is_read_off_chart": False,
}
ACTION = {"pk": 2, "title": "Mark property", "led_by": "Police", "due": YEAR.end, "status": "On track", "is_open": True}


@pytest.mark.parametrize(
    ("measure", "action", "gaps"),
    [
        ({}, {}, []),
        ({"has_target": False, "target": ""}, {}, ["Burglary has no target for 2013/14."]),
        ({"is_to_be_set": True}, {}, ["The target for Burglary in 2013/14 is to be set."]),
        ({"has_figure": False}, {}, ["Burglary has no figure for 2013/14."]),
        ({"has_figure": False, "is_due": False}, {}, []),
        ({"is_read_off_chart": True}, {}, ["Burglary has only a figure read off a chart for 2013/14."]),
        ({}, {"led_by": ""}, ["Nobody leads “Mark property”."]),
        ({}, {"due": None}, ["“Mark property” has no due date."]),
        ({}, {"led_by": "", "due": None, "is_open": False}, []),
    ],
)
def test_each_gap_is_named(measure, action, gaps):
    found = gaps_of("Theft", [MeasureLink(**(MEASURE | measure))], [ActionLink(**(ACTION | action))], "2013/14")
    assert found == gaps


def test_a_priority_without_measure_or_action_is_a_gap_and_the_plan_as_a_whole_is_not():
    broken = ["“Hate crime” has no measure.", "No action serves “Hate crime”."]
    assert gaps_of("Hate crime", [], [], "2013/14") == broken
    assert gaps_of("Across the plan", [], [], "2013/14", is_priority=False) == []


def thread_of(slug, period=""):
    chosen = period_chosen(Partnership.objects.get(slug=slug), period)
    return priority_to_result(figures_of_plan(chosen.plan, chosen.period))


@pytest.mark.parametrize(
    ("slug", "period", "gap"),
    [
        ("harborough", "2013-14", "“To improve road safety” has no measure."),
        ("harborough", "2013-14", "Nobody leads “Prepare for the Anti-social Behaviour, Crime and Policing Act 2014”."),
        ("southwark", "2013-14", "“Personal robbery” has no measure."),
        ("southwark", "2013-14", "“Knife crime” has no measure."),
        ("southampton", "2011-12", "is to be set."),
    ],
)
def test_the_documents_gaps_are_found(demo, db, slug, period, gap):
    every = [text for chain in thread_of(slug, period).chains for text in chain.gaps]
    assert any(text.endswith(gap) or text == gap for text in every), every


def test_harboroughs_overview_begins_with_what_matters_and_counts_the_gaps(demo, db):
    place = Partnership.objects.get(slug="harborough")
    officer = pages.sign_in(place)
    shown = officer.get(reverse("overview", args=["harborough"])).content.decode()
    assert "Domestic Burglary not met" in shown
    assert f"{thread_of('harborough').gaps} gaps from priority to result" in shown


def test_the_thread_is_shown_filtered_and_downloaded(demo, db):
    officer = pages.sign_in(Partnership.objects.get(slug="harborough"))
    url = reverse("priority-to-result", args=["harborough"])
    assert "“To improve road safety” has no measure." in officer.get(url).content.decode()
    only = officer.get(url, {"show": "gaps"}).context["chains"]
    assert only
    assert all(chain.gaps for chain in only)
    content = officer.get(reverse("priority-to-result-file", args=["harborough", "csv"])).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert {"Domestic Burglary", "Total Crime"} <= {row["Measure"] for row in rows}
    assert officer.get(reverse("priority-to-result-file", args=["harborough", "pdf"])).status_code == 404
