"""A partnership's own layout of papers: a copy of another, its sections renamed, put in order, left out or added."""

from django.db import models

from core.models import Archivable
from partnerships.models import Owned


class OwnLayout(Owned, Archivable):
    """`content` holds the values that a layout's file would; `reports.layouts.reading` says what they are."""

    audit_kind = "layout"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="layouts")
    slug = models.SlugField("short name", max_length=40)
    title = models.CharField(max_length=120)
    copied_from = models.SlugField(max_length=40, editable=False)
    content = models.JSONField(editable=False)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="reports_own_layout_slug_once",
                violation_error_message="This partnership has a layout of that short name already.",
            )
        ]

    def __str__(self) -> str:
        return self.title
