"""For each priority its outcomes, and a table of its headline actions with who leads them."""

from dataclasses import dataclass

from actions.models import Action
from reports.blocks.context import Context


@dataclass(frozen=True)
class ActionLine:
    """An action or, `is_part`, one of those that it is made of."""

    title: str
    leads: str
    is_part: bool


@dataclass(frozen=True)
class ActionTable:
    title: str
    outcomes: tuple[str, ...]
    lines: tuple[ActionLine, ...]


def build(context: Context) -> list[ActionTable]:
    """A table for each priority that has outcomes or actions. Three queries, whatever their number."""
    actions = list(context.actions)
    tables = [
        ActionTable(priority.title, priority.outcomes, _lines(actions, priority.pk)) for priority in context.priorities
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
