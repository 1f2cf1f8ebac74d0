"""Southampton's plans of 2011/12 and 2012/13, as loaded: marks as printed, states kept apart, quotes kept back."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from actions.models import Achievement, Action, Quote
from core.periods.period import Period
from partnerships.models import Partnership
from performance.models import Measure, Observation, StatedFigure, Target
from performance.periods.selectors import plan_of_period
from performance.plan_figures import exports as export
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Outcome, Plan, Priority
from reports.blocks.context import Context
from reports.blocks.indicators import indicators
from reports.models import Report
from reports.papers.selectors import figures_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

APPENDIX = Path(settings.BASE_DIR).parent / "shared" / "acceptance" / "southampton_appendix_1.csv"


def exported(year: str) -> dict[str, dict[str, str]]:
    partnership, period = Partnership.objects.get(slug="southampton"), Period.parse(year)
    chosen = plan_of_period(partnership, period)
    assert chosen is not None
    return {row["indicator"]: row for row in export.rows(figures_of_plan(chosen, period))}


def printed(row: dict[str, str], name: str) -> str:
    """A column as Appendix 1 prints it: the mark where one was kept, else the number."""
    return row[f"{name}_mark"] or row[name]


@pytest.mark.shared_data
def test_every_row_of_appendix_1_is_there_with_its_outturn_and_target():
    if not APPENDIX.exists():
        pytest.skip("Appendix 1 is not beside the checkout")
    rows = exported("2011-12")
    expected = list(csv.DictReader(APPENDIX.read_text("utf-8").splitlines()))
    assert list(rows) == [row["indicator"] for row in expected]
    for row in expected:
        got = rows[row["indicator"]]
        outturn, target = printed(got, "baseline").casefold(), printed(got, "target").casefold()
        assert outturn.startswith(row["outturn_2009_10"].casefold()), row["indicator"]
        assert row["target_2011_12"].split(" ")[0].casefold() in target, row["indicator"]
        earlier = Target.objects.get(measure__label=row["indicator"], period="2010-11")
        shown = earlier.mark or str(earlier.quantity.amount)
        assert row["target_2010_11"].split(" ")[0].casefold() in shown.casefold(), row["indicator"]


@pytest.mark.parametrize(
    ("indicator", "baseline", "target", "kind", "status"),
    [
        ("All Crime", "26626", "25355", "absolute", "no_data"),
        (
            "Reduce reoffending (national indicator to be established)",
            "To be set",
            "To be set",
            "to_be_set",
            "no_target",
        ),
        ("Percentage of offenders 18+ reoffending", "10.54", "<7.5%", "below", "no_data"),
        ("Serious Violent Crime", "0.95 (228)", "0.69 (162)", "absolute", "no_data"),
        ("Assault with injury", "N/A", "TBA", "to_be_set", "no_target"),
        ("Comparative position for Dwelling Burglary", "3/15", "3/15", "rank", "no_data"),
        ("Hate Crime reports", "-", "-", "absolute", "no_target"),
        ("Primary Arson reports", "186", "125", "absolute", "no_data"),
        ("First time entrants to the criminal justice system (per 100 000)", "909", "TBA", "to_be_set", "no_target"),
        ("Change in the number of problem drug users in treatment", "761", "773", "absolute", "no_data"),
    ],
)
def test_what_appendix_1_prints_is_what_is_kept(indicator, baseline, target, kind, status):
    row = exported("2011-12")[indicator]
    assert (printed(row, "baseline"), printed(row, "target"), row["target_kind"], row["status"]) == (
        baseline, target, kind, status
    )  # fmt: skip


def test_none_of_the_appendixs_rows_has_a_result_of_the_year():
    rows = exported("2011-12").values()
    assert len(rows) == 20
    assert {row["current_state"] for row in rows} == {"missing"}
    assert sorted(row["status"] for row in rows) == ["no_data"] * 16 + ["no_target"] * 4


def test_the_count_behind_a_rate_is_kept_beside_it():
    rate = Observation.objects.get(indicator__slug="serious-violent-crime-rate")
    assert (str(rate.quantity.amount), rate.numerator, rate.mark) == ("0.95", 228, "0.95 (228)")


def test_an_actual_that_was_printed_beside_a_target_is_a_figure_of_its_own():
    target = Target.objects.get(measure__indicator__slug="council-and-police-tackle-crime", period="2010-11")
    assert (target.value, target.mark) == (30, "30% (actual 50%)")
    assert Observation.objects.get(indicator=target.measure.indicator, period="2010-11").value == 50


def test_places_are_kept_with_the_number_they_are_among():
    target = Target.objects.get(measure__label="Comparative position for Violent Crime", period="2011-12")
    assert (target.value, target.rank_of, target.kind) == (13, 15, "rank")


def test_only_the_starred_measure_is_new():
    assert [measure.label for measure in Measure.objects.filter(is_new=True)] == ["Neighbourhood Watch schemes"]


def test_the_old_plans_statuses_stay_as_stated_though_they_do_not_add_up():
    stated = StatedFigure.objects.filter(topic="Indicators of the plan before")
    assert [int(figure.value) for figure in stated] == [34, 29, 21, 4, 3]


def test_joint_leads_teams_and_groups_are_kept_as_the_plan_words_them():
    action = Action.objects.get(title__startswith="Deliver campaigns on home security")
    assert [(str(lead), lead.group is not None) for lead in action.leads.all()] == [
        ("SCC Comms Team", False),
        ("Police Comms Team", False),
        ("District Management Groups", True),
    ]
    assert [part.title for part in action.parts.all()] == ["Target vulnerable properties and hot spots"]


def test_no_date_is_given_to_an_action_that_has_none():
    actions = Action.objects.filter(plan__partnership__slug="southampton")
    assert actions.filter(part_of__isnull=True).count() == 21
    assert not actions.filter(due__isnull=False).exists()


def test_a_sub_action_serves_its_headlines_priority():
    part = Action.objects.get(title="Reduce under-age drinking")
    assert [priority.title for priority in part.priorities.all()] == ["Reducing violent crime"]


def test_priorities_of_all_four_kinds():
    kinds = Priority.objects.filter(plan__slug="2011-12").values_list("kind", flat=True)
    assert list(kinds) == ["top", "top", "top", "cross_cutting", "cross_cutting", "neighbourhood", "efficiency"]


def test_quotes_name_nobody_and_wait_for_consent():
    quotes = Quote.objects.filter(plan__partnership__slug="southampton")
    assert quotes.count() == 2
    assert not quotes.filter(consent=True).exists()
    assert all(quote.consent_note for quote in quotes)


def test_outputs_are_quoted_with_what_was_done():
    card = Achievement.objects.get(text__startswith="The Yellow Card scheme")
    assert [(output.words, output.value) for output in card.outputs.all()] == [("281", 281), ("12", 12)]


def test_the_next_years_plan_refreshes_this_one_and_has_eight_outcomes_of_the_council():
    plan = Plan.objects.get(partnership__slug="southampton", slug="2012-13")
    assert plan.refreshes is not None
    assert plan.refreshes.slug == "2011-12"
    outcomes = Outcome.objects.filter(plan=plan, priority__isnull=True)
    assert [str(outcome.led_by) for outcome in outcomes] == ["Southampton City Council"] * 8


def test_the_places_of_the_next_years_report_are_figures_of_2011_12():
    rows = exported("2012-13")
    assert [(row["previous"], row["baseline_mark"]) for row in rows.values()] == [
        ("10", "10th out of 15"),
        ("5", "5th out of 15"),
    ]


@pytest.mark.shared_data
def test_the_plans_own_paper_prints_appendix_1_row_by_row_and_column_by_column():
    if not APPENDIX.exists():
        pytest.skip("Appendix 1 is not beside the checkout")
    report = Report.objects.get(partnership__slug="southampton", layout="partnership-plan")
    table = indicators(Context(report, figures_of(report)))
    assert (table.outturn, table.years) == ("2009/10", ("2010/11", "2011/12"))
    lines = [line for section in table.sections for line in section.lines]
    expected = list(csv.DictReader(APPENDIX.read_text("utf-8").splitlines()))
    assert [line.label for line in lines] == [row["indicator"] for row in expected]
    for line, row in zip(lines, expected, strict=True):
        cells = [_plain(cell) for cell in (line.outturn, *line.targets, line.stated)]
        columns = ("outturn_2009_10", "target_2010_11", "target_2011_12", "one_year_change_stated")
        for cell, name in zip(cells, columns, strict=True):
            assert _plain(row[name].split(" (")[0]) in cell, (line.label, name)
        assert line.is_new == (row["new"] == "yes")


def _plain(text: str) -> str:
    return text.replace(",", "").replace("%", "").casefold()
