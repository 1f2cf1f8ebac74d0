"""What people said when they were asked, and what was done about it; only where both are told."""

from plans.models import Engagement
from reports.blocks.context import Context


def build(context: Context) -> list[Engagement]:
    asked = Engagement.objects.current().filter(plan=context.report.plan).exclude(said="").exclude(did="")
    return list(context.about(asked))
