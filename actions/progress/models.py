"""Progress, reported period by period. An update is never edited, only followed by the next."""

from django.conf import settings
from django.db import models

from actions.actions.models import ActionStatus
from core.fields import PeriodField


class ProgressUpdate(models.Model):
    audit_kind = "progress_update"
    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="updates")
    period = PeriodField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=ActionStatus.choices)
    narrative = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        get_latest_by = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.narrative[:60]}"

    def audit_scope(self) -> int | None:
        return self.action.partnership_id
