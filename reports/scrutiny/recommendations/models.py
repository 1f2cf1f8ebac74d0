"""A committee's recommendation: to whom, by when it is answered, what was answered, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import Archivable
from partnerships.models import Owned
from reports.papers.models import Report


class Route(models.TextChoices):
    CRIME_AND_DISORDER = "crime_and_disorder", "Crime and disorder scrutiny: a reply in writing within 28 days"
    AS_SET = "as_set", "Another route: a reply by the date that the committee sets"


class ReplyKind(models.TextChoices):
    AGREED = "agreed", "Agreed"
    PARTLY = "partly", "Partly agreed"
    REJECTED = "rejected", "Rejected"


class Recommendation(Owned, Archivable):
    """Numbered through the partnership. What it has come to is worked out in `states`."""

    audit_kind = "recommendation"

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="recommendations"
    )
    number = models.PositiveIntegerField(editable=False)
    text = models.TextField("recommendation")
    committee = models.CharField(max_length=160, blank=True)
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations", verbose_name="paper"
    )
    measure = models.ForeignKey(
        "performance.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="recommendations"
    )
    addressee = models.ForeignKey("partnerships.Agency", on_delete=models.PROTECT, related_name="recommendations")
    route = models.CharField(max_length=20, choices=Route.choices, default=Route.CRIME_AND_DISORDER)
    made_on = models.DateField("date of the meeting")
    sent_on = models.DateField("sent on")
    reply_due = models.DateField("reply due")
    is_due_set = models.BooleanField("the date was set, not worked out", default=False)
    answer = models.CharField(max_length=10, choices=ReplyKind.choices, blank=True)
    reply = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    deliver_by = models.DateField("to be done by", null=True, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    done_note = models.TextField("what was done", blank=True)

    class Meta:
        ordering = ["-made_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="reports_recommendation_number_once"),
            models.CheckConstraint(
                name="reports_recommendation_sent_after_meeting",
                condition=Q(sent_on__gte=F("made_on")),
                violation_error_message="It cannot be sent before the meeting that makes it.",
            ),
            models.CheckConstraint(
                name="reports_recommendation_due_after_sending",
                condition=Q(reply_due__gte=F("sent_on")),
                violation_error_message="A reply cannot be due before the recommendation is sent.",
            ),
            models.CheckConstraint(
                name="reports_recommendation_answered_with_a_date",
                condition=Q(answer="", replied_on__isnull=True) | (~Q(answer="") & Q(replied_on__isnull=False)),
                violation_error_message="An answer has its date.",
            ),
            models.CheckConstraint(
                name="reports_recommendation_done_once_agreed",
                condition=Q(done_on__isnull=True) | Q(answer__in=["agreed", "partly"]),
                violation_error_message="Only what was agreed, at least in part, can be done.",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number}"
