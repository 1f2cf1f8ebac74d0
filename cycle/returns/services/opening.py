"""Opening a quarter's returns: one for every agency that owes something, by hand or once a quarter is over."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from actions.actions.selectors import OPEN
from actions.leads.selectors import responsible_agencies
from actions.models import Action
from core import writes
from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.models import AgencyReturn
from partnerships.models import Agency, User
from performance.measures.figures_due import cells_of_quarter
from plans.models import Plan, PlanStatus

BATCH = 250  # returns at a time
ALLOWED = timedelta(days=21)  # from the quarter's last day
_IN_FORCE = (PlanStatus.APPROVED, PlanStatus.PUBLISHED)

Tell = Callable[[str], None]


def due_for(quarter: Period) -> date:
    """The last day for a quarter's returns unless someone sets another."""
    return quarter.end + ALLOWED


def last_quarter(today: date) -> Period:
    """The quarter that was over last."""
    return Period.containing(today, PeriodKind.QUARTER).before()


def quarters_of(plan: Plan, today: date) -> list[Period]:
    """The plan's quarters that have begun, the latest first."""
    quarters = [quarter for year in plan.years for quarter in year.parts(PeriodKind.QUARTER)]
    return [one for one in reversed(quarters) if one.start <= today and one.end >= plan.starts]


def _silent(line: str) -> None:
    """Where nobody waits to be told."""


@transaction.atomic
def open_returns(
    *, by: User | None, plan: Plan, quarter: Period, due: date | None = None, tell: Tell = _silent
) -> list[AgencyReturn]:
    """Open a return for each agency that owes an action or a figure of the quarter and has none yet: all, or none.

    Asked again it opens those that have come to owe something since. A few statements for each `BATCH` of agencies,
    after which `tell` says how far it is.
    """
    current = Plan.objects.select_for_update().select_related("partnership").get(pk=plan.pk)
    opened = AgencyReturn.objects.filter(plan=current, period=quarter).values_list("agency", flat=True)
    missing = Agency.objects.filter(pk__in=agencies_to_report(current, quarter) - set(opened))
    rows = [
        {
            "partnership": current.partnership,
            "plan": current,
            "agency": agency,
            "period": quarter,
            "due": due or due_for(quarter),
        }
        for agency in missing
    ]
    made: list[AgencyReturn] = []
    while len(made) < len(rows):
        made += writes.create_many(AgencyReturn, by=by, rows=rows[len(made) : len(made) + BATCH])
        tell(f"{plan.title}: {len(made)} of {len(rows)}")
    return made


def agencies_to_report(plan: Plan, quarter: Period) -> set[int]:
    """The agencies that answer for an open action of the plan or owe a figure of the quarter; a unit counts as its
    agency, and whoever is in the chair of a group that alone leads an action answers for it."""
    led = responsible_agencies(plan.partnership, Action.objects.current().filter(plan=plan, status__in=OPEN))
    holders = {measure.data_owner for measure, _ in cells_of_quarter(plan, quarter) if measure.data_owner}
    return set().union(*led.values()) | {one.unit_of_id or one.pk for one in holders}


def plans_in_force(quarter: Period) -> QuerySet[Plan]:
    """The approved and published plans of every partnership whose days hold the quarter's last."""
    found: QuerySet[Plan] = Plan.objects.current().filter(
        status__in=_IN_FORCE, starts__lte=quarter.end, ends__gte=quarter.end
    )
    return found.select_related("partnership").order_by("partnership__name", "pk")


def open_everywhere(quarter: Period, *, slug: str = "", tell: Tell) -> int:
    """Open the quarter's returns of every plan in force (or one partnership's), telling how far it is.

    Each plan is done in a transaction of its own: what is done stays where the next one fails. Returns how many.
    """
    plans = plans_in_force(quarter)
    if slug:
        plans = plans.filter(partnership__slug=slug)
    return sum(_each(list(plans), quarter, tell))


def _each(plans: list[Plan], quarter: Period, tell: Tell) -> Iterator[int]:
    for number, plan in enumerate(plans, start=1):
        made = len(open_returns(by=None, plan=plan, quarter=quarter, tell=tell))
        tell(f"{number} of {len(plans)}: {plan.partnership.name}, {plan.title}: {made} opened")
        yield made
