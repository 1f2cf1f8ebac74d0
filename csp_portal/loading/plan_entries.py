"""What a file may say of a plan: what it says, what is done, how it is measured, and its registers."""

from pydantic import Field

from actions.models import ActionStatus
from csp_portal.loading.measure_entries import MeasureDefaultsEntry, MeasureEntry, StatedFigureEntry
from csp_portal.loading.reading import FileEntry
from csp_portal.loading.values import Day, InPeriod, Number, Whole, YesNo
from plans.models import (
    ApprovalOutcome,
    CommitmentVerdict,
    EngagementKind,
    FundingKind,
    PlanKind,
    PlanStatus,
    PriorityKind,
    StatementKind,
    StrategyLinkKind,
)


class OutcomeEntry(FileEntry):
    short = "text"
    text: str
    led_by: str = ""


class PriorityEntry(FileEntry):
    title: str
    kind: PriorityKind
    number: str = ""
    rationale: str = ""
    resources: str = ""
    outcomes: list[OutcomeEntry] = []


class StatementEntry(FileEntry):
    kind: StatementKind
    text: str
    title: str = ""
    source: str = ""


class ServiceEntry(FileEntry):
    name: str
    description: str = ""
    commissioned_with: str = ""


class LeadEntry(FileEntry):
    short = "who"
    who: str
    words: str = ""


class SubActionEntry(FileEntry):
    short = "title"
    title: str
    priorities: list[str] = []
    heading: str = ""
    reference: str = ""
    description: str = ""
    status: ActionStatus | None = None
    due: Day | None = None
    leads: list[LeadEntry] = []


class ActionEntry(SubActionEntry):
    short = ""
    parts: list[SubActionEntry] = []


class OutputEntry(FileEntry):
    label: str
    words: str
    value: Number | None = None
    unit: str = ""


class QuoteEntry(FileEntry):
    words: str
    speaker: str
    consent_note: str = ""


class AchievementEntry(FileEntry):
    text: str
    theme: str = ""
    priority: str = ""
    period: str = ""
    source: str = ""
    outputs: list[OutputEntry] = []
    quotes: list[QuoteEntry] = []


class PlanRegisterEntry(FileEntry):
    priority: str = ""
    source: str = ""


class RiskEntry(PlanRegisterEntry):
    title: str
    likelihood: Whole | None = None
    impact: Whole | None = None
    mitigation: str = ""
    owner: str = ""
    review_on: Day | None = None


class FundingEntry(PlanRegisterEntry):
    title: str
    kind: FundingKind | None = None
    funder: str = ""
    recipient: str = ""
    amount: Number | None = None
    amount_to: Number | None = None
    spent: Number | None = None
    outputs: str = ""
    claim_by: Day | None = None


class EngagementEntry(PlanRegisterEntry):
    title: str
    kind: EngagementKind | None = None
    audience: str = ""
    held: str = ""
    question: str = ""
    sample_size: Whole | None = None
    said: str = ""
    did: str = ""


class StrategyLinkEntry(PlanRegisterEntry):
    title: str
    kind: StrategyLinkKind | None = None
    how: str = ""
    review_on: Day | None = None


class ApprovalEntry(PlanRegisterEntry):
    title: str
    is_full_council: YesNo = Field(default=False, alias="full_council")
    meets_on: Day | None = None
    outcome: ApprovalOutcome | None = None
    note: str = ""


class CommitmentEntry(PlanRegisterEntry):
    said: str
    led_by: str = ""
    due: Day | None = None
    did: str = ""
    verdict: CommitmentVerdict | None = None
    why: str = ""


class ShownYearEntry(FileEntry):
    short = "period"
    period: InPeriod


class PlanEntry(FileEntry):
    partnership: str
    slug: str
    title: str
    kind: PlanKind
    status: PlanStatus
    starts: Day
    ends: Day
    summary: str = ""
    refreshes: str = ""
    priorities: list[PriorityEntry] = []
    outcomes: list[OutcomeEntry] = []
    statements: list[StatementEntry] = []
    services: list[ServiceEntry] = []
    actions: list[ActionEntry] = []
    achievements: list[AchievementEntry] = []
    measure_defaults: MeasureDefaultsEntry | None = None
    measures: list[MeasureEntry] = []
    stated_figures: list[StatedFigureEntry] = []
    shown_to_the_public: list[ShownYearEntry] = []
    risks: list[RiskEntry] = []
    funding: list[FundingEntry] = []
    engagement: list[EngagementEntry] = []
    ties: list[StrategyLinkEntry] = []
    approvals: list[ApprovalEntry] = []
    promises: list[CommitmentEntry] = []
