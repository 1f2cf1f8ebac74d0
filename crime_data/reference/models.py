"""How many people and households areas have: what rates are worked out on."""

from django.db import models


class HeadKind(models.TextChoices):
    PERSONS = "persons", "People"
    HOUSEHOLDS = "households", "Households"


class Population(models.Model):
    """People or households of an area in a year, in the vintage of one publication."""

    audit_kind = "population"

    area_code = models.CharField(max_length=12)
    kind = models.CharField(max_length=10, choices=HeadKind.choices)
    year = models.PositiveSmallIntegerField()
    vintage = models.CharField(max_length=60)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code", "kind", "year", "vintage"], name="crime_data_population_once")
        ]

    def __str__(self) -> str:
        return f"{self.area_code}, {self.get_kind_display()} {self.year} ({self.vintage})"
