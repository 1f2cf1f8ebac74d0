"""What the worker does: the parts of each day's work, reminders that wait, and minutes that were issued."""

from django_tasks import task

from core import clock
from cycle.daily import services as daily
from cycle.meetings.minutes import minutes_message
from cycle.meetings.selectors import issued_meeting
from cycle.reminders.selectors import is_task_waiting
from cycle.reminders.services import sending


@task()
def send_reminders() -> None:
    """Send the reminders whose time has come. What has to wait is found again by `find_due`."""
    sending.send_waiting()


@task()
def mail_minutes(meeting: int) -> None:
    """Mail the minutes of the meeting of that key, once they were issued, to the group's members."""
    found = issued_meeting(meeting)
    message = minutes_message(found) if found else None
    if message is not None:
        message.send()


@task()
def do_due(key: int) -> None:
    """One part of a day's work; an error ends this part alone."""
    daily.perform(key)


def find_due() -> None:
    """Give the worker what is due by now. Looked for each minute, so that nothing hangs on what ran before it."""
    now = clock.now()
    daily.note_due(now)
    for key in daily.take(now):
        do_due.enqueue(key)
    if sending.is_anything_due() and not is_task_waiting(send_reminders.module_path):
        send_reminders.enqueue()
