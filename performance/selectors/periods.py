"""The plan and the period that a page shows."""

from dataclasses import dataclass
from datetime import date

from core import clock
from core.periods import Period
from partnerships.models import Partnership
from performance.models import Observation
from performance.selectors.observations import own_or_national
from plans.models import Plan


@dataclass(frozen=True)
class Chosen:
    """The plan and the period that a page shows."""

    plan: Plan
    period: Period


def periods_of(partnership: Partnership) -> list[Period]:
    """The financial years of the partnership's current plans, the newest first."""
    years = {year for plan in Plan.objects.current().filter(partnership=partnership) for year in plan.years}
    return sorted(years, reverse=True)


def period_chosen(partnership: Partnership, asked: str) -> Chosen | None:
    """The plan and period asked for by code; without one, or with nonsense, the newest plan's latest with a figure."""
    plans = list(Plan.objects.current().filter(partnership=partnership).select_related("partnership__figure_settings"))
    if not plans:
        return None
    for plan in plans:
        for year in plan.years:
            if year.code == asked:
                return Chosen(plan, year)
    measured = set(Observation.objects.filter(own_or_national(partnership)).values_list("period", flat=True).distinct())
    for plan in plans:
        for year in reversed(plan.years):
            if year in measured:
                return Chosen(plan, year)
    return Chosen(plans[0], plans[0].years[0])


def plan_of_period(partnership: Partnership, period: Period) -> Plan | None:
    """The partnership's current plan whose days hold the period; the latest begun where there are several."""
    plans = Plan.objects.current().filter(partnership=partnership, starts__lte=period.start, ends__gte=period.end)
    return plans.order_by("-starts").first()


def period_of_plan(plan: Plan, asked: str) -> Period:
    """The year of the plan asked for; else its latest that has ended, else its first."""
    years = plan.years
    today: date = clock.today()
    ended = [year for year in years if year.end <= today]
    return next((year for year in years if year.code == asked), ended[-1] if ended else years[0])
