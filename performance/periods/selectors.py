"""The plan and the period that a page shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Cast, ExtractYear, Length, Substr

from core import clock
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.models import Partnership
from performance.measures.frequencies import kind_of, latest_owed
from performance.models import Measure, Observation
from performance.observations.selectors import area_id_of, own_or_national
from plans.models import Plan, PlanStatus

# Of the codes of periods, only a financial year's (`2013-14`) is that long.
_LETTERS_OF_A_YEAR = 7


@dataclass(frozen=True)
class OtherYear:
    """A year that could be shown instead; a draft's says so."""

    period: Period
    is_draft: bool

    @property
    def code(self) -> str:
        return self.period.code

    @property
    def label(self) -> str:
        return f"{self.period.label} (draft)" if self.is_draft else self.period.label


@dataclass(frozen=True)
class Chosen:
    """The plan and the period that a page shows; `years` are all that it could show, the newest first, `drafts` those
    of them that only a draft is for."""

    plan: Plan
    period: Period
    years: tuple[Period, ...] = ()
    drafts: frozenset[Period] = frozenset()

    @property
    def is_draft(self) -> bool:
        """Whether the plan that is shown is a draft."""
        return self.plan.status == PlanStatus.DRAFT

    @property
    def others(self) -> tuple[OtherYear, ...]:
        """The years that could be shown instead."""
        return tuple(OtherYear(year, year in self.drafts) for year in self.years if year != self.period)


def periods_of(partnership: Partnership) -> list[Period]:
    """The financial years of the partnership's current plans, the newest first."""
    years = {year for plan in Plan.objects.current().filter(partnership=partnership) for year in plan.years}
    return sorted(years, reverse=True)


def period_chosen(partnership: Partnership, asked: str, *, among: QuerySet[Plan] | None = None) -> Chosen | None:
    """The plan and period asked for by code; without one, or with nonsense, the newest plan's latest with a figure.

    A draft comes after every plan that is none. `among` are plans with whatever else a page reads of each.
    """
    found = _with_measured_year(partnership, Plan.objects.all() if among is None else among)
    plans = list(found.select_related("partnership__figure_settings", "partnership__area"))
    if not plans:
        return None
    plans.sort(key=lambda plan: plan.status == PlanStatus.DRAFT)  # a draft is shown when nothing else can be
    years = tuple(sorted({year for plan in plans for year in plan.years}, reverse=True))
    agreed = {year for plan in plans if plan.status != PlanStatus.DRAFT for year in plan.years}
    return Chosen(*_shown(plans, asked), years, frozenset(years) - agreed)


def _shown(plans: list[Any], asked: str) -> tuple[Plan, Period]:
    for plan in plans:
        for year in plan.years:
            if year.code == asked:
                return plan, year
    for plan in plans:
        if plan.measured is not None:
            return plan, Period(PeriodKind.FINANCIAL_YEAR, plan.measured)
    return plans[0], plans[0].years[0]


def _with_measured_year(partnership: Partnership, among: QuerySet[Plan]) -> QuerySet[Any]:
    """The current plans, each with `measured`: the first calendar year of its latest financial year with a figure."""
    years = Observation.objects.filter(own_or_national(partnership)).annotate(
        letters=Length("period"), began=Cast(Substr("period", 1, 4), IntegerField())
    )
    of_plan = years.filter(
        letters=_LETTERS_OF_A_YEAR, began__gte=OuterRef("first_year"), began__lte=OuterRef("last_year")
    )
    found: QuerySet[Any] = (
        among.filter(partnership=partnership, archived_at__isnull=True)
        .annotate(first_year=_financial_year("starts"), last_year=_financial_year("ends"))
        .annotate(measured=Subquery(of_plan.order_by("-began").values("began")[:1]))
    )
    return found


def _financial_year(name: str) -> Case:
    """The calendar year in which the financial year of a date began."""
    return Case(When(**{f"{name}__month__gte": 4}, then=ExtractYear(name)), default=ExtractYear(name) - 1)


def plan_of_period(partnership: Partnership, period: Period) -> Plan | None:
    """The partnership's current plan whose days hold the period; the latest begun where there are several."""
    plans = Plan.objects.current().filter(partnership=partnership, starts__lte=period.start, ends__gte=period.end)
    return plans.order_by("-starts").first()


def starting_year(plan: Plan) -> Period:
    """The last whole year before the plan's first that is over: with its figures the plan begins."""
    now = Period.containing(clock.today(), PeriodKind.FINANCIAL_YEAR)
    return min(plan.years[0], now).before()


def years_to_enter(plan: Plan) -> list[Period]:
    """The years whose figures can be entered together: the one that the plan begins with, and its own."""
    return [starting_year(plan), *plan.years]


def figure_wanted(measure: Measure) -> Period | None:
    """The latest finished period of the measure's own kind; before the plan's first is over, the one it begins with.

    None where its figures come now and then, or where that one is entered.
    """
    kind = kind_of(measure)
    if kind is None:
        return None
    period = latest_owed(measure, clock.today())
    if period is None:
        period = Period.containing(min(measure.plan.starts, clock.today()), kind).before()
    own = Observation.objects.filter(partnership=measure.partnership, indicator=measure.indicator)
    is_entered = own.filter(area=area_id_of(measure), period=period).exists()
    return None if is_entered else period


def period_of_plan(plan: Plan, asked: str) -> Period:
    """The year of the plan asked for; else its latest that has ended, else its first."""
    years = plan.years
    today: date = clock.today()
    ended = [year for year in years if year.end <= today]
    return next((year for year in years if year.code == asked), ended[-1] if ended else years[0])
