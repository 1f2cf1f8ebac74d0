"""Priorities and the outcomes they are to bring."""

from django.db import models

from core.models import Archivable
from partnerships.models import Owned


class PriorityKind(models.TextChoices):
    TOP = "top", "Top priority"
    CROSS_CUTTING = "cross_cutting", "Cross-cutting priority"
    NEIGHBOURHOOD = "neighbourhood", "Neighbourhood priority"
    EFFICIENCY = "efficiency", "Efficiency"
    KEY_AREA = "key_area", "Key area of work"


class Priority(Owned, Archivable):
    """What a plan puts first, as it words it, with its rationale and resources."""

    audit_kind = "priority"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="priorities")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="priorities")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=PriorityKind.choices, default=PriorityKind.TOP)
    number = models.CharField(max_length=8, blank=True, help_text="As the plan numbers it")
    order = models.PositiveSmallIntegerField(default=0)
    rationale = models.TextField(blank=True)
    resources = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "priorities"
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["plan", "order"], name="plans_priority_order")]

    def __str__(self) -> str:
        return self.title


class Outcome(Owned, Archivable):
    """An outcome or objective, of a priority or of the plan as a whole; who leads it where the plan says."""

    audit_kind = "outcome"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="outcomes")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="outcomes")
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.CASCADE, related_name="outcomes")
    text = models.TextField()
    led_by = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
