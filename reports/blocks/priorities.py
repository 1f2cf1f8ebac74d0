"""The plan's priorities and what each is to bring about."""

from plans.priorities.selectors import PriorityWithOutcomes
from reports.blocks.context import Context


def build(context: Context) -> tuple[PriorityWithOutcomes, ...]:
    return context.priorities
