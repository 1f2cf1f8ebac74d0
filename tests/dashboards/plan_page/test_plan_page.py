"""What a draft plan still needs: each step, its first gap and the page that closes it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from dashboards.plan_page.selectors import GapPage, Need, needs_of
from dashboards.plan_page.views import NOT_YET
from dashboards.priority_to_result.selectors import priority_to_result
from figures.readings.data_notes import DataStatus
from partnerships.access.roles import Role
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Plan
from tests import builders, pages

pytestmark = pytest.mark.django_db
STEPS = ("priorities", "actions", "measures", "targets", "figures")


@pytest.fixture
def plan() -> Plan:
    return builders.make_plan(builders.make_partnership(slug="seaside"))


def needs(plan: Plan) -> dict[str, Need]:
    return dict(zip(STEPS, needs_of(plan), strict=True))


def shown(plan: Plan, role: Role = Role.OFFICER) -> Any:
    return pages.sign_in(plan.partnership, role).get(reverse("plan-detail", args=["seaside", plan.pk]))


def test_an_empty_plan_begins_with_its_priorities_and_says_what_comes_first_elsewhere(plan: Plan) -> None:
    found = needs(plan)
    assert found["priorities"].place == GapPage("priority-create", (plan.pk,))
    assert [found[step].hint for step in STEPS[1:]] == [*["First its priorities."] * 2, *["First its measures."] * 2]
    assert not any(need.is_done for need in found.values())
    assert [found[step].place for step in STEPS[1:]] == [None] * 4


def test_each_step_leads_to_where_its_first_gap_is_closed(plan: Plan) -> None:
    burglary, safety = builders.make_priority(plan, "Burglary"), builders.make_priority(plan, "Feeling safe")
    builders.make_action(plan, "Fit locks", priorities=[burglary])
    measure = builders.make_measure(plan, "Burglaries", priority=burglary)
    found = needs(plan)
    assert found["priorities"].is_done
    assert found["actions"].place == GapPage("action-create", (plan.pk,), safety.pk)
    assert found["actions"].hint == "1 action. None serves “Feeling safe” yet. And 2 more."
    assert found["measures"].place == GapPage("measure-create", (plan.pk,), safety.pk)
    assert found["targets"].place == GapPage("target-create", (measure.pk,))
    assert found["targets"].hint == "0 of 1 measure has one. “Burglaries” has none for 2013/14."
    assert found["figures"].place == GapPage("grid", (plan.pk, "2013-14"))


def test_an_action_without_a_lead_or_date_is_a_gap_until_it_is_finished(plan: Plan) -> None:
    priority, police = builders.make_priority(plan), builders.make_agency()
    builders.make_partner(plan.partnership, police)
    builders.make_action(plan, "Fit locks", priorities=[priority], agency=police, due=date(2014, 1, 1))
    builders.make_action(plan, "Light paths", priorities=[priority], status="complete")
    assert needs(plan)["actions"].is_done
    undated = builders.make_action(plan, "Visit victims", agency=police)
    assert needs(plan)["actions"].place == GapPage("action-edit", (undated.pk,))


def test_what_is_to_be_set_or_only_illustrative_is_not_there_yet(plan: Plan) -> None:
    measure = builders.make_measure(plan, "Burglaries", priority=builders.make_priority(plan))
    builders.make_target(measure, None, "to_be_set")
    builders.make_observation(measure, 90, data_status=DataStatus.READ_OFF_CHART)
    found = needs(plan)
    assert found["targets"].hint == "0 of 1 measure has one. That of “Burglaries” is to be set."
    assert found["targets"].place == GapPage("measure-detail", (measure.pk,))
    assert not found["figures"].is_done


def test_a_plan_that_needs_nothing_has_no_gap_from_priority_to_result(plan: Plan) -> None:
    priority, police = builders.make_priority(plan), builders.make_agency()
    builders.make_partner(plan.partnership, police)
    builders.make_action(plan, priorities=[priority], agency=police, due=date(2014, 1, 1))
    measure = builders.make_measure(plan, priority=priority)
    builders.make_target(measure, 90, "at_most")
    assert not needs(plan)["figures"].is_done
    builders.make_observation(measure, 0)  # none at all is a figure
    assert all(need.is_done for need in needs(plan).values())
    assert priority_to_result(figures_of_plan(plan, plan.years[0])).gaps == 0
    assert "Nothing is missing." in shown(plan).content.decode()


def test_a_plan_whose_year_is_not_over_asks_for_the_figures_that_it_begins_with(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = builders.make_measure(plan, priority=builders.make_priority(plan))
    builders.make_observation(measure, 90, year="2012-13")
    for day in (date(2013, 6, 1), date(2014, 3, 31)):
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        found = needs(plan)["figures"]
        assert (found.title, found.is_done) == ("Enter the figures of 2012/13", True)
    monkeypatch.setattr(clock, "today", lambda: date(2014, 4, 1))
    assert needs(plan)["figures"].title == "Enter the figures of 2013/14"


def test_the_steps_stand_on_a_drafts_page_for_those_who_make_it_only(plan: Plan) -> None:
    page = shown(plan)
    assert page.context["needs"][0].title == "Add its priorities"
    assert reverse("priority-create", args=["seaside", plan.pk]) in page.content.decode()
    assert shown(plan, Role.SCRUTINY_MEMBER).context["needs"] == []
    published = builders.make_plan(plan.partnership, "2012-13", status="published")
    assert shown(published).context["needs"] == []


class Newcomer:
    """Someone who makes a plan by following what its page says comes next; counts the pages that they load."""

    def __init__(self, client: Client) -> None:
        self.client, self.loads = client, 0

    def open(self, address: str) -> None:
        self.page, self.address = self.client.get(address), address
        self.loads += 1
        assert self.page.status_code == 200

    def next_step(self) -> None:
        self.open(next(task.url for task in self.page.context["needs"] if task.state is NOT_YET))

    def send(self, **typed: Any) -> None:
        answer = self.client.post(self.address, pages.form_values(self.page) | typed)
        assert answer.status_code == 302, pages.errors_of(answer)
        self.open(answer["Location"])


def test_a_newcomer_makes_a_plan_in_at_most_twenty_two_page_loads(plan: Plan) -> None:
    police = builders.make_agency()
    builders.make_partner(plan.partnership, police)
    newcomer = Newcomer(pages.sign_in(plan.partnership))
    newcomer.loads = 2  # the home page, and that for signing in
    for name in ("overview", "plan-list", "plan-create"):
        newcomer.open(reverse(name, args=["seaside"]))
    newcomer.send(title="Plan of a newcomer")
    newcomer.next_step()
    newcomer.send(title="Burglary", another="yes")
    newcomer.send(title="Feeling safe")
    made = Plan.objects.get(title="Plan of a newcomer")
    burglary, safety = made.priorities.all()
    due = {"due-day": "30", "due-month": "9", "due-year": str(made.starts.year)}
    newcomer.next_step()
    for title, priority in (("Fit locks", burglary), ("Mark bikes", burglary)):
        newcomer.send(title=title, priorities=[priority.pk], agencies=[police.pk], another="yes", **due)
    newcomer.send(title="Light paths", priorities=[safety.pk], agencies=[police.pk], **due)
    newcomer.next_step()
    newcomer.send(name="Burglaries")
    newcomer.send(quantity="90", another="yes")
    newcomer.send(name="Feel safe", unit="percent", polarity="higher", priority=safety.pk)
    newcomer.send(quantity="80")
    newcomer.next_step()
    cells = newcomer.page.context["cells"]
    typed = {cell.name: "85" for cell in cells} | {cell.shown_name: "" for cell in cells}
    newcomer.open(newcomer.client.post(newcomer.address, typed)["Location"])
    assert newcomer.page.context["needs_nothing"]
    assert newcomer.loads <= 22
