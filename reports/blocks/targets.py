"""Each measure's target, in the first of the plan's years from the period on that has one."""

from dataclasses import dataclass

from django.db.models import QuerySet

from core.periods.period import Period
from performance.measures.selectors import measures_of_plan
from performance.models import Measure
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from reports.blocks.context import Context


@dataclass(frozen=True)
class TargetLine:
    measure: str
    year: str
    words: str


def build(context: Context) -> list[TargetLine]:
    """Measures without a target, or whose figures the paper does not tell, have no line.

    Two queries, and the figures of each year that has a target.
    """
    rows = [row for figures in figures_aimed_at(context) for row in figures.rows]
    found = {row.measure_id: TargetLine(row.label, row.figure.given.period.label, row.target) for row in rows}
    return [found[measure.pk] for measure in _told(context) if measure.pk in found]


def figures_aimed_at(context: Context) -> list[PlanFigures]:
    """The years that have a target from the paper's on, each with the rows whose next target it holds."""
    aims = {measure.pk: _year(measure, context.report.period) for measure in _told(context)}
    figures = [figures_of_plan(context.report.plan, year) for year in sorted({year for year in aims.values() if year})]
    return [
        one.without({row.measure_id for row in one.rows if aims.get(row.measure_id) != one.period}) for one in figures
    ]


def _told(context: Context) -> QuerySet[Measure]:
    told = [row.measure_id for row in context.figures.rows]
    return measures_of_plan(context.report.plan).filter(pk__in=told)


def _year(measure: Measure, since: Period) -> Period | None:
    standing = [target.period for target in measure.known_targets if target.replaced_at is None]
    ahead = [period for period in standing if period.end >= since.end]
    return min(ahead, key=lambda period: period.end, default=None)
