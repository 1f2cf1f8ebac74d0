"""The grid: a year's figures entered together, saved as a whole or not at all."""

from decimal import Decimal

import pytest
from django.urls import reverse

from core.models import AuditEntry
from partnerships.access.roles import Role
from performance.models import Observation
from performance.observations.services import correct_observation
from performance.plan_figures.selectors import figures_of_plan
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = builders.YEAR


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership(slug="seaside"))


def url(plan):
    return reverse("grid", args=["seaside", plan.pk, YEAR.code])


def sent(client, plan, **typed):
    """The grid as the page has it, with what was typed into cells by their measures' labels."""
    cells = client.get(url(plan)).context["cells"]
    values = {}
    for cell in cells:
        values[cell.name] = typed.get(cell.row.measure.label, cell.text)
        values[cell.version_name] = "" if cell.version is None else str(cell.version)
        values[cell.shown_name] = cell.shown
    return values


def values(plan):
    found = Observation.objects.filter(partnership=plan.partnership, period=YEAR).select_related("indicator")
    return {one.indicator.name: one.value for one in found}


def test_what_was_typed_is_saved_and_what_was_not_touched_is_left_alone(plan):
    burglary, theft = builders.make_measure(plan, "Burglary"), builders.make_measure(plan, "Theft")
    builders.make_observation(burglary, 153)
    officer = pages.sign_in(plan.partnership)
    entries = AuditEntry.objects.count()
    answer = officer.post(url(plan), sent(officer, plan, Theft="90"))
    assert answer.status_code == 302
    assert values(plan) == {"Burglary": 153, "Theft": 90}
    assert AuditEntry.objects.count() == entries + 1
    assert not burglary.indicator.observations.get().revisions.exists()
    assert theft.indicator.observations.get().recorded_by is not None


def test_the_grid_names_units_and_leads_to_the_other_years():
    plan = builders.make_plan(builders.make_partnership(slug="seaside"), years="2013-14 to 2014-15")
    builders.make_measure(plan, "Satisfied", unit="percent")
    page = pages.sign_in(plan.partnership).get(url(plan)).content.decode()
    assert "Per cent</span>" in page
    for year in ("2012-13", "2014-15"):
        assert f'href="{reverse("grid", args=["seaside", plan.pk, year])}"' in page


def test_the_same_grid_sent_twice_writes_once(plan):
    builders.make_measure(plan, "Theft")
    officer = pages.sign_in(plan.partnership)
    typed = sent(officer, plan, Theft="90")
    assert [officer.post(url(plan), typed).status_code for _ in range(2)] == [302, 302]
    assert Observation.objects.count() == 1
    assert Observation.objects.get().version == 1


def test_one_bad_cell_and_nothing_is_saved_and_nothing_typed_is_lost(plan):
    builders.make_measure(plan, "Burglary")
    builders.make_measure(plan, "Theft")
    builders.make_measure(plan, "Satisfied", unit="percent")
    officer = pages.sign_in(plan.partnership)
    answer = officer.post(url(plan), sent(officer, plan, Burglary="120", Theft="many", Satisfied="130"))
    shown = answer.content.decode()
    assert not Observation.objects.exists()
    assert "“many” is not a number" in shown
    assert "A percentage is from 0 to 100." in shown
    for typed in ('value="120"', 'value="many"', 'value="130"'):
        assert typed in shown


def test_one_stale_cell_and_the_whole_grid_is_refused_with_both_versions_shown(plan):
    burglary = builders.make_measure(plan, "Burglary")
    builders.make_measure(plan, "Theft")
    observation = builders.make_observation(burglary, 153)
    officer = pages.sign_in(plan.partnership)
    typed = sent(officer, plan, Burglary="120", Theft="90")
    correct_observation(by=None, observation=observation, version=1, quantity=builders.quantity(200))

    refused = officer.post(url(plan), typed)

    assert refused.status_code == 409
    assert values(plan) == {"Burglary": 200}
    shown = refused.content.decode()
    assert 'value="120"' in shown
    assert 'value="90"' in shown
    assert "It is now 200." in shown
    again = {}
    for cell in refused.context["cells"]:
        again |= {cell.name: cell.text, cell.version_name: cell.version or "", cell.shown_name: cell.shown}
    assert officer.post(url(plan), again).status_code == 302
    assert values(plan) == {"Burglary": 120, "Theft": 90}


def test_a_cell_that_someone_else_filled_meanwhile_is_not_filled_twice(plan):
    theft = builders.make_measure(plan, "Theft")
    officer = pages.sign_in(plan.partnership)
    typed = sent(officer, plan, Theft="90")
    builders.make_observation(theft, 91)
    assert officer.post(url(plan), typed).status_code == 409
    assert values(plan) == {"Theft": 91}


def test_another_persons_change_to_a_cell_that_was_not_touched_does_not_stand_in_the_way(plan):
    burglary = builders.make_measure(plan, "Burglary")
    builders.make_measure(plan, "Theft")
    observation = builders.make_observation(burglary, 153)
    officer = pages.sign_in(plan.partnership)
    typed = sent(officer, plan, Theft="90")
    correct_observation(by=None, observation=observation, version=1, quantity=builders.quantity(200))
    assert officer.post(url(plan), typed).status_code == 302
    assert values(plan) == {"Burglary": 200, "Theft": 90}


