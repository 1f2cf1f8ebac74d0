"""A group's meetings: agenda with papers, attendance, decisions, and the log of actions that goes on between them."""

from django.conf import settings
from django.db import models

from core import clock
from core.models import Lined, Versioned
from partnerships.models import Owned


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", "Planned"
    ISSUED = "issued", "Minutes issued"
    CANCELLED = "cancelled", "Cancelled"


class Meeting(Owned, Versioned):
    """One meeting of a group. `minutes` is what was issued at its end, as it was shown; nothing changes after that."""

    audit_kind = "meeting"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="meetings")
    group = models.ForeignKey("partnerships.Group", on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField("date")
    starts = models.TimeField("begins at", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    also_present = models.TextField("others present", blank=True)
    status = models.CharField(max_length=10, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    issued_at = models.DateTimeField("minutes issued", null=True, blank=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    minutes = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "day"],
                condition=~models.Q(status="cancelled"),
                name="cycle_meeting_once",
                violation_error_message="This group has a meeting on that day already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.day:%-d %B %Y}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.status == MeetingStatus.PLANNED


class AgendaOutcome(models.TextChoices):
    NOTED = "noted", "Noted"
    AGREED = "agreed", "Agreed"
    NOT_AGREED = "not_agreed", "Not agreed"
    DEFERRED = "deferred", "Comes back at the next meeting"


class AgendaItem(Versioned):
    """Something on the agenda; `papers` hold a title and an address each. One that came back names where it stood."""

    audit_kind = "agenda_item"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("place on the agenda", default=1)
    title = models.CharField(max_length=200)
    presenter = models.CharField("who presents it, by role", max_length=120, blank=True)
    purpose = models.TextField("what is asked of the meeting", blank=True)
    papers = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=10, choices=AgendaOutcome.choices, blank=True)
    discussion = models.TextField("what was said", blank=True)
    decision = models.TextField("what was decided", blank=True)
    came_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="came_back_as", editable=False
    )

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def audit_scope(self) -> int | None:
        return self.meeting.partnership_id


class Presence(models.TextChoices):
    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"


class Attendance(Versioned):
    """Whether a member came. `who` is the member as named then: who has left since stays in the minutes."""

    audit_kind = "attendance"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey("partnerships.GroupMember", on_delete=models.PROTECT, related_name="attendance")
    who = models.CharField(max_length=160)
    presence = models.CharField(max_length=10, choices=Presence.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="cycle_attendance_once")]

    def __str__(self) -> str:
        return f"{self.who}: {self.get_presence_display()}"

    def audit_scope(self) -> int | None:
        return self.meeting.partnership_id


class LogStatus(models.TextChoices):
    OPEN = "open", "Open"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class LogItem(Owned, Versioned):
    """An action that a group's meeting gave someone. While it is open, each of the group's agendas lists it."""

    audit_kind = "log_item"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="log_items")
    group = models.ForeignKey("partnerships.Group", on_delete=models.PROTECT, related_name="log_items")
    raised_in = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="raised")
    text = models.CharField("what is to be done", max_length=500)
    who = models.CharField("by whom", max_length=160)
    due = models.DateField("by when", null=True, blank=True)
    status = models.CharField(max_length=8, choices=LogStatus.choices, default=LogStatus.OPEN)

    class Meta:
        ordering = ["raised_in__day", "pk"]

    def __str__(self) -> str:
        return self.text[:120]

    @property
    def is_overdue(self) -> bool:
        return self.status == LogStatus.OPEN and self.due is not None and self.due < clock.today()


class LogUpdate(Lined):
    """What was told of an action of the log, in a meeting or between two; never edited, only followed."""

    audit_kind = "log_update"

    log_item = models.ForeignKey(LogItem, on_delete=models.CASCADE, related_name="updates")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="updates")
    status = models.CharField(max_length=8, choices=LogStatus.choices)
    text = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.text[:60]}"

    def audit_scope(self) -> int | None:
        return self.log_item.partnership_id
