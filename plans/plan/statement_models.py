"""What a plan says besides its priorities: positions, approaches, messages, commissioned services."""

from django.db import models

from core.models import Archivable
from partnerships.partnership.owned import Owned


class StatementKind(models.TextChoices):
    KEY_MESSAGE = "key_message", "Key message"
    STARTING_POSITION = "starting_position", "Position at the start"
    APPROACH = "approach", "Main plank of the approach"
    DISPROPORTIONALITY = "disproportionality", "Who is affected more than others"
    CHANGE = "change", "Change in the last year"
    GOVERNANCE = "governance", "Governance"
    OTHER = "other", "Other"


class PlanStatement(Owned, Archivable):
    """A passage of the plan, in Markdown, with where it stands in the document."""

    audit_kind = "plan_statement"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="statements")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=20, choices=StatementKind.choices, default=StatementKind.OTHER)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    source = models.CharField("where it stands", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title or self.text[:80]


class CommissionedService(Owned, Archivable):
    """A service that the partnership commissions, with those who commission it."""

    audit_kind = "commissioned_service"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="services")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="services")
    name = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    commissioned_with = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
