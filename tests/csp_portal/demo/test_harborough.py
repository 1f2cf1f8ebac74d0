"""The Harborough paper of 15 May 2014, as loaded."""

from decimal import Decimal

import pytest

from core.periods.period import Period
from partnerships.groups.selectors import groups_by_level
from partnerships.models import Partner, Partnership
from performance.models import Observation, StatedFigure
from performance.periods.selectors import plan_of_period
from performance.plan_figures import exports as export
from performance.plan_figures.selectors import figures_of_plan
from plans.models import CommissionedService, Outcome, Priority
from reports.models import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

FIGURE_3 = [
    ("Total Crime", "2778", "2773", "5", "0.2", "missed"),
    ("Domestic Burglary", "253", "153", "100", "65.4", "missed"),
    ("Commercial Burglary OTD", "106", "107", "-1", "-0.9", "no_target"),
    ("Theft From Motor Vehicle", "284", "335", "-51", "-15.2", "met"),
    ("Theft Of Motor Vehicle", "54", "38", "16", "42.1", "missed"),
    ("Violence With Injury", "176", "163", "13", "8.0", "missed"),
    ("Domestic Violence With Injury", "68", "59", "9", "15.3", "no_target"),
    ("Criminal Damage", "412", "490", "-78", "-15.9", "no_target"),
    ("ASB Reported (Police Data)", "1159", "1269", "-110", "-8.7", "no_target"),
    ("User Satisfaction", "88", "", "", "", "met"),
]


@pytest.fixture
def harborough() -> Partnership:
    return Partnership.objects.get(slug="harborough")


def exported(partnership: Partnership, year: str) -> list[dict[str, str]]:
    period = Period.parse(year)
    chosen = plan_of_period(partnership, period)
    assert chosen is not None
    return export.rows(figures_of_plan(chosen, period))


def test_figure_3_comes_out_as_printed(harborough):
    columns = ("indicator", "current", "previous", "difference", "change", "status")
    assert [tuple(row[name] for name in columns) for row in exported(harborough, "2013-14")] == FIGURE_3


def test_burglarys_due_value_is_worked_out_from_the_year_before(harborough):
    burglary = exported(harborough, "2013-14")[1]
    assert (burglary["baseline"], burglary["target"], burglary["due"]) == ("153", "-13", "133.11")


def test_satisfaction_has_a_gap_in_points_and_no_change(harborough):
    satisfaction = exported(harborough, "2013-14")[-1]
    assert (satisfaction["gap_to_target"], satisfaction["gap_unit"]) == ("3", "pp")
    assert not Observation.objects.filter(indicator__slug="user-satisfaction", period="2012-13").exists()


def test_the_year_before_says_that_it_was_worked_back(harborough):
    notes = Observation.objects.filter(partnership=harborough, period="2012-13").values_list("note", flat=True)
    assert len(notes) == 9
    assert all(note.startswith("Worked back: ") for note in notes)


def test_the_trend_of_six_years_is_illustrative_and_says_so(harborough):
    earlier = Observation.objects.filter(partnership=harborough, period__lt="2012-13")
    assert earlier.count() == 12
    assert set(earlier.values_list("data_status", flat=True)) == {"read_off_chart"}
    assert all("without its numbers" in note for note in earlier.values_list("note", flat=True))


def test_the_responsible_authorities_are_the_six_of_paragraph_2_1(harborough):
    partners = Partner.objects.filter(partnership=harborough, partner_class="responsible")
    assert [str(partner) for partner in partners] == [
        "Harborough District Council",
        "Leicestershire Constabulary",
        "Leicestershire County Council",
        "Leicestershire Fire & Rescue",
        "Leicestershire Probation Trust",
        "Public Health",
    ]


def test_five_aims_with_ten_objectives_and_two_priorities_that_cut_across(harborough):
    kinds = [priority.kind for priority in Priority.objects.filter(partnership=harborough)]
    assert kinds == ["top"] * 5 + ["cross_cutting"] * 2
    assert Outcome.objects.filter(partnership=harborough, priority__number__in="12345").count() == 11


def test_the_service_and_the_budget_are_kept_as_stated(harborough):
    service = CommissionedService.objects.get(plan__partnership=harborough)
    assert "Melton" in service.commissioned_with
    budget = StatedFigure.objects.get(label__startswith="Budget", partnership=harborough)
    assert (budget.value, budget.value_to) == (Decimal(15000), Decimal(30000))


def test_the_paper_has_the_documents_headings_in_its_order(harborough):
    report = Report.objects.get(partnership=harborough, slug="scrutiny-2014-05")
    assert [section.heading for section in report.sections.all()] == [
        "Outcome sought from Panel",
        "Background",
        "Points for discussion",
        "Equality Impact Assessment Implications/Outcomes",
        "Impact on Communities",
        "Legal Issues",
        "Resource Issues",
        "Community Safety Implications",
        "Carbon Management Implications",
        "Risk Management Implications",
        "Consultation",
        "Appendices",
    ]


def test_the_partnership_is_a_group_of_its_authorities_with_the_police_among_them(harborough: Partnership) -> None:
    (level,) = groups_by_level(harborough)
    (line,) = level.groups
    agencies = [one.agency for one in line.members if one.agency]
    assert len(agencies) == 6
    assert "Leicestershire Constabulary" in agencies
    assert line.chair == "Harborough approver"
