"""Meetings: agenda, attendance, decisions and the log of actions; what is open returns, what is issued stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from core import clock
from cycle.meetings import selectors, services
from cycle.models import AgendaItem, LogItem, LogUpdate, Meeting
from partnerships.access.roles import Role
from tests import builders, pages

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = date(2014, 5, 6), date(2014, 6, 3), date(2014, 7, 1)


@pytest.fixture(autouse=True)
def in_may():
    with clock.held_at(datetime(2014, 5, 6, 14, tzinfo=UTC)):
        yield


def at(day):
    return clock.held_at(datetime(day.year, day.month, day.day, 14, tzinfo=UTC))


@pytest.fixture
def group():
    return builders.make_group(builders.make_partnership("ours"), "Board")


@pytest.fixture
def officer(group):
    return pages.sign_in(group.partnership)


def url(name, *args):
    return reverse(name, args=["ours", *args])


def plan(group, day=MAY, **values):
    return services.plan_meeting(by=None, group=group, day=day, **values)


def held(client, meeting, **typed):
    """The chair's screen as it stands, sent with what was typed."""
    page = client.get(url("meeting-hold", meeting.pk))
    return client.post(url("meeting-hold", meeting.pk), pages.form_values(page) | typed)


def issued(client, meeting):
    page = client.get(url("meeting-issue", meeting.pk))
    return client.post(url("meeting-issue", meeting.pk), pages.form_values(page))


def test_a_meeting_is_planned_with_time_and_place_and_gets_its_agenda_with_papers(group, officer):
    values = pages.form_values(officer.get(url("meeting-plan", group.pk)))
    values |= {"day-day": "6", "day-month": "5", "day-year": "2014", "starts": "2pm", "place": "Council Chamber"}
    answer = officer.post(url("meeting-plan", group.pk), values)
    meeting = Meeting.objects.get()
    assert answer["Location"] == url("meeting-detail", meeting.pk)
    for title, papers in (("Minutes of the last", ""), ("Quarter 4", "Report to the board /p/ours/papers/q4/")):
        item = pages.form_values(officer.get(url("agenda-item-add", meeting.pk))) | {"title": title, "papers": papers}
        officer.post(url("agenda-item-add", meeting.pk), item)
    shown = officer.get(url("meeting-detail", meeting.pk)).content.decode()
    assert "14:00, Council Chamber" in shown
    assert 'href="/p/ours/papers/q4/"' in shown
    assert "Report to the board" in shown
    assert shown.index("Minutes of the last") < shown.index("Quarter 4")


@pytest.mark.parametrize("papers", ["Report", "https://example.org/x", "Report javascript:alert(1)", "Report //evil"])
def test_a_paper_is_a_title_with_an_address_after_it(group, officer, papers):
    meeting = plan(group)
    values = pages.form_values(officer.get(url("agenda-item-add", meeting.pk))) | {"title": "X", "papers": papers}
    refused = officer.post(url("agenda-item-add", meeting.pk), values)
    assert "is no title with an address after it" in pages.errors_of(refused)["papers"][0]


def test_a_group_meets_once_a_day_unless_the_other_meeting_was_cancelled(group, officer):
    first = plan(group)
    values = pages.form_values(officer.get(url("meeting-plan", group.pk)))
    values |= {"day-day": "6", "day-month": "5", "day-year": "2014"}
    refused = officer.post(url("meeting-plan", group.pk), values)
    assert pages.errors_of(refused) == {"day": ["This group has a meeting on that day already."]}
    services.cancel_meeting(by=None, meeting=first, version=1)
    assert officer.post(url("meeting-plan", group.pk), pages.form_values(refused)).status_code == 302


def test_the_chair_s_screen_keeps_who_came_what_was_decided_and_who_does_what(group, officer):
    chair = builders.make_member(group, role_title="Chair", name="A. Smith")
    meeting = plan(group)
    item = services.add_item(by=None, meeting=meeting, title="Burglary")
    answer = held(
        officer,
        meeting,
        **{
            f"presence_{chair.pk}": "present",
            f"outcome_{item.pk}": "agreed",
            f"decision_{item.pk}": "Visit every victim",
            "text_0": "Write to victims",
            "who_0": "Police",
            "due_0-day": "1",
            "due_0-month": "6",
            "due_0-year": "2014",
        },
    )
    assert answer["Location"] == url("meeting-hold", meeting.pk)
    item.refresh_from_db()
    assert (item.outcome, item.decision) == ("agreed", "Visit every victim")
    given = LogItem.objects.get()
    assert (given.text, given.who, given.due) == ("Write to victims", "Police", date(2014, 6, 1))
    assert [one.who for one in meeting.attendance.all()] == ["A. Smith, Chair"]


