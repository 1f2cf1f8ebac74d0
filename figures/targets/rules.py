"""Targets as data: what a target consists of, and for each kind the rule that it is read by."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.numbers.quantities import Quantity
from core.periods.period import Period
from figures.targets.profiles import Profile

HUNDRED = Decimal(100)


class TargetRuleKind(StrEnum):
    ABSOLUTE = "absolute"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BELOW = "below"
    PCT_CHANGE = "pct_change"
    POINTS = "points"
    MAINTAIN = "maintain"
    NIL = "nil"
    RANK = "rank"
    DIRECTION = "direction"
    HALT_REVERSE = "halt_reverse"
    TRAJECTORY = "trajectory"
    TO_BE_SET = "to_be_set"


class Status(StrEnum):
    """What has become of a target, or why that cannot be said; while its period runs, and once it is over."""

    NO_DATA = "no_data"
    NO_TARGET = "no_target"
    NOT_DUE = "not_due"
    AMBIGUOUS = "ambiguous"
    NOT_JUDGED = "not_judged"
    ALREADY_MISSED = "already_missed"
    ALREADY_MET = "already_met"
    TOO_EARLY = "too_early"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    COULD_GO_EITHER_WAY = "could_go_either_way"
    MET = "met"
    WITHIN_TOLERANCE = "within_tolerance"
    MISSED = "missed"

    @property
    def words(self) -> str:
        """As it is said everywhere."""
        return _STATUS_WORDS[self]

    @property
    def is_judged(self) -> bool:
        """Whether it says something of how the figure does against its target."""
        return self not in _UNJUDGED

    @property
    def is_bad(self) -> bool:
        """Whether the target is not met, can no longer be met, or is not likely to be."""
        return self in (Status.MISSED, Status.ALREADY_MISSED, Status.OFF_TRACK)

    @property
    def is_good(self) -> bool:
        """Whether the target is met, is met already, or is likely to be."""
        return self in (Status.MET, Status.ALREADY_MET, Status.ON_TRACK)

    @property
    def is_running(self) -> bool:
        """Whether it is of a period that goes on."""
        return self in _RUNNING


_STATUS_WORDS = {
    Status.NO_DATA: "no figures yet",
    Status.NO_TARGET: "no target",
    Status.NOT_DUE: "not begun",
    Status.AMBIGUOUS: "direction not agreed",
    Status.NOT_JUDGED: "not judged",
    Status.ALREADY_MISSED: "can no longer be met",
    Status.ALREADY_MET: "met already",
    Status.TOO_EARLY: "too early to say",
    Status.ON_TRACK: "on track",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
    Status.COULD_GO_EITHER_WAY: "could go either way",
    Status.MET: "met",
    Status.WITHIN_TOLERANCE: "within tolerance",
    Status.MISSED: "not met",
}
_UNJUDGED = {Status.NO_DATA, Status.NO_TARGET, Status.NOT_DUE, Status.AMBIGUOUS, Status.NOT_JUDGED, Status.TOO_EARLY}
_RUNNING = {
    Status.ALREADY_MISSED,
    Status.ALREADY_MET,
    Status.TOO_EARLY,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.COULD_GO_EITHER_WAY,
}


class Polarity(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"
    AMBIGUOUS = "ambiguous"


class Amber(StrEnum):
    """When a figure that does not meet its target is no worse than amber."""

    WITHIN_TOLERANCE = "within tolerance of what is due, and not worse than the baseline where there is one"
    UNCHANGED = "where nothing moved"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class TargetRule:
    """How a kind is read. `says` is the direction that the kind itself names, `strict` makes equality a miss,
    `spreads` lets the due value be shared out over the parts of the target's period."""

    needs_value: bool = True
    says: Polarity | None = None
    strict: bool = False
    amber: Amber = Amber.WITHIN_TOLERANCE
    spreads: bool = False


