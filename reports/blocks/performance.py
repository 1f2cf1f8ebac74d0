"""The plan's measures against their targets; nothing where the plan has none."""

from performance.plan_figures.selectors import PlanFigures
from reports.blocks.context import Context


def build(context: Context) -> PlanFigures | None:
    return context.figures if context.figures.rows else None
