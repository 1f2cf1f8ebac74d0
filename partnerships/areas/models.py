"""Places: the installation's own, with their official codes, dates and several parents."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from core.models import Versioned


class AreaKind(models.TextChoices):
    CSP = "csp", "Community safety partnership area"
    DISTRICT = "district", "District, borough or unitary authority"
    COUNTY = "county", "County"
    POLICE_AREA = "police_area", "Police force area"
    REGION = "region", "Region"
    NATION = "nation", "Nation"
    WARD = "ward", "Ward"
    NEIGHBOURHOOD = "neighbourhood", "Priority neighbourhood"
    SMALL_AREA = "small_area", "Small area (LSOA)"
    OTHER = "other", "Other"


class Area(Versioned):
    """An area with its code of the Government Statistical Service where it has one."""

    audit_kind = "area"

    code = models.CharField("official code", max_length=12, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=AreaKind.choices)
    starts = models.DateField("in existence from", null=True, blank=True)
    ends = models.DateField("in existence until", null=True, blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["kind", "name"], name="partnerships_area_kind")]
        constraints = [
            models.CheckConstraint(
                name="partnerships_area_dates",
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="An area cannot end before it starts.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class AreaLinkKind(models.TextChoices):
    PART_OF = "part_of", "Part of"
    SUCCEEDS = "succeeds", "Succeeds"


class AreaLink(Versioned):
    """One area within another (or after another), between dates, with the source that says so."""

    audit_kind = "area_link"

    child = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="child_links")
    kind = models.CharField(max_length=10, choices=AreaLinkKind.choices, default=AreaLinkKind.PART_OF)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "child",
                "parent",
                "kind",
                Coalesce(F("starts"), date.min),
                name="partnerships_arealink_once",
                violation_error_message="These two areas are linked so already.",
            ),
            models.CheckConstraint(
                name="partnerships_arealink_not_itself",
                condition=~Q(child=F("parent")),
                violation_error_message="An area cannot be linked to itself.",
            ),
            models.CheckConstraint(
                name="partnerships_arealink_dates",
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="A link cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} {self.get_kind_display().lower()} {self.parent}"
