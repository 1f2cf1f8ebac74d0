"""Reminders: whom they go to and when, each sent once whatever fails, and what their links open."""

import itertools
import os
import re
import signal
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from core import clock
from core.periods import Period
from cycle.models import Reminder, ReminderLink, ReminderState
from cycle.reminders import queueing, sending, stopping
from cycle.reminders.days import stage_on, standing
from cycle.returns import opening
from partnerships import services as partnerships
from partnerships.roles import Role
from plans.models import PlanStatus
from tests import builders, pages

pytestmark = pytest.mark.django_db
Q1 = Period.parse("2013-14-Q1")
DUE = date(2013, 7, 21)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership("ours"), status=PlanStatus.PUBLISHED)


def owing(plan, name, *, officers=1, agency=None):
    """An agency that owes a return, and its officers."""
    agency = agency or builders.make_agency(name)
    builders.make_action(plan, agency=agency, status="on_track")
    people = [
        builders.make_user(plan.partnership, Role.AGENCY_OFFICER, agency=agency, email=f"{name.lower()}{n}@example.org")
        for n in range(officers)
    ]
    opening.open_returns(by=None, plan=plan, quarter=Q1)
    return agency, people


def addresses():
    return sorted(address for message in mail.outbox for address in message.to)


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


# --- when, and to whom ---


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
    assert (stage_on(today, DUE), standing(today, DUE)) == (stage, words)


def test_one_who_owes_is_reminded_on_those_days_and_on_no_other(plan):
    owing(plan, "Police")
    assert days_with_mail(DUE - timedelta(days=10), DUE + timedelta(days=35)) == [-7, -1, 1, 7, 14, 28]


def test_a_day_on_which_nothing_ran_is_made_up_for_once(plan):
    owing(plan, "Police")
    late = DUE + timedelta(days=3)
    assert days_with_mail(late, late + timedelta(days=2)) == [3]


def test_the_round_run_again_on_the_same_day_sends_nothing_twice(plan, capsys):
    owing(plan, "Police")
    with clock.held_at(noon(DUE)):
        for _ in range(3):
            call_command("day_round")
    assert len(mail.outbox) == 1
    assert "nothing to send" in capsys.readouterr().out


def test_a_person_gets_one_digest_of_all_their_returns_also_from_two_partnerships(plan):
    _, (constable,) = owing(plan, "Police")
    elsewhere = builders.make_plan(builders.make_partnership("theirs"), status=PlanStatus.PUBLISHED)
    other, _ = owing(elsewhere, "Force", officers=0)
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
    _, (constable, leaver, quiet) = owing(plan, "Police", officers=3)
    with clock.held_at(noon(DUE)):
        queueing.queue_for_today(DUE)
        membership = leaver.memberships.get()
        partnerships.end_role(by=None, membership=membership, version=membership.version)
        stopping.choose(user=quiet, wants=False)
        assert sending.send_waiting() == {ReminderState.SENT: 1, ReminderState.DROPPED: 2}
    assert addresses() == [constable.email]


# --- asked for by an officer ---


def test_an_officer_reminds_all_who_owe_after_seeing_whom(plan):
    owing(plan, "Police", officers=2)
    owing(plan, "Fire")
    owing(plan, "Health", officers=0)
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
    owing(plan, "Police")
    officer = pages.sign_in(plan.partnership)
    url = reverse("returns-remind", args=["ours"])
    values = pages.form_values(officer.get(url))
    owing(plan, "Fire")
    refused = officer.post(url, values)
    assert "has changed since you opened this page" in pages.errors_of(refused)["__all__"][0]
    assert mail.outbox == []
    officer.post(url, pages.form_values(refused))
    assert len(mail.outbox) == 2


# --- each once, whatever fails ---


class Failing(EmailBackend):
    """A mail server that fails at the messages whose places are in `at`, as `how` says."""

    at: set[int] = set()
    how: type[BaseException] = SMTPException
    seen = 0

    def send_messages(self, messages):
        Failing.seen += 1
        if Failing.seen in Failing.at:
            raise Failing.how("the line went dead")
        return super().send_messages(messages)


