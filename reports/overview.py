"""What the overview shows of one plan and period: a headline, what needs attention, what goes well, the priorities."""

from dataclasses import dataclass
from datetime import date

from core import clock
from core.periods import Period
from performance import selectors as performance
from performance.presenters import FigureRow
from plans.models import Plan
from reports.golden_thread import ActionThread, GoldenThread, Strand, golden_thread
from reports.headline import headline
from reports.recommendations.selectors import Recommendations, attention_on

MOST_SHOWN = 6


@dataclass(frozen=True)
class Attention:
    """A reason to look, in words, and the measure it is about."""

    row: FigureRow
    why: str


@dataclass(frozen=True)
class Overview:
    plan: Plan
    period: Period
    figures: performance.PlanFigures
    headline: str
    attention: tuple[Attention, ...]
    overdue: tuple[ActionThread, ...]
    well: tuple[FigureRow, ...]
    late: tuple[FigureRow, ...]
    thread: GoldenThread
    rows_of: dict[int | None, tuple[FigureRow, ...]]
    recommendations: Recommendations

    @property
    def priorities(self) -> list[tuple[Strand, tuple[FigureRow, ...]]]:
        """Each priority with the figures under it."""
        return [(strand, self.rows_of.get(strand.pk, ())) for strand in self.thread.strands]


def overview_of(plan: Plan, period: Period) -> Overview:
    """The plan's figures of the period, and what to look at first. A constant number of queries."""
    figures = performance.figures_of_plan(plan, period)
    thread = golden_thread(figures)
    served = {strand.pk for strand in thread.strands if strand.actions}
    if served:
        served.add(None)  # a measure of the plan as a whole is served by all of its actions
    today = clock.today()
    rows_of: dict[int | None, tuple[FigureRow, ...]] = {}
    for row in figures.rows:
        rows_of[row.priority_id] = (*rows_of.get(row.priority_id, ()), row)
    return Overview(
        plan=plan,
        period=period,
        figures=figures,
        headline=headline(figures.rows),
        attention=tuple(attention_of(figures.rows, served)),
        overdue=tuple(_overdue(thread)),
        well=tuple(row for row in figures.rows if row.status == "green" or row.figure.trend == "improving"),
        late=tuple(_late(figures, today)),
        thread=thread,
        rows_of=rows_of,
        recommendations=attention_on(plan.partnership, today),
    )


def attention_of(rows: tuple[FigureRow, ...], served: set[int | None]) -> list[Attention]:
    """The missed targets and clear changes for the worse: those that are real first, then those nobody works on."""
    found = []
    for row in rows:
        is_real = row.evidence == "clear" and row.figure.trend != "improving"
        if row.status != "red" and row.figure.trend != "worsening":
            continue
        reasons = [
            "missed, and the change is clear" if row.status == "red" and is_real else "",
            "no action serves it" if row.priority_id not in served else "",
        ]
        found.append(Attention(row, "; ".join(reason for reason in reasons if reason)))
    return sorted(found, key=lambda one: ("clear" not in one.why, not one.why))


def _overdue(thread: GoldenThread) -> list[ActionThread]:
    """The headline actions that are late, each once, the longest overdue first."""
    late = {action.pk: action for strand in thread.strands for action in strand.actions if action.is_overdue}
    return sorted(late.values(), key=lambda action: action.due or date.max)[:MOST_SHOWN]


def _late(figures: performance.PlanFigures, today: date) -> list[FigureRow]:
    """Measures whose period is over and that have no figure."""
    if figures.period.end >= today:
        return []
    return [row for row in figures.rows if row.status == "no_data"]
