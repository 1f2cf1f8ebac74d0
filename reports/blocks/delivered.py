"""What the partnership has delivered, by theme, with the numbers that go with it as they were stated."""

from actions.delivered.selectors import Theme, themes_of
from reports.blocks.context import Context


def build(context: Context) -> tuple[Theme, ...]:
    """Themes in the plan's order, of the paper's priority where it is about one. Two queries."""
    return themes_of(context.about(context.report.plan.achievements.current().prefetch_related("outputs")))
