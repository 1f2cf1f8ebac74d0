"""What people do on the pages of actions, and what is refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from actions.actions.services import NewLead
from actions.models import Action, Milestone, ProgressUpdate
from core import clock
from partnerships.access.roles import Role
from partnerships.models import Agency, Partnership
from plans.models import Plan
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
    return builders.make_plan(partnership)


@pytest.fixture
def police(partnership: Partnership) -> Agency:
    agency = builders.make_agency("Leicestershire Police")
    builders.make_partner(partnership, agency)
    return agency


def url(name: str, *args: Any) -> str:
    return reverse(name, args=["ours", *args])


def day(name: str, value: str) -> dict[str, str]:
    year, month, number = value.split("-") if value else ("", "", "")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def titles(response: Any) -> list[str]:
    return [row.record.title for row in response.context["table"].rows]


def test_an_officer_adds_an_action_with_leads_priorities_and_a_date(
    officer: Client, plan: Plan, police: Agency
) -> None:
    priority, group = builders.make_priority(plan), builders.make_group(plan.partnership)
    page = officer.get(url("action-create", plan.pk))
    chosen = {"priorities": [str(priority.pk)], "agencies": [str(police.pk)], "groups": [str(group.pk)]}
    values = form_values(page) | {"title": "Visit every victim"} | chosen | day("due", "2014-03-31")
    response = officer.post(url("action-create", plan.pk), values)
    action = Action.objects.get()
    assert response.headers["Location"] == url("plan-detail", plan.pk)
    assert [str(lead) for lead in action.leads.all()] == ["Leicestershire Police", group.name]
    assert list(action.priorities.all()) == [priority]
    assert (action.due, action.original_due) == (date(2014, 3, 31), date(2014, 3, 31))


def test_one_action_after_another_is_added_without_a_page_between(officer: Client, plan: Plan) -> None:
    headline = builders.make_action(plan, "Make homes safe")
    address = f"{url('action-create', plan.pk)}?part_of={headline.pk}"
    values = form_values(officer.get(address)) | {"title": "Fit locks", "another": "yes"}
    assert officer.post(address, values).headers["Location"] == address
    serving = {"priorities": [str(builders.make_priority(plan).pk)], "title": "Talk to shops", "another": "yes"}
    values = form_values(officer.get(url("action-create", plan.pk))) | serving
    onward = officer.post(url("action-create", plan.pk), values).headers["Location"]
    assert form_values(officer.get(onward))["priorities"] == serving["priorities"]
    values = form_values(officer.get(url("action-create", plan.pk))) | {"title": "Light paths", "another": "yes"}
    assert officer.post(url("action-create", plan.pk), values).headers["Location"] == url("action-create", plan.pk)
    assert plan.actions.count() == 4


def test_an_action_of_the_same_words_is_refused_at_its_title_unless_it_serves_another_priority(
    officer: Client, plan: Plan
) -> None:
    one, other = builders.make_priority(plan, "One"), builders.make_priority(plan, "Other")
    builders.make_action(plan, "Fit locks", priorities=[one])
    address = url("action-create", plan.pk)

    def send(priority: Any) -> Any:
        values = {"title": "fit  LOCKS", "priorities": [str(priority.pk)]}
        return officer.post(address, form_values(officer.get(address)) | values)

    assert errors_of(send(one))["title"] == ["The plan has an action of these words already: “Fit locks”."]
    assert send(other).status_code == 302
    assert plan.actions.count() == 2


def test_an_action_of_a_plan_in_force_leads_to_its_own_page(officer: Client, partnership: Partnership) -> None:
    plan = builders.make_plan(partnership, status="published")
    values = form_values(officer.get(url("action-create", plan.pk))) | {"title": "Fit locks"}
    response = officer.post(url("action-create", plan.pk), values)
    assert response.headers["Location"] == url("action-detail", Action.objects.get().pk)


def test_where_there_is_no_priority_yet_the_form_leads_to_one_and_back(officer: Client, plan: Plan) -> None:
    address = url("action-create", plan.pk)
    there = f"{url('priority-create', plan.pk)}?next={address}"
    assert there in officer.get(address).content.decode()
    page = officer.get(there)
    assert page.context["back_url"] == address
    assert officer.post(there, form_values(page) | {"title": "Burglary"}).headers["Location"] == address
    assert "no priority yet" not in officer.get(address).content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "plans/"])
def test_a_form_leads_back_to_no_other_site(officer: Client, plan: Plan, elsewhere: str) -> None:
    page = officer.get(url("priority-create", plan.pk), {"next": elsewhere})
    assert page.context["back_url"] == url("plan-detail", plan.pk)


def test_the_list_names_each_actions_plan_where_there_are_several(officer: Client, partnership: Partnership) -> None:
    first, second = builders.make_plan(partnership, title="Plan A"), builders.make_plan(partnership, title="Plan B")
    builders.make_action(first, "Fit locks")
    (row,) = officer.get(url("action-list")).context["table"].rows
    assert "Plan A" in row.get_cell("title")
    header, exported = officer.get(url("action-list"), {"export": "csv"}).content.decode("utf-8-sig").splitlines()
    cells = dict(zip(header.split(","), exported.split(","), strict=True))
    assert (cells["Action"], cells["Plan"]) == ("Fit locks", "Plan A")
    (row,) = officer.get(url("action-list"), {"plan": first.pk}).context["table"].rows
    assert "Plan A" not in row.get_cell("title")
    assert not officer.get(url("action-list"), {"plan": second.pk}).context["table"].rows


def test_a_column_in_which_no_shown_action_has_anything_is_left_out(officer: Client, plan: Plan) -> None:
    def headings(**query: str) -> set[str]:
        return {heading.text for heading in officer.get(url("action-list"), query).context["table"].headings}

    bare = builders.make_action(plan, "Fit locks")
    assert not {"Ref.", "Put off", "Priority"} & headings()
    builders.make_action(plan, "Light the path", reference="A1", status="at_risk")
    assert "Ref." in headings()
    assert "Ref." not in headings(status=bare.status)
    export = officer.get(url("action-list"), {"status": bare.status, "export": "csv"}).content.decode("utf-8-sig")
    assert "Ref." in export.splitlines()[0]


@pytest.mark.parametrize("field", ["priorities", "agencies", "groups", "part_of"])
def test_nothing_of_another_partnership_can_be_chosen(field: str, officer: Client, plan: Plan, police: Agency) -> None:
    builders.make_priority(plan)
    builders.make_group(plan.partnership)
    builders.make_action(plan)
    elsewhere = builders.make_plan()
    foreign = {
        "priorities": builders.make_priority(elsewhere),
        "agencies": builders.make_agency("Another place's police"),
        "groups": builders.make_group(elsewhere.partnership),
        "part_of": builders.make_action(elsewhere),
    }[field]
    page = officer.get(url("action-create", plan.pk))
    response = officer.post(url("action-create", plan.pk), form_values(page) | {"title": "X", field: [foreign.pk]})
    assert field in errors_of(response)
    assert plan.actions.count() == 1


def test_the_document_s_words_for_a_lead_stay_when_another_joins(officer: Client, plan: Plan, police: Agency) -> None:
    fire = builders.make_agency("Fire and rescue", kind="fire")
    builders.make_partner(plan.partnership, fire)
    action = builders.make_action(plan, leads=[NewLead(agency=police, words="The constabulary")])
    page = officer.get(url("action-edit", action.pk))
    officer.post(url("action-edit", action.pk), form_values(page) | {"agencies": [str(police.pk), str(fire.pk)]})
    assert [str(lead) for lead in action.leads.all()] == ["The constabulary", "Fire and rescue"]
    entry = officer.get(url("action-history", action.pk)).context["history"][0]
    assert [(change.label, change.before, change.after) for change in entry.changes] == [
        ("Leads", "The constabulary", "The constabulary, Fire and rescue")
    ]


def test_a_due_date_moves_only_with_its_reason_and_the_first_one_stays(officer: Client, plan: Plan) -> None:
    action = builders.make_action(plan, due=date(2014, 3, 31))
    values = form_values(officer.get(url("action-edit", action.pk))) | day("due", "2014-06-30")
    assert errors_of(officer.post(url("action-edit", action.pk), values)) == {"reason": ["Say why the due date moves."]}
    officer.post(url("action-edit", action.pk), values | {"reason": "The post is vacant"})
    action.refresh_from_db()
    assert (action.due, action.original_due) == (date(2014, 6, 30), date(2014, 3, 31))
    page = officer.get(url("action-detail", action.pk)).content.decode()
    assert "At first 31 March 2014" in page
    assert "The post is vacant" in page


def test_two_editors_of_an_action_both_see_what_stands(officer: Client, plan: Plan, police: Agency) -> None:
    action = builders.make_action(plan, "Old")
    opened = form_values(officer.get(url("action-edit", action.pk)))
    officer.post(url("action-edit", action.pk), opened | {"title": "Theirs", "agencies": [str(police.pk)]})
    response = officer.post(url("action-edit", action.pk), opened | {"title": "Mine"})
    assert response.status_code == 409
    assert response.context["conflict"] == [
        ("What will be done", "Theirs"),
        ("Agencies that lead it", "Leicestershire Police"),
    ]
    action.refresh_from_db()
    assert action.title == "Theirs"


def test_an_action_with_parts_cannot_become_a_part(officer: Client, plan: Plan) -> None:
    headline, other = builders.make_action(plan), builders.make_action(plan)
    builders.make_action(plan, part_of=headline)
    values = form_values(officer.get(url("action-edit", headline.pk))) | {"part_of": str(other.pk)}
    assert "part_of" in errors_of(officer.post(url("action-edit", headline.pk), values))


def test_an_archived_action_leaves_the_list_and_can_be_brought_back(officer: Client, plan: Plan) -> None:
    action = builders.make_action(plan, "Visit every victim")
    officer.post(url("action-archive", action.pk), form_values(officer.get(url("action-archive", action.pk))))
    assert titles(officer.get(url("action-list"))) == []
    assert titles(officer.get(url("action-list") + "?shown=archived")) == ["Visit every victim"]
    officer.post(url("action-restore", action.pk), form_values(officer.get(url("action-restore", action.pk))))
    assert titles(officer.get(url("action-list"))) == ["Visit every victim"]


def test_a_draft_s_action_is_deleted_with_what_the_page_says(officer: Client, plan: Plan) -> None:
    action = builders.make_action(plan)
    builders.make_action(plan, part_of=action)
    page = officer.get(url("action-delete", action.pk))
    assert page.context["goes_with"] == {"action": 1}
    officer.post(url("action-delete", action.pk), form_values(page))
    assert not Action.objects.exists()


def test_a_published_plan_s_action_is_not_deleted(officer: Client, partnership: Partnership) -> None:
    action = builders.make_action(builders.make_plan(partnership, status="published"))
    assert url("action-delete", action.pk) not in officer.get(url("action-detail", action.pk)).content.decode()
    response = officer.post(url("action-delete", action.pk), {"version": "1"})
    assert "Only a draft's actions can be deleted" in response.context["form"].non_field_errors()[0]
    assert Action.objects.exists()


def test_milestones_are_added_and_ticked_off(officer: Client, plan: Plan) -> None:
    action = builders.make_action(plan)
    page = officer.get(url("milestone-create", action.pk))
    officer.post(url("milestone-create", action.pk), form_values(page) | {"title": "Training done"})
    milestone = Milestone.objects.get()
    page = officer.get(url("milestone-edit", milestone.pk))
    officer.post(url("milestone-edit", milestone.pk), form_values(page) | day("done_on", "2013-09-01"))
    milestone.refresh_from_db()
    assert milestone.done_on == date(2013, 9, 1)


@pytest.fixture
def four(plan: Plan, police: Agency) -> dict[str, Action]:
    """Actions that differ in all that the list is filtered by, seen from 1 January 2014."""
    group = builders.make_group(plan.partnership, "Burglary group")
    priority = builders.make_priority(plan, "Burglary")
    return {
        "late": builders.make_action(plan, "Late locks", agency=police, due=date(2013, 12, 1), status="on_track"),
        "done": builders.make_action(
            plan, "Done doors", due=date(2013, 12, 1), status="complete", priorities=[priority]
        ),
        "soon": builders.make_action(
            plan, "Soon sheds", due=date(2014, 1, 20), status="at_risk", leads=[NewLead(group=group)]
        ),
        "open": builders.make_action(plan, "Undated lights", status="not_started", description="Lamps on paths"),
    }


def found(client: Client, query: str) -> list[str]:
    with clock.held_at(datetime(2014, 1, 1, 12, tzinfo=UTC)):
        return titles(client.get(url("action-list") + query))


def test_the_list_is_filtered_by_words_status_lead_priority_and_date(
    officer: Client, four: dict[str, Action], police: Agency
) -> None:
    priority = four["done"].priorities.get()
    group = four["soon"].leads.get().group
    assert group is not None
    assert found(officer, "") == ["Late locks", "Done doors", "Soon sheds", "Undated lights"]
    assert found(officer, "?q=paths+lights") == ["Undated lights"]
    assert found(officer, "?status=at_risk") == ["Soon sheds"]
    assert found(officer, f"?lead=agency-{police.pk}") == ["Late locks"]
    assert found(officer, f"?lead=group-{group.pk}") == ["Soon sheds"]
    assert found(officer, "?lead=nobody") == ["Done doors", "Undated lights"]
    assert found(officer, f"?priority={priority.pk}") == ["Done doors"]
    assert found(officer, "?due=overdue") == ["Late locks"]
    assert found(officer, "?due=soon") == ["Soon sheds"]
    assert found(officer, "?due=none") == ["Undated lights"]


def test_a_foreign_priority_in_the_filter_is_an_error_and_finds_nothing_foreign(
    officer: Client, four: dict[str, Action]
) -> None:
    foreign = builders.make_priority()
    builders.make_action(foreign.plan, "Foreign", priorities=[foreign])
    response = officer.get(url("action-list") + f"?priority={foreign.pk}")
    assert "priority" in response.context["filter"].form.errors
    assert "Foreign" not in titles(response)


def test_the_list_sorts_by_date_with_undated_ones_last_and_by_status_as_declared(
    officer: Client, four: dict[str, Action]
) -> None:
    assert found(officer, "?sort=due")[-1] == found(officer, "?sort=-due")[-1] == "Undated lights"
    assert found(officer, "?sort=status") == ["Undated lights", "Late locks", "Soon sheds", "Done doors"]


def test_the_export_holds_the_filtered_list_and_no_formula(officer: Client, plan: Plan) -> None:
    builders.make_action(plan, "=HYPERLINK(1)", status="at_risk")
    builders.make_action(plan, "Fit locks", status="complete")
    response = officer.get(url("action-list") + "?status=at_risk&export=csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Ref.,Action,Priority,Lead,Due,Put off,Status"
    assert lines[1:] == [",'=HYPERLINK(1),,,,0,At risk"]


def test_an_officer_gives_many_actions_one_lead_with_a_reason(officer: Client, plan: Plan, police: Agency) -> None:
    one, two = builders.make_action(plan), builders.make_action(plan)
    address = url("action-change-many") + f"?action={one.pk}&action={two.pk}"
    values = form_values(officer.get(address)) | {"what": "lead", "agency": str(police.pk)}
    assert errors_of(officer.post(address, values)) == {"reason": ["Enter why the actions change"]}
    officer.post(address, values | {"reason": "A new team"})
    assert [action.leads.get().agency for action in (one, two)] == [police, police]


def test_a_change_of_many_is_refused_whole_where_one_has_changed_since(officer: Client, plan: Plan) -> None:
    one, two = builders.make_action(plan, due=date(2014, 1, 1)), builders.make_action(plan, due=date(2014, 1, 1))
    address = url("action-change-many") + f"?action={one.pk}&action={two.pk}"
    values = form_values(officer.get(address)) | {"what": "due", "reason": "Delay"} | day("due", "2014-06-30")
    page = officer.get(url("action-edit", two.pk))
    officer.post(url("action-edit", two.pk), form_values(page) | {"title": "Changed"})
    response = officer.post(address, values)
    assert response.status_code == 409
    assert set(Action.objects.values_list("due", flat=True)) == {date(2014, 1, 1)}
    officer.post(address, form_values(response))
    assert set(Action.objects.values_list("due", flat=True)) == {date(2014, 6, 30)}


def test_foreign_actions_cannot_be_changed_among_one_s_own(officer: Client, plan: Plan, police: Agency) -> None:
    own, foreign = builders.make_action(plan), builders.make_action()
    address = url("action-change-many") + f"?action={own.pk}&action={foreign.pk}"
    page = officer.get(address)
    assert page.context["actions"] == [own]
    officer.post(
        address,
        form_values(page) | {"what": "lead", "agency": str(police.pk), "reason": "New", f"version_{foreign.pk}": "1"},
    )
    assert not foreign.leads.exists()


@pytest.fixture
def constable(partnership: Partnership, police: Agency) -> Client:
    return sign_in(partnership, Role.AGENCY_OFFICER, agency=police)


def test_an_agency_officer_reports_on_the_own_agency_s_action_and_its_unit_s(
    constable: Client, plan: Plan, police: Agency
) -> None:
    unit = builders.make_agency("Roads unit", unit_of=police)
    for action in (builders.make_action(plan, agency=police), builders.make_action(plan, agency=unit)):
        page = constable.get(url("action-report", action.pk))
        constable.post(
            url("action-report", action.pk), form_values(page) | {"status": "on_track", "narrative": "40 visits"}
        )
        action.refresh_from_db()
        assert (action.status, action.updates.get().narrative) == ("on_track", "40 visits")


def test_an_agency_officer_is_refused_another_agency_s_action(constable: Client, plan: Plan) -> None:
    other = builders.make_action(plan, agency=builders.make_agency("Fire and rescue", kind="fire"))
    assert constable.get(url("action-report", other.pk)).status_code == 403
    values = {"status": "complete", "narrative": "x", "version": "1"}
    assert constable.post(url("action-report", other.pk), values).status_code == 403
    assert constable.get(url("action-edit", other.pk)).status_code == 403
    assert not ProgressUpdate.objects.exists()


def test_the_same_update_sent_twice_is_kept_once_and_the_same_words_next_quarter_again(
    officer: Client, plan: Plan
) -> None:
    action = builders.make_action(plan, status="on_track")
    for _ in range(2):
        values = form_values(officer.get(url("action-report", action.pk))) | {"narrative": "As before"}
        officer.post(url("action-report", action.pk), values)
        officer.post(url("action-report", action.pk), values)
    assert action.updates.count() == 2


def test_an_update_on_top_of_another_s_is_refused_with_both_shown(officer: Client, plan: Plan) -> None:
    action = builders.make_action(plan, status="on_track")
    opened = form_values(officer.get(url("action-report", action.pk))) | {"status": "at_risk", "narrative": "Mine"}
    again = form_values(officer.get(url("action-report", action.pk))) | {"status": "complete", "narrative": "Theirs"}
    officer.post(url("action-report", action.pk), again)
    response = officer.post(url("action-report", action.pk), opened)
    assert response.status_code == 409
    assert ("Status", "Complete") in response.context["conflict"]
    assert "Mine" in response.content.decode()
    assert action.updates.get().narrative == "Theirs"


def test_my_work_is_the_own_agency_s_open_actions_the_earliest_due_first(
    constable: Client, plan: Plan, police: Agency
) -> None:
    builders.make_action(plan, "Undated", agency=police)
    builders.make_action(plan, "Later", agency=police, due=date(2014, 6, 1))
    builders.make_action(plan, "Sooner", agency=police, due=date(2014, 1, 1))
    builders.make_action(plan, "Finished", agency=police, status="complete")
    builders.make_action(plan, "Not theirs", agency=builders.make_agency("Fire", kind="fire"))
    shown = [row.action.title for row in constable.get(url("my-work")).context["form"].rows]
    assert shown == ["Sooner", "Later", "Undated"]


def test_several_updates_are_saved_at_once_and_rows_left_alone_report_nothing(
    constable: Client, plan: Plan, police: Agency
) -> None:
    one, two, three = (builders.make_action(plan, agency=police, status="on_track") for _ in range(3))
    values = form_values(constable.get(url("my-work")))
    constable.post(url("my-work"), values | {f"text_{one.pk}": "40 visits", f"status_{two.pk}": "at_risk"})
    assert [action.updates.count() for action in (one, two, three)] == [1, 1, 0]
    two.refresh_from_db()
    assert two.status == "at_risk"
    assert "40 visits" in constable.get(url("my-work")).content.decode()


def test_updates_are_refused_whole_where_one_action_has_changed_since(
    constable: Client, officer: Client, plan: Plan, police: Agency
) -> None:
    one, two = (builders.make_action(plan, agency=police, status="on_track") for _ in range(2))
    values = form_values(constable.get(url("my-work"))) | {f"text_{one.pk}": "One", f"text_{two.pk}": "Two"}
    officer.post(
        url("action-edit", two.pk), form_values(officer.get(url("action-edit", two.pk))) | {"title": "Renamed"}
    )
    response = constable.post(url("my-work"), values)
    assert response.status_code == 409
    assert "Renamed" in response.content.decode()
    assert not ProgressUpdate.objects.exists()
    constable.post(url("my-work"), form_values(response))
    assert ProgressUpdate.objects.count() == 2


def test_my_work_with_nothing_entered_says_so(constable: Client, plan: Plan, police: Agency) -> None:
    builders.make_action(plan, agency=police)
    response = constable.post(url("my-work"), form_values(constable.get(url("my-work"))))
    assert "Nothing has been entered yet" in errors_of(response)["__all__"][0]


def test_my_work_ignores_rows_that_are_not_one_s_own(constable: Client, plan: Plan, police: Agency) -> None:
    own = builders.make_action(plan, agency=police)
    other = builders.make_action(plan, agency=builders.make_agency("Fire", kind="fire"))
    values = form_values(constable.get(url("my-work"))) | {f"status_{own.pk}": "on_track"}
    constable.post(
        url("my-work"),
        values | {f"status_{other.pk}": "complete", f"text_{other.pk}": "x", f"version_{other.pk}": "1"},
    )
    assert ProgressUpdate.objects.get().action == own


def test_a_page_of_the_list_takes_few_queries(
    officer: Client, plan: Plan, police: Agency, django_assert_max_num_queries: Any
) -> None:
    group = builders.make_group(plan.partnership)
    for number in range(60):
        builders.make_action(plan, f"Action {number}", agency=police, leads=[NewLead(group=group)])
    with django_assert_max_num_queries(12):
        assert len(officer.get(url("action-list")).context["table"].page.object_list) == 50
