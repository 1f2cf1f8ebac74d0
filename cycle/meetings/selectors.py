"""Reads about meetings. The scope, a partnership, comes first."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from cycle.models import AgendaItem, Attendance, LogItem, LogStatus, LogUpdate, Meeting, MeetingStatus
from partnerships.groups.selectors import groups_of
from partnerships.models import Group, GroupMember, Partnership


@dataclass(frozen=True)
class Agenda:
    """A meeting with its agenda: the open actions of earlier meetings come first, by themselves."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    earlier: tuple[LogItem, ...]
    given: tuple[LogItem, ...]
    members: tuple[tuple[GroupMember, Attendance | None], ...]


def meetings_of(partnership: Partnership) -> QuerySet[Meeting]:
    """The partnership's meetings, the latest first."""
    return Meeting.objects.filter(partnership=partnership).select_related("group")


def meetings_of_group(group: Group) -> QuerySet[Meeting]:
    return Meeting.objects.filter(group=group).select_related("group")


def meeting_for(partnership: Partnership, pk: int) -> Meeting | None:
    """The partnership's meeting of that key; None for any other's."""
    related = ("group", "partnership", "issued_by")
    return Meeting.objects.filter(partnership=partnership, pk=pk).select_related(*related).first()


def item_for(partnership: Partnership, pk: int) -> AgendaItem | None:
    found = AgendaItem.objects.filter(meeting__partnership=partnership, pk=pk)
    return found.select_related("meeting__group").first()


def log_item_for(partnership: Partnership, pk: int) -> LogItem | None:
    found = LogItem.objects.filter(partnership=partnership, pk=pk).select_related("group", "raised_in__group")
    return found.prefetch_related("updates__by", "updates__meeting").first()


def log_of(group: Group) -> QuerySet[LogItem]:
    """The group's log of actions with what was told of each, the oldest first."""
    updates = Prefetch("updates", LogUpdate.objects.select_related("by", "meeting"))
    return LogItem.objects.filter(group=group).select_related("raised_in__group").prefetch_related(updates)


def groups_with_next_meeting(partnership: Partnership) -> list[tuple[Group, Meeting | None]]:
    """The partnership's current groups, each with its earliest meeting whose minutes are still to be issued."""
    planned = meetings_of(partnership).filter(status=MeetingStatus.PLANNED).order_by("-day")
    earliest = {meeting.group_id: meeting for meeting in planned}
    return [(group, earliest.get(group.pk)) for group in groups_of(partnership)]


def agenda_of(meeting: Meeting) -> Agenda:
    """The meeting's agenda. Of one that is still open the earlier actions are those that are open now."""
    log = log_of(meeting.group)
    earlier = log.filter(raised_in__day__lt=meeting.day)
    if meeting.is_open:
        told = LogUpdate.objects.filter(meeting=meeting).values("log_item")
        earlier = (earlier.filter(status=LogStatus.OPEN) | earlier.filter(pk__in=told)).distinct()
    else:
        earlier = earlier.filter(updates__meeting=meeting).distinct()
    attendance = {one.member_id: one for one in meeting.attendance.all()}
    members = meeting.group.members.current().select_related("user", "agency")
    return Agenda(
        meeting,
        tuple(meeting.items.select_related("came_from__meeting__group")),
        tuple(earlier),
        tuple(log.filter(raised_in=meeting)),
        tuple((member, attendance.get(member.pk)) for member in members),
    )


def log_updates_in(meeting: Meeting) -> QuerySet[LogUpdate]:
    """What the meeting heard of earlier actions, action by action."""
    return LogUpdate.objects.filter(meeting=meeting).select_related("log_item").order_by("log_item", "at")


def log_items_raised_in(meeting: Meeting) -> QuerySet[LogItem]:
    """The actions that the meeting gave someone."""
    return LogItem.objects.filter(raised_in=meeting).order_by("pk")


def issued_meeting(pk: int) -> Meeting | None:
    """The meeting of that key once its minutes are issued, for the worker; None while they are not."""
    found = Meeting.objects.filter(pk=pk, status=MeetingStatus.ISSUED)
    return found.select_related("group__partnership").first()
