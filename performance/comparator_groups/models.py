"""Groups of areas to be compared with: who is in one, from when until when, and who says so."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from core.models import Archivable
from core.periods.period import Period
from partnerships.models import Owned


class GroupKind(models.TextChoices):
    MOST_SIMILAR = "most_similar", "Most similar group"
    COUNTY = "county", "Districts of the county"
    REGION = "region", "Region"
    LONDON = "london", "London boroughs"
    OWN = "own", "Own choice within the authority type"


class ComparatorGroup(Owned, Archivable):
    """A group that a partnership compares its area with. The area itself always counts as one of it."""

    audit_kind = "comparator_group"

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="comparator_groups"
    )
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=GroupKind.choices)
    source = models.CharField(max_length=200, help_text="Who says that these areas are alike, and when")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="performance_comparator_once",
                violation_error_message="There is a group of that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ComparatorMember(models.Model):
    """An area in a group between dates, both included; a missing date is open. Written with its group as a whole."""

    group = models.ForeignKey(ComparatorGroup, on_delete=models.CASCADE, related_name="members")
    area = models.ForeignKey("partnerships.Area", on_delete=models.PROTECT, related_name="+")
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    class Meta:
        ordering = ["area__name", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="performance_member_dates",
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="The last day cannot be before the first.",
            )
        ]

    def __str__(self) -> str:
        return str(self.area)

    def is_in(self, period: Period) -> bool:
        """Whether the area is in the group on the period's last day, which decides for the whole of it."""
        return self.is_in_on(period.end)

    def is_in_on(self, day: date) -> bool:
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)
