"""What a plan keeps in lists besides its priorities: risks, money, engagement, ties, approvals and commitments."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from core.models import Archivable
from partnerships.models import Owned


class RegisterEntry(Owned, Archivable):
    """An entry of one of a plan's registers; `source` says where it stands in the document."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="%(class)s_entries")
    priority = models.ForeignKey(
        "plans.Priority", null=True, blank=True, on_delete=models.SET_NULL, related_name="%(class)s_entries"
    )
    source = models.CharField("where it stands", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class RiskLevel(models.IntegerChoices):
    """How likely a risk is, or how hard it would hit."""

    VERY_LOW = 1, "1, very low"
    LOW = 2, "2, low"
    MEDIUM = 3, "3, medium"
    HIGH = 4, "4, high"
    VERY_HIGH = 5, "5, very high"


class Risk(RegisterEntry):
    """What could stop the plan being delivered. Without a likelihood and an impact it has not been rated."""

    audit_kind = "risk"

    title = models.TextField("risk")
    likelihood = models.PositiveSmallIntegerField(choices=RiskLevel.choices, null=True, blank=True)
    impact = models.PositiveSmallIntegerField(choices=RiskLevel.choices, null=True, blank=True)
    mitigation = models.TextField(blank=True)
    owner = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="risks"
    )
    review_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title[:80]

    @property
    def score(self) -> int | None:
        """Likelihood times impact, 1 to 25; None where it has not been rated."""
        if self.likelihood is None or self.impact is None:
            return None
        return self.likelihood * self.impact

    @property
    def rating(self) -> str:
        """The score in words, as registers of a five by five matrix read it."""
        score = self.score
        if score is None:
            return "Not rated"
        return "High" if score >= 15 else "Medium" if score >= 6 else "Low"


class FundingKind(models.TextChoices):
    REVENUE = "revenue", "Revenue"
    CAPITAL = "capital", "Capital"
    GRANT = "grant", "Grant"
    REWARD = "reward", "Reward"


class Funding(RegisterEntry):
    """Money in pounds: from whom, to whom, for what. A range runs from `amount` to `amount_to`."""

    audit_kind = "funding"

    title = models.CharField("what it is for", max_length=200)
    kind = models.CharField(max_length=8, choices=FundingKind.choices, default=FundingKind.REVENUE)
    funder = models.CharField(max_length=160, blank=True)
    recipient = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(
        max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    amount_to = models.DecimalField(
        max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    spent = models.DecimalField(
        max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    outputs = models.TextField("what it brought", blank=True)
    claim_by = models.DateField(null=True, blank=True)

    class Meta(RegisterEntry.Meta):
        abstract = False
        verbose_name_plural = "funding"
        constraints = [
            models.CheckConstraint(
                name="plans_funding_range",
                condition=Q(amount_to__isnull=True) | Q(amount__isnull=False, amount_to__gte=F("amount")),
                violation_error_message="The upper end of a range is not below its lower end.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class EngagementKind(models.TextChoices):
    SURVEY = "survey", "Survey"
    CONSULTATION = "consultation", "Consultation"
    MEETING = "meeting", "Meeting or event"
    FEEDBACK = "feedback", "Feedback"


class Engagement(RegisterEntry):
    """Whom the partnership asked, what they said, and what was done about it."""

    audit_kind = "engagement"

    title = models.CharField("theme", max_length=200)
    kind = models.CharField(max_length=12, choices=EngagementKind.choices, default=EngagementKind.CONSULTATION)
    audience = models.CharField("who was asked", max_length=200, blank=True)
    held = models.CharField("when", max_length=80, blank=True, help_text="A date, or a wave such as 2010/11")
    question = models.TextField("what was asked", blank=True)
    sample_size = models.PositiveIntegerField(
        "how many answered", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    said = models.TextField("you said", blank=True)
    did = models.TextField("we did", blank=True)

    class Meta(RegisterEntry.Meta):
        abstract = False
        verbose_name_plural = "engagement"

    def __str__(self) -> str:
        return self.title


class StrategyLinkKind(models.TextChoices):
    STRATEGY = "strategy", "Strategy or plan"
    PARTNERSHIP = "partnership", "Partnership or board"
    AREA_PLAN = "area_plan", "Neighbourhood or district plan"
    PROTOCOL = "protocol", "Information-sharing protocol"


class StrategyLink(RegisterEntry):
    """What the plan is tied to: a strategy, another partnership, a district's plan, a protocol with its review."""

    audit_kind = "strategy_link"

    title = models.CharField("called", max_length=200)
    kind = models.CharField(max_length=12, choices=StrategyLinkKind.choices, default=StrategyLinkKind.STRATEGY)
    how = models.TextField("how they are tied", blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta(RegisterEntry.Meta):
        abstract = False
        verbose_name = "tie"

    def __str__(self) -> str:
        return self.title


class ApprovalOutcome(models.TextChoices):
    PLANNED = "planned", "Planned"
    APPROVED = "approved", "Approved"
    CHANGES = "changes", "Sent back for changes"
    REFUSED = "refused", "Refused"


class Approval(RegisterEntry):
    """A body that approves the plan, and when it did. Full council does where the plan is in the policy framework."""

    audit_kind = "approval"

    title = models.CharField("body", max_length=160)
    is_full_council = models.BooleanField("full council", default=False)
    meets_on = models.DateField("date", null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=ApprovalOutcome.choices, default=ApprovalOutcome.PLANNED)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class CommitmentVerdict(models.TextChoices):
    OPEN = "open", "Not judged yet"
    MET = "met", "Met"
    PARTLY_MET = "partly_met", "Partly met"
    MISSED = "missed", "Missed"
    DROPPED = "dropped", "Dropped"

    @property
    def asks_why(self) -> bool:
        return self in (CommitmentVerdict.PARTLY_MET, CommitmentVerdict.MISSED, CommitmentVerdict.DROPPED)


class CommitmentKind(models.TextChoices):
    TARGET = "target", "Target"
    ACTION = "action", "Action"
    WORDS = "words", "In the document's words"


class Commitment(RegisterEntry):
    """What a plan said it would do, frozen as it was said, and what became of it.

    `measure_key` and `action_key` name what it was frozen from; plain keys, since plans know no measures or actions.
    """

    audit_kind = "commitment"

    said = models.TextField("we said")
    kind = models.CharField(max_length=8, choices=CommitmentKind.choices, default=CommitmentKind.WORDS, editable=False)
    led_by = models.CharField("who", max_length=200, blank=True)
    due = models.DateField("by when", null=True, blank=True)
    did = models.TextField("we did", blank=True)
    verdict = models.CharField(max_length=10, choices=CommitmentVerdict.choices, default=CommitmentVerdict.OPEN)
    why = models.TextField("why", blank=True, help_text="Needed where it was partly met, missed or dropped")
    measure_key = models.BigIntegerField(null=True, blank=True, editable=False)
    action_key = models.BigIntegerField(null=True, blank=True, editable=False)

    class Meta(RegisterEntry.Meta):
        abstract = False
        verbose_name = "commitment"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "measure_key"],
                condition=Q(measure_key__isnull=False),
                name="plans_commitment_measure_once",
            ),
            models.UniqueConstraint(
                fields=["plan", "action_key"],
                condition=Q(action_key__isnull=False),
                name="plans_commitment_action_once",
            ),
        ]

    def __str__(self) -> str:
        return self.said[:80]

    def clean(self) -> None:
        super().clean()
        if CommitmentVerdict(self.verdict).asks_why and not self.why.strip():
            raise ValidationError({"why": "Say why: it was not met in full."})
