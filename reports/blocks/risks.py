"""The risks to delivering the plan, from its register."""

from plans.models import Risk
from reports.blocks.context import Context


def build(context: Context) -> list[Risk]:
    return list(context.about(Risk.objects.current().filter(plan=context.report.plan)))
