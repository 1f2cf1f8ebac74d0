"""A scrutiny member's question: a draft that the scrutinised do not see until it is released, then answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.fields import PeriodField
from core.models import Archivable
from partnerships.models import Owned


class Question(Owned, Archivable):
    """A line of enquiry. Dropped ones are archived; `raised_by_rule` is the suggestion that it was kept from."""

    audit_kind = "question"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="questions")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="questions")
    period = PeriodField()
    text = models.TextField("question")
    because = models.TextField("evidence", blank=True, help_text="What the question rests on")
    measure = models.ForeignKey(
        "performance.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    action = models.ForeignKey(
        "actions.Action", null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    asked = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    raised_by_rule = models.CharField(max_length=120, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True, editable=False)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "period", "raised_by_rule"],
                condition=~Q(raised_by_rule=""),
                name="reports_question_kept_once",
                violation_error_message="This question is on the list already.",
            ),
            models.CheckConstraint(
                name="reports_question_answered_once_asked",
                condition=Q(replied_at__isnull=True) | Q(released_at__isnull=False),
                violation_error_message="A question is released before it is answered.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_released(self) -> bool:
        return self.released_at is not None
