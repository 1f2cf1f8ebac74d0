"""A quarter's returns are opened for those who owe, once, by command and by page."""

import time
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from actions.models import Action, ActionLead
from core import clock
from core.models import AuditEntry
from core.periods.period import Period
from cycle.models import AgencyReturn
from cycle.returns.selectors.board import board_of
from cycle.returns.services import opening
from partnerships.models import Agency
from performance.models import Measure
from tests import builders, pages
from tests.cycle.returns.ours import JULY, Q1, opened, owned, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("frequency", "quarter", "periods"),
    [
        ("month", "2013-14-Q1", ["2013-M04", "2013-M05", "2013-M06"]),
        ("quarter", "2013-14-Q1", ["2013-14-Q1"]),
        ("financial_year", "2013-14-Q1", []),
        ("financial_year", "2013-14-Q4", ["2013-14"]),
        ("calendar_year", "2013-14-Q3", ["2013"]),
        ("calendar_year", "2013-14-Q4", []),
        ("occasional", "2013-14-Q4", []),
    ],
)
def test_a_return_asks_for_the_periods_that_end_in_its_quarter(plan, police, officer, frequency, quarter, periods):
    builders.make_action(plan, agency=police)
    owned(plan, police, frequency=frequency)
    one = opened(plan, Period.parse(quarter))["Police"]
    owed = officer.get(url("return-detail", one.pk)).context["return_content"]
    assert [figure.row.period.code for figure in owed.figures] == periods


def test_only_those_who_owe_get_a_return_and_a_unit_s_work_is_its_agency_s(plan, police):
    team = builders.make_agency("Traffic team", unit_of=police)
    fire, health = builders.make_agency("Fire"), builders.make_agency("Health")
    builders.make_action(plan, agency=team)
    builders.make_action(plan, agency=health, status="complete")
    owned(plan, fire)
    assert set(opened(plan)) == {"Police", "Fire"}


def test_opening_twice_opens_once_and_what_has_come_to_be_owed_is_added(plan, police):
    builders.make_action(plan, agency=police)
    assert set(opened(plan)) == {"Police"}
    owned(plan, builders.make_agency("Fire"))
    assert set(opened(plan)) == {"Fire"}
    assert opened(plan) == {}
    assert AuditEntry.objects.filter(object_type="return", action="created").count() == 2


def test_the_command_opens_the_last_quarter_of_every_plan_in_force_and_tells_how_far_it_is(plan, police, capsys):
    builders.make_action(plan, agency=police)
    draft = builders.make_plan()
    builders.make_action(draft, agency=builders.make_agency())
    with clock.held_at(JULY):
        for _ in range(2):
            call_command("open_returns")
    (one,) = AgencyReturn.objects.all()
    assert (one.period, one.due, one.agency) == (Q1, date(2013, 7, 21), police)
    assert capsys.readouterr().out.splitlines() == [
        f"{plan.title}: 1 of 1",
        f"1 of 1: Safer Ours, {plan.title}: 1 opened",
        "Returns opened: 1",
        f"1 of 1: Safer Ours, {plan.title}: 0 opened",
        "Returns opened: 0",
    ]


@pytest.mark.parametrize(
    "wrong", [{"quarter": "2013-14"}, {"quarter": "next spring"}, {"partnership": "nowhere"}], ids=str
)
def test_the_command_says_what_is_wrong_with_what_it_was_given(wrong):
    with pytest.raises(CommandError):
        call_command("open_returns", **wrong)


def test_the_quarter_turns_at_midnight_in_british_summer_time():
    for hour, code in ((22, "2013-14-Q4"), (23, "2014-15-Q1")):
        with clock.held_at(datetime(2014, 6, 30, hour, 30, tzinfo=UTC)):
            assert opening.last_quarter(clock.today()).code == code


def test_an_officer_opens_a_quarter_with_a_day_and_a_second_time_is_told_that_nobody_owes_more(plan, police, officer):
    builders.make_action(plan, agency=police)
    values = pages.form_values(officer.get(url("returns-open", plan.pk))) | {
        "quarter": "2013-14-Q1",
        "due-day": "31",
        "due-month": "7",
        "due-year": "2013",
    }
    answer = officer.post(url("returns-open", plan.pk), values, follow=True)
    assert "Police" in answer.content.decode()
    assert AgencyReturn.objects.get().due == date(2013, 7, 31)
    again = pages.form_values(officer.get(url("returns-open", plan.pk))) | {"quarter": "2013-14-Q1"}
    refused = officer.post(url("returns-open", plan.pk), again)
    assert "has its return already" in pages.errors_of(refused)["__all__"][0]
    early = again | {"due-day": "1", "due-month": "6", "due-year": "2013"}
    assert "choose a later day" in pages.errors_of(officer.post(url("returns-open", plan.pk), early))["due"][0]


def make_many_owe(plan, number):
    """So many agencies with an action and a figure each, made in bulk: it is their returns that are of interest."""
    Agency.objects.bulk_create(Agency(name=f"Agency {n:04}", kind="other") for n in range(number))
    agencies = list(Agency.objects.filter(name__startswith="Agency "))
    actions = Action.objects.bulk_create(
        Action(partnership=plan.partnership, plan=plan, title=f"Action of {agency}") for agency in agencies
    )
    ActionLead.objects.bulk_create(
        ActionLead(action=action, agency=agency) for action, agency in zip(actions, agencies, strict=True)
    )
    indicator = builders.make_indicator("Visits", frequency="quarter")
    Measure.objects.bulk_create(
        Measure(partnership=plan.partnership, plan=plan, indicator=indicator, label=str(agency), data_owner=agency)
        for agency in agencies
    )


def test_a_thousand_agencies_returns_open_in_under_ten_seconds_and_say_how_far_they_are(plan):
    make_many_owe(plan, 1000)
    told, began = [], time.process_time()
    assert opening.open_everywhere(Q1, tell=told.append) == 1000
    board = board_of(plan, Q1)
    assert time.process_time() - began < 10
    assert told[:2] == [f"{plan.title}: 250 of 1000", f"{plan.title}: 500 of 1000"]
    assert (len(board.lines), board.lines[0].figures) == (1000, 1)
    assert AuditEntry.objects.filter(object_type="return").count() == 1000
