"""The figures that one paper is about."""

from dataclasses import replace

from performance.handling.selectors import kept_from_papers
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from reports.models import Report


def figures_of(report: Report) -> PlanFigures:
    """Those of the paper's plan and period that may be told in public, as a committee's papers are; of one priority's
    measures where the paper is about that. How many were kept back is said with them."""
    figures = figures_of_plan(report.plan, report.period)
    if report.priority_id is not None:
        figures = figures.without({row.measure_id for row in figures.rows if row.priority_id != report.priority_id})
    told = figures.without(kept_from_papers(report.plan))
    return replace(told, kept_back=len(figures.rows) - len(told.rows))


def kept_back_sentence(figures: PlanFigures) -> str:
    """That measures were left out, without a word on which; empty where none was."""
    if not figures.kept_back:
        return ""
    are = "1 measure is" if figures.kept_back == 1 else f"{figures.kept_back} measures are"
    return f"{are} marked for members only and {'is' if figures.kept_back == 1 else 'are'} not in this paper."
