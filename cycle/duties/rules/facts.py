"""What the rules are given: plain facts about a partnership as of one day. Whoever knows a room fills its part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.duties.rules.bodies import Body, last_day
from cycle.duties.rules.findings import DutyAnswer, EvidenceItem


@dataclass(frozen=True)
class PartnerFact:
    """A partner of the day, by its class (`responsible`, `co_operating`, `invited`); `key` is the agency's."""

    name: str
    body: Body
    partner_class: str = "responsible"
    ends: date | None = None
    key: int = 0

    def ended_before(self, day: date) -> date | None:
        """Its last day where that is past on `day`; None where it still exists."""
        last = last_day(self.name, self.body, self.ends)
        return last if last is not None and last < day else None


@dataclass(frozen=True)
class GroupFact:
    """A strategic group with the agencies of its members, by key; 0 for someone known by role alone."""

    name: str
    members: tuple[int, ...] = ()


@dataclass(frozen=True)
class ApprovalFact:
    body: str
    on: date | None = None
    is_given: bool = False
    is_full_council: bool = False


@dataclass(frozen=True)
class PriorityFact:
    """A priority of a plan and what it has: actions, those with a lead and a date, means, measures, whole measures.

    A measure is whole with a target and something to measure it from.
    """

    title: str
    actions: int = 0
    led_and_dated: int = 0
    has_resources: bool = False
    measures: int = 0
    whole_measures: int = 0


@dataclass(frozen=True)
class PlanFact:
    """A plan. `words` are its headings and what it says, to find what it is about."""

    title: str
    starts: date
    ends: date
    is_in_force: bool = True
    approvals: tuple[ApprovalFact, ...] = ()
    priorities: tuple[PriorityFact, ...] = ()
    words: tuple[str, ...] = ()
    engagement: tuple[str, ...] = ()
    open_commitments: int = 0
    commitments: int = 0
    open_actions: int = 0

    def holds(self, day: date) -> bool:
        return self.starts <= day <= self.ends

    @property
    def approved_on(self) -> date | None:
        """The day on which the last of the bodies that approved it did so."""
        return max((one.on for one in self.approvals if one.is_given and one.on), default=None)

    @property
    def is_of_several_years(self) -> bool:
        return Period.containing(self.starts, PeriodKind.FINANCIAL_YEAR) != Period.containing(
            self.ends, PeriodKind.FINANCIAL_YEAR
        )


@dataclass(frozen=True)
class AssessmentFact:
    """A strategic assessment. `sections` are the keys of those that hold something; `chosen` what the plan took up."""

    year: Period
    approved_on: date | None = None
    sections: frozenset[str] = frozenset()
    changes: int = 0
    unexplained: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    without_evidence: tuple[str, ...] = ()
    without_reason: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperFact:
    """A committee paper; None where a layout has no place for it. `opened_on`: when it was made final."""

    title: str
    committee: str = ""
    meets_on: date | None = None
    opened_on: date | None = None
    equality: bool | None = None
    crime_and_disorder: bool | None = None
    exempt_parts: int = 0

    @property
    def is_for_scrutiny(self) -> bool:
        return "scrutiny" in self.committee.lower() or "crime and disorder" in self.committee.lower()


@dataclass(frozen=True)
class ProtocolFact:
    """An information-sharing protocol that a plan names, with the day of its next review."""

    title: str
    review_on: date | None = None


@dataclass(frozen=True)
class FiguresFact:
    """How the plan's figures hold together; the names are of measures at fault."""

    monitored: int
    counted: int
    changes_without_both: tuple[str, ...] = ()
    mixed_units: tuple[str, ...] = ()
    ranks_without_group: tuple[str, ...] = ()
    percentages: int = 0
    ranks: int = 0


@dataclass(frozen=True)
class DutyRecord:
    """What someone recorded for a duty: what it shows, on which day, since when the clock ran, until when it holds."""

    shows: DutyAnswer
    on: date | None = None
    since: date | None = None
    until: date | None = None
    note: str = ""
    link: str = ""

    @property
    def day(self) -> date:
        """The day by which it is placed: that of the deed, else that on which it was asked for."""
        return self.on or self.since or date.min

    @property
    def begins(self) -> date:
        """The first day on which it was known: that on which it was asked for, else that of the deed."""
        return self.since or self.day

    @property
    def evidence(self) -> EvidenceItem:
        return EvidenceItem(self.note or f"Recorded as {self.shows.label.lower()}", self.on or self.since, self.link)


@dataclass(frozen=True)
class Facts:
    """A partnership as of `on`. What is None is not known."""

    on: date
    nation: str = "england"
    area_code: str = ""
    districts: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    partners: tuple[PartnerFact, ...] = ()
    groups: tuple[GroupFact, ...] | None = None
    plans: tuple[PlanFact, ...] = ()
    assessments: tuple[AssessmentFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    summaries: tuple[date, ...] = ()
    protocols: tuple[ProtocolFact, ...] = ()
    agreements: tuple[str, ...] = ()
    figures: FiguresFact | None = None
    records: Mapping[str, tuple[DutyRecord, ...]] = field(default_factory=dict)

    @property
    def year(self) -> Period:
        """The year of the regulations that the day falls in: 1 April to 31 March."""
        return Period.containing(self.on, PeriodKind.FINANCIAL_YEAR)

    @property
    def responsible(self) -> tuple[PartnerFact, ...]:
        return tuple(partner for partner in self.partners if partner.partner_class == "responsible")

    @property
    def in_force(self) -> tuple[PlanFact, ...]:
        """The plans in force on the day."""
        return tuple(plan for plan in self.plans if plan.is_in_force and plan.holds(self.on))

    @property
    def plan(self) -> PlanFact | None:
        """The plan in force, the one that began last where there are several."""
        return max(self.in_force, key=lambda plan: plan.starts, default=None)

    @property
    def assessment(self) -> AssessmentFact | None:
        """The latest assessment that was begun by the day's year."""
        known = [one for one in self.assessments if one.year.start <= self.on]
        return max(known, key=lambda one: one.year, default=None)

    @property
    def is_two_tier(self) -> bool | None:
        """Whether a county council serves the area beside the district; E07 codes are of such districts."""
        return any(code.startswith("E07") for code in self.districts) if self.districts else None

    def records_of(self, duty: str) -> tuple[DutyRecord, ...]:
        """What was recorded for the duty up to the day, the latest first."""
        known = [record for record in self.records.get(duty, ()) if record.begins <= self.on]
        return tuple(sorted(known, key=lambda record: record.day, reverse=True))
