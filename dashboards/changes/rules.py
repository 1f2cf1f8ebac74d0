"""What an audit entry tells a committee: its words and its heading, the weightiest first. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FIGURES, TARGETS, ACTIONS, PLAN, COMMITTEE = "figures", "targets", "actions", "plan", "committee"
HEADINGS = {
    FIGURES: "Figures",
    TARGETS: "Measures and targets",
    ACTIONS: "Actions",
    PLAN: "Plan and priorities",
    COMMITTEE: "Papers and recommendations",
}
DUE_MOVED = "due moved"


@dataclass(frozen=True)
class Rule:
    """How entries of one kind of record and one action read. `weight` grows with what it matters less."""

    kind: str
    action: str
    words: str
    heading: str
    weight: int


# In the order in which they matter to someone who read the last paper: what they were told and is different now, what
# was put off or taken out, what was answered, what was reported, what is new.
_IN_ORDER = (
    ("performance.observation", "changed", "Figure corrected", FIGURES),
    ("performance.release", "corrected a count", "Count corrected", FIGURES),
    ("performance.figuresignoff", "unlocked", "Signed figures unlocked", FIGURES),
    ("performance.observation", "deleted", "Figure taken out", FIGURES),
    ("performance.target", "replaced", "Target replaced", TARGETS),
    ("performance.target", "changed", "Target changed", TARGETS),
    ("performance.target", "deleted", "Target taken out", TARGETS),
    ("actions.action", DUE_MOVED, "Due date moved", ACTIONS),
    ("actions.action", "archived", "Action taken out", ACTIONS),
    ("actions.action", "deleted", "Action taken out", ACTIONS),
    ("performance.measure", "archived", "Measure taken out", TARGETS),
    ("performance.measure", "deleted", "Measure taken out", TARGETS),
    ("plans.priority", "archived", "Priority taken out", PLAN),
    ("plans.priority", "deleted", "Priority taken out", PLAN),
    ("reports.recommendation", "answered", "Recommendation answered", COMMITTEE),
    ("reports.recommendation", "done", "Recommendation done", COMMITTEE),
    ("reports.sealedreport", "sealed", "Paper sealed", COMMITTEE),
    ("actions.progressupdate", "created", "Progress reported", ACTIONS),
    ("performance.observation", "created", "Figure entered", FIGURES),
    ("performance.release", "imported", "Counts imported", FIGURES),
    ("performance.figuresignoff", "signed off", "Figures signed off", FIGURES),
    ("performance.target", "created", "Target set", TARGETS),
    ("actions.milestone", "changed", "Milestone changed", ACTIONS),
    ("actions.milestone", "deleted", "Milestone taken out", ACTIONS),
    ("reports.recommendation", "created", "Recommendation made", COMMITTEE),
    ("reports.recommendation", "changed", "Recommendation changed", COMMITTEE),
    ("reports.publication", "published", "Shown to the public", COMMITTEE),
    ("reports.publication", "withdrawn", "Taken back from the public", COMMITTEE),
    ("plans.plan", "changed", "Plan changed", PLAN),
    ("plans.plan", "created", "Plan begun", PLAN),
    ("plans.priority", "changed", "Priority changed", PLAN),
    ("plans.priority", "restored", "Priority brought back", PLAN),
    ("plans.priority", "created", "Priority added", PLAN),
    ("actions.action", "changed", "Action changed", ACTIONS),
    ("actions.action", "restored", "Action brought back", ACTIONS),
    ("actions.action", "created", "Action added", ACTIONS),
    ("actions.milestone", "created", "Milestone added", ACTIONS),
    ("performance.measure", "changed", "Measure changed", TARGETS),
    ("performance.measure", "restored", "Measure brought back", TARGETS),
    ("performance.measure", "created", "Measure added", TARGETS),
)
RULES = {(kind, action): Rule(kind, action, words, to, at) for at, (kind, action, words, to) in enumerate(_IN_ORDER)}
KINDS = tuple(dict.fromkeys(rule.kind for rule in RULES.values()))


def rule_for(kind: str, action: str, *, due_moved: bool = False) -> Rule | None:
    """The rule for an entry; None for what tells a committee nothing."""
    return RULES.get((kind, DUE_MOVED)) if due_moved and action == "changed" else RULES.get((kind, action))


_OWN_PAGE = {
    "performance.measure": "measure-detail",
    "actions.action": "action-detail",
    "plans.plan": "plan-detail",
    "reports.recommendation": "recommendation-detail",
}
_OF_ACTIONS = ("actions.milestone", "actions.progressupdate")
_OF_PLANS = "plans.priority"
_GONE = ("archived", "deleted")


@dataclass(frozen=True)
class Place:
    """The page about something, and what stands there in its own words; both empty where there is no page."""

    page: str = ""
    pk: int | None = None
    title: str = ""


@dataclass(frozen=True)
class Places:
    """What a page knows of the records that entries may be about: the measures of indicators and of targets, by key,
    and the titles of actions. A measure or an action that is not there has no page."""

    measures_of_indicators: Mapping[int, int] = field(default_factory=dict)
    measures_of_targets: Mapping[int, int] = field(default_factory=dict)
    titles_of_actions: Mapping[int, str] = field(default_factory=dict)

    def of(self, kind: str, pk: int, action: str, *, leads_to: int | None) -> Place:
        """`leads_to` is the key of the indicator of a figure, the action of a milestone, the plan of a priority."""
        if kind in _OF_ACTIONS and leads_to:
            return Place("action-detail", leads_to, self.titles_of_actions.get(leads_to, ""))
        if action in _GONE:
            return Place()
        if kind in _OWN_PAGE:
            return Place(_OWN_PAGE[kind], pk)
        if kind == _OF_PLANS and leads_to:
            return Place("plan-detail", leads_to)
        found = self.measures_of_targets.get(pk) if kind == "performance.target" else None
        if kind == "performance.observation" and leads_to:
            found = self.measures_of_indicators.get(leads_to)
        return Place("measure-detail", found) if found else Place()
