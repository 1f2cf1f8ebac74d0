"""Agencies, which belong to the installation, and the part each plays in a partnership."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from core.models import ArchivableQuerySet, Versioned
from partnerships.models.owned import Owned


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


class PartnerClass(models.TextChoices):
    """The three ways of taking part under sections 5 and 6 of the Crime and Disorder Act 1998."""

    RESPONSIBLE = "responsible", "Responsible authority"
    CO_OPERATING = "co_operating", "Co-operating body"
    INVITED = "invited", "Invited participant"


class PartnerQuerySet(ArchivableQuerySet):
    def on(self, day: date) -> "PartnerQuerySet":
        """The partners of that day, both ends included; a missing date is open."""
        return self.between(day, day)

    def between(self, first: date | None, last: date | None) -> "PartnerQuerySet":
        """Those who are partners on any of these days, both ends included; a missing date is open."""
        found = self
        if last is not None:
            found = found.filter(Q(starts__isnull=True) | Q(starts__lte=last))
        if first is not None:
            found = found.filter(Q(ends__isnull=True) | Q(ends__gte=first))
        return found


class Partner(Owned, Versioned):
    """An agency in a partnership: its class between dates, its local name and its contact by role."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="partners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="partners")
    partner_class = models.CharField("class", max_length=12, choices=PartnerClass.choices)
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)
    local_name = models.CharField(max_length=160, blank=True, help_text="As this partnership calls it")
    represents = models.CharField(
        max_length=200, blank=True, help_text="Others it speaks for, for example registered social landlords"
    )
    contact_role = models.CharField("contact's role title", max_length=120, blank=True)
    contact_name = models.CharField("contact's name", max_length=120, blank=True)
    contact_email = models.EmailField("contact's e-mail", blank=True)
    contact_phone = models.CharField("contact's telephone", max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="partnerships_partner_dates",
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="The end date cannot be before the start date.",
            )
        ]

    def __str__(self) -> str:
        return self.local_name or self.agency.name
