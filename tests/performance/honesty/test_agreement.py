"""Whatever is known of a plan, every page, paper and file says the same of each figure, and no more than it allows."""

import re
from html import unescape
from unittest.mock import patch

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core import clock
from core.periods.period import Period
from performance.plan_figures.selectors import figures_of_plan
from tests import builders, pages
from tests.performance.honesty.partial_data import DAYS, partial_measures, plant
from tests.performance.honesty.surfaces import YEAR, published, surfaces_of

pytestmark = pytest.mark.django_db

JUDGED = ("met", "within_tolerance", "missed", "on_track", "at_risk", "off_track", "could_go_either_way",
          "already_met", "already_missed")  # fmt: skip
VERDICTS = re.compile(r"a clear (rise|fall)|probably (rose|fell)|clearly (up|down)")
_TAGGED = re.compile(r"<[a-z]+[^>]*\sdata-figure=[^>]*>")
_ATTRIBUTE = re.compile(r'data-(figure|period|value|span|status|grade|notes)="([^"]*)"')


def tagged(page):
    """What the elements of a page say of figures to a machine."""
    return [{name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)} for tag in _TAGGED.findall(page)]


def as_tagged(row, code):
    """An exported row in the same words."""
    return {
        "figure": row["indicator"],
        "period": code,
        "value": row["current"] or row["current_state"],
        "span": f"{row['span_from']}/{row['span_to']}" if row["span_from"] else "",
        "status": row["status"],
        "grade": row["grade"],
        "notes": row["data_notes"],
    }


def partnership_of(measures):
    """A plan that holds these, and the agency that owes them."""
    place = builders.make_partnership(area=builders.make_area())
    plan, agency = builders.make_plan(place, "2026-27", slug="plan"), builders.make_agency()
    for number, one in enumerate(measures):
        plant(plan, f"Measure {number}", one, data_owner=agency)
    return plan, agency


def read_everywhere(plan, agency):
    """Every surface, and that of each figure all of them say the same."""
    said = surfaces_of(plan, YEAR)
    told = {label: as_tagged(row, YEAR.code) for label, row in said.rows.items()}
    for name in ("table", "measure", "paper"):
        assert {one["figure"]: one for one in tagged(said.html[name])} == told, name
    for one in tagged(said.html["overview"]):
        assert one == told[one["figure"]]
    for one in (*tagged(said.html["public"]), *(as_tagged(row, YEAR.code) for row in published(plan, YEAR))):
        if said.row(one["figure"])["data_status"] == "read_off_chart":
            assert one["value"] == "missing"  # what was read off a chart is not for the public
        else:
            assert one == told[one["figure"]]
    assert {one["figure"] for one in tagged(said.html["public"])} == set(told)
    agree_on_return(plan, agency)
    return said


def agree_on_return(plan, agency):
    """That a return says of each of its periods what the plan's figures of that period do."""
    owed = builders.make_return(plan, agency, "2026-27-Q1")
    client = pages.sign_in(plan.partnership)
    page = client.get(reverse("return-fill", args=[plan.partnership.slug, owed.pk])).content.decode()
    for one in tagged(page):
        rows = figures_of_plan(plan, Period.parse(one["period"])).rows
        assert one == {row.label: row.data for row in rows}[one["figure"]]


def says_no_more(row, planted):
    """That a figure's row claims nothing that what was planted forbids."""
    if planted.forbids:
        assert (row["grade"], row["difference"], row["change"]) == ("not_tested", "", "")
        assert row["status"] not in JUDGED
    if planted.data_status in ("provisional", "estimated", "read_off_chart"):
        assert row["grade"] != "clear"
    if planted.data_status == "read_off_chart" or not row["current"]:
        assert row["status"] not in JUDGED
    told = re.split(r" The target | More recorded is| Whether more", row["sentence"])[0]  # of the change alone
    if planted.is_open_to_reading or row["grade"] in ("not_tested", "too_few", "steady"):
        assert not re.search(r"\b(better|worse)\b", told)
    if row["grade"] in ("not_tested", "too_few", "steady"):
        assert not VERDICTS.search(told)
    if row["status"] not in JUDGED:
        assert not re.search(r": (not )?met\b|can no longer be met|: on track|: off track", row["sentence"])
    if row["so_far"] == "yes":
        assert f"in {YEAR.short_label}" not in told.split(".")[0]


@settings(
    max_examples=settings().max_examples // 4,  # each makes a plan, a paper and a publication: nor is one made smaller
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    report_multiple_bugs=False,
)
@given(measures=st.lists(partial_measures(), min_size=1, max_size=3), day=st.sampled_from(DAYS))
def test_every_surface_says_the_same_and_no_more_than_the_figure_allows(measures, day):
    with patch.object(clock, "today", lambda: day), transaction.atomic():
        said = read_everywhere(*partnership_of(measures))
        for number, planted in enumerate(measures):
            says_no_more(said.row(f"Measure {number}"), planted)
        transaction.set_rollback(True)
