"""Every write to a partnership's own days and to calendar feeds."""

from datetime import date
from typing import Any

from django.db import transaction

from core import clock, writes
from cycle.models import CalendarFeed, YearEntry
from partnerships.models import Partnership, User


@transaction.atomic
def create_entry(*, by: User | None, partnership: Partnership, title: str, on: date, **values: Any) -> YearEntry:
    """Enter a day into the partnership's year. Raises ValidationError by field."""
    return writes.create(YearEntry, by=by, partnership=partnership, title=title, on=on, **values)


@transaction.atomic
def open_feed(*, by: User, partnership: Partnership) -> CalendarFeed:
    """The person's feed of the partnership, made or opened again; one that is open stays as it is."""
    User.objects.select_for_update().get(pk=by.pk)  # the same person's other click waits
    feed = CalendarFeed.objects.filter(partnership=partnership, user=by).first()
    if feed is None:
        return writes.create(CalendarFeed, by=by, partnership=partnership, user=by, renewed_at=clock.now())
    return feed if feed.is_open else renew_feed(by=by, feed=feed, version=feed.version)


@transaction.atomic
def renew_feed(*, by: User, feed: CalendarFeed, version: int | None) -> CalendarFeed:
    """Give the feed a new address; the one before leads nowhere from then on."""
    return writes.change(feed, by=by, version=version, action="renewed", renewed_at=clock.now(), stopped_at=None)


@transaction.atomic
def stop_feed(*, by: User, feed: CalendarFeed, version: int | None) -> CalendarFeed:
    """Close the feed: its address leads nowhere from then on."""
    return writes.change(feed, by=by, version=version, action="stopped", stopped_at=clock.now())
