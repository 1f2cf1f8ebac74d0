"""The calendar page and its feed: papers' deadlines, scrutiny, recommendations, what is late, who sees it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import clock
from core.periods.period import Period
from dashboards.calendar.selectors import events_of, year_asked
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.people import services as role_services
from reports.papers import services as reports
from reports.papers.selectors import practice_record
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2014-15")
NOW = datetime(2014, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def paper(place):
    plan = builders.make_plan(place)
    return builders.make_report(plan, title="Annual review", committee="Scrutiny Panel", meeting_date=date(2014, 5, 15))


def days(place, year=YEAR, now=NOW):
    scope = Scope(place, builders.make_user(place), frozenset(Permission))
    with clock.held_at(now):
        return {one.title: one for one in events_of(scope, year)}


def page(browser, year="2014-15", now=NOW):
    with clock.held_at(now):
        return browser.get(reverse("calendar", args=["seaside"]), {"year": year}).content.decode()


def test_a_paper_brings_its_meeting_and_the_days_by_which_it_must_be_written_and_open(place, paper):
    found = days(place)
    assert found["Scrutiny Panel: Annual review"].on == date(2014, 5, 15)
    assert found["Publication: Annual review"].on == date(2014, 5, 7)
    assert not found["Publication: Annual review"].is_done


def test_once_the_meeting_is_over_its_paper_s_days_are_late_no_longer(place, paper):
    later = days(place, now=datetime(2014, 5, 16, 12, tzinfo=UTC))
    assert later["Publication: Annual review"].is_done is None


def test_a_final_paper_s_days_are_done(place):
    final = builders.make_final_version(builders.make_plan(place))
    type(final.report).objects.filter(pk=final.report_id).update(meeting_date=date(2014, 5, 15), title="Final")
    assert days(place)["Publication: Final"].is_done


def test_the_next_scrutiny_meeting_is_due_within_twelve_months(place, paper):
    found = days(place, Period.parse("2015-16"))
    assert found["Scrutiny meeting is held, within twelve months of the last"].on == date(2015, 5, 15)


def test_recommendations_bring_their_replies(place):
    recommendation = builders.make_recommendation(place, made_on=date(2014, 5, 15), sent_on=date(2014, 5, 15))
    found = next(one for title, one in days(place).items() if title.startswith("Reply to"))
    assert (found.on, found.is_done) == (date(2014, 6, 12), False)
    type(recommendation).objects.update(answer="agreed", replied_on=date(2014, 6, 1), deliver_by=date(2014, 9, 1))
    found = days(place)
    assert next(one for title, one in found.items() if title.startswith("Reply to")).is_done
    assert any(title.endswith(f"is to be done: {recommendation.addressee}") for title in found)


def test_the_page_names_what_is_late_first(place):
    builders.make_day(place, "Board meeting", on=date(2014, 4, 15))
    shown = page(pages.sign_in(place))
    assert shown.index("Late</h2>") < shown.index("Board meeting") < shown.index("April 2014</h2>")


def test_the_year_of_today_begins_on_1_april_in_london_s_time(place):
    assert "Calendar 2014/15" in page(pages.sign_in(place), "", datetime(2014, 3, 31, 23, 30, tzinfo=UTC))
    assert "Calendar 2013/14" in page(pages.sign_in(place), "", datetime(2014, 3, 31, 22, 30, tzinfo=UTC))


@pytest.mark.parametrize("text", ["", "nonsense", "2014-M05", "2014", "1066-67", "1900-01", "2199-00"])
def test_what_is_no_year_leads_to_the_present_one(text):
    assert year_asked(text, date(2014, 5, 1)) == YEAR


def test_readers_are_led_to_pages_that_they_may_open(place):
    entry = builders.make_day(place, "Board meeting", on=date(2014, 6, 1))
    shown = page(pages.sign_in(place, "scrutiny_member"))
    assert reverse("year-entry-history", args=["seaside", entry.pk]) in shown
    assert reverse("year-entry-edit", args=["seaside", entry.pk]) not in shown


def fetched(address, now=NOW):
    with clock.held_at(now):
        return Client().get(reverse("calendar-file", args=[address]))


def test_the_feed_is_read_without_signing_in(place, paper):
    answer = fetched(builders.make_feed(place))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    text = answer.content.decode()
    assert "SUMMARY:Scrutiny Panel: Annual review" in text
    assert "DTSTART;VALUE=DATE:20140515" in text
    assert f"UID:paper-{paper.pk}-meeting@seaside" in text
    assert f"http://testserver/p/seaside/papers/{paper.slug}/" in text.replace("\r\n ", "")


def test_the_feed_ends_with_the_person_s_role(place):
    user = builders.make_user(place)
    address = builders.make_feed(place, user)
    assert fetched(address).status_code == 200
    membership = user.memberships.get()
    role_services.end_role(by=None, membership=membership, version=membership.version)
    gone, guessed = fetched(address), fetched("1.1:guessed")
    assert (gone.status_code, guessed.status_code) == (404, 404)
    assert gone.content == guessed.content


def test_the_calendar_takes_as_many_queries_for_many_days_as_for_few(place, paper):
    officer = pages.sign_in(place)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert "Calendar" in page(officer)
        return len(queries)

    page(officer)
    few = count()
    plan = builders.make_plan(place, years="2014-15")
    for number in range(4):
        builders.make_day(place, on=date(2014, 6, 1 + number))
        builders.make_report(plan, meeting_date=date(2014, 7, 1))
        builders.make_recommendation(place)
    assert count() == few
    assert few <= 30


def test_the_days_of_a_paper_follow_what_the_council_has_agreed(place, paper):
    usual = days(place)["Final report: Annual review"].on
    version = practice_record(place).version
    reports.agree_practice(
        by=None, partnership=place, version=version, report_before_publication=10, clearance_before_report=5
    )
    assert days(place)["Final report: Annual review"].on < usual
