"""The partnership plan, as the Formulation and Implementation of Strategy Regulations 2007 call it."""

from django.db import models
from django.db.models import F, Q

from core.models import Archivable
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.partnership.owned import Owned


class PlanKind(models.TextChoices):
    ANNUAL = "annual", "Annual"
    ROLLING = "rolling", "Rolling, refreshed each year"
    MULTI_YEAR = "multi_year", "For several years, reviewed each year"


class PlanStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    CONSULTATION = "consultation", "In consultation"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    SUPERSEDED = "superseded", "Superseded"


class Plan(Owned, Archivable):
    """A plan for a span of days, usually one or more financial years."""

    audit_kind = "plan"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="plans")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=PlanKind.choices, default=PlanKind.ANNUAL)
    status = models.CharField(max_length=12, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    starts = models.DateField("first day")
    ends = models.DateField("last day")
    refreshes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="refreshed_by",
        help_text="The earlier plan that this one refreshes",
    )
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["-starts", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="plans_plan_slug_once",
                violation_error_message="This partnership has a plan of that short name already.",
            ),
            models.CheckConstraint(
                name="plans_plan_dates",
                condition=Q(ends__gte=F("starts")),
                violation_error_message="The last day cannot be before the first day.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> list[Period]:
        """The financial years that the plan touches, oldest first."""
        first, last = (Period.containing(day, PeriodKind.FINANCIAL_YEAR) for day in (self.starts, self.ends))
        years = [first]
        while years[-1] < last:
            years.append(years[-1].after())
        return years

    def in_period(self, period: Period) -> str:
        """The plan's title and the period; the title alone where it is of that one year and says so itself."""
        said = (period.label, period.short_label, period.code)
        is_said = self.years == [period] and any(words in self.title for words in said)
        return self.title if is_said else f"{self.title}, {period.label}"
