"""What a meeting says, as the chair's screen hands it to the services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cycle.models import AgendaItem, LogItem
from partnerships.models import GroupMember


@dataclass(frozen=True)
class AgendaItemRecord:
    """What the meeting made of an item of its agenda."""

    item: AgendaItem
    version: int | None
    outcome: str
    discussion: str
    decision: str


@dataclass(frozen=True)
class LogItemRecord:
    """What was told of an action of the log."""

    log_item: LogItem
    version: int | None
    status: str
    text: str


@dataclass(frozen=True)
class NewLogItem:
    """An action that the meeting gives someone."""

    text: str
    who: str
    due: date | None


@dataclass(frozen=True)
class MeetingRecord:
    """All that the chair's screen holds."""

    attendance: Sequence[tuple[GroupMember, str]] = ()
    also_present: str = ""
    items: Sequence[AgendaItemRecord] = ()
    log: Sequence[LogItemRecord] = ()
    given: Sequence[NewLogItem] = ()
