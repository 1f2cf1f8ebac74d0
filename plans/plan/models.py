"""The partnership plan, as the Formulation and Implementation of Strategy Regulations 2007 call it."""

from django.db import models
from django.db.models import F, Q

from core.models import Archivable
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.models import Owned


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


class StatementKind(models.TextChoices):
    KEY_MESSAGE = "key_message", "Key message"
    STARTING_POSITION = "starting_position", "Position at the start"
    APPROACH = "approach", "Main plank of the approach"
    DISPROPORTIONALITY = "disproportionality", "Who is affected more than others"
    CHANGE = "change", "Change in the last year"
    GOVERNANCE = "governance", "Governance"
    OTHER = "other", "Other"


class PlanStatement(Owned, Archivable):
    """A passage of the plan, in Markdown, with where it stands in the document."""

    audit_kind = "plan_statement"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="statements")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=20, choices=StatementKind.choices, default=StatementKind.OTHER)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    source = models.CharField("where it stands", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title or self.text[:80]


class CommissionedService(Owned, Archivable):
    """A service that the partnership commissions, with those who commission it."""

    audit_kind = "commissioned_service"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="services")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="services")
    name = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    commissioned_with = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