@pytest.mark.parametrize(
    ("unit", "typed", "value", "state", "of"),
    [
        ("count", "1,234", Decimal(1234), "known", None),
        ("count", "-", None, "missing", None),
        ("count", "N/A", None, "not_applicable", None),
        ("count", "TBA", None, "not_available", None),
        ("count", "NYA", None, "not_available", None),
        ("percent", "10.5%", Decimal("10.5"), "known", None),
        ("rank", "5/15", Decimal(5), "known", 15),
    ],
)
def test_cells_are_read_as_documents_print_them(plan, unit, typed, value, state, of):
    builders.make_measure(plan, "Theft", unit=unit)
    officer = pages.sign_in(plan.partnership)
    officer.post(url(plan), sent(officer, plan, Theft=typed))
    saved = Observation.objects.get()
    assert (saved.value, saved.state, saved.rank_of) == (value, state, of)


def test_a_pasted_column_fills_the_cells_and_saves_nothing_yet(plan):
    for name in ("Burglary", "Theft", "Arson"):
        builders.make_measure(plan, name)
    officer = pages.sign_in(plan.partnership)
    answer = officer.post(url(plan), sent(officer, plan) | {"column": "120\n90\tx\n7\n", "fill": "yes"})
    assert [cell.text for cell in answer.context["cells"]] == ["120", "90", "7"]
    assert not Observation.objects.exists()


def test_an_agency_fills_its_own_measures_cells_only(plan):
    police = builders.make_agency()
    builders.make_partner(plan.partnership, police)
    builders.make_measure(plan, "Burglary", data_owner=police)
    builders.make_measure(plan, "Fires")
    constable = pages.sign_in(plan.partnership, Role.AGENCY_OFFICER, agency=police)
    constable.post(url(plan), sent(constable, plan, Burglary="120", Fires="8"))
    assert values(plan) == {"Burglary": 120}


def test_signed_figures_are_refused_with_the_reason(plan):
    builders.make_measure(plan, "Theft")
    officer = pages.sign_in(plan.partnership)
    typed = sent(officer, plan, Theft="90")
    builders.make_sign_off(plan)
    refused = officer.post(url(plan), typed)
    assert "were signed off on" in refused.content.decode()
    assert not Observation.objects.exists()


def test_readers_do_not_open_the_grid_and_other_years_are_not_found(plan):
    assert pages.sign_in(plan.partnership, Role.SCRUTINY_MEMBER).get(url(plan)).status_code == 403
    address = reverse("grid", args=["seaside", plan.pk, "1999-00"])
    assert pages.sign_in(plan.partnership).get(address).status_code == 404


def test_an_empty_line_of_a_pasted_column_leaves_the_figure_that_stands(plan):
    burglary = builders.make_measure(plan, "Burglary")
    builders.make_measure(plan, "Theft")
    builders.make_observation(burglary, 153)
    officer = pages.sign_in(plan.partnership)
    answer = officer.post(url(plan), sent(officer, plan) | {"column": "\t\n90", "fill": "yes"})
    assert [cell.text for cell in answer.context["cells"]] == ["153", "90"]


def test_no_count_is_below_nothing(plan):
    builders.make_measure(plan, "Theft")
    officer = pages.sign_in(plan.partnership)
    answer = officer.post(url(plan), sent(officer, plan, Theft="-5"))
    assert "A count is a whole number from 0." in answer.content.decode()
    assert not Observation.objects.exists()


@pytest.mark.parametrize("version", ["9" * 5000, "x", ""])
def test_a_version_that_is_none_is_refused_like_a_stale_one(plan, version):
    theft = builders.make_measure(plan, "Theft")
    builders.make_observation(theft, 91)
    officer = pages.sign_in(plan.partnership)
    typed = sent(officer, plan, Theft="90") | {f"version_{theft.pk}-{YEAR.code}": version}
    assert officer.post(url(plan), typed).status_code == 409
    assert values(plan) == {"Theft": 91}


def test_another_rate_is_not_tested_by_the_counts_of_the_old_one(plan):
    rate = builders.make_measure(plan, "Theft", unit="rate_per_1000")
    for year in ("2012-13", "2013-14"):
        builders.make_observation(rate, 50, year=year, numerator=Decimal(500), denominator=Decimal(10_000))
    officer = pages.sign_in(plan.partnership)
    officer.post(url(plan), sent(officer, plan, Theft="90"))
    saved = Observation.objects.get(period=YEAR)
    assert (saved.value, saved.numerator, saved.denominator) == (90, None, None)
    assert saved.revisions.get().numerator == 500
    figure = figures_of_plan(plan, YEAR).rows[0].figure
    assert figure.grade == "not_tested"


def test_a_figure_that_is_only_asked_about_says_what_to_do_and_a_wrong_one_does_not(plan):
    measure = builders.make_measure(plan, "Theft")
    builders.make_measure(plan, "Burglary")
    for month in range(4, 10):
        builders.make_observation(measure, 20, year=f"2013-M{month:02d}")
    officer = pages.sign_in(plan.partnership)
    asked = officer.post(url(plan), sent(officer, plan, Theft="90")).content.decode()
    assert "Nothing is saved yet: if these figures are right, save again" in asked
    wrong = officer.post(url(plan), sent(officer, plan, Theft="90", Burglary="many")).content.decode()
    assert "Nothing was saved" in wrong
    assert "if these figures are right" not in wrong


def test_the_last_whole_year_before_a_plan_is_entered_in_its_grid_and_no_earlier_one(plan):
    builders.make_measure(plan, "Theft")
    officer = pages.sign_in(plan.partnership)
    before = reverse("grid", args=["seaside", plan.pk, "2012-13"])
    (cell,) = officer.get(before).context["cells"]
    typed = {cell.name: "90", cell.version_name: "", cell.shown_name: ""}
    assert officer.post(before, typed)["Location"] == reverse("plan-detail", args=["seaside", plan.pk])
    assert Observation.objects.get().period.code == "2012-13"
    assert officer.get(reverse("grid", args=["seaside", plan.pk, "2011-12"])).status_code == 404