def test_the_same_screen_sent_twice_gives_an_action_once(group, officer):
    meeting = plan(group)
    values = pages.form_values(officer.get(url("meeting-hold", meeting.pk))) | {"text_0": "Write", "who_0": "Police"}
    for _ in range(2):
        assert officer.post(url("meeting-hold", meeting.pk), values).status_code == 302
    assert LogItem.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"text_0": "Write"}, "who_0"), ({"who_0": "Police"}, "text_0"), ({"due_1-day": "32"}, "due_1")],
)
def test_half_an_action_is_refused_at_its_place_and_nothing_is_saved(group, officer, typed, field):
    meeting = plan(group)
    refused = held(officer, meeting, also_present="The mayor", **typed)
    assert field in pages.errors_of(refused)
    assert "The mayor" in refused.content.decode()
    meeting.refresh_from_db()
    assert (meeting.also_present, LogItem.objects.count()) == ("", 0)


def test_open_actions_return_on_each_agenda_until_they_are_done(group, officer):
    first = plan(group, MAY)
    held(officer, first, also_present="All", text_0="Write to victims", who_0="Police")
    issued(officer, first)
    with at(JUNE):
        second = plan(group, JUNE)
        (log_item,) = selectors.agenda_of(second).earlier
        assert "Write to victims" in officer.get(url("meeting-detail", second.pk)).content.decode()
        typed = {f"status_{log_item.pk}": "done", f"told_{log_item.pk}": "All were written to"}
        held(officer, second, also_present="All", **typed)
        issued(officer, second)
    second.refresh_from_db()
    assert second.minutes["updates"] == [
        {"action": "Write to victims", "who": "Police", "status": "Done", "text": "All were written to"}
    ]
    with at(JULY):
        assert selectors.agenda_of(plan(group, JULY)).earlier == ()


def test_an_action_is_dropped_with_its_reason_only(group, officer):
    log_item = builders.make_log_item(plan(group))
    later = plan(group, JUNE)
    refused = held(officer, later, **{f"status_{log_item.pk}": "dropped"})
    assert "is dropped." in pages.errors_of(refused)[f"told_{log_item.pk}"][0]
    values = pages.form_values(officer.get(url("log-item-update", log_item.pk))) | {"status": "dropped"}
    refused = officer.post(url("log-item-update", log_item.pk), values)
    assert pages.errors_of(refused) == {"text": ["Say why it is dropped."]}
    officer.post(url("log-item-update", log_item.pk), values | {"text": "The law has changed"})
    assert LogUpdate.objects.get().text == "The law has changed"
    assert selectors.agenda_of(later).earlier == ()


@pytest.mark.parametrize("planned_before", [True, False])
def test_what_was_deferred_comes_back_on_the_next_agenda_once(group, officer, planned_before):
    first = plan(group, MAY)
    following = plan(group, JUNE) if planned_before else None
    item = services.add_item(by=None, meeting=first, title="Night buses", presenter="Transport")
    held(officer, first, also_present="All", **{f"outcome_{item.pk}": "deferred"})
    issued(officer, first)
    following = following or plan(group, JUNE)
    (back,) = following.items.all()
    assert (back.title, back.presenter, back.came_from) == ("Night buses", "Transport", item)
    assert "Comes back from 6 May 2014" in officer.get(url("meeting-detail", following.pk)).content.decode()
    plan(group, JULY)
    assert AgendaItem.objects.count() == 2


def test_what_came_back_to_a_meeting_that_is_cancelled_comes_back_at_the_next(group, officer):
    first, second = plan(group, MAY), plan(group, JUNE)
    item = services.add_item(by=None, meeting=first, title="Night buses")
    held(officer, first, also_present="All", **{f"outcome_{item.pk}": "deferred"})
    issued(officer, first)
    third = plan(group, JULY)
    services.cancel_meeting(by=None, meeting=second, version=1)
    assert [one.title for one in third.items.all()] == ["Night buses"]


def test_issued_minutes_stand_as_they_were_shown(group, officer):
    meeting = plan(group)
    item = services.add_item(by=None, meeting=meeting, title="Burglary")
    held(officer, meeting, also_present="The mayor", **{f"discussion_{item.pk}": "It rose."})
    assert issued(officer, meeting).status_code == 302
    shown = officer.get(url("meeting-detail", meeting.pk)).content.decode()
    for words in ("The mayor", "It rose.", "Minutes issued"):
        assert words in shown
    assert officer.get(url("meeting-hold", meeting.pk)).status_code == 404
    for write in (
        lambda: services.change_item(by=None, item=item, version=2, title="Theft"),
        lambda: services.add_item(by=None, meeting=meeting, title="More"),
        lambda: services.cancel_meeting(by=None, meeting=meeting, version=3),
    ):
        with pytest.raises(Exception, match="can no longer be changed"):
            write()


