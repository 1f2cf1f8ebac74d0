"""Who the partnership is made of, on the last day of the paper's period."""

from partnerships.partners.selectors import PartnersOfClass, partners_by_class
from reports.blocks.context import Context


def build(context: Context) -> list[PartnersOfClass]:
    return partners_by_class(context.report.partnership, context.report.period.end)
