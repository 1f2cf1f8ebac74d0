"""What an agency returns for a quarter: progress on its actions, its figures, and a word where one is asked for."""

from django.conf import settings
from django.db import models

from core import clock
from core.fields import PeriodField
from core.models import Versioned
from partnerships.models import Owned


class ReturnStatus(models.TextChoices):
    OPEN = "open", "Open"
    SUBMITTED = "submitted", "Submitted"
    SENT_BACK = "sent_back", "Returned"
    ACCEPTED = "accepted", "Accepted"

    @property
    def is_outstanding(self) -> bool:
        """Whether the agency still has something to do."""
        return self in (ReturnStatus.OPEN, ReturnStatus.SENT_BACK)


class AgencyReturn(Owned, Versioned):
    """One agency's return for one quarter of a plan, its units' with it.

    What it owes is worked out from the plan as it stands. `lines` is what was submitted, as it was shown.
    """

    audit_kind = "return"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="returns")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="returns")
    agency = models.ForeignKey("partnerships.Agency", on_delete=models.PROTECT, related_name="returns")
    period = PeriodField()
    due = models.DateField()
    status = models.CharField(max_length=10, choices=ReturnStatus.choices, default=ReturnStatus.OPEN)
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    decided_at = models.DateTimeField("accepted or returned", null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    sent_back_why = models.TextField("why it was returned", blank=True)
    lines = models.JSONField("what was submitted", default=list, blank=True, editable=False)

    class Meta:
        verbose_name = "return"
        ordering = ["-period", "agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "agency", "period"],
                name="cycle_return_once",
                violation_error_message="This agency's return for the quarter is open already.",
            )
        ]
        indexes = [models.Index(fields=["partnership", "period"], name="cycle_return_period")]

    def __str__(self) -> str:
        return f"{self.agency}, {self.period.short_label}"

    @property
    def is_outstanding(self) -> bool:
        return ReturnStatus(self.status).is_outstanding

    @property
    def is_late(self) -> bool:
        """Whether it was, or still is, not submitted by its day."""
        last = clock.local_day(self.submitted_at) if self.submitted_at and not self.is_outstanding else clock.today()
        return last > self.due


class ReturnComment(Versioned):
    """A word on one figure of a return: why it is where it is."""

    audit_kind = "return_comment"

    agency_return = models.ForeignKey(AgencyReturn, on_delete=models.CASCADE, related_name="comments")
    measure = models.ForeignKey("performance.Measure", on_delete=models.CASCADE, related_name="return_comments")
    period = PeriodField()
    text = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency_return", "measure", "period"],
                name="cycle_comment_once",
                violation_error_message="There is a comment on this figure already.",
            )
        ]

    def __str__(self) -> str:
        return f"Comment on {self.measure}, {self.period.short_label}"

    def audit_scope(self) -> int | None:
        return self.agency_return.partnership_id
