"""Who is reminded on which day, by the round and by an officer, and who stopped it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from core import clock
from cycle.models import ReminderState
from cycle.reminders.selectors import due_in_words, stage_on
from cycle.reminders.services import links as stopping
from cycle.reminders.services import queueing, sending
from partnerships.access.roles import Role
from partnerships.people import services as role_services
from plans.models import PlanStatus
from tests import builders, pages
from tests.cycle.reminders.open_returns import DUE, addresses, noon, open_return_of

pytestmark = pytest.mark.django_db


def days_with_mail(first, last):
    """On which days from `first` to `last` a mail goes out, where the portal's round runs each day."""
    found, day = [], first
    while day <= last:
        with clock.held_at(noon(day)):
            before = len(mail.outbox)
            queueing.queue_for_today(day)
            sending.send_waiting()
            found += [(day - DUE).days] * (len(mail.outbox) - before)
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize(
    ("days", "stage", "words"),
    [
        (-8, 0, "due in 8 days"),
        (-7, 1, "due in 7 days"),
        (-1, 2, "due in 1 day"),
        (0, 2, "due today"),
        (1, 3, "overdue by 1 day"),
        (90, 6, "overdue by 90 days"),
        (400, 6, "long overdue"),
    ],
)
def test_the_days_of_reminding_come_before_and_after_the_day_it_is_due(days, stage, words):
    today = DUE + timedelta(days=days)
    assert (stage_on(today, DUE), due_in_words(today, DUE)) == (stage, words)


def test_one_who_owes_is_reminded_on_those_days_and_on_no_other(plan):
    open_return_of(plan, "Police")
    assert days_with_mail(DUE - timedelta(days=10), DUE + timedelta(days=35)) == [-7, -1, 1, 7, 14, 28]


def test_a_day_on_which_nothing_ran_is_made_up_for_once(plan):
    open_return_of(plan, "Police")
    late = DUE + timedelta(days=3)
    assert days_with_mail(late, late + timedelta(days=2)) == [3]


def test_the_round_run_again_on_the_same_day_sends_nothing_twice(plan, capsys):
    open_return_of(plan, "Police")
    with clock.held_at(noon(DUE)):
        for _ in range(3):
            call_command("day_round")
    assert len(mail.outbox) == 1
    assert "nothing to send" in capsys.readouterr().out


def test_a_person_gets_one_digest_of_all_their_returns_also_from_two_partnerships(plan):
    _, (constable,) = open_return_of(plan, "Police")
    elsewhere = builders.make_plan(builders.make_partnership("theirs"), status=PlanStatus.PUBLISHED)
    other, _ = open_return_of(elsewhere, "Force", officers=0)
    builders.make_role(constable, elsewhere.partnership, Role.AGENCY_OFFICER, other)
    with clock.held_at(noon(DUE)):
        queueing.queue_for_today(DUE)
        sending.send_waiting()
    (message,) = mail.outbox
    assert message.subject == "2 returns to submit, the first due today"
    assert "Safer Ours" in message.body
    assert "Safer Theirs" in message.body
    assert len(re.findall(r"http://\S+/returns/\S+", message.body)) == 2
    name, content, kind = message.attachments[0]
    assert (name, kind) == ("returns.ics", "text/calendar")
    assert content.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20130721" in content


def test_those_who_left_who_submitted_or_who_stopped_reminders_get_none(plan):
    _, (constable, leaver, quiet) = open_return_of(plan, "Police", officers=3)
    with clock.held_at(noon(DUE)):
        queueing.queue_for_today(DUE)
        membership = leaver.memberships.get()
        role_services.end_role(by=None, membership=membership, version=membership.version)
        stopping.choose(user=quiet, wants=False)
        assert sending.send_waiting() == {ReminderState.SENT: 1, ReminderState.DROPPED: 2}
    assert addresses() == [constable.email]


def test_an_officer_reminds_all_who_owe_after_seeing_whom(plan):
    open_return_of(plan, "Police", officers=2)
    open_return_of(plan, "Fire")
    open_return_of(plan, "Health", officers=0)
    officer = pages.sign_in(plan.partnership)
    url = reverse("returns-remind", args=["ours"])
    assert "Remind 3 agencies" in officer.get(reverse("return-list", args=["ours"])).content.decode()
    page = officer.get(url)
    shown = page.content.decode()
    assert "fire0@example.org" in shown
    assert "[a link for this person alone]" in shown
    assert "Nobody is reached for these" in shown
    for _ in range(2):
        officer.post(url, pages.form_values(page))
    assert addresses() == ["fire0@example.org", "police0@example.org", "police1@example.org"]
    (board,) = officer.get(reverse("return-list", args=["ours"])).context["boards"]
    told = {line.agency_return.agency.name: line.last_reminder and line.last_reminder.state for line in board.lines}
    assert told == {"Fire": "sent", "Health": None, "Police": "sent"}


def test_reminders_of_what_has_changed_since_the_preview_are_not_sent(plan):
    open_return_of(plan, "Police")
    officer = pages.sign_in(plan.partnership)
    url = reverse("returns-remind", args=["ours"])
    values = pages.form_values(officer.get(url))
    open_return_of(plan, "Fire")
    refused = officer.post(url, values)
    assert "has changed since you opened this page" in pages.errors_of(refused)["__all__"][0]
    assert mail.outbox == []
    officer.post(url, pages.form_values(refused))
    assert len(mail.outbox) == 2


def test_reminders_are_stopped_and_had_again_by_the_link_without_signing_in(plan):
    _, (constable,) = open_return_of(plan, "Police")
    url, visitor = reverse("reminders-stop", args=[stopping.sign(constable)]), Client(enforce_csrf_checks=True)
    visitor.get(url)
    assert stopping.wants_reminders(constable)
    visitor.post(url, {"List-Unsubscribe": "One-Click"})
    assert not stopping.wants_reminders(constable)
    assert queueing.queue_for_today(DUE) == 0
    visitor.post(url, {"again": "yes"})
    assert queueing.queue_for_today(DUE) == 1
    assert visitor.get(reverse("reminders-stop", args=["forged:text"])).status_code == 404


def test_the_calendar_holds_the_days_of_what_is_still_owed(plan):
    _, (constable,) = open_return_of(plan, "Police")
    open_return_of(plan, "Fire")
    url = reverse("return-calendar", args=["ours"])
    assert pages.sign_in(plan.partnership).get(url).content.decode().count("BEGIN:VEVENT") == 2
    own = pages.signed_in_as(constable).get(url)
    assert own["Content-Type"] == "text/calendar; charset=utf-8"
    assert own.content.decode().count("BEGIN:VEVENT") == 1
