"""What the overview shows of one plan and period."""

from dataclasses import dataclass

from core.periods import Period
from performance import selectors as performance
from performance.presenters import FigureRow
from plans import selectors as plans
from plans.models import Plan


@dataclass(frozen=True)
class PriorityCard:
    """A priority with the sentences of its measures; `gap` says in words what it lacks, or nothing."""

    title: str
    kind_label: str
    rows: tuple[FigureRow, ...]
    gap: str


@dataclass(frozen=True)
class Overview:
    plan: Plan
    period: Period
    figures: performance.PlanFigures
    attention: tuple[FigureRow, ...]
    well: tuple[FigureRow, ...]
    priorities: tuple[PriorityCard, ...]


def overview_of(plan: Plan, period: Period) -> Overview:
    """The plan's figures of the period, what needs attention (missed, or a clear change for the worse) and the rest."""
    figures = performance.figures_of_plan(plan, period)
    attention = tuple(row for row in figures.rows if row.status == "red")
    well = tuple(row for row in figures.rows if row.status == "green")
    cards = []
    for priority in plans.priorities_with_outcomes(plan):
        rows = tuple(row for row in figures.rows if row.priority_id == priority.pk)
        gap = "" if rows else "No measure is kept for this priority."
        cards.append(PriorityCard(priority.title, priority.kind_label, rows, gap))
    return Overview(plan, period, figures, attention, well, tuple(cards))
