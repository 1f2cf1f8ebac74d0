"""What a meeting makes of its agenda, and its minutes as they are shown, kept, issued and mailed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.mail import EmailMessage
from django.utils.formats import date_format

from core.mailing import mail
from core.text import plain_text
from cycle.meetings.selectors import log_items_raised_in, log_updates_in
from cycle.models import AgendaItem, LogItem, Meeting, Presence
from partnerships.groups.selectors import group_line
from partnerships.models import GroupMember


def minutes_of(meeting: Meeting) -> dict[str, Any]:
    """The minutes as plain data: who came, each item with its decision, what was told of earlier actions, new ones."""
    attendance = list(meeting.attendance.all())
    return {
        **{
            presence.value: [one.who for one in attendance if one.presence == presence]
            for presence in (Presence.PRESENT, Presence.APOLOGIES, Presence.ABSENT)
        },
        "also_present": meeting.also_present,
        "items": [_item(item) for item in meeting.items.all()],
        "updates": [
            {"action": one.log_item.text, "who": one.log_item.who, "status": one.get_status_display(), "text": one.text}
            for one in log_updates_in(meeting)
        ],
        "given": [_given(one) for one in log_items_raised_in(meeting)],
    }


def fingerprint(minutes: dict[str, Any]) -> str:
    """SHA-256 of what is issued."""
    return hashlib.sha256(json.dumps(minutes, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "presenter": item.presenter,
        "papers": item.papers,
        "outcome": item.get_outcome_display(),
        "discussion": item.discussion,
        "decision": item.decision,
    }


def _given(one: LogItem) -> dict[str, str]:
    return {"text": one.text, "who": one.who, "due": date_format(one.due, "j F Y") if one.due else ""}


def minutes_message(meeting: Meeting) -> EmailMessage | None:
    """The minutes as issued, to every member with an address, none of whom sees the others'; None without any."""
    addresses = list(group_line(meeting.group).addresses)
    if not addresses:
        return None
    context = {"meeting": meeting, "minutes": meeting.minutes}
    return mail(subject=f"Minutes: {meeting}", body=plain_text("cycle/meetings/minutes.txt", context), bcc=addresses)


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
