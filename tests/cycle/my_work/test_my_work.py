"""My work: an agency's own actions and figures on one page, saved together or not at all."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from actions.models import ProgressUpdate
from core import clock
from partnerships.access.roles import Role
from performance.models import Observation
from tests import builders, pages

pytestmark = pytest.mark.django_db
URL = reverse("my-work", args=["ours"])
JULY = datetime(2014, 7, 10, 12, tzinfo=UTC)


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership("ours"))


@pytest.fixture
def police(plan):
    agency = builders.make_agency("Police")
    builders.make_partner(plan.partnership, agency)
    return agency


@pytest.fixture
def constable(plan, police):
    return pages.sign_in(plan.partnership, Role.AGENCY_OFFICER, agency=police)


def owned(plan, police, label, frequency="financial_year", **values):
    indicator = builders.make_indicator(label, frequency=frequency)
    return builders.make_measure(plan, label, indicator=indicator, data_owner=police, **values)


def sent(answer, **typed):
    """The page as it stands, with what was typed into cells by their measures' labels."""
    found = pages.form_values(answer)
    for cell in answer.context["cells"]:
        found[cell.name] = typed.get(cell.row.measure.label, cell.text)
        found[cell.version_name] = "" if cell.version is None else str(cell.version)
        found |= {cell.shown_name: cell.shown, cell.sure_name: cell.sure}
    return found


def test_the_figures_due_are_the_own_agency_s_and_its_units_the_missing_ones_first(plan, police, constable):
    team = builders.make_agency("Traffic team", unit_of=police)
    known = owned(plan, police, "Burglary")
    owned(plan, team, "Collisions")
    owned(plan, builders.make_agency("Fire", kind="fire"), "Fires")
    owned(plan, police, "Now and then", frequency="occasional")
    builders.make_observation(known, 153)
    shown = [(cell.row.measure.label, cell.text) for cell in constable.get(URL).context["cells"]]
    assert shown == [("Collisions", ""), ("Burglary", "153")]


@pytest.mark.parametrize(
    ("frequency", "period"),
    [
        ("month", "2014-M03"),
        ("quarter", "2013-14-Q4"),
        ("financial_year", "2013-14"),
        ("calendar_year", "2013"),
    ],
)
def test_what_is_due_is_the_latest_period_that_is_over_within_the_plan(plan, police, constable, frequency, period):
    owned(plan, police, "Burglary", frequency)
    with clock.held_at(JULY):
        (cell,) = constable.get(URL).context["cells"]
    assert cell.row.period.code == period


def test_a_period_is_due_the_day_after_its_last(plan, police, constable):
    owned(plan, police, "Burglary", "quarter")
    on = {}
    for day in (30, 1):
        month = 6 if day == 30 else 7
        with clock.held_at(datetime(2013, month, day, 12, tzinfo=UTC)):
            on[day] = [cell.row.period.code for cell in constable.get(URL).context["cells"]]
    assert on == {30: [], 1: ["2013-14-Q1"]}


def test_an_update_and_a_figure_are_saved_at_once_and_told(plan, police, constable):
    action = builders.make_action(plan, agency=police, status="on_track")
    owned(plan, police, "Burglary")
    typed = sent(constable.get(URL), Burglary="90") | {f"text_{action.pk}": "40 visits"}
    answer = constable.post(URL, typed, follow=True)
    assert "Saved: 1 update and 1 figure." in answer.content.decode()
    assert ProgressUpdate.objects.get().narrative == "40 visits"
    assert Observation.objects.get().value == 90
    constable.post(URL, typed)
    assert (ProgressUpdate.objects.count(), Observation.objects.count()) == (1, 1)


def test_a_bad_figure_keeps_the_update_from_being_saved_and_loses_nothing(plan, police, constable):
    action = builders.make_action(plan, agency=police, status="on_track")
    owned(plan, police, "Burglary")
    typed = sent(constable.get(URL), Burglary="many") | {f"text_{action.pk}": "40 visits"}
    shown = constable.post(URL, typed).content.decode()
    assert "“many” is not a number" in shown
    assert 'value="40 visits"' in shown
    assert not ProgressUpdate.objects.exists()


def test_a_figure_that_someone_filled_meanwhile_refuses_the_whole_page(plan, police, constable):
    action = builders.make_action(plan, agency=police, status="on_track")
    burglary = owned(plan, police, "Burglary")
    typed = sent(constable.get(URL), Burglary="90") | {f"text_{action.pk}": "40 visits"}
    builders.make_observation(burglary, 91)
    refused = constable.post(URL, typed)
    assert refused.status_code == 409
    assert "It is now 91." in refused.content.decode()
    assert not ProgressUpdate.objects.exists()


def test_a_figure_outside_the_usual_variation_is_asked_about_once_and_saved_when_it_is_sent_again(
    plan, police, constable
):
    burglary = owned(plan, police, "Burglary")
    for year, value in enumerate((100, 104, 98, 101, 97, 103), start=2007):
        builders.make_observation(burglary, value, year=f"{year}-{year - 1999:02}")
    asked = constable.post(URL, sent(constable.get(URL), Burglary="1000"))
    assert "outside the usual variation" in asked.content.decode()
    assert "if these figures are right, save again" in asked.content.decode()
    assert Observation.objects.count() == 6
    assert constable.post(URL, sent(asked)).status_code == 302
    assert Observation.objects.order_by("period_end").last().value == 1000


def test_a_partnership_officer_sees_every_action_and_enters_figures_in_the_grid(plan, police):
    builders.make_action(plan, agency=police)
    owned(plan, police, "Burglary")
    context = pages.sign_in(plan.partnership).get(URL).context
    assert (len(list(context["form"].rows)), context["cells"]) == (1, [])


def test_many_figures_take_no_more_queries_than_one(plan, police, constable, django_assert_max_num_queries):
    constable.get(URL)
    for number in range(30):
        owned(plan, police, f"Measure {number}", "month")
    with django_assert_max_num_queries(12):
        constable.get(URL)
