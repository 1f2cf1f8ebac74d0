"""The plan's priorities and what each is to bring about."""

from plans.selectors import PriorityWithOutcomes, priorities_with_outcomes
from reports.blocks.context import Context


def build(context: Context) -> list[PriorityWithOutcomes]:
    return priorities_with_outcomes(context.report.plan)
