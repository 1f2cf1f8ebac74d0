"""A paper as Word, as it was sent out for clearance: what comes back is compared with it."""

from typing import Any

from django.conf import settings
from django.db import models

from core.models import Versioned
from partnerships.models import Owned
from reports.papers.models import Report


class ClearanceCopy(Owned, Versioned):
    """The whole paper, its exempt sections too, as it stood; never changed."""

    audit_kind = "clearance_copy"

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="clearance_copies"
    )
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="clearance_copies")
    sent_to = models.CharField("sent to, by role", max_length=160)
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = "clearance copies"

    def __str__(self) -> str:
        return f"Copy for {self.sent_to}"


class ClearanceFile(models.Model):
    """The copy's bytes. Apart from its record, whose history would repeat them."""

    copy = models.OneToOneField(ClearanceCopy, on_delete=models.CASCADE, related_name="file")
    content: Any = models.BinaryField()

    def __str__(self) -> str:
        return str(self.copy)