@pytest.fixture
def failing(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    Failing.seen, Failing.at, Failing.how = 0, set(), SMTPException
    return Failing


@pytest.fixture
def queued(plan):
    """Four reminders that wait, queued on the day the return is due."""
    owing(plan, "Police", officers=4)
    with clock.held_at(noon(DUE)):
        queueing.queue_for_today(DUE)
    return [f"police{n}@example.org" for n in range(4)]


@pytest.mark.parametrize("how", [SMTPException, ConnectionRefusedError, TimeoutError])
def test_a_mail_server_that_fails_in_between_gets_each_reminder_once_in_the_end(queued, failing, how):
    failing.at, failing.how = {2, 3}, how
    with clock.held_at(noon(DUE)):
        assert sending.send_waiting() == {ReminderState.SENT: 2, ReminderState.QUEUED: 2}
        assert sending.send_waiting() == {}  # not before a while has passed
    with clock.held_at(noon(DUE) + timedelta(minutes=3)):
        assert sending.send_waiting() == {ReminderState.SENT: 2}
    assert addresses() == queued
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 4


def test_a_worker_stopped_between_two_reminders_leaves_the_others_to_the_next(queued, failing):
    failing.at, failing.how = {3}, KeyboardInterrupt
    with clock.held_at(noon(DUE)), pytest.raises(KeyboardInterrupt):
        sending.send_waiting()
    assert addresses() == queued[:2]
    with clock.held_at(noon(DUE) + timedelta(minutes=3)):
        sending.send_waiting()
    assert addresses() == queued


def test_one_that_was_being_handed_over_when_its_worker_was_killed_is_shown_and_never_sent_twice(queued):
    first = Reminder.objects.order_by("pk").first()
    with clock.held_at(noon(DUE)):
        assert sending._take(first.pk)  # and then the process is gone
        assert sending.send_waiting() == {ReminderState.SENT: 3}
    with clock.held_at(noon(DUE) + timedelta(hours=1)):
        assert sending.send_waiting() == {}
    first.refresh_from_db()
    assert first.state == ReminderState.UNSURE
    assert addresses() == queued[1:]


@pytest.mark.django_db(transaction=True)
def test_a_worker_process_killed_between_two_reminders_leaves_each_to_be_sent_once(plan, queued, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    connections.close_all()
    child = os.fork()
    if child == 0:
        send_two_and_die()
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert len(recipients_in(tmp_path)) == 2
    with clock.held_at(noon(DUE)):
        assert sending.send_waiting() == {ReminderState.SENT: 2}
    assert recipients_in(tmp_path) == queued


def send_two_and_die():
    """In a process of its own: killed as soon as the second reminder is down as sent."""
    ended, count = sending._ended, itertools.count(1)

    def and_die(*args):
        ended(*args)
        if next(count) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    sending._ended = and_die
    with clock.held_at(noon(DUE)):
        sending.send_waiting()
    os._exit(0)


def recipients_in(folder):
    return sorted(re.findall(r"^To: (\S+)$", "".join(one.read_text() for one in folder.iterdir()), re.MULTILINE))


def test_two_workers_never_take_the_same_reminder(queued):
    keys = list(Reminder.objects.order_by("pk").values_list("pk", flat=True))
    with clock.held_at(noon(DUE)):
        assert [sending._take(key) for key in (keys[0], keys[0], keys[1])] == [True, False, True]


def test_a_server_that_never_answers_is_given_up_after_some_tries(queued, failing):
    failing.at = set(range(1, 1000))
    moment = noon(DUE)
    for _ in range(sending.MOST_TRIES + 2):
        with clock.held_at(moment):
            sending.send_waiting()
        moment += timedelta(days=2)
    states = set(Reminder.objects.values_list("state", "tries"))
    assert states == {(ReminderState.FAILED, sending.MOST_TRIES)}
    assert "the line went dead" in Reminder.objects.first().error


# --- the link ---


@pytest.fixture
def link(plan):
    """The address that a reminder's only link leads to."""
    owing(plan, "Police")
    queueing.queue_for_today(DUE)
    sending.send_waiting()
    return re.search(r"http://[^/]+(/returns/\S+)", mail.outbox.pop().body)[1]


def code_from_mail():
    return re.search(r"your code is (\d{6})", mail.outbox.pop().body)[1]


def test_a_link_opens_its_return_alone_after_a_code_and_once(plan, link):
    owing(plan, "Fire")
    visitor = Client()
    assert "po…@example.org" in visitor.get(link).content.decode()
    assert mail.outbox == []
    visitor.post(link)
    opened = visitor.post(link, {"code": code_from_mail()})
    own = ReminderLink.objects.get().agency_return
    assert opened["Location"] == reverse("return-fill", args=["ours", own.pk])
    assert visitor.get(opened["Location"]).status_code == 200
    assert visitor.get(reverse("return-detail", args=["ours", own.pk])).status_code == 200
    for name, args in (
        ("overview", ["ours"]),
        ("my-work", ["ours"]),
        ("return-list", ["ours"]),
        ("return-detail", ["ours", own.pk + 1]),
        ("partnership-list", []),
        ("password-change", []),
    ):
        assert visitor.get(reverse(name, args=args))["Location"].startswith(reverse("sign-in")), name
    assert visitor.get("/support/")["Location"].startswith(reverse("sign-in"))
    again = Client().get(link)
    assert again.status_code == 410
    assert "It has been used" in again.content.decode()


def test_signing_in_after_a_link_opens_everything_again(plan, link):
    visitor = Client()
    visitor.post(link)
    visitor.post(link, {"code": code_from_mail()})
    assert visitor.get(reverse("sign-in")).status_code == 200
    visitor.post(reverse("sign-in"), {"email": "police0@example.org", "password": builders.PASSWORD})
    assert visitor.get(reverse("my-work", args=["ours"])).status_code == 200


def test_whoever_was_signed_in_before_is_not_any_more(plan, link):
    visitor = pages.sign_in(plan.partnership)
    visitor.post(link)
    visitor.post(link, {"code": code_from_mail()})
    assert visitor.get(reverse("action-list", args=["ours"])).status_code == 302


def test_a_wrong_code_opens_nothing_and_many_wrong_ones_spoil_it(plan, link):
    visitor = Client()
    visitor.post(link)
    code = code_from_mail()
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        answer = visitor.post(link, {"code": wrong})
        assert "not the code that was sent last" in pages.errors_of(answer)["code"][0]
    assert "tried too often" in pages.errors_of(visitor.post(link, {"code": code}))["code"][0]
    visitor.post(link)
    assert visitor.post(link, {"code": code_from_mail()}).status_code == 302


def test_a_code_runs_out_and_only_so_many_are_sent(plan, link):
    visitor, now = Client(), clock.now()
    visitor.post(link)
    code = code_from_mail()
    with clock.held_at(now + timedelta(minutes=16)):
        assert "run out" in pages.errors_of(visitor.post(link, {"code": code}))["code"][0]
    for _ in range(4):
        visitor.post(link)
    assert "No more codes are sent" in visitor.post(link).content.decode()
    assert len(mail.outbox) == 4


def test_a_link_runs_out_and_an_unknown_one_is_not_found(plan, link):
    with clock.held_at(clock.now() + timedelta(days=15)):
        answer = Client().get(link)
    assert answer.status_code == 410
    assert "It has run out" in answer.content.decode()
    assert Client().get(reverse("return-link", args=["no-such-link"])).status_code == 404


def test_a_link_of_one_whose_role_has_ended_opens_nothing(plan, link):
    membership = ReminderLink.objects.get().reminder.user.memberships.get()
    partnerships.end_role(by=None, membership=membership, version=membership.version)
    assert Client().get(link).status_code == 410


def test_only_hashes_of_link_and_code_are_kept(plan, link):
    Client().post(link)
    code, token = code_from_mail(), link.rstrip("/").rsplit("/", 1)[1]
    kept = ReminderLink.objects.get()
    assert token not in str(vars(kept))
    assert kept.code_hash
    assert code not in kept.code_hash


# --- stopping them, and the calendar ---


def test_reminders_are_stopped_and_had_again_by_the_link_without_signing_in(plan):
    _, (constable,) = owing(plan, "Police")
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
    _, (constable,) = owing(plan, "Police")
    owing(plan, "Fire")
    url = reverse("return-calendar", args=["ours"])
    assert pages.sign_in(plan.partnership).get(url).content.decode().count("BEGIN:VEVENT") == 2
    own = pages.signed_in_as(constable).get(url)
    assert own["Content-Type"] == "text/calendar; charset=utf-8"
    assert own.content.decode().count("BEGIN:VEVENT") == 1
