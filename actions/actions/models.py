"""Actions, their leads, milestones, and the dates that slipped."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core import clock
from core.models import Archivable, Lined, Versioned
from partnerships.models import Owned


class ActionStatus(models.TextChoices):
    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    OFF_TRACK = "off_track", "Off track"
    COMPLETE = "complete", "Complete"
    DROPPED = "dropped", "Dropped"
    NOT_REPORTED = "not_reported", "Not reported"

    @property
    def is_open(self) -> bool:
        return self not in (ActionStatus.COMPLETE, ActionStatus.DROPPED)


class Action(Owned, Archivable):
    """Something the partnership has said it will do. A sub-action hangs from its headline action."""

    audit_kind = "action"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="actions")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="actions")
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    priorities = models.ManyToManyField("plans.Priority", blank=True, related_name="actions")
    heading = models.CharField(
        max_length=160, blank=True, help_text="Where the document groups its actions otherwise than by priority"
    )
    reference = models.CharField(max_length=20, blank=True)
    title = models.TextField()
    description = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=ActionStatus.choices, default=ActionStatus.NOT_REPORTED)
    due = models.DateField(null=True, blank=True)
    original_due = models.DateField(null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["plan", "order"], name="actions_action_order"),
            models.Index(fields=["partnership", "status", "due"], name="actions_action_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="actions_action_not_its_own_part", condition=Q(part_of__isnull=True) | ~Q(part_of=F("id"))
            )
        ]

    def __str__(self) -> str:
        return self.title[:120]

    @property
    def known_leads(self) -> list["ActionLead"]:
        """Who leads, as a selector read it for many actions at once; else read now."""
        read: list[ActionLead] | None = self.__dict__.get("leads_read")
        return list(self.leads.all()) if read is None else read

    @property
    def lead_words(self) -> str:
        """Everyone who leads, as the document words them."""
        return ", ".join(str(lead) for lead in self.known_leads)

    @property
    def priority_words(self) -> str:
        """The priorities that it serves."""
        return ", ".join(str(priority) for priority in self.priorities.all())

    @property
    def is_overdue(self) -> bool:
        return bool(self.due and self.due < clock.today() and ActionStatus(self.status).is_open)


class ActionLead(Lined):
    """Who leads: an agency or a unit of one, a group of the partnership, or both where the document joins them."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="leads")
    agency = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="action_leads"
    )
    group = models.ForeignKey(
        "partnerships.Group", null=True, blank=True, on_delete=models.PROTECT, related_name="action_leads"
    )
    words = models.CharField("as the document words it", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="actions_lead_is_someone",
                condition=Q(agency__isnull=False) | Q(group__isnull=False),
                violation_error_message="A lead is an agency or a group.",
            )
        ]

    def __str__(self) -> str:
        return self.words or str(self.agency or self.group)


class DueChange(models.Model):
    """A due date that was moved, with the reason. The first one stays in `Action.original_due`."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="due_changes")
    earlier = models.DateField(null=True)
    later = models.DateField(null=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.earlier} to {self.later}"


class Milestone(Versioned):
    """A step of an action, with its own date."""

    audit_kind = "milestone"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.title

    def audit_scope(self) -> int | None:
        return self.action.partnership_id