def test_issued_minutes_are_mailed_once_to_the_members_who_have_an_address(group, officer):
    builders.make_member(group, role_title="Chair", email="chair@example.org")
    builders.make_member(group, builders.make_user(group.partnership, email="officer@example.org"))
    builders.make_member(group, role_title="Deputy")
    meeting = plan(group)
    item = services.add_item(by=None, meeting=meeting, title="Burglary & theft")
    held(officer, meeting, also_present="The mayor", **{f"decision_{item.pk}": "Visit every victim"})
    values = pages.form_values(officer.get(url("meeting-issue", meeting.pk)))
    for _ in range(2):
        officer.post(url("meeting-issue", meeting.pk), values)
    (message,) = mail.outbox
    assert (sorted(message.bcc), message.to) == (["chair@example.org", "officer@example.org"], [])
    assert "1. Burglary & theft\nDecision. Visit every victim" in message.body
    assert "The mayor" in message.body


def test_minutes_are_not_issued_early_without_anyone_there_or_when_they_have_changed(group, officer):
    meeting = plan(group, JUNE)
    assert "has not been held yet" in pages.errors_of(issued(officer, meeting))["__all__"][0]
    with at(JUNE):
        assert "who was present" in pages.errors_of(issued(officer, meeting))["__all__"][0]
        held(officer, meeting, also_present="All")
        looked = pages.form_values(officer.get(url("meeting-issue", meeting.pk)))
        held(officer, meeting, also_present="All but one")
        refused = officer.post(url("meeting-issue", meeting.pk), looked)
        assert "have changed since you opened this page" in pages.errors_of(refused)["__all__"][0]
        assert officer.post(url("meeting-issue", meeting.pk), pages.form_values(refused)).status_code == 302


def test_two_who_keep_the_minutes_at_once_both_see_it_and_lose_nothing(group, officer):
    meeting = plan(group)
    item = services.add_item(by=None, meeting=meeting, title="Burglary")
    opened = pages.form_values(officer.get(url("meeting-hold", meeting.pk))) | {f"discussion_{item.pk}": "Mine"}
    held(officer, meeting, **{f"discussion_{item.pk}": "Theirs"})
    refused = officer.post(url("meeting-hold", meeting.pk), opened)
    assert refused.status_code == 409
    assert "Mine" in refused.content.decode()
    item.refresh_from_db()
    assert item.discussion == "Theirs"
    officer.post(url("meeting-hold", meeting.pk), pages.form_values(refused))
    item.refresh_from_db()
    assert item.discussion == "Mine"


def test_an_approver_in_the_chair_may_hold_it_and_an_agency_s_officer_may_read_it(group):
    meeting = plan(group)
    assert pages.sign_in(group.partnership, Role.APPROVER).get(url("meeting-hold", meeting.pk)).status_code == 200
    reader = pages.sign_in(group.partnership, Role.AGENCY_OFFICER)
    assert reader.get(url("meeting-hold", meeting.pk)).status_code == 403
    assert "Put something on the agenda" not in reader.get(url("meeting-detail", meeting.pk)).content.decode()


def test_the_group_s_page_lists_its_meetings_and_its_log(group, officer):
    log_item = builders.make_log_item(plan(group), due=MAY - timedelta(days=1))
    shown = officer.get(url("group-meetings", group.pk)).content.decode()
    assert str(log_item) in shown
    assert "overdue" in shown
    assert "6 May 2014" in officer.get(url("meeting-list")).content.decode()
    change = pages.form_values(officer.get(url("log-item-edit", log_item.pk))) | {"who": "Fire service"}
    officer.post(url("log-item-edit", log_item.pk), change)
    assert "Fire service" in officer.get(url("group-meetings", group.pk)).content.decode()


def test_a_long_log_takes_no_more_queries_than_a_short_one(group, officer, django_assert_max_num_queries):
    meeting = plan(group)
    for _ in range(20):
        builders.make_log_item(meeting)
        services.add_item(by=None, meeting=meeting, title="Item")
    later = plan(group, JUNE)
    for _ in range(20):
        plan(builders.make_group(group.partnership))
    for name, *keys in (
        ("meeting-list",),
        ("group-meetings", group.pk),
        ("meeting-detail", later.pk),
        ("meeting-hold", later.pk),
    ):
        officer.get(url(name, *keys))
        with django_assert_max_num_queries(14):
            officer.get(url(name, *keys))
