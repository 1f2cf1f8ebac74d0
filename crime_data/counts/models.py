"""Recorded crime in bulk: the series of releases, the counts that stand and those that they replaced.

A count is a row of integers. `period` packs the first month and the number of months (see `packed_periods`), `state`
says whether there is a value. There are no database constraints on the references: millions of rows are written at
once, by the import of a release only, inside one transaction.
"""

from typing import Any

from django.db import models

from core.models import none_as_one
from crime_data.releases.models import CountSource, Release


class Series(models.Model):
    """Whose counts of what: a place (an area's code, or `unassigned:...`) and a category such as `group:Robbery`."""

    id = models.AutoField(primary_key=True)
    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="series"
    )
    source = models.CharField(max_length=12, choices=CountSource.choices)
    place = models.CharField(max_length=120)
    category = models.CharField(max_length=160)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(
                # in this order, so that its index also finds the series of a place or a category
                "source",
                "place",
                "category",
                none_as_one("partnership"),
                name="crime_data_series_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.category}"


class CountState(models.IntegerChoices):
    KNOWN = 1, "known"
    MISSING = 2, "missing"
    WITHDRAWN = 3, "given way to a newer national count"  # in the history of a partnership's own counts only


class CountColumns(models.Model):
    """What a count and a superseded one share."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    period = models.IntegerField()
    value = models.IntegerField(null=True)
    state = models.SmallIntegerField(choices=CountState.choices)
    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        abstract = True


class Count(CountColumns):
    """The count that stands: the newest release's."""

    pk: Any = models.CompositePrimaryKey("series_id", "period")

    class Meta(CountColumns.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.series_id}, {self.period}: {self.value}"


class CountHistory(CountColumns):
    """A count that a newer release has replaced, or that came after the newer one."""

    class Meta(CountColumns.Meta):
        abstract = False
        verbose_name_plural = "count histories"
        indexes = [models.Index(fields=["series", "period"], name="crime_data_history_series")]

    def __str__(self) -> str:
        return f"{self.series_id}, {self.period}: {self.value}"


class ForceMonth(models.Model):
    """How many rows a force's street-level file of a month has, and how many of them have no location."""

    force = models.CharField(max_length=80)
    month = models.IntegerField(help_text="Packed as a count's period")
    rows = models.PositiveIntegerField()
    without_location = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "month"], name="crime_data_force_month_once")]

    def __str__(self) -> str:
        return f"{self.force}, {self.month}"
