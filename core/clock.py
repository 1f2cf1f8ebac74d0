"""The portal's one clock. Code asks here for the time, so that tests and seasonal rules can be shown at any date."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_held_at: ContextVar[datetime | None] = ContextVar("held_at", default=None)


def now() -> datetime:
    """The present moment, with its time zone."""
    return _held_at.get() or timezone.now()


def today() -> date:
    """Today's date in the portal's own time zone (Europe/London), British Summer Time included."""
    return timezone.localdate(now())


def local_day(moment: datetime) -> date:
    """The day on which a moment falls in the portal's own time zone."""
    return timezone.localdate(moment)


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (with a time zone) for the code inside the block."""
    if timezone.is_naive(moment):
        raise ValueError("The clock is held at a moment with a time zone.")
    token = _held_at.set(moment)
    try:
        yield
    finally:
        _held_at.reset(token)


@contextmanager
def held_on(day: date | None) -> Iterator[None]:
    """Hold the clock at noon of that day for the code inside the block; without a day it goes on."""
    if day is None:
        yield
        return
    with held_at(noon(day)):
        yield


def noon(day: date) -> datetime:
    """Noon of a day in the portal's own time zone."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def end_of(day: date) -> datetime:
    """The last moment of a day in the portal's own time zone."""
    return timezone.make_aware(datetime.combine(day, time.max))
