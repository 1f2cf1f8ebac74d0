"""What the public has been shown: a version of a plan's figures and actions, kept as it was published."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.fields import PeriodField
from core.models import Versioned
from partnerships.models import Owned
from reports.final_versions.models import FinalVersion


class PublicationQuerySet(models.QuerySet[Any]):
    def standing(self) -> "PublicationQuerySet":
        """Without what was taken back."""
        return self.filter(withdrawn_at__isnull=True)


class Publication(Owned, Versioned):
    """A published version. Its content never changes; it can only be taken back, and a newer one put beside it.

    `cells` are the counts that the public knows from it (see `performance.handling.public_figures`), and are not
    published.
    """

    audit_kind = "publication"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="publications")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="publications")
    plan_slug = models.SlugField(max_length=60, editable=False)
    period = PeriodField()
    number = models.PositiveSmallIntegerField("version", editable=False)
    published_at = models.DateTimeField(editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    content = models.JSONField(editable=False)
    fingerprint = models.CharField("SHA-256 of the content", max_length=64, editable=False)
    cells = models.JSONField(blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True)

    objects: Any = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-period", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "period", "number"], name="reports_publication_once"),
            models.CheckConstraint(name="reports_publication_counted", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.plan.in_period(self.period)}, version {self.number}"

    def save(self, **kwargs: Any) -> None:
        """Saves a new version; one that is published is changed by being taken back only, through its service."""
        if self.pk is not None:
            raise ValidationError("A published version is not changed. Publish a new one, or take it back.")
        super().save(**kwargs)


class PaperPublicationQuerySet(models.QuerySet[Any]):
    def standing(self) -> "PaperPublicationQuerySet":
        """Without what was taken back."""
        return self.filter(withdrawn_at__isnull=True)


class PaperPublication(Owned, Versioned):
    """That a final paper's open files are public from a moment on, until it is taken back."""

    audit_kind = "paper_publication"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="public_papers")
    final_version = models.ForeignKey(FinalVersion, on_delete=models.PROTECT, related_name="publications")
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
                fields=["final_version"],
                condition=Q(withdrawn_at__isnull=True),
                name="reports_paper_public_once",
                violation_error_message="This paper is public already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.final_version)