RULES: dict[TargetRuleKind, TargetRule] = {
    TargetRuleKind.ABSOLUTE: TargetRule(spreads=True),
    TargetRuleKind.AT_MOST: TargetRule(says=Polarity.LOWER, spreads=True),
    TargetRuleKind.AT_LEAST: TargetRule(says=Polarity.HIGHER, spreads=True),
    TargetRuleKind.BELOW: TargetRule(says=Polarity.LOWER, strict=True, spreads=True),
    TargetRuleKind.PCT_CHANGE: TargetRule(spreads=True),
    TargetRuleKind.POINTS: TargetRule(),
    TargetRuleKind.MAINTAIN: TargetRule(spreads=True),
    TargetRuleKind.NIL: TargetRule(needs_value=False, says=Polarity.LOWER, amber=Amber.NEVER, spreads=True),
    TargetRuleKind.RANK: TargetRule(amber=Amber.NEVER),
    TargetRuleKind.DIRECTION: TargetRule(needs_value=False, strict=True, amber=Amber.UNCHANGED),
    TargetRuleKind.HALT_REVERSE: TargetRule(needs_value=False, strict=True),
    TargetRuleKind.TRAJECTORY: TargetRule(needs_value=False),
    TargetRuleKind.TO_BE_SET: TargetRule(needs_value=False, amber=Amber.NEVER),
}


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the due value is still amber: per cent of the due value, or percentage points."""

    amount: Decimal = Decimal(5)
    in_points: bool = False

    def around(self, due: Decimal) -> Decimal:
        """The tolerance in the measure's own unit."""
        return self.amount if self.in_points else abs(due) * self.amount / HUNDRED


DEFAULT_TOLERANCE = Tolerance()


@dataclass(frozen=True, slots=True)
class TargetMilestone:
    """A value to reach by a day: in the unit, or with `percent` as a change on the baseline."""

    on: date
    value: Decimal
    percent: bool = False


@dataclass(frozen=True, slots=True)
class TargetDefinition:
    """A target as data. `value` is in the unit, or the change asked for (`pct_change`, `points`: -13 for 13% fewer).

    With a `profile` its due value grows through the period, so that a figure of the year to date can be judged.
    """

    kind: TargetRuleKind
    value: Quantity
    period: Period
    baseline: Decimal | None = None
    baseline_period: Period | None = None
    rank_of: int | None = None
    milestones: tuple[TargetMilestone, ...] = ()
    two_sided: bool = False
    due_on: date | None = None
    profile: Profile | None = None

    @property
    def rule(self) -> TargetRule:
        """The rule of its kind."""
        return RULES[self.kind]

    @property
    def last_day(self) -> date:
        """The day on which it is due."""
        return self.due_on or self.period.end

    @property
    def is_set(self) -> bool:
        """Whether there is anything to hold a figure against; a target to be set is not."""
        if self.kind is TargetRuleKind.TO_BE_SET:
            return False
        return self.value.is_known or not self.rule.needs_value


def direction_of(kind: TargetRuleKind, polarity: Polarity) -> Polarity:
    """Which way is better: the indicator's polarity, or what the kind says where that leaves it open.

    `at_least` on a measure where fewer is better contradicts itself: ambiguous, until someone decides. Nil is none
    whatever the polarity, and the first place is the best unless the indicator says that higher is better.
    """
    says = RULES[kind].says
    if kind is TargetRuleKind.NIL:
        return Polarity.LOWER
    if kind is TargetRuleKind.RANK:
        return Polarity.HIGHER if polarity is Polarity.HIGHER else Polarity.LOWER
    if says is None or says is polarity:
        return polarity
    return says if polarity is Polarity.AMBIGUOUS else Polarity.AMBIGUOUS


def is_better(one: Decimal, other: Decimal, direction: Polarity) -> bool:
    """Whether `one` is strictly better than `other`; nothing is, where the direction is ambiguous."""
    if direction is Polarity.AMBIGUOUS:
        return False
    return one < other if direction is Polarity.LOWER else one > other
