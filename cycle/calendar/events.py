"""A day of the year and how it stands. Pure: dates and words in, an order and a state out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from core.periods.period import Period
from core.periods.words import PeriodKind


class EventKind(StrEnum):
    """What a day is about, in the order in which those of one day are listed. The value is what a reader sees."""

    LAW = "Required by law"
    ASSESSMENT = "Assessment"
    CONSULTATION = "Consultation"
    PLAN = "Plan"
    APPROVAL = "Approval"
    RETURN = "Return"
    MEETING = "Meeting"
    SCRUTINY = "Scrutiny"
    PAPER = "Paper"
    REVIEW = "Review"
    OTHER = "Other"


class EventState(StrEnum):
    LATE = "Late"
    TODAY = "Today"
    TO_DO = "To do"
    DONE = "Done"
    NOTED = ""  # there is nothing to do but to know it


@dataclass(frozen=True)
class CalendarEvent:
    """Something on a day. `key` stays the same for as long as it is the same thing, also when its day moves.

    `is_done` is None where there is nothing to be done. `path` leads to its page.
    """

    key: str
    on: date
    title: str
    kind: EventKind
    is_done: bool | None = None
    path: str = ""
    note: str = ""

    def state(self, today: date) -> EventState:
        """How it stands on `today`; what is due today is not late."""
        if self.is_done is None:
            return EventState.NOTED
        if self.is_done:
            return EventState.DONE
        if self.on == today:
            return EventState.TODAY
        return EventState.LATE if self.on < today else EventState.TO_DO


def in_order(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    """By day, those of one day by kind and title."""
    places = {kind: place for place, kind in enumerate(EventKind)}
    return sorted(events, key=lambda one: (one.on, places[one.kind], one.title))


def within(events: Iterable[CalendarEvent], year: Period) -> list[CalendarEvent]:
    """The events of the year's days, in order."""
    return in_order(one for one in events if year.contains(one.on))


def by_month(events: Iterable[CalendarEvent]) -> list[tuple[Period, list[CalendarEvent]]]:
    """Events that stand in order, under their months."""
    return [(month, list(found)) for month, found in groupby(events, key=_month)]


def late(events: Iterable[CalendarEvent], today: date) -> list[CalendarEvent]:
    """What is late, the longest first."""
    return [one for one in in_order(events) if one.state(today) is EventState.LATE]


def _month(event: CalendarEvent) -> Period:
    return Period.containing(event.on, PeriodKind.MONTH)
