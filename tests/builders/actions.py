"""Actions, their milestones, and what was delivered."""

from typing import Any

from actions.actions import services as actions
from actions.actions.services import NewLead
from actions.delivered import services as delivering
from actions.models import Achievement, Action, Milestone, Quote
from partnerships.models import Agency
from plans.models import Plan
from tests.builders.basics import next_number
from tests.builders.plans import make_plan


def make_action(plan: Plan | None = None, title: str = "", *, agency: Agency | None = None, **values: Any) -> Action:
    """An action of a plan; `agency` leads it, or `leads` says who."""
    if agency is not None:
        values["leads"] = [NewLead(agency=agency), *values.get("leads", ())]
    return actions.create_action(by=None, plan=plan or make_plan(), title=title or f"Action {next_number()}", **values)


def make_milestone(action: Action, title: str = "Training done", **values: Any) -> Milestone:
    return actions.create_milestone(by=None, action=action, title=title, **values)


def make_achievement(plan: Plan, text: str = "A team was set up.", **values: Any) -> Achievement:
    return delivering.create_achievement(by=None, plan=plan, text=text, **values)


def make_quote(plan: Plan, words: str = "It helped us.", **values: Any) -> Quote:
    values.setdefault("speaker", "A resident")
    return delivering.create_quote(by=None, plan=plan, words=words, **values)
