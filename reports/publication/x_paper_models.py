"""A sealed paper that the public may read."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Versioned
from partnerships.partnership.owned import Owned
from reports.final_versions.models import SealedReport


class PaperPublicationQuerySet(models.QuerySet[Any]):
    def standing(self) -> "PaperPublicationQuerySet":
        """Without what was taken back."""
        return self.filter(withdrawn_at__isnull=True)


class PaperPublication(Owned, Versioned):
    """That a sealed paper's open files are public from a moment on, until it is taken back."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="public_papers")
    sealed = models.ForeignKey(SealedReport, on_delete=models.PROTECT, related_name="publications")
    published_at = models.DateTimeField(editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True)

    objects: Any = PaperPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sealed"],
                condition=Q(withdrawn_at__isnull=True),
                name="reports_paper_public_once",
                violation_error_message="This paper is public already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.sealed)
