"""`{{ plan|in_period:period }}` names a plan and the period that a page shows of it."""

from django import template

from core.periods import Period
from plans.models import Plan

register = template.Library()


@register.filter
def in_period(plan: Plan, period: Period) -> str:
    """The plan's title and the period; the title alone where it is of that one year and says so itself."""
    said = (period.label, period.short_label, period.code)
    is_said = plan.years == [period] and any(words in plan.title for words in said)
    return plan.title if is_said else f"{plan.title}, {period.label}"
