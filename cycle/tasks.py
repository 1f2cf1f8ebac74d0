"""What the worker does by itself: opens returns, reminds on its days, and sends what waits."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from core import clock
from cycle.meetings.minutes import minutes_message
from cycle.meetings.selectors import issued_meeting
from cycle.reminders.services import queueing, sending
from cycle.returns.services import opening

TRY_AGAIN = timedelta(minutes=5)
_STARTS = time(6, 30)  # in the portal's own time zone


@task()
def send_reminders() -> None:
    """Send what waits, and look again later for as long as something does."""
    sending.send_waiting()
    later: Task = send_reminders  # type: ignore[type-arg]  # the arguments are its own
    if later.get_backend().supports_defer and sending.is_anything_waiting():
        later.using(run_after=clock.now() + TRY_AGAIN).enqueue()


@task()
def mail_minutes(meeting: int) -> None:
    """Mail the minutes of the meeting of that key, once they were issued, to the group's members."""
    found = issued_meeting(meeting)
    message = minutes_message(found) if found else None
    if message is not None:
        message.send()


@task()
def day_round() -> None:
    """One day's round, and the next day's after it."""
    run_day(lambda line: None)
    plan_next_day()


def run_day(tell: opening.Tell) -> None:
    """Open the last quarter's returns, queue the day's reminders and send them; twice a day it does nothing twice."""
    opening.open_everywhere(opening.last_quarter(clock.today()), tell=tell)
    tell(f"{queueing.queue_for_today(clock.today())} reminders queued")
    ended = sending.send_waiting()
    tell(", ".join(f"{number} {state}" for state, number in ended.items()) or "nothing to send")


def plan_next_day() -> None:
    """Have tomorrow morning's round run by the worker."""
    again: Task = day_round  # type: ignore[type-arg]  # the arguments are its own
    if again.get_backend().supports_defer:
        morning = datetime.combine(clock.today() + timedelta(days=1), _STARTS)
        again.using(run_after=timezone.make_aware(morning)).enqueue()
