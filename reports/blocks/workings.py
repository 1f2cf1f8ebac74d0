"""How each figure of the paper was worked out."""

from performance.plan_figures.presenters import FigureRow
from reports.blocks.context import Context


def build(context: Context) -> tuple[FigureRow, ...]:
    return tuple(row for row in context.figures.rows if row.workings)
