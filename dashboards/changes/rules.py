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
class ChangeRule:
    """How entries of one kind of record and one action read. `weight` grows with what it matters less."""

    kind: str
    action: str
    words: str
    heading: str
    weight: int


# In the order in which they matter to someone who read the last paper: what they were told and is different now, what
# was put off or taken out, what was answered, what was reported, what is new.
_IN_ORDER = (
    ("observation", "changed", "Figure corrected", FIGURES),
    ("release", "corrected a count", "Count corrected", FIGURES),
    ("sign_off", "unlocked", "Signed figures unlocked", FIGURES),
    ("observation", "deleted", "Figure taken out", FIGURES),
    ("target", "replaced", "Target replaced", TARGETS),
    ("target", "changed", "Target changed", TARGETS),
    ("target", "deleted", "Target taken out", TARGETS),
    ("action", DUE_MOVED, "Due date moved", ACTIONS),
    ("action", "archived", "Action taken out", ACTIONS),
    ("action", "deleted", "Action taken out", ACTIONS),
    ("measure", "archived", "Measure taken out", TARGETS),
    ("measure", "deleted", "Measure taken out", TARGETS),
    ("priority", "archived", "Priority taken out", PLAN),
    ("priority", "deleted", "Priority taken out", PLAN),
    ("recommendation", "answered", "Recommendation answered", COMMITTEE),
    ("recommendation", "done", "Recommendation done", COMMITTEE),
    ("final_version", "made final", "Paper made final", COMMITTEE),
    ("progress_update", "created", "Progress reported", ACTIONS),
    ("observation", "created", "Figure entered", FIGURES),
    ("release", "imported", "Counts imported", FIGURES),
    ("sign_off", "signed off", "Figures signed off", FIGURES),
    ("target", "created", "Target set", TARGETS),
    ("milestone", "changed", "Milestone changed", ACTIONS),
    ("milestone", "deleted", "Milestone taken out", ACTIONS),
    ("recommendation", "created", "Recommendation made", COMMITTEE),
    ("recommendation", "changed", "Recommendation changed", COMMITTEE),
    ("publication", "published", "Shown to the public", COMMITTEE),
    ("publication", "withdrawn", "Taken back from the public", COMMITTEE),
    ("plan", "changed", "Plan changed", PLAN),
    ("plan", "created", "Plan begun", PLAN),
    ("priority", "changed", "Priority changed", PLAN),
    ("priority", "restored", "Priority brought back", PLAN),
    ("priority", "created", "Priority added", PLAN),
    ("action", "changed", "Action changed", ACTIONS),
    ("action", "restored", "Action brought back", ACTIONS),
    ("action", "created", "Action added", ACTIONS),
    ("milestone", "created", "Milestone added", ACTIONS),
    ("measure", "changed", "Measure changed", TARGETS),
    ("measure", "restored", "Measure brought back", TARGETS),
    ("measure", "created", "Measure added", TARGETS),
)
RULES = {
    (kind, action): ChangeRule(kind, action, words, to, at) for at, (kind, action, words, to) in enumerate(_IN_ORDER)
}
KINDS = tuple(dict.fromkeys(rule.kind for rule in RULES.values()))


def rule_for(kind: str, action: str, *, due_moved: bool = False) -> ChangeRule | None:
    """The rule for an entry; None for what tells a committee nothing."""
    return RULES.get((kind, DUE_MOVED)) if due_moved and action == "changed" else RULES.get((kind, action))


_OWN_PAGE = {
    "measure": "measure-detail",
    "action": "action-detail",
    "plan": "plan-detail",
    "recommendation": "recommendation-detail",
}
_OF_ACTIONS = ("milestone", "progress_update")
_OF_PLANS = "priority"
_GONE = ("archived", "deleted")


@dataclass(frozen=True)
class ChangePage:
    """The page about something, and what stands there in its own words; both empty where there is no page."""

    page: str = ""
    pk: int | None = None
    title: str = ""


@dataclass(frozen=True)
class ChangePages:
    """What a page knows of the records that entries may be about: the measures of indicators and of targets, by key,
    and the titles of actions. A measure or an action that is not there has no page."""

    measures_of_indicators: Mapping[int, int] = field(default_factory=dict)
    measures_of_targets: Mapping[int, int] = field(default_factory=dict)
    titles_of_actions: Mapping[int, str] = field(default_factory=dict)

    def of(self, kind: str, pk: int, action: str, *, leads_to: int | None) -> ChangePage:
        """`leads_to` is the key of the indicator of a figure, the action of a milestone, the plan of a priority."""
        if kind in _OF_ACTIONS and leads_to:
            return ChangePage("action-detail", leads_to, self.titles_of_actions.get(leads_to, ""))
        if action in _GONE:
            return ChangePage()
        if kind in _OWN_PAGE:
            return ChangePage(_OWN_PAGE[kind], pk)
        if kind == _OF_PLANS and leads_to:
            return ChangePage("plan-detail", leads_to)
        found = self.measures_of_targets.get(pk) if kind == "target" else None
        if kind == "observation" and leads_to:
            found = self.measures_of_indicators.get(leads_to)
        return ChangePage("measure-detail", found) if found else ChangePage()
