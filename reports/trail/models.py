"""The trail of a paper: who was consulted, which version was reviewed, who signed it, what is kept from the public."""

from django.conf import settings
from django.db import models

from core.models import Versioned
from partnerships.models import Owned
from reports.papers.models import Report


class Consultee(Owned, Versioned):
    """Whose comments were sought, by role; when they came, and what became of them."""

    audit_kind = "consultee"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="consultees")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="consultees")
    role = models.CharField(max_length=160)
    sought_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    comments = models.TextField(blank=True)
    is_included = models.BooleanField("comments included in the paper", default=False)

    class Meta:
        ordering = ["sought_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "role"],
                name="reports_consultee_once",
                violation_error_message="That role is on the list already.",
            ),
            models.CheckConstraint(
                name="reports_consultee_included_once_received",
                condition=models.Q(is_included=False) | models.Q(received_on__isnull=False),
                violation_error_message="Say when the comments came before they are included.",
            ),
        ]

    def __str__(self) -> str:
        return self.role


class ReviewKind(models.TextChoices):
    REVIEW = "review", "Review"
    WORDING = "wording", "Change of wording"


class Review(Owned, Versioned):
    """That someone reviewed exactly this version; or declared that only its wording differs from the one reviewed."""

    audit_kind = "review"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="reviews")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=10, choices=ReviewKind.choices, default=ReviewKind.REVIEW)
    fingerprint = models.CharField("SHA-256 of the content", max_length=64, editable=False)
    figures_fingerprint = models.CharField("SHA-256 of its figures", max_length=64, editable=False)
    note = models.TextField(blank=True)
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.report}"


class PaperSignature(Owned, Versioned):
    """That an approver, or a deputy, signed exactly the version reviewed."""

    audit_kind = "paper_signature"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="signatures")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="signatures")
    fingerprint = models.CharField("SHA-256 of the content", max_length=64, editable=False)
    deputy_for = models.CharField(max_length=160, blank=True)
    override_reason = models.TextField(blank=True)
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Signature of {self.report}"


class ExemptPart(Owned, Versioned):
    """A section kept from the public: under which paragraph of Schedule 12A, why, and who decided."""

    audit_kind = "exempt_part"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="exempt_parts")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="exempt_parts")
    section = models.SlugField(max_length=60)
    paragraph = models.PositiveSmallIntegerField("paragraph of Schedule 12A")
    public_interest = models.TextField("why the public interest is in keeping it")
    decided_by = models.CharField("who decided, by role", max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "section"], name="reports_exempt_once"),
            models.CheckConstraint(
                name="reports_exempt_paragraph_is_one_of_seven",
                condition=models.Q(paragraph__gte=1, paragraph__lte=7),
                violation_error_message="Part 1 of Schedule 12A has the paragraphs 1 to 7.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}, exempt under paragraph {self.paragraph}"
