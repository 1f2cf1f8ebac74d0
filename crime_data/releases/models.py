"""Releases: files of recorded crime as they were imported, national ones and partnerships' own."""

from django.conf import settings
from django.db import models

from core.models import Versioned
from partnerships.models import Owned


class CountSource(models.TextChoices):
    HOME_OFFICE = "home_office", "Home Office tables by community safety partnership"
    POLICE_UK = "police_uk", "data.police.uk street files"
    MET = "met", "Metropolitan Police borough tables"


class Release(Owned, Versioned):
    """A file as it was taken in: a national one (no partnership), or a partnership's own.

    `published_on` says which of two releases is the newer; where nobody says, it is the last day of its figures.
    """

    audit_kind = "release"

    id = models.AutoField(primary_key=True)
    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="releases"
    )
    source = models.CharField(max_length=12, choices=CountSource.choices)
    name = models.CharField("file", max_length=200)
    sha256 = models.CharField(max_length=64)
    published_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    periods = models.JSONField(default=list, help_text="The codes of the periods that it covers")
    places = models.JSONField(default=list, help_text="The places that it covers")
    report = models.JSONField(default=dict)
    corrects = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        help_text="The release whose count a partnership has put right by hand; it outranks that one only",
    )
    why = models.TextField(blank=True, help_text="Why a count was put right by hand")

    class Meta:
        ordering = ["-published_on", "-recorded_at", "-pk"]
        indexes = [models.Index(fields=["source", "partnership"], name="crime_data_release_source")]

    def __str__(self) -> str:
        return f"{self.name}, {self.published_on}"
