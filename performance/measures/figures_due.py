"""Which figures agencies owe: a measure's cells by its frequency, for those who hold the data."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from core.periods.period import Period
from partnerships.models import Partnership
from performance.measures.frequencies import latest_owed, periods_owed
from performance.measures.selectors import measures_with_names
from performance.models import Measure
from plans.models import Plan

Cell = tuple[Measure, Period]


def latest_cells(partnership: Partnership, agencies: Collection[int], today: date) -> list[Cell]:
    """The latest finished period of each measure that one of these agencies holds the data of, in current plans."""
    found = _of_agencies(partnership).filter(data_owner__in=agencies, plan__archived_at__isnull=True)
    latest = [(measure, latest_owed(measure, today)) for measure in found.order_by("-plan__starts", "order", "pk")]
    return [(measure, period) for measure, period in latest if period is not None]


def cells_of_quarter(plan: Plan, quarter: Period) -> list[Cell]:
    """The figures that agencies owe of the plan for the quarter, in the plan's order. One query."""
    found = _of_agencies(plan.partnership).filter(plan=plan)
    return [(measure, period) for measure in found for period in periods_owed(measure, quarter)]


def _of_agencies(partnership: Partnership) -> QuerySet[Measure]:
    """The measures that someone has to type: what is counted or made of parts is worked out."""
    typed = {"indicator__count_source": "", "indicator__is_derived": False}
    return measures_with_names(partnership).filter(data_owner__isnull=False, **typed)
