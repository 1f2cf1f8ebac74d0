"""An indicator as a plan uses it."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models

from core.models import Archivable
from partnerships.models import Owned


class ToleranceKind(models.TextChoices):
    PERCENT = "percent", "per cent of what is due"
    POINTS = "points", "percentage points"


class Measure(Owned, Archivable):
    """An indicator in a plan, as the plan words it. "Monitored" counts measures, not indicators."""

    audit_kind = "measure"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="measures")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="measures")
    priority = models.ForeignKey(
        "plans.Priority", null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    indicator = models.ForeignKey("performance.Indicator", on_delete=models.PROTECT, related_name="measures")
    area = models.ForeignKey(
        "partnerships.Area",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
        help_text="Where it differs from the partnership's own area",
    )
    label = models.CharField(max_length=200, help_text="As the plan words it")
    section = models.CharField(max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_new = models.BooleanField("new indicator", default=False)
    is_monitored = models.BooleanField("monitored", default=True)
    tolerance = models.DecimalField(
        max_digits=7,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Where it differs from the partnership's own",
    )
    tolerance_kind = models.CharField(max_length=8, choices=ToleranceKind.choices, default=ToleranceKind.PERCENT)
    data_owner = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["plan", "order"], name="performance_measure_order")]

    def __str__(self) -> str:
        return self.label

    @property
    def known_targets(self) -> list[Any]:
        """The measure's targets by period, as a selector read them for many measures at once; else read now."""
        read: list[Any] | None = self.__dict__.get("targets_read")
        return list(self.targets.order_by("period", "replaced_at", "pk")) if read is None else read
