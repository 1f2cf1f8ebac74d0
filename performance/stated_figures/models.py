"""What a document claims without its data: shown as quoted, never as computed, never tested."""

from django.db import models

from core.models import Archivable
from partnerships.models import Owned


class StatedFigure(Owned, Archivable):
    audit_kind = "stated_figure"
    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="stated_figures")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="stated_figures")
    priority = models.ForeignKey(
        "plans.Priority", null=True, blank=True, on_delete=models.SET_NULL, related_name="stated_figures"
    )
    measure = models.ForeignKey(
        "performance.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="stated_figures"
    )
    topic = models.CharField(max_length=160, blank=True)
    label = models.CharField(max_length=240, help_text="What it is about")
    words = models.CharField("as printed", max_length=160)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    value_to = models.DecimalField("up to, for a range", max_digits=18, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    period_words = models.CharField("period, as stated", max_length=120, blank=True)
    about_others = models.BooleanField(
        "compares the area with others", default=False, help_text="Such as a place among similar areas"
    )
    source = models.CharField("where it stands", max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.label}: {self.words}"
