"""Targets, of every kind that plans use. A replaced target stays, with its date and the reason."""

from django.db import models
from django.db.models import Q

from core.fields import PeriodField
from core.models import Quantified, Versioned
from partnerships.models import Owned


class TargetKind(models.TextChoices):
    """Each kind's rule stands in `figures.targets`."""

    ABSOLUTE = "absolute", "A value to reach"
    AT_MOST = "at_most", "At most"
    AT_LEAST = "at_least", "At least"
    BELOW = "below", "Below (equal is a miss)"
    PCT_CHANGE = "pct_change", "Per cent change on a baseline"
    POINTS = "points", "Percentage points on a baseline"
    MAINTAIN = "maintain", "Maintain"
    NIL = "nil", "Nil"
    RANK = "rank", "A place in a group"
    DIRECTION = "direction", "In the right direction"
    HALT_REVERSE = "halt_reverse", "Halt and reverse"
    TRAJECTORY = "trajectory", "Along milestones"
    TO_BE_SET = "to_be_set", "To be set"


class Spread(models.TextChoices):
    """How a target falls due through its period. The value's first word names the shares, the second the parts."""

    NONE = "", "Only at the end"
    EVEN_MONTH = "even_month", "By month, the same for each"
    EVEN_QUARTER = "even_quarter", "By quarter, the same for each"
    SEASONAL_MONTH = "seasonal_month", "By month, as in past years"
    SEASONAL_QUARTER = "seasonal_quarter", "By quarter, as in past years"


class SetBy(models.TextChoices):
    PARTNERSHIP = "partnership", "The partnership"
    POLICING_BODY = "policing_body", "The local policing body"
    GOVERNMENT = "government", "Government"
    COUNCIL = "council", "The council's plan"
    OTHER = "other", "Another body"


class TargetQuerySet(models.QuerySet["Target"]):
    def standing(self) -> "TargetQuerySet":
        """The targets that hold now; replaced ones left out."""
        return self.filter(replaced_at__isnull=True)


class Target(Owned, Quantified, Versioned):
    """A target of a measure for a period."""

    audit_kind = "target"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="targets")
    measure = models.ForeignKey("performance.Measure", on_delete=models.CASCADE, related_name="targets")
    period = PeriodField()
    kind = models.CharField(max_length=12, choices=TargetKind.choices)
    rank_of = models.PositiveSmallIntegerField("of how many", null=True, blank=True)
    baseline_period = PeriodField(null=True, blank=True)
    baseline_value = models.DecimalField(
        max_digits=18,
        decimal_places=6,
        null=True,
        blank=True,
        help_text="Where the baseline is stated and no figure of that period is kept",
    )
    two_sided = models.BooleanField(default=False, help_text="For maintain: a miss on either side counts")
    milestones = models.JSONField(
        default=list, blank=True, help_text="For a trajectory: dates and values, oldest first"
    )
    spread = models.CharField("falls due", max_length=16, choices=Spread.choices, default=Spread.NONE, blank=True)
    due_on = models.DateField("due on", null=True, blank=True, help_text="Where it is not the period's last day")
    set_by = models.CharField(max_length=14, choices=SetBy.choices, default=SetBy.PARTNERSHIP)
    set_by_name = models.CharField("set by, by name", max_length=160, blank=True)
    words = models.CharField("as the document words it", max_length=200, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces", editable=False
    )
    replaced_reason = models.TextField(blank=True, editable=False)

    objects = TargetQuerySet.as_manager()

    class Meta(Quantified.Meta):
        ordering = ["period", "pk"]
        constraints = [
            *Quantified.Meta.constraints,
            models.UniqueConstraint(
                fields=["measure", "period"],
                condition=Q(replaced_at__isnull=True),
                name="performance_target_once",
                violation_error_message="This measure has a target for that period already: replace it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Target of {self.measure} for {self.period}"
