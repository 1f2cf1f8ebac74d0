"""The services that the plan commissions."""

from plans.models import CommissionedService
from plans.plan.selectors import services_of
from reports.blocks.context import Context


def build(context: Context) -> list[CommissionedService]:
    return list(services_of(context.report.plan))
