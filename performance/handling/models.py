"""Who may see the counts of each source: a mark that public pages and papers obey."""

from django.db import models

from core.models import Versioned, none_as_one
from performance.indicators.models import Handling


class SourceHandling(Versioned):
    """The marks of a partnership, or with none the installation's. Of two marks the stricter holds.

    The fields are named as `CountSource` names the sources.
    """

    audit_kind = "source_handling"

    partnership = models.OneToOneField(
        "partnerships.Partnership",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="source_handling",
        editable=False,
    )
    home_office = models.CharField(max_length=10, choices=Handling.choices, default=Handling.PUBLIC)
    police_uk = models.CharField(max_length=10, choices=Handling.choices, default=Handling.PUBLIC)
    met = models.CharField(max_length=10, choices=Handling.choices, default=Handling.PUBLIC)

    class Meta:
        verbose_name = "who may see each source"
        verbose_name_plural = "who may see each source"
        constraints = [models.UniqueConstraint(none_as_one("partnership"), name="performance_source_handling_once")]

    def __str__(self) -> str:
        return f"Who may see each source: {self.partnership or 'everywhere'}"
