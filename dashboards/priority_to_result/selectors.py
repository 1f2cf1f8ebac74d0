"""A plan from priority to result: each priority against measure, baseline, target, figure, action, lead and due date.

Each place where this chain is broken is named in words. `gaps_of` is a pure rule over what the rows hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actions.actions.selectors import ActionSummary, PriorityWithActions, headline_summaries_of, priorities_with_actions
from core import clock
from core.numbers.quantities import Quantity
from core.periods.period import Period
from figures.targets.rules import TargetRuleKind
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import PlanFigures


@dataclass(frozen=True)
class MeasureLink:
    """A measure as the chain shows it."""

    pk: int
    label: str
    baseline: str
    target: str
    current: str
    span: str
    status: str
    status_label: str
    has_target: bool
    is_to_be_set: bool
    has_figure: bool
    is_read_off_chart: bool
    is_due: bool = True

    @property
    def current_with_span(self) -> str:
        """The figure with the days that it covers; what stands in its place where there is none."""
        return f"{self.current} ({self.span})" if self.has_figure else self.current


@dataclass(frozen=True)
class ActionLink:
    """An action as the chain shows it."""

    pk: int
    title: str
    led_by: str
    due: date | None
    status: str
    is_open: bool
    is_overdue: bool = False


@dataclass(frozen=True)
class PriorityChain:
    """A priority (or the plan as a whole: no key) with its measures and actions, and what is missing."""

    pk: int | None
    title: str
    kind: str
    measures: tuple[MeasureLink, ...]
    actions: tuple[ActionLink, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class PriorityToResult:
    """The plan's chains in order."""

    period: str
    chains: tuple[PriorityChain, ...]

    @property
    def gaps(self) -> int:
        """How many gaps there are in all."""
        return sum(len(chain.gaps) for chain in self.chains)

    @property
    def broken(self) -> tuple[PriorityChain, ...]:
        """The chains that have gaps."""
        return tuple(chain for chain in self.chains if chain.gaps)


def priority_to_result(figures: PlanFigures) -> PriorityToResult:
    """The plan's chains for the figures' period. A constant number of queries."""
    plan = figures.plan
    work = {action.pk: action for action in headline_summaries_of(plan)}
    priorities = priorities_with_actions(plan)
    rows_of: dict[int | None, list[FigureRow]] = {}
    for row in figures.rows:
        rows_of.setdefault(row.priority_id, []).append(row)
    chains = [
        _chain(
            priority,
            rows_of.get(priority.pk, []),
            [work[key] for key in priority.actions if key in work],
            figures,
        )
        for priority in priorities
    ]
    rows = rows_of.get(None, [])
    served = {key for priority in priorities for key in priority.actions}
    loose = [action for key, action in work.items() if key not in served]
    if rows or loose:
        chains.append(_chain(None, rows, loose, figures))
    return PriorityToResult(figures.period.label, tuple(chains))


def _chain(
    priority: PriorityWithActions | None, rows: Sequence[FigureRow], work: Sequence[ActionSummary], figures: PlanFigures
) -> PriorityChain:
    measures = tuple(_measure(row, figures.baselines[row.measure_id], figures.period) for row in rows)
    actions = tuple(_action(action) for action in work)
    title = priority.title if priority else "Across the plan"
    return PriorityChain(
        pk=priority.pk if priority else None,
        title=title,
        kind=priority.kind if priority else "",
        measures=measures,
        actions=actions,
        gaps=tuple(gaps_of(title, measures, actions, figures.period.label, is_priority=priority is not None)),
    )


def _measure(row: FigureRow, baseline: Quantity, period: Period) -> MeasureLink:
    """Before the period begins a figure is not due, and its absence is no gap."""
    given = row.figure.given
    is_due = given.current.is_known or period.start <= clock.today()
    return MeasureLink(
        pk=row.measure_id,
        label=row.label,
        baseline=given.unit.write_quantity(baseline),
        target=row.target,
        current=row.current if is_due else "Not due yet",
        span=row.span,
        status=row.status,
        status_label=row.status_label,
        has_target=given.target is not None,
        is_to_be_set=given.target is not None and given.target.kind is TargetRuleKind.TO_BE_SET,
        has_figure=given.current.is_known,
        is_read_off_chart=given.is_read_off_chart,
        is_due=is_due,
    )


def _action(work: ActionSummary) -> ActionLink:
    status = work.status
    return ActionLink(work.pk, work.title, work.led_by, work.due, status.label, status.is_open, work.is_overdue)


def gaps_of(
    title: str,
    measures: Iterable[MeasureLink],
    actions: Iterable[ActionLink],
    period: str,
    *,
    is_priority: bool = True,
) -> list[str]:
    """Where the chain of a priority is broken, in words. What is finished needs no lead or date any more."""
    measures, actions = list(measures), list(actions)
    found = []
    if is_priority and not measures:
        found.append(f"“{title}” has no measure.")
    if is_priority and not actions:
        found.append(f"No action serves “{title}”.")
    for measure in measures:
        found += _gaps_of_measure(measure, period)
    for action in actions:
        if action.is_open and not action.led_by:
            found.append(f"Nobody leads “{action.title}”.")
        if action.is_open and action.due is None:
            found.append(f"“{action.title}” has no due date.")
    return found


def _gaps_of_measure(measure: MeasureLink, period: str) -> list[str]:
    found = []
    if measure.is_to_be_set:
        found.append(f"The target for {measure.label} in {period} is to be set.")
    elif not measure.has_target:
        found.append(f"{measure.label} has no target for {period}.")
    if measure.is_due and not measure.has_figure:
        found.append(f"{measure.label} has no figure for {period}.")
    elif measure.is_read_off_chart:
        found.append(f"{measure.label} has only a figure read off a chart for {period}.")
    return found
