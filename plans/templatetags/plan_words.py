"""`{{ plan|in_period:period }}` names a plan and the period that a page shows of it."""

from django import template

from core.periods.period import Period
from plans.models import Plan

register = template.Library()


@register.filter
def in_period(plan: Plan, period: Period) -> str:
    return plan.in_period(period)
