"""Southwark's rolling plan and Peterborough's three-year plan, as loaded."""

from datetime import date
from decimal import Decimal

import pytest

from actions.models import Achievement, Action, OutputFigure
from cycle.matrix.selectors import matrix_of
from cycle.models import Assessment
from figures.statistics.trends import linear_trend
from partnerships.models import Agency, Group, Membership, Partner, Partnership
from performance.models import Indicator, Observation, StatedFigure, Target
from plans.models import Plan, PlanStatement, Priority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def of(slug: str):
    return {"plan__partnership__slug": slug}


def test_southwark_has_eight_priorities_and_six_key_areas_that_cut_across_them():
    kinds = list(Priority.objects.filter(**of("southwark")).values_list("kind", flat=True))
    assert kinds == ["top"] * 8 + ["key_area"] * 6
    police = Action.objects.get(title__contains="Operation Trinity")
    assert {priority.kind for priority in police.priorities.all()} == {"top", "key_area"}


def test_no_lead_is_invented_for_southwarks_key_actions():
    actions = Action.objects.filter(**of("southwark"))
    assert actions.count() == 14
    assert not actions.filter(leads__isnull=False).exists()


def test_southwarks_achievements_stand_under_eight_themes_with_their_outputs():
    themes = Achievement.objects.filter(**of("southwark")).values_list("theme", flat=True)
    assert len(set(themes)) == 8
    outputs = OutputFigure.objects.filter(achievement__text__startswith="The council's unit")
    assert [output.words for output in outputs] == ["1237", "595", "70", "121"]


def test_southwarks_five_year_changes_are_quoted_and_never_figures():
    changes = StatedFigure.objects.filter(**of("southwark"), topic="Five-year changes")
    assert [int(change.value) for change in changes] == [-17, -6656, -26, -2112, -39, -21, -38, -3, -32, -1, -16, -26]
    assert not Observation.objects.filter(partnership__slug="southwark", indicator__slug="violent-crime").exists()


@pytest.mark.parametrize(
    ("indicator", "kind", "value", "baseline", "set_by"),
    [
        ("violent-crime", "pct_change", -2, "2011-12", "council"),
        ("cost-of-violence", "pct_change", -2, None, "council"),
        ("safe-after-dark", "maintain", 72, None, "council"),
        ("asb-a-problem", "at_most", 20, None, "council"),
        ("planned-treatment-exits", "pct_change", 5, "2012-13", "council"),
        ("mopac-seven", "trajectory", None, None, "policing_body"),
    ],
)
def test_southwarks_targets_with_who_set_them(indicator, kind, value, baseline, set_by):
    target = Target.objects.get(measure__indicator__slug=indicator, partnership__slug="southwark")
    assert (target.kind, target.value, target.set_by) == (kind, value, set_by)
    assert (target.baseline_period and target.baseline_period.code) == baseline


def test_the_basket_of_seven_falls_along_its_milestones():
    target = Target.objects.get(measure__indicator__slug="mopac-seven")
    assert target.milestones == [{"on": "2014-03-31", "percent": "-5"}, {"on": "2016-03-31", "percent": "-20"}]


def test_southwark_is_led_at_three_levels():
    levels = Group.objects.filter(partnership__slug="southwark").values_list("level", flat=True)
    assert set(levels) == {"strategic", "performance", "operational"}
    assert PlanStatement.objects.filter(**of("southwark"), kind="governance").count() == 3
    assert PlanStatement.objects.filter(**of("southwark"), kind="disproportionality").count() == 1


def test_peterboroughs_partners_come_in_three_classes():
    partners = Partner.objects.filter(partnership__slug="peterborough")
    classes = [partner.partner_class for partner in partners]
    assert [classes.count(kind) for kind in ("responsible", "co_operating", "invited")] == [6, 1, 4]
    assert partners.get(partner_class="co_operating").represents == "Registered Social Landlords in the city"
    assert Partnership.objects.get(slug="peterborough").parent_partnership == "Greater Peterborough Partnership"


def test_victim_based_crime_is_all_crime_less_other_crimes_against_society():
    whole = Indicator.objects.get(slug="victim-based-crime")
    assert {part.part.slug: part.sign for part in whole.parts.all()} == {
        "all-crime": 1,
        "other-crimes-against-society": -1,
    }
    assert not Indicator.objects.filter(slug="all-crime", partnership__isnull=False).exists()


def test_peterborough_has_one_target_for_its_three_years():
    target = Target.objects.get(partnership__slug="peterborough")
    assert (target.kind, target.value, target.due_on) == ("pct_change", -10, date(2014, 3, 31))
    plan = Plan.objects.get(partnership__slug="peterborough")
    assert [year.code for year in plan.years] == ["2011-12", "2012-13", "2013-14"]


def test_peterboroughs_monthly_series_follows_what_is_said_of_the_chart_and_is_illustrative():
    months = Observation.objects.filter(partnership__slug="peterborough").order_by("period_end")
    assert set(months.values_list("data_status", flat=True)) == {"read_off_chart"}
    values = [month.quantity.amount for month in months]
    assert months[0].period.code == "2010-M04"
    assert values[0] > 1600
    assert 1000 < values[-1] < 1100
    assert round((values[-1] / values[0] - 1) * 100) == Decimal(-35)
    fitted = linear_trend([float(value) for value in values]).fitted
    assert round((fitted[-1] / fitted[0] - 1) * 100) == -27


def test_peterborough_says_where_it_started_and_how_it_goes_about_it():
    kinds = list(PlanStatement.objects.filter(**of("peterborough")).values_list("kind", flat=True))
    assert (kinds.count("starting_position"), kinds.count("approach")) == (3, 5)


def test_one_person_has_roles_in_two_partnerships_and_one_in_none():
    roles = Membership.objects.filter(user__email="two-places@example.example")
    assert sorted(roles.values_list("partnership__slug", "role")) == [
        ("peterborough", "scrutiny_member"),
        ("southampton", "officer"),
    ]
    assert not Membership.objects.filter(user__email="outsider@example.example").exists()
    officers = Membership.objects.filter(role="officer").values_list("partnership__slug", flat=True)
    assert set(officers) == {"harborough", "peterborough", "southampton", "southwark"}


def test_southwarks_matrix_is_illustrative_and_chooses_its_eight_priorities():
    assessment = Assessment.objects.get(partnership__slug="southwark")
    assert assessment.is_illustrative
    matrix = matrix_of(assessment)
    top = Priority.objects.filter(**of("southwark"), kind="top").values_list("title", flat=True)
    assert {row.line.label for row in matrix.chosen} == set(top)
    assert matrix.unreasoned == ()
    against = [row.line.label for row in matrix.chosen if row.above]
    assert against == ["Gun crime"]


def test_peterboroughs_primary_care_trust_ended_before_its_report():
    assert Agency.objects.get(name="NHS Peterborough").ends == date(2013, 3, 31)
