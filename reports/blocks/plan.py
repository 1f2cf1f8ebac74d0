"""Blocks that tell what the plan says and does: priorities, partners, money, risks, actions, what was delivered."""

from dataclasses import dataclass

from actions.delivered.selectors import Theme, themes_of
from actions.models import Action
from partnerships.partners.selectors import PartnersOfClass, partners_by_class
from performance.plan_figures.presenters import FigureRow
from plans.models import CommissionedService, Engagement, Funding, Risk
from plans.plan.selectors import services_of
from plans.priorities.selectors import PriorityWithOutcomes
from reports.blocks.context import Context


def priorities(context: Context) -> tuple[PriorityWithOutcomes, ...]:
    """The plan's priorities and what each is to bring about."""
    return context.priorities


def partners(context: Context) -> list[PartnersOfClass]:
    """Who the partnership is made of, on the last day of the paper's period."""
    return partners_by_class(context.report.partnership, context.report.period.end)


def services(context: Context) -> list[CommissionedService]:
    """The services that the plan commissions."""
    return list(services_of(context.report.plan))


def funding(context: Context) -> list[Funding]:
    """The plan's money, from its register."""
    return list(context.about(context.report.plan.funding_entries.current()))


def risks(context: Context) -> list[Risk]:
    """The risks to delivering the plan, from its register."""
    return list(context.about(context.report.plan.risk_entries.current()))


def you_said(context: Context) -> list[Engagement]:
    """What people said when they were asked, and what was done about it; only where both are told."""
    asked = context.report.plan.engagement_entries.current().exclude(said="").exclude(did="")
    return list(context.about(asked))


def delivered(context: Context) -> tuple[Theme, ...]:
    """What the partnership has delivered, with the numbers stated. Themes in the plan's order. Two queries."""
    return themes_of(context.about(context.report.plan.achievements.current().prefetch_related("outputs")))


@dataclass(frozen=True)
class Highlight:
    title: str
    rows: tuple[FigureRow, ...]
    outcomes: tuple[str, ...]


def highlights(context: Context) -> list[Highlight]:
    """A highlight report on each priority: its figures in sentences and the work under it."""
    found = []
    for priority in context.priorities:
        rows = tuple(row for row in context.figures.rows if row.priority_id == priority.pk)
        found.append(Highlight(priority.title, rows, priority.outcomes))
    return found


@dataclass(frozen=True)
class ActionLine:
    """An action or, `is_part`, one of those that it is made of."""

    title: str
    leads: str
    is_part: bool


@dataclass(frozen=True)
class PriorityActions:
    title: str
    outcomes: tuple[str, ...]
    lines: tuple[ActionLine, ...]


def action_tables(context: Context) -> list[PriorityActions]:
    """For each priority that has any its outcomes, and its headline actions with who leads them. Three queries."""
    actions = list(context.actions)
    tables = [
        PriorityActions(priority.title, priority.outcomes, _lines(actions, priority.pk))
        for priority in context.priorities
    ]
    return [table for table in tables if table.outcomes or table.lines]


def _lines(actions: list[Action], priority: int) -> tuple[ActionLine, ...]:
    found: list[ActionLine] = []
    for action in actions:
        if action.part_of_id is None and any(served.pk == priority for served in action.priorities.all()):
            parts = [part for part in actions if part.part_of_id == action.pk]
            found.extend(_line(one) for one in (action, *parts))
    return tuple(found)


def _line(action: Action) -> ActionLine:
    leads = ", ".join(str(lead) for lead in action.known_leads)
    return ActionLine(action.title, leads, is_part=action.part_of_id is not None)


@dataclass(frozen=True)
class KeyArea:
    title: str
    actions: tuple[str, ...]


def key_actions(context: Context) -> list[KeyArea]:
    """The actions by the heading that the plan puts them under; those without one as "Other actions"."""
    by_heading: dict[str, list[str]] = {}
    for action in context.actions.filter(part_of=None):
        by_heading.setdefault(action.heading or "Other actions", []).append(action.title)
    return [KeyArea(title, tuple(actions)) for title, actions in by_heading.items()]
