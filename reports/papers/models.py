"""A committee paper: its layout, its meeting, and the officer's own words section by section."""

from django.core.validators import MaxValueValidator
from django.db import models

from core.fields import PeriodField
from core.models import Archivable, Versioned
from partnerships.models import Owned


class ReportStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    FINAL = "final", "Final"


class Report(Owned, Archivable):
    """A paper on a plan, or one of its priorities, for a period; figures come from the data.

    The layout is one of `reports.layouts`, or a copy of one of the partnership's own, which later changes to that leave
    as it is: no section with words in it can go from under a paper.
    """

    audit_kind = "paper"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="reports")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="reports")
    slug = models.SlugField("short name", max_length=60)
    layout = models.SlugField(max_length=40)
    layout_copy = models.JSONField(
        null=True, blank=True, editable=False, help_text="Of a layout of the partnership's own, as it stood"
    )
    title = models.CharField(max_length=200)
    period = PeriodField()
    priority = models.ForeignKey(
        "plans.Priority", null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    committee = models.CharField(max_length=160, blank=True)
    meeting_date = models.DateField(null=True, blank=True)
    cover = models.JSONField(default=dict, blank=True, help_text="The cover block's fields, by the layout's keys")
    status = models.CharField(max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)

    class Meta:
        ordering = ["-meeting_date", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="reports_report_slug_once",
                violation_error_message="This partnership has a paper of that short name already.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ReportSection(Versioned):
    """The officer's words in one section, in Markdown. Computed sections may carry words before their figures."""

    audit_kind = "paper_section"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=60)
    heading = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="reports_section_once")]

    def __str__(self) -> str:
        return self.heading

    def audit_scope(self) -> int | None:
        return self.report.partnership_id


MOST_DAYS = 60


class PaperPractice(Versioned):
    """Without a row, the usual days hold and are shown as to be confirmed."""

    audit_kind = "paper_practice"

    partnership = models.OneToOneField(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="paper_practice"
    )
    report_before_publication = models.PositiveSmallIntegerField(
        "working days from the final report to publication", validators=[MaxValueValidator(MOST_DAYS)]
    )
    clearance_before_report = models.PositiveSmallIntegerField(
        "working days from clearance to the final report", validators=[MaxValueValidator(MOST_DAYS)]
    )

    def __str__(self) -> str:
        return f"Days before publication of {self.partnership}"
