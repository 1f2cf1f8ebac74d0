"""Which page tells of what an audit entry is about. Pure: keys in, the name of a page and its key out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
