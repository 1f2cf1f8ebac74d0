"""The plan's money, from its register."""

from plans.models import Funding
from reports.blocks.context import Context


def build(context: Context) -> list[Funding]:
    return list(context.about(Funding.objects.current().filter(plan=context.report.plan)))
