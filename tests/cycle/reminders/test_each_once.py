"""Each reminder is sent once, whatever fails in between."""

import itertools
import os
import re
import signal
from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connections

from core import clock
from cycle.models import Reminder, ReminderState
from cycle.reminders.services import queueing, sending
from tests.cycle.reminders.open_returns import DUE, addresses, noon, open_return_of

pytestmark = pytest.mark.django_db


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
    open_return_of(plan, "Police", officers=4)
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
