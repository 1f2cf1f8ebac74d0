"""Finding what is due and doing it: each part in a transaction of its own, tried again with growing pauses."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from core import clock
from cycle.models import DailyJob, Due
from cycle.reminders.services import queueing
from cycle.returns.services import opening
from partnerships.models import Partnership

STARTS = time(6, 30)  # in the portal's own time zone
MOST_DAYS = 31  # that are made up for after the portal stood still
LEASE = timedelta(minutes=15)  # longer than any part takes; a worker that is killed is waited for so long
_FIRST_PAUSE = timedelta(minutes=2)  # doubled with each try
_LONGEST_PAUSE = timedelta(hours=4)


@transaction.atomic
def note_due(now: datetime) -> None:
    """Write down what is due by `now`, each once: today's after `STARTS`, and that of days on which nothing ran."""
    local = timezone.localtime(now)
    last = local.date() if local.time() >= STARTS else local.date() - timedelta(days=1)
    known = Due.objects.aggregate(day=Max("day"))["day"] or last - timedelta(days=1)
    missed = min((last - known).days, MOST_DAYS)
    for day in (last - timedelta(days=ago) for ago in reversed(range(missed))):
        _note(day, now, reminds=day == last)


def _note(day: date, now: datetime, *, reminds: bool) -> None:
    """Reminders of a day gone by are in the last day's: each looks at all days of reminding that have come."""
    rows = [Due(job=DailyJob.RETURNS, partnership=one, day=day, not_before=now) for one in Partnership.objects.all()]
    if reminds:
        rows.append(Due(job=DailyJob.REMINDERS, day=day, not_before=now))
    Due.objects.bulk_create(rows, ignore_conflicts=True)


def take(now: datetime) -> list[int]:
    """The keys of what is to be done now, for this process alone: another that looks meanwhile finds it taken."""
    ready = Due.objects.filter(done_at=None, not_before__lte=now)
    return [
        key
        for key in ready.values_list("pk", flat=True)
        if ready.filter(pk=key).order_by().update(attempt=F("attempt") + 1, not_before=now + LEASE)
    ]


def perform(key: int) -> None:
    """Do it. Where it fails it is due again after a pause, with why; the error goes on to the worker's log."""
    due = Due.objects.select_related("partnership").get(pk=key)
    if due.done_at is not None:
        return
    try:
        _WORK[DailyJob(due.job)](due)
    except Exception as error:
        pause = min(_FIRST_PAUSE * 2 ** min(due.attempt, 10), _LONGEST_PAUSE)
        Due.objects.filter(pk=key).update(
            not_before=clock.now() + pause, error=f"{type(error).__name__}: {error}"[:300]
        )
        raise
    Due.objects.filter(pk=key).update(done_at=clock.now(), error="")


def _open_returns(due: Due) -> None:
    if due.partnership is not None:
        quarter = opening.last_quarter(due.day)
        opening.open_everywhere(quarter, slug=due.partnership.slug, tell=lambda line: None)


def _queue_reminders(due: Due) -> None:
    queueing.queue_for_today(due.day)


_WORK: dict[DailyJob, Callable[[Due], None]] = {
    DailyJob.RETURNS: _open_returns,
    DailyJob.REMINDERS: _queue_reminders,
}
