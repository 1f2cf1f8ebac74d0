"""Every write to meetings, their agendas and the log of actions. What was issued is never changed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from cycle.meetings.minutes import MeetingRecord, fingerprint, minutes_of
from cycle.models import AgendaItem, AgendaOutcome, Attendance, LogItem, LogStatus, LogUpdate, Meeting, MeetingStatus
from partnerships.models import Group, GroupMember, User


@transaction.atomic
def plan_meeting(*, by: User | None, group: Group, day: date, **values: Any) -> Meeting:
    """Plan a group's meeting; what earlier ones deferred comes onto its agenda.

    Raises ValidationError on `day` where the group meets on it already.
    """
    if Meeting.objects.filter(group=group, day=day).exclude(status=MeetingStatus.CANCELLED).exists():
        raise ValidationError({"day": "This group has a meeting on that day already."})
    meeting = writes.create(Meeting, by=by, partnership=group.partnership, group=group, day=day, **values)
    bring_back_deferred(by=by, group=group)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, by: User | None, version: int | None, **values: Any) -> Meeting:
    _open(meeting)
    return writes.change(meeting, by=by, version=version, **values)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: User | None, version: int | None, reason: str = "") -> Meeting:
    """Cancel it; its items that came back come back again at the next."""
    _open(meeting)
    cancelled = writes.change(
        meeting, by=by, version=version, reason=reason, action="cancelled", status=MeetingStatus.CANCELLED
    )
    for item in AgendaItem.objects.filter(meeting=meeting, came_from__isnull=False):
        writes.change(item, by=by, version=item.version, outcome=AgendaOutcome.DEFERRED)
    bring_back_deferred(by=by, group=meeting.group)
    return cancelled


@transaction.atomic
def add_item(*, by: User | None, meeting: Meeting, title: str, **values: Any) -> AgendaItem:
    """Put something on the agenda, at its end unless `order` says where."""
    _open(meeting)
    last = meeting.items.order_by("order").last()
    values["order"] = values.get("order") or (last.order + 1 if last else 1)
    return writes.create(AgendaItem, by=by, meeting=meeting, title=title, **values)


@transaction.atomic
def change_item(item: AgendaItem, *, by: User | None, version: int | None, **values: Any) -> AgendaItem:
    _open(item.meeting)
    if "order" in values:
        values["order"] = values["order"] or item.order
    return writes.change(item, by=by, version=version, **values)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: User | None, version: int | None) -> None:
    _open(item.meeting)
    writes.delete(item, by=by, version=version)


@transaction.atomic
def save_record(*, by: User, meeting: Meeting, version: int | None, record: MeetingRecord) -> Meeting:
    """Save the chair's screen, or nothing of it. Raises StaleVersion where a part of it has changed meanwhile."""
    _open(meeting)
    saved = writes.change(meeting, by=by, version=version, also_present=record.also_present)
    _save_attendance(by, meeting, record.attendance)
    for one in record.items:
        writes.change(
            one.item,
            by=by,
            version=one.version,
            outcome=one.outcome,
            discussion=one.discussion,
            decision=one.decision,
        )
    for update in record.log:
        update_log_item(
            by=by,
            log_item=update.log_item,
            version=update.version,
            status=update.status,
            text=update.text,
            meeting=meeting,
        )
    for given in record.given:
        add_log_item(by=by, meeting=meeting, text=given.text, who=given.who, due=given.due)
    return saved


@transaction.atomic
def add_log_item(*, by: User | None, meeting: Meeting, text: str, who: str, due: date | None = None) -> LogItem:
    """Put an action that the meeting gives someone into its group's log."""
    return writes.create(
        LogItem,
        by=by,
        partnership=meeting.partnership,
        group=meeting.group,
        raised_in=meeting,
        text=text,
        who=who,
        due=due,
    )


@transaction.atomic
def update_log_item(
    log_item: LogItem,
    *,
    by: User | None,
    version: int | None,
    status: str,
    text: str = "",
    meeting: Meeting | None = None,
) -> LogItem:
    """Tell how an action of the log stands. One that is dropped says why. Raises StaleVersion."""
    if status == LogStatus.DROPPED and not text.strip():
        raise ValidationError({"text": "Say why it is dropped."})
    if status == log_item.status and not text:
        return log_item
    changed = writes.change(log_item, by=by, version=version, action="reported", status=status)
    update = LogUpdate(log_item=changed, meeting=meeting, status=status, text=text, by=by, at=clock.now())
    update.full_clean()
    update.save()
    audit.record(by=by, action="created", obj=update, after=audit.snapshot(update))
    return changed


@transaction.atomic
def issue_minutes(*, by: User, meeting: Meeting, looked_at: str) -> Meeting:
    """End the meeting and issue its minutes as they were shown; what was deferred comes onto the next agenda.

    Raises ValidationError where nobody is down as present, the day is still to come, or they have changed meanwhile.
    """
    current = Meeting.objects.select_for_update().select_related("group").get(pk=meeting.pk)
    _open(current)
    if current.day > clock.today():
        raise ValidationError("The meeting has not been held yet.")
    if not current.attendance.filter(presence="present").exists() and not current.also_present.strip():
        raise ValidationError("Say first who was present.")
    minutes = minutes_of(current)
    if fingerprint(minutes) != looked_at:
        raise ValidationError("The minutes have changed since you opened this page. Look at them again below.")
    issued = writes.change(
        current,
        by=by,
        version=current.version,
        action="issued",
        status=MeetingStatus.ISSUED,
        issued_at=clock.now(),
        issued_by=by,
        minutes=minutes,
    )
    bring_back_deferred(by=by, group=current.group)
    return issued


@transaction.atomic
def bring_back_deferred(*, by: User | None, group: Group) -> list[AgendaItem]:
    """Put what was deferred and has not come back yet onto the group's next planned agenda, where there is one."""
    following = Meeting.objects.filter(group=group, status=MeetingStatus.PLANNED, day__gte=clock.today())
    next_one = following.order_by("day").first()
    if next_one is None:
        return []
    deferred = AgendaItem.objects.filter(
        meeting__group=group, outcome=AgendaOutcome.DEFERRED, came_back_as__isnull=True, meeting__day__lt=next_one.day
    ).exclude(meeting__status=MeetingStatus.PLANNED)
    return [
        add_item(
            by=by,
            meeting=next_one,
            title=item.title,
            presenter=item.presenter,
            purpose=item.purpose,
            papers=item.papers,
            came_from=item,
        )
        for item in deferred.order_by("meeting__day", "order", "pk")
    ]


def _open(meeting: Meeting) -> None:
    current = Meeting.objects.get(pk=meeting.pk)
    if not current.is_open:
        raise ValidationError(f"This meeting can no longer be changed: {current.get_status_display().lower()}.")


def _save_attendance(by: User, meeting: Meeting, attendance: Sequence[tuple[GroupMember, str]]) -> None:
    saved = {one.member_id: one for one in meeting.attendance.all()}
    for member, presence in attendance:
        found = saved.get(member.pk)
        if found is None and presence:
            who = str(member) if not member.role_title else f"{member}, {member.role_title}"
            writes.create(Attendance, by=by, meeting=meeting, member=member, who=who[:160], presence=presence)
        elif found is not None and presence:
            writes.change(found, by=by, version=found.version, presence=presence)
        elif found is not None:
            writes.delete(found, by=by, version=found.version)
