"""Each measure's target, in the first of the plan's years from the period on that has one."""

from dataclasses import dataclass

from core.periods import Period
from performance.models import Measure
from performance.selectors import figures_of_plan, measures_of_plan
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
    plan = context.report.plan
    told = [row.measure_id for row in context.figures.rows]
    measures = measures_of_plan(plan).filter(pk__in=told)
    years = {measure: year for measure in measures if (year := _year(measure, context.report.period))}
    figures = {year: {row.measure_id: row for row in figures_of_plan(plan, year).rows} for year in set(years.values())}
    return [TargetLine(measure.label, year.label, figures[year][measure.pk].target) for measure, year in years.items()]


def _year(measure: Measure, since: Period) -> Period | None:
    standing = [target.period for target in measure.known_targets if target.replaced_at is None]
    ahead = [period for period in standing if period.end >= since.end]
    return min(ahead, key=lambda period: period.end, default=None)
