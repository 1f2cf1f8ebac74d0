"""A highlight report on each priority: its figures in sentences and the work under it."""

from dataclasses import dataclass

from performance.plan_figures.presenters import FigureRow
from reports.blocks.context import Context


@dataclass(frozen=True)
class Highlight:
    title: str
    rows: tuple[FigureRow, ...]
    outcomes: tuple[str, ...]


def build(context: Context) -> list[Highlight]:
    found = []
    for priority in context.priorities:
        rows = tuple(row for row in context.figures.rows if row.priority_id == priority.pk)
        found.append(Highlight(priority.title, rows, priority.outcomes))
    return found
