"""The agencies that take part in a partnership."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from core.models import ArchivableQuerySet, Versioned
from partnerships.partnership.models import Owned


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

    audit_kind = "partner"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="partners")
    agency = models.ForeignKey("partnerships.Agency", on_delete=models.PROTECT, related_name="partners")
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
