"""Blocks that show the plan's figures: against targets, as charts, beside similar areas, with their workings."""

from dataclasses import dataclass, replace
from fractions import Fraction

from django.db.models import QuerySet

from core.periods.period import Period
from figures.charts.chart import Chart
from performance.comparison.charts import funnel_chart
from performance.comparison.selectors.peers import PeerLine
from performance.measures.selectors import measures_of_plan
from performance.models import Measure
from performance.plan_figures import selectors as plan_figures
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from reports.blocks.context import Context


def performance(context: Context) -> PlanFigures | None:
    """The plan's measures against their targets; nothing where the plan has none."""
    return context.figures if context.figures.rows else None


def change_chart(context: Context) -> Chart | None:
    """Each measure's change against its target, as a chart; nothing where no measure has a change in per cent."""
    return plan_figures.change_chart(context.figures)


def workings(context: Context) -> tuple[FigureRow, ...]:
    """How each figure of the paper was worked out."""
    return tuple(row for row in context.figures.rows if row.workings)


def peers(context: Context) -> tuple[PeerLine, ...]:
    """Each counted measure beside the partnership's first group of similar areas, in the paper's period."""
    return context.peers


def funnel(context: Context) -> Chart | None:
    """The funnel of the measure that stands last among similar areas; nothing where none can be held against one."""
    placed = [line for line in context.peers if line.ranking.own]
    worst = max(placed, key=_how_far_down, default=None)
    if worst is None:
        return None
    subject = worst.subject
    chart = funnel_chart(worst.ranking, worst.terms, subject.own.name)
    return replace(chart, title=f"{worst.label}: {chart.title}") if chart else None


def _how_far_down(line: PeerLine) -> Fraction:
    """The share of the group's places that lie before its own."""
    own = line.ranking.own
    return Fraction(own.rank if own else 0, line.ranking.n)


@dataclass(frozen=True)
class NextTarget:
    measure: str
    year: str
    words: str


def targets(context: Context) -> list[NextTarget]:
    """Each measure's target in the first of the plan's years, from the period on, that has one.

    Measures without a target, or whose figures the paper does not tell, have no line.
    Two queries, and the figures of each year that has a target.
    """
    rows = [row for figures in figures_aimed_at(context) for row in figures.rows]
    found = {row.measure_id: NextTarget(row.label, row.figure.given.period.label, row.target) for row in rows}
    return [found[measure.pk] for measure in _measures_shown(context) if measure.pk in found]


def figures_aimed_at(context: Context) -> list[PlanFigures]:
    """The years that have a target from the paper's on, each with the rows whose next target it holds."""
    aims = {measure.pk: _year_of_next_target(measure, context.report.period) for measure in _measures_shown(context)}
    figures = [figures_of_plan(context.report.plan, year) for year in sorted({year for year in aims.values() if year})]
    return [
        one.without({row.measure_id for row in one.rows if aims.get(row.measure_id) != one.period}) for one in figures
    ]


def _measures_shown(context: Context) -> QuerySet[Measure]:
    shown = [row.measure_id for row in context.figures.rows]
    return measures_of_plan(context.report.plan).filter(pk__in=shown)


def _year_of_next_target(measure: Measure, since: Period) -> Period | None:
    standing = [target.period for target in measure.known_targets if target.replaced_at is None]
    ahead = [period for period in standing if period.end >= since.end]
    return min(ahead, key=lambda period: period.end, default=None)
