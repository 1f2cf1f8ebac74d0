"""The figures that one paper is about."""

from performance.handling import kept_from_papers
from performance.selectors import PlanFigures, figures_of_plan
from reports.models import Report


def figures_of(report: Report) -> PlanFigures:
    """Those of the paper's plan and period that may be told in public, as a committee's papers are; of one priority's
    measures where the paper is about that."""
    figures = figures_of_plan(report.plan, report.period)
    figures = figures.without(kept_from_papers(report.plan))
    if report.priority_id is None:
        return figures
    return figures.without({row.measure_id for row in figures.rows if row.priority_id != report.priority_id})
