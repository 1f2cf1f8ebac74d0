"""Agencies, which belong to the installation, and the part each plays in a partnership."""

from django.db import models
from django.db.models import F, Q

from core.models import Versioned


class AgencyKind(models.TextChoices):
    COUNCIL = "council", "Council"
    POLICE = "police", "Police"
    FIRE = "fire", "Fire and rescue"
    PROBATION = "probation", "Probation"
    HEALTH = "health", "Health"
    POLICING_BODY = "policing_body", "Local policing body"
    HOUSING = "housing", "Housing"
    PRISON = "prison", "Prison"
    VOLUNTARY = "voluntary", "Voluntary and community"
    OTHER = "other", "Other"


class AgencyQuerySet(models.QuerySet["Agency"]):
    def standing(self) -> "AgencyQuerySet":
        """Without those that were merged into another."""
        return self.filter(merged_into__isnull=True)


class Agency(Versioned):
    """An agency, or a unit or team of one; where it was replaced, its successor.

    One that was entered twice is merged into the other and stays, so that the history can still name it.
    """

    audit_kind = "agency"

    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=16, choices=AgencyKind.choices)
    unit_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", editable=False
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_agency_dates",
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="An agency cannot end before it starts.",
            )
        ]

    def __str__(self) -> str:
        return self.name
