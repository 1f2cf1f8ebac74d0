"""A day of the year and how it stands. Pure: dates and words in, an order and a state out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from core.periods.period import Period
from core.periods.words import PeriodKind


class Kind(StrEnum):
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


class State(StrEnum):
    LATE = "Late"
    TODAY = "Today"
    TO_DO = "To do"
    DONE = "Done"
    NOTED = ""  # there is nothing to do but to know it


@dataclass(frozen=True)
class Event:
    """Something on a day. `key` stays the same for as long as it is the same thing, also when its day moves.

    `is_done` is None where there is nothing to be done. `path` leads to its page.
    """

    key: str
    on: date
    title: str
    kind: Kind
    is_done: bool | None = None
    path: str = ""
    note: str = ""

    def state(self, today: date) -> State:
        """How it stands on `today`; what is due today is not late."""
        if self.is_done is None:
            return State.NOTED
        if self.is_done:
            return State.DONE
        if self.on == today:
            return State.TODAY
        return State.LATE if self.on < today else State.TO_DO


def in_order(events: Iterable[Event]) -> list[Event]:
    """By day, those of one day by kind and title."""
    places = {kind: place for place, kind in enumerate(Kind)}
    return sorted(events, key=lambda one: (one.on, places[one.kind], one.title))


def within(events: Iterable[Event], year: Period) -> list[Event]:
    """The events of the year's days, in order."""
    return in_order(one for one in events if year.contains(one.on))


def by_month(events: Iterable[Event]) -> list[tuple[Period, list[Event]]]:
    """Events that stand in order, under their months."""
    return [(month, list(found)) for month, found in groupby(events, key=_month)]


def late(events: Iterable[Event], today: date) -> list[Event]:
    """What is late, the longest first."""
    return [one for one in in_order(events) if one.state(today) is State.LATE]


def _month(event: Event) -> Period:
    return Period.containing(event.on, PeriodKind.MONTH)
