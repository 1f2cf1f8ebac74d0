"""What officers do on the pages of plans, and what is refused."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from core.models import AuditEntry
from partnerships.access.roles import Role
from partnerships.models import Partnership
from plans.models import Outcome, Plan, PlanStatement, Priority
from tests import builders
from tests.pages import errors_of, form_values, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return builders.make_partnership("ours")


@pytest.fixture
def officer(partnership: Partnership) -> Client:
    return sign_in(partnership)


@pytest.fixture
def plan(partnership: Partnership) -> Plan:
    return builders.make_plan(partnership, title="Plan for 2013/14")


def url(name: str, *args: Any) -> str:
    return reverse(name, args=["ours", *args])


NEW_PLAN = {
    "title": "Plan for 2014/15",
    "kind": "annual",
    "starts-day": "1",
    "starts-month": "4",
    "starts-year": "2014",
    "ends-day": "31",
    "ends-month": "3",
    "ends-year": "2015",
}


def test_the_next_financial_year_is_offered_for_a_new_plan(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2014, 3, 31))
    values = form_values(officer.get(url("plan-create")))
    assert [values[f"starts-{part}"] for part in ("day", "month", "year")] == ["1", "4", "2014"]
    assert [values[f"ends-{part}"] for part in ("day", "month", "year")] == ["31", "3", "2015"]


def test_an_officer_adds_a_plan_as_a_draft(officer: Client) -> None:
    page = officer.get(url("plan-create"))
    response = officer.post(url("plan-create"), form_values(page) | NEW_PLAN)
    plan = Plan.objects.get()
    assert response.headers["Location"] == url("plan-detail", plan.pk)
    assert (plan.title, plan.status, str(plan.starts), str(plan.ends)) == (
        "Plan for 2014/15",
        "draft",
        "2014-04-01",
        "2015-03-31",
    )


def test_the_same_post_again_leads_to_the_same_plan(officer: Client) -> None:
    values = form_values(officer.get(url("plan-create"))) | NEW_PLAN
    first, second = (officer.post(url("plan-create"), values) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Plan.objects.count() == 1


def test_a_plan_that_ends_before_it_starts_is_refused_at_its_last_day(officer: Client) -> None:
    values = form_values(officer.get(url("plan-create"))) | NEW_PLAN | {"ends-year": "2013"}
    response = officer.post(url("plan-create"), values)
    assert errors_of(response) == {"ends": ["The last day cannot be before the first day."]}
    assert not Plan.objects.exists()
    assert 'value="2013"' in response.content.decode()


def test_a_plan_cannot_refresh_a_foreign_one(officer: Client) -> None:
    foreign = builders.make_plan()
    values = form_values(officer.get(url("plan-create"))) | NEW_PLAN | {"refreshes": str(foreign.pk)}
    assert "refreshes" in errors_of(officer.post(url("plan-create"), values))
    assert Plan.objects.filter(partnership__slug="ours").count() == 0


def test_the_second_of_two_editors_is_refused_and_sees_both_versions(officer: Client, plan: Plan) -> None:
    opened = form_values(officer.get(url("plan-edit", plan.pk)))
    officer.post(url("plan-edit", plan.pk), opened | {"title": "Theirs"})
    response = officer.post(url("plan-edit", plan.pk), opened | {"title": "Mine"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Someone changed this while you were editing" in page
    assert ("Title", "Theirs") in response.context["conflict"]
    assert 'value="Mine"' in page
    plan.refresh_from_db()
    assert plan.title == "Theirs"
    officer.post(url("plan-edit", plan.pk), form_values(response))
    plan.refresh_from_db()
    assert plan.title == "Mine"


def test_an_edit_without_a_version_is_refused(officer: Client, plan: Plan) -> None:
    values = form_values(officer.get(url("plan-edit", plan.pk))) | {"title": "Mine"}
    del values["version"]
    assert officer.post(url("plan-edit", plan.pk), values).status_code == 409
    plan.refresh_from_db()
    assert plan.title == "Plan for 2013/14"


def test_deleting_a_draft_says_what_goes_with_it(officer: Client, plan: Plan) -> None:
    builders.make_priority(plan)
    builders.make_outcome(plan)
    page = officer.get(url("plan-delete", plan.pk))
    assert page.context["goes_with"] == {"priority": 1, "outcome": 1}
    officer.post(url("plan-delete", plan.pk), form_values(page))
    assert not Plan.objects.exists()
    assert AuditEntry.objects.filter(action="deleted", object_type="plan").exists()


def test_what_a_paper_rests_on_cannot_be_deleted_and_the_page_says_why(officer: Client, plan: Plan) -> None:
    builders.make_report(plan)
    page = officer.get(url("plan-delete", plan.pk))
    assert page.context["kept_by"] == {"report": 1}
    response = officer.post(url("plan-delete", plan.pk), {"version": "1"})
    assert "It cannot be deleted while others rest on it" in response.content.decode()
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_a_published_plan_is_archived_and_never_a_draft_again(officer: Client, partnership: Partnership) -> None:
    plan = builders.make_plan(partnership, status="published")
    values = form_values(officer.get(url("plan-edit", plan.pk))) | {"status": "draft"}
    assert errors_of(officer.post(url("plan-edit", plan.pk), values)) == {
        "status": ["This plan is a draft no longer. Choose another status."]
    }
    officer.post(url("plan-archive", plan.pk), form_values(officer.get(url("plan-archive", plan.pk))))
    assert plan not in officer.get(url("plan-list")).context["plans"]
    officer.post(url("plan-restore", plan.pk), form_values(officer.get(url("plan-restore", plan.pk))))
    assert plan in officer.get(url("plan-list")).context["plans"]


def test_priorities_are_added_in_order_and_put_in_another(officer: Client, plan: Plan) -> None:
    for title in ("Burglary", "Violence"):
        page = officer.get(url("priority-create", plan.pk))
        officer.post(url("priority-create", plan.pk), form_values(page) | {"title": title})
    first, second = Priority.objects.order_by("order")
    assert (first.title, second.title) == ("Burglary", "Violence")
    places = {f"place_{first.pk}": "2", f"place_{second.pk}": "1"}
    officer.post(url("priority-order", plan.pk), form_values(officer.get(url("priority-order", plan.pk))) | places)
    assert [priority.title for priority in Priority.objects.order_by("order")] == ["Violence", "Burglary"]


def test_two_priorities_cannot_have_one_place(officer: Client, plan: Plan) -> None:
    first, second = builders.make_priority(plan, "Burglary"), builders.make_priority(plan, "Violence")
    values = form_values(officer.get(url("priority-order", plan.pk)))
    response = officer.post(url("priority-order", plan.pk), values | {f"place_{second.pk}": "1"})
    assert errors_of(response) == {f"place_{second.pk}": ["Place 1 is taken by “Burglary”."]}
    first.refresh_from_db()
    assert first.order == 1


def test_an_order_on_top_of_a_changed_priority_is_refused_whole(officer: Client, plan: Plan) -> None:
    first, second = builders.make_priority(plan, "Burglary"), builders.make_priority(plan, "Violence")
    values = form_values(officer.get(url("priority-order", plan.pk)))
    page = officer.get(url("priority-edit", second.pk))
    officer.post(url("priority-edit", second.pk), form_values(page) | {"title": "Violence with injury"})
    response = officer.post(
        url("priority-order", plan.pk), values | {f"place_{first.pk}": "2", f"place_{second.pk}": "1"}
    )
    assert response.status_code == 409
    assert [priority.pk for priority in Priority.objects.order_by("order")] == [first.pk, second.pk]
    officer.post(url("priority-order", plan.pk), form_values(response))
    assert [priority.pk for priority in Priority.objects.order_by("order")] == [second.pk, first.pk]


def test_an_archived_priority_leaves_the_plan_and_can_be_brought_back(officer: Client, plan: Plan) -> None:
    priority = builders.make_priority(plan, "Burglary")
    page = officer.get(url("priority-archive", priority.pk))
    officer.post(url("priority-archive", priority.pk), form_values(page) | {"reason": "Merged with another"})
    assert officer.get(url("plan-detail", plan.pk)).context["page"].priorities == ()
    history = officer.get(url("priority-history", priority.pk)).content.decode()
    assert "Reason: Merged with another" in history
    page = officer.get(url("priority-restore", priority.pk))
    officer.post(url("priority-restore", priority.pk), form_values(page))
    assert officer.get(url("plan-detail", plan.pk)).context["page"].priorities == (priority,)


def test_outcomes_and_passages_are_added_and_edited(officer: Client, plan: Plan) -> None:
    priority = builders.make_priority(plan)
    page = officer.get(url("outcome-create", plan.pk) + f"?priority={priority.pk}")
    officer.post(url("outcome-create", plan.pk), form_values(page) | {"text": "Fewer burglaries"})
    outcome = Outcome.objects.get()
    assert (outcome.text, outcome.priority) == ("Fewer burglaries", priority)
    page = officer.get(url("outcome-edit", outcome.pk))
    officer.post(url("outcome-edit", outcome.pk), form_values(page) | {"text": "Far fewer burglaries"})
    page = officer.get(url("statement-create", plan.pk))
    officer.post(url("statement-create", plan.pk), form_values(page) | {"kind": "key_message", "text": "Crime fell."})
    outcome.refresh_from_db()
    assert (outcome.text, PlanStatement.objects.get().text) == ("Far fewer burglaries", "Crime fell.")


def test_the_history_says_who_changed_what_from_what_to_what(officer: Client, plan: Plan) -> None:
    page = officer.get(url("plan-edit", plan.pk))
    officer.post(url("plan-edit", plan.pk), form_values(page) | {"kind": "multi_year", "ends-year": "2016"})
    entry = officer.get(url("plan-history", plan.pk)).context["history"][0]
    assert [(change.label, change.before, change.after) for change in entry.changes] == [
        ("Kind", "Annual", "For several years, reviewed each year"),
        ("Last day", "31 March 2014", "31 March 2016"),
    ]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
def test_only_officers_see_links_that_change_a_plan(role: Role, plan: Plan) -> None:
    page = sign_in(plan.partnership, role).get(url("plan-detail", plan.pk)).content.decode()
    assert url("plan-edit", plan.pk) not in page
    assert url("plan-history", plan.pk) in page


def test_a_plan_page_asks_as_much_for_many_priorities_as_for_few(
    officer: Client, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        priority = builders.make_priority(plan)
        builders.make_outcome(plan, priority=priority)
        builders.make_target(builders.make_measure(plan, priority=priority), 90, "at_most")
        builders.make_action(plan, priorities=[priority])
    with django_assert_max_num_queries(16):
        officer.get(url("plan-detail", plan.pk))
