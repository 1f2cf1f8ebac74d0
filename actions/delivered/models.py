"""What was delivered: told in words, with output figures that had no target, and what people said."""

from django.db import models

from core.models import Archivable, Lined
from partnerships.models import Owned


class Achievement(Owned, Archivable):
    """Something delivered, under a theme of the document or a priority of the plan."""

    audit_kind = "achievement"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="achievements")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="achievements")
    priority = models.ForeignKey(
        "plans.Priority", null=True, blank=True, on_delete=models.SET_NULL, related_name="achievements"
    )
    theme = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    period_words = models.CharField("period, as stated", max_length=80, blank=True)
    source = models.CharField("where it stands", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class OutputFigure(Lined):
    """A figure of what was done (595 anti-social behaviour contracts): quoted from the document, without a target."""

    achievement = models.ForeignKey(Achievement, on_delete=models.CASCADE, related_name="outputs")
    label = models.CharField(max_length=200)
    words = models.CharField("as printed", max_length=60)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.words} {self.label}"


class Quote(Owned, Archivable):
    """What someone said, told by role and never by name, and whether they agreed to it being used."""

    audit_kind = "quote"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="quotes")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="quotes")
    achievement = models.ForeignKey(Achievement, null=True, blank=True, on_delete=models.CASCADE, related_name="quotes")
    words = models.TextField()
    speaker = models.CharField("who said it, by role", max_length=120)
    consent = models.BooleanField("they agreed to its use", default=False)
    consent_note = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.words[:80]
