"""Wards and priority neighbourhoods: sets of a partnership's small areas, whose street-level crime is added up."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.models import Archivable
from partnerships.models import Owned

_LONGEST_LIST = 500


class NeighbourhoodKind(models.TextChoices):
    WARD = "ward", "Ward"
    PRIORITY = "priority", "Priority neighbourhood"


class Neighbourhood(Owned, Archivable):
    """A named set of small areas, by their codes. A small area lies in one ward at most; priority neighbourhoods may
    overlap."""

    audit_kind = "neighbourhood"

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="neighbourhoods", editable=False
    )
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=NeighbourhoodKind.choices, default=NeighbourhoodKind.PRIORITY)
    small_areas = models.JSONField(default=list, help_text="Codes of small areas (LSOAs)")

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="performance_neighbourhood_once",
                violation_error_message="There is a neighbourhood of that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        codes: list[Any] = self.small_areas if isinstance(self.small_areas, list) else []
        if not codes or len(codes) > _LONGEST_LIST:
            raise ValidationError({"small_areas": f"Name from 1 to {_LONGEST_LIST} small areas."})
        if len(set(codes)) != len(codes):
            raise ValidationError({"small_areas": "Each small area is named once."})
        if self.kind == NeighbourhoodKind.WARD and self.archived_at is None:
            self._refuse_two_wards(set(codes))

    def _refuse_two_wards(self, codes: set[str]) -> None:
        others = Neighbourhood.objects.current().filter(partnership=self.partnership_id, kind=NeighbourhoodKind.WARD)
        for other in others.exclude(pk=self.pk):
            both = sorted(codes & set(other.small_areas))
            if both:
                raise ValidationError({"small_areas": f"{', '.join(both[:5])} lies in the ward {other.name} already."})
