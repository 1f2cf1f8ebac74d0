"""`sentences`: what the pages say of figures on a day, each text with its address and its figure."""

import csv
import io
import json
import re
from html import unescape

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import reverse

from core import clock
from partnerships.access.roles import Role
from performance.plan_figures.selectors import figures_of_plan
from tests import builders
from tests.builders.basics import YEAR
from tests.pages import sign_in

pytestmark = pytest.mark.django_db
WORD = re.compile(r"\w+")
ON = ("--on", "2014-11-30")


def listed(role: str, *arguments: str) -> list[dict[str, str]]:
    out = io.StringIO()
    call_command("sentences", "ours", "--role", role, *(arguments or ON), stdout=out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


@pytest.fixture
def plan():
    """A plan of 2013/14 with burglaries down from 110 to 80 of at most 90, and a measure without figures."""
    partnership = builders.make_partnership("ours", area=builders.make_area("Ours"))
    plan = builders.make_plan(partnership, status="published")
    measure = builders.make_measure(plan, "Domestic burglary", data_owner=builders.make_agency("Ours Police"))
    builders.make_observation(measure, 80)
    builders.make_observation(measure, 110, year="2012-13")
    builders.make_target(measure, 90, kind="at_most")
    builders.make_measure(plan, "Robbery")
    return plan


def test_a_figures_sentence_is_listed_wherever_it_is_shown_with_its_figure(plan):
    rows = listed("officer")
    (burglary, _) = figures_of_plan(plan, YEAR).rows
    shown = [row for row in rows if burglary.sentence in row["sentence"]]
    measure_page = reverse("measure-detail", args=["ours", burglary.measure_id])
    assert {row["address"].partition("?")[0] for row in shown} >= {reverse("overview", args=["ours"]), measure_page}
    assert {(row["measure"], row["period"], row["span"], row["status"], row["grade"]) for row in shown} == {
        ("Domestic burglary", "2013-14", "2013/14", burglary.status, burglary.grade)
    }


def test_a_row_of_the_table_and_the_counts_are_listed(plan):
    table = [row for row in listed("officer") if row["address"] == reverse("performance-table", args=["ours"])]
    (burglary,) = (row for row in table if row["sentence"].startswith("Domestic burglary; "))
    assert (burglary["period"], burglary["status"]) == ("2013-14", "met")
    assert figures_of_plan(plan, YEAR).summary.sentence in {row["sentence"] for row in table}


def test_every_word_that_is_listed_stands_on_its_page(plan):
    client = sign_in(plan.partnership)
    rows = listed("officer", "--on", clock.today().isoformat())
    for address in {row["address"] for row in rows}:
        shown = set(WORD.findall(unescape(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))))
        for row in rows:
            if row["address"] == address:
                assert set(WORD.findall(row["sentence"])) <= shown


def test_nothing_of_the_walk_is_kept(plan):
    def rows():
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}

    before = rows()
    for role in (Role.AGENCY_OFFICER, "public"):
        listed(role)
    assert rows() == before


def test_a_paper_and_what_was_published_are_read_too(plan):
    report = builders.make_report(plan, slug="paper")
    builders.make_publication(plan)
    addresses = {row["address"] for row in listed("officer")}
    assert reverse("report-detail", args=["ours", report.slug]) in addresses
    everyone = listed("public")
    assert {row["address"] for row in everyone} >= {reverse("public-partnership", args=["ours"])}
    assert {row["status"] for row in everyone if row["measure"] == "Domestic burglary"} >= {"met"}
    assert not any(row["address"].startswith("/p/") for row in everyone)


def test_the_clock_is_held_on_the_day(plan):
    late = "is over, and these have no figure"
    assert not any(late in row["sentence"] for row in listed("officer", "--on", "2014-03-01"))
    assert any(late in row["sentence"] for row in listed("officer", "--on", "2014-11-30"))


def test_json_has_the_same_rows(plan, capsys):
    call_command("sentences", "ours", "--role", "approver", *ON, "--format", "json")
    assert json.loads(capsys.readouterr().out) == listed("approver")


@pytest.mark.parametrize("arguments", [("nowhere", "--role", "officer"), ("ours", "--role", "king"), ("ours",)])
def test_a_wrong_word_is_one_line_and_status_2(arguments):
    with pytest.raises(CommandError) as refused:
        call_command("sentences", *arguments)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


def test_a_figure_of_another_period_is_not_taken_for_that_of_the_page(plan):
    measure = plan.measures.get(label="Domestic burglary")
    page = reverse("measure-detail", args=["ours", measure.pk])
    series = [row for row in listed("officer") if row["address"] == page and row["sentence"].startswith("2012/13; ")]
    assert series
    assert {row["period"] for row in series} == {""}
