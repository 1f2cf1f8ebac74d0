"""The figures that one paper is about."""

from performance.selectors import PlanFigures, figures_of_plan
from reports.models import Report


def figures_of(report: Report) -> PlanFigures:
    """Those of the paper's plan and period; of one priority's measures where the paper is about that."""
    figures = figures_of_plan(report.plan, report.period)
    if report.priority_id is None:
        return figures
    return figures.without({row.measure_id for row in figures.rows if row.priority_id != report.priority_id})
