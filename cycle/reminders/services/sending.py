"""Sending what is in the outbox, each once, whatever fails in between.

A row says what has become of it before and after it is handed to the mail server, each in a transaction of its own:

- a worker killed between two reminders leaves the others waiting, and the next run sends them;
- a mail server that fails leaves the row waiting for a later try, under the same Message-ID;
- a process killed while it hands one over leaves it `HANDED_OVER`. Nobody can tell whether it went out: it is marked
  as one that may not have arrived, shown to the officer, and never sent a second time by itself.
"""

from collections import Counter
from datetime import timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, QuerySet

from core import clock
from cycle.models import Reminder, ReminderState
from cycle.reminders.digest import compose

LEASE = timedelta(minutes=15)  # longer than any mail server takes
MOST_TRIES = 8
_FIRST_PAUSE = timedelta(minutes=2)  # doubled with each try


def send_waiting() -> Counter[str]:
    """Send every reminder whose time has come; how many ended in which state."""
    _end_abandoned()
    ended: Counter[str] = Counter()
    for key in list(_waiting().values_list("pk", flat=True)):
        state = _send(key)
        if state is not None:
            ended[state] += 1
    return ended


def is_anything_due() -> bool:
    """Whether a run would send something now, or end what a killed one left behind."""
    return _waiting().exists() or _abandoned().exists()


def _waiting() -> QuerySet[Reminder]:
    return Reminder.objects.filter(state=ReminderState.QUEUED, not_before__lte=clock.now()).order_by("pk")


def _send(key: int) -> ReminderState | None:
    """Send one; None where another worker has taken it."""
    if not _take(key):
        return None
    reminder = Reminder.objects.select_related("user").get(pk=key)
    try:
        message = compose(reminder)
        if message is None:
            return _ended(reminder, ReminderState.DROPPED)
        message.connection = get_connection()
        message.send()
    except BaseException as error:
        state = _failed(reminder, error)
        if not isinstance(error, Exception):
            raise  # the process is being stopped: what was taken waits again
        return state
    return _ended(reminder, ReminderState.SENT)


@transaction.atomic
def _take(key: int) -> bool:
    """Whether the row is this worker's: the update is of one that waits, so only one worker gets it."""
    return bool(
        _waiting()
        .filter(pk=key)
        .order_by()
        .update(state=ReminderState.HANDED_OVER, handed_over_at=clock.now(), tries=F("tries") + 1)
    )


def _ended(reminder: Reminder, state: ReminderState) -> ReminderState:
    sent_at = clock.now() if state is ReminderState.SENT else None
    Reminder.objects.filter(pk=reminder.pk).update(state=state, sent_at=sent_at, error="")
    return state


def _failed(reminder: Reminder, error: BaseException) -> ReminderState:
    """It waits for a later try, each pause twice the one before; after the last it is given up and shown as such."""
    is_over = reminder.tries >= MOST_TRIES
    state = ReminderState.FAILED if is_over else ReminderState.QUEUED
    pause = _FIRST_PAUSE * 2 ** (reminder.tries - 1)
    Reminder.objects.filter(pk=reminder.pk).update(
        state=state, not_before=clock.now() + pause, error=f"{type(error).__name__}: {error}"[:300]
    )
    return state


def _end_abandoned() -> None:
    _abandoned().update(state=ReminderState.UNSURE)


def _abandoned() -> QuerySet[Reminder]:
    return Reminder.objects.filter(state=ReminderState.HANDED_OVER, handed_over_at__lt=clock.now() - LEASE)
