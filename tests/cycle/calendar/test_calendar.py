"""The year in days: how each stands, the partnership's own, what the plans and registers bring, the feed's address."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import writes
from core.errors import StaleVersion
from core.periods.period import Period
from cycle.calendar import selectors
from cycle.calendar.events import CalendarEvent, EventKind, EventState, by_month, in_order, late, within
from cycle.duties.rules.all_duties import BY_ID
from cycle.duties.rules.findings import DutyAnswer
from cycle.duties.selectors import facts as gathering
from cycle.models import CalendarFeed, YearEntry
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission, Role
from plans.models import Approval, Funding, Risk, StrategyLink
from plans.plan import services as plan_services
from tests import builders, pages

DAY = date(2014, 3, 31)
YEAR = Period.parse("2013-14")


def event(day, title="A day", kind=EventKind.MEETING, is_done=False):
    return CalendarEvent(f"{title}-{day}", day, title, kind, is_done)


@pytest.mark.parametrize(
    ("day", "is_done", "state"),
    [
        (date(2014, 3, 30), False, EventState.LATE),
        (date(2014, 3, 31), False, EventState.TODAY),
        (date(2014, 4, 1), False, EventState.TO_DO),
        (date(2014, 3, 30), True, EventState.DONE),
        (date(2014, 4, 1), True, EventState.DONE),
        (date(2014, 3, 30), None, EventState.NOTED),
    ],
)
def test_a_day_is_late_from_the_day_after(day, is_done, state):
    assert event(day, is_done=is_done).state(DAY) is state


def test_a_year_runs_from_1_april_to_31_march():
    days = [date(2013, 3, 31), date(2013, 4, 1), date(2014, 3, 31), date(2014, 4, 1)]
    assert [one.on for one in within([event(day) for day in days], YEAR)] == days[1:3]


def test_a_leap_day_has_its_place():
    months = by_month(in_order([event(date(2012, 3, 1)), event(date(2012, 2, 29))]))
    assert [(month.code, len(found)) for month, found in months] == [("2012-M02", 1), ("2012-M03", 1)]


def test_days_stand_by_date_then_kind_then_title():
    found = in_order(
        [event(DAY, "B"), event(DAY, "A"), event(DAY, "Z", EventKind.LAW), event(date(2014, 1, 1), "Last")]
    )
    assert [one.title for one in found] == ["Last", "Z", "A", "B"]


def test_what_is_late_longest_comes_first():
    found = late([event(date(2014, 3, 1), "B"), event(date(2014, 1, 1), "A"), event(date(2014, 4, 2), "C")], DAY)
    assert [one.title for one in found] == ["A", "B"]


@pytest.fixture
def place(db):
    return builders.make_partnership(slug="seaside")


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def scope_of(place, permissions=frozenset(Permission)):
    return Scope(place, builders.make_user(place), permissions)


def days(place, year=YEAR):
    return {one.title: one for one in selectors.days_of(scope_of(place), year)}


def test_a_day_is_added_changed_archived_and_brought_back(place):
    officer = pages.sign_in(place)
    new = url("year-entry-create")
    typed = pages.form_values(officer.get(new)) | {
        "title": "Consultation on the plan", "kind": "consultation", "on-day": "6", "on-month": "1", "on-year": "2014",
        "until-day": "28", "until-month": "2", "until-year": "2014",
    }  # fmt: skip
    officer.post(new, typed)
    officer.post(new, typed)
    [entry] = YearEntry.objects.all()
    found = days(place)["Consultation on the plan"]
    assert (found.kind, found.is_done, found.note) == (EventKind.CONSULTATION, False, "Until 28 February 2014.")
    edit = url("year-entry-edit", entry.pk)
    officer.post(
        edit, pages.form_values(officer.get(edit)) | {"done_on-day": "28", "done_on-month": "2", "done_on-year": "2014"}
    )
    assert days(place)["Consultation on the plan"].is_done
    archive, restore = url("year-entry-archive", entry.pk), url("year-entry-restore", entry.pk)
    officer.post(archive, pages.form_values(officer.get(archive)))
    assert "Consultation on the plan" not in days(place)
    officer.post(restore, pages.form_values(officer.get(restore)))
    assert "Consultation on the plan" in days(place)


def test_a_day_that_ends_before_it_begins_is_refused_at_its_field(place):
    officer = pages.sign_in(place)
    new = url("year-entry-create")
    typed = {"title": "x", "on-day": "6", "on-month": "1", "on-year": "2014",
             "until-day": "5", "until-month": "1", "until-year": "2014"}  # fmt: skip
    assert "until" in pages.errors_of(officer.post(new, pages.form_values(officer.get(new)) | typed))
    with pytest.raises(ValidationError):
        builders.make_day(place, until=date(2014, 1, 14))


def test_a_stale_day_is_refused(place):
    entry = builders.make_day(place)
    writes.change(entry, by=None, version=1, note="Other")
    with pytest.raises(StaleVersion):
        writes.change(entry, by=None, version=1, note="Third")


def test_the_law_asks_for_an_assessment_a_plan_and_a_public_meeting_by_31_march(place):
    asked = {one.title: one for one in days(place).values() if one.kind is EventKind.LAW}
    assert {one.on for one in asked.values()} == {date(2014, 3, 31)}
    assert not any(one.is_done for one in asked.values())
    plan = builders.make_plan(place, years="2014-15")
    plan_services.change_plan(by=None, plan=plan, version=plan.version, status="approved")
    assessment = builders.make_assessment(plan, "2013-14")
    type(assessment).objects.update(approved_on=date(2014, 1, 20), approved_by="Board")
    builders.make_evidence(place, "ENG-02", on=date(2013, 4, 1))
    assert all(one.is_done for one in days(place).values() if one.kind is EventKind.LAW)


def test_a_public_meeting_in_the_calendar_answers_the_duty_once_it_was_held(place):
    entry = builders.make_day(place, "Open evening", kind="public_meeting", on=date(2013, 7, 1))

    def answer():
        return BY_ID["ENG-02"].find(gathering.facts_of(place, date(2013, 7, 15), {})).answer

    assert answer() == DutyAnswer.CANNOT_TELL
    writes.change(entry, by=None, version=1, done_on=date(2013, 7, 1))
    assert answer() == DutyAnswer.MET
    assert days(place)["Public meeting of 2013/14 is held"].is_done


@pytest.mark.django_db
def test_an_area_in_wales_is_asked_for_nothing_by_england_s_law():
    place = builders.make_partnership(slug="abertawe", nation="wales")
    assert not [one for one in days(place).values() if one.kind is EventKind.LAW]


def test_plans_approvals_and_reviews_bring_their_days(place):
    plan = builders.make_plan(place, title="Plan 2013/14")
    builders.make_entry(Approval, plan, title="Cabinet", meets_on=date(2013, 4, 9), outcome="planned")
    builders.make_entry(Approval, plan, title="Full council", meets_on=date(2013, 5, 9), outcome="approved")
    builders.make_entry(Risk, plan, title="A partner withdraws", review_on=date(2013, 9, 1))
    builders.make_entry(StrategyLink, plan, title="Protocol", kind="protocol", review_on=date(2013, 10, 1))
    builders.make_entry(Funding, plan, title="Grant", claim_by=date(2014, 2, 1))
    builders.make_evidence(place, "CSP-08", until=date(2013, 12, 1), note="Terms of reference")
    found = days(place)
    assert {
        "Plan 2013/14 begins", "Plan 2013/14 ends", "Review the risk: A partner withdraws", "Claim: Grant",
        "Review the information-sharing protocol: Protocol", "Review what was recorded for CSP-08: Terms of reference",
    } <= set(found)  # fmt: skip
    assert (found["Cabinet on Plan 2013/14"].is_done, found["Full council on Plan 2013/14"].is_done) == (False, True)
    assert "Cabinet on Plan 2013/14" not in days(place, Period.parse("2014-15"))


def test_what_is_recorded_of_a_death_has_no_day_here(place):
    user = builders.make_user(place)
    builders.make_evidence(place, "DHR-03", by=user, until=date(2013, 12, 1), note="Action plan")
    found = selectors.days_of(Scope(place, user, frozenset(Permission)), YEAR)
    assert not [one for one in found if "DHR" in one.title]


def test_returns_are_days_for_those_who_see_them(place):
    plan = builders.make_plan(place)
    builders.make_return(plan)
    found = [one for one in days(place).values() if one.kind is EventKind.RETURN]
    assert [one.is_done for one in found] == [False]
    reader = Scope(place, builders.make_user(place), frozenset({Permission.READ}))
    assert not [one for one in selectors.days_of(reader, YEAR) if one.kind is EventKind.RETURN]


def test_groups_bring_their_meetings_and_the_actions_that_these_gave(place):
    group = builders.make_group(place, "Board")
    meeting = builders.make_meeting(group, date(2013, 5, 7))
    builders.make_log_item(meeting, "Write to every victim", due=date(2013, 6, 1))
    found = days(place)
    assert [(found[title].on, found[title].is_done) for title in ("Board meets", "Board: Write to every victim")] == [
        (date(2013, 5, 7), False), (date(2013, 6, 1), False),
    ]  # fmt: skip
    type(meeting).objects.update(status="cancelled")
    assert "Board meets" not in days(place)


def test_another_partnership_s_days_are_none_here(place):
    other = builders.make_partnership(slug="elsewhere")
    builders.make_day(other, "Theirs")
    builders.make_plan(other, title="Their plan")
    assert not {"Theirs", "Their plan begins"} & set(days(place))


def test_readers_cannot_add_a_day(place):
    assert pages.sign_in(place, Role.SCRUTINY_MEMBER).get(url("year-entry-create")).status_code == 403


def test_a_feed_s_address_is_made_once_renewed_and_closed(place):
    user = builders.make_user(place)
    browser = pages.signed_in_as(user)
    browser.post(url("calendar-feed-open"))
    browser.post(url("calendar-feed-open"))
    [feed] = CalendarFeed.objects.all()
    first = selectors.address_of(feed)
    assert first in browser.get(url("calendar-feed")).content.decode()
    assert selectors.feed_at(first) == feed
    renew, close = url("calendar-feed-renew"), url("calendar-feed-stop")
    browser.post(renew, {"version": feed.version})
    assert selectors.feed_at(first) is None
    second = selectors.address_of(CalendarFeed.objects.get())
    assert selectors.feed_at(second) == feed
    browser.post(close, {"version": feed.version})  # of the page as it was before
    assert selectors.feed_at(second) == feed
    browser.post(close, {"version": feed.version + 1})
    assert selectors.feed_at(second) is None
    browser.post(url("calendar-feed-open"))
    assert selectors.feed_at(selectors.address_of(CalendarFeed.objects.get())) == feed


@pytest.mark.parametrize("address", ["", "1.1", "1.1:forged", "nonsense", "1:2:3"])
def test_a_guessed_address_leads_nowhere(place, address):
    builders.make_feed(place)
    assert selectors.feed_at(address) is None
