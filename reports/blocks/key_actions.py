"""The plan's actions in a table of two columns, by the heading that the plan puts them under."""

from dataclasses import dataclass

from reports.blocks.context import Context


@dataclass(frozen=True)
class KeyArea:
    title: str
    actions: tuple[str, ...]


def build(context: Context) -> list[KeyArea]:
    """Areas and their actions in the plan's order; actions without a heading stand together under "Other actions"."""
    by_heading: dict[str, list[str]] = {}
    for action in context.actions.filter(part_of=None):
        by_heading.setdefault(action.heading or "Other actions", []).append(action.title)
    return [KeyArea(title, tuple(actions)) for title, actions in by_heading.items()]
