"""The strategic assessment of a year: its sections, the reasons for changes, and the priority matrix."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.fields import PeriodField
from core.models import Archivable, Versioned
from core.periods.words import PeriodKind
from cycle.matrix.scoring import DEFAULT_WEIGHTS, LEAST, MOST, MOST_WEIGHT, Criterion
from partnerships.models import Owned


def default_weights() -> dict[str, int]:
    return {criterion.value: weight for criterion, weight in DEFAULT_WEIGHTS.items()}


class AssessmentPart(models.TextChoices):
    """The sections that regulation 7 asks for."""

    LEVELS = "levels", "Levels and patterns"
    CHANGES = "changes", "What has changed, and why"
    LAST_PLAN = "last_plan", "How far the last plan was carried out"
    PEOPLE = "people", "What people want put first"
    PRIORITIES = "priorities", "Recommended priorities"


class Assessment(Owned, Archivable):
    """The assessment prepared in `year`; it looks at the measures of `plan`, with their figures of `period`.

    Once approved it stands still. `weights` are those of the matrix, by criterion.
    """

    audit_kind = "assessment"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="assessments")
    year = PeriodField("year in which it is prepared")
    plan = models.ForeignKey(
        "plans.Plan", on_delete=models.PROTECT, related_name="assessments", verbose_name="plan whose measures it reads"
    )
    period = PeriodField("year of its figures")
    is_illustrative = models.BooleanField("illustrative", default=False)
    weights = models.JSONField(default=default_weights)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.CharField("approved by", max_length=160, blank=True)

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year"],
                condition=Q(archived_at__isnull=True),
                name="cycle_assessment_year_once",
                violation_error_message="There is an assessment of that year already.",
            ),
            models.CheckConstraint(
                name="cycle_assessment_approved_by_someone",
                condition=Q(approved_on__isnull=True) | ~Q(approved_by=""),
                violation_error_message="Say which body approved it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Strategic assessment {self.year.short_label}"

    @property
    def is_approved(self) -> bool:
        return self.approved_on is not None

    def clean(self) -> None:
        super().clean()
        for name in ("year", "period"):
            period = getattr(self, name)
            if period is not None and period.kind is not PeriodKind.FINANCIAL_YEAR:
                raise ValidationError({name: "This is a financial year, such as 2013/14."})
        _check_weights(self.weights)


class AssessmentSection(Versioned):
    """The officer's words in one section, in Markdown with live figures; when it is approved, as they read that day."""

    audit_kind = "assessment_section"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="sections")
    part = models.CharField(max_length=10, choices=AssessmentPart.choices, editable=False)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "part"], name="cycle_assessmentsection_once")]

    def __str__(self) -> str:
        return self.get_part_display()

    def audit_scope(self) -> int | None:
        return self.assessment.partnership_id


class ChangeReason(Versioned):
    """Why a measure changed, as the assessment says."""

    audit_kind = "change_reason"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="reasons")
    measure = models.ForeignKey("performance.Measure", on_delete=models.CASCADE, related_name="change_reasons")
    why = models.TextField("why it changed")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "measure"], name="cycle_changereason_once")]

    def __str__(self) -> str:
        return f"Why {self.measure} changed"

    def audit_scope(self) -> int | None:
        return self.assessment.partnership_id


class LineKind(models.TextChoices):
    CRIME = "crime", "Type of crime or disorder"
    CHARACTERISTIC = "characteristic", "Characteristic, such as a place, a time or who is harmed"


class MatrixLine(Owned, Archivable):
    """What the matrix weighs. A chosen line is a recommended priority.

    `scores` are entered ones by criterion, each `{"score": 4, "because": "..."}`; `kept` are those that the data gave
    on the day of approval, in the same shape.
    """

    audit_kind = "matrix_line"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="lines")
    label = models.CharField("what is weighed", max_length=160)
    kind = models.CharField(max_length=16, choices=LineKind.choices, default=LineKind.CRIME)
    measure = models.ForeignKey(
        "performance.Measure",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Its figure gives volume and trend",
    )
    position = models.ForeignKey(
        "performance.Measure",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="A measure that is a place in a group of areas; it gives the comparison",
    )
    scores = models.JSONField(default=dict, blank=True)
    kept = models.JSONField(default=dict, blank=True, editable=False)
    evidence = models.TextField(blank=True)
    is_chosen = models.BooleanField("recommended as a priority", default=False)
    why_chosen = models.TextField("why, against the ranking", blank=True)
    taken_up = models.ForeignKey(
        "plans.Priority", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="taken up as"
    )
    why_not = models.TextField("why the plan leaves it out", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "label"],
                condition=Q(archived_at__isnull=True),
                name="cycle_matrixline_once",
                violation_error_message="The matrix has a line of that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        for name, entered in self.scores.items():
            _check_score(name, entered)


def _check_weights(weights: Any) -> None:
    known = {criterion.value for criterion in Criterion}
    if not isinstance(weights, dict) or set(weights) - known:
        raise ValidationError({"weights": "The matrix knows no such criterion."})
    if any(type(weight) is not int or not 0 <= weight <= MOST_WEIGHT for weight in weights.values()):
        raise ValidationError({"weights": f"A weight is a whole number from 0 to {MOST_WEIGHT}."})
    if not any(weights.values()):
        raise ValidationError({"weights": "At least one criterion needs a weight above nought."})


def _check_score(name: str, entered: Any) -> None:
    if name not in {criterion.value for criterion in Criterion}:
        raise ValidationError({"scores": f"The matrix knows no criterion “{name}”."})
    score, because = entered.get("score"), str(entered.get("because", "")).strip()
    if type(score) is not int or not LEAST <= score <= MOST:
        raise ValidationError({"scores": f"A score is a whole number from {LEAST} to {MOST}."})
    if not because:
        raise ValidationError({"scores": f"Say why {Criterion(name).label.lower()} has that score."})
