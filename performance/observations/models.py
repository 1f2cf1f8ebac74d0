"""Figures: typed, from surveys, and local. What was replaced stays, with when it was shown."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.fields import PeriodField
from core.models import Quantified, Versioned, none_as_one
from figures.readings.data_notes import DataStatus
from partnerships.partnership.models import Owned
from performance.sign_off.models import refuse_if_signed

DATA_STATUSES = [(status.value, status.words.capitalize()) for status in DataStatus]


class FigureColumns(Quantified):
    """The columns that an observation and its revisions share."""

    numerator = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    sample_size = models.PositiveIntegerField(null=True, blank=True)
    rank_of = models.PositiveSmallIntegerField("of how many", null=True, blank=True)
    data_status = models.CharField(max_length=14, choices=DATA_STATUSES, default=DataStatus.FINAL.value)
    recorded_at = models.DateTimeField(editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    source = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta(Quantified.Meta):
        abstract = True


class Observation(Owned, FigureColumns, Versioned):
    """The figure that stands now for an indicator, an area and a period.

    A partnership's own stands in place of the installation's. `area` is empty where the figure is of the
    partnership as a whole and no official area applies.
    """

    audit_kind = "observation"

    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="observations"
    )
    indicator = models.ForeignKey("performance.Indicator", on_delete=models.PROTECT, related_name="observations")
    area = models.ForeignKey(
        "partnerships.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="observations"
    )
    period = PeriodField()
    period_end = models.DateField(editable=False)

    class Meta(FigureColumns.Meta):
        abstract = False
        ordering = ["period_end", "period"]
        constraints = [
            *FigureColumns.Meta.constraints,
            models.UniqueConstraint(
                "indicator",
                "period",
                none_as_one("partnership"),
                none_as_one("area"),
                name="performance_observation_once",
                violation_error_message="There is a figure for that period already: correct it.",
            ),
            models.CheckConstraint(
                name="performance_observation_denominator",
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                violation_error_message="The number it is out of is more than zero.",
            ),
        ]
        indexes = [models.Index(fields=["indicator", "period_end"], name="performance_obs_period")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}"

    def clean(self) -> None:
        super().clean()
        refuse_if_signed(self.partnership_id, self.period)

    def save(self, **kwargs: Any) -> None:
        refuse_if_signed(self.partnership_id, self.period)  # whoever writes: a form, an import, a script
        super().save(**kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        refuse_if_signed(self.partnership_id, self.period)
        return super().delete(*args, **kwargs)


class ObservationRevision(FigureColumns):
    """A figure that stood from `recorded_at` until it was superseded."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="revisions")
    superseded_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta(FigureColumns.Meta):
        abstract = False
        ordering = ["-superseded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.observation} until {self.superseded_at:%d %B %Y}"
