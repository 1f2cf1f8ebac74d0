"""What the overview shows of one plan and period: a headline, what needs attention, what goes well, what is new."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from core import clock
from core.periods.period import Period
from dashboards.changes.rules import ChangePages
from dashboards.changes.selectors.baselines import Baselines, LastPaper, baselines_of
from dashboards.changes.selectors.changes import RecordedChange, RecordedChanges, changes_since
from dashboards.overview.headline import headline, reassurance
from dashboards.priority_to_result.selectors import ActionLink, PriorityChain, PriorityToResult, priority_to_result
from partnerships.access.policies import Scope
from performance.plan_figures.presenters import STATUS_LABELS, FigureRow
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from plans.models import Plan
from reports.final_versions.selectors import RestatedFigure, restated_figures_of
from reports.papers.selectors import may_see_closed
from reports.scrutiny.questions.selectors import number_of_questions
from reports.scrutiny.recommendations.selectors import Recommendations, recommendations_for_overview

T = TypeVar("T")
MOST_SHOWN = 4


@dataclass(frozen=True)
class FirstOf(Generic[T]):
    """The weightiest few of a list, and how many more there are."""

    shown: tuple[T, ...]
    more: int

    @classmethod
    def of(cls, items: Iterable[T], most: int = MOST_SHOWN) -> "FirstOf[T]":
        every = tuple(items)
        return cls(every[:most], max(0, len(every) - most))


@dataclass(frozen=True)
class Attention:
    """A reason to look, in words, the measure it is about, and who answers for it."""

    row: FigureRow
    why: str
    who: str = ""


@dataclass(frozen=True)
class ChangesSincePaper:
    """What of the last paper's figures is not what it was; `is_compared` where that paper is of the period shown."""

    paper: LastPaper
    is_compared: bool
    restated: FirstOf[RestatedFigure]


@dataclass(frozen=True)
class ChangesSinceMeeting:
    """What changed since the last meeting, counted by heading, and the weightiest of it."""

    baselines: Baselines
    changes: RecordedChanges
    weightiest: FirstOf[RecordedChange]


@dataclass(frozen=True)
class PriorityLine:
    """A priority with how many of its measures have each status, and of its actions how many are late."""

    pk: int | None
    title: str
    kind: str
    counts: tuple[tuple[str, int], ...]
    actions: int
    overdue: int


@dataclass(frozen=True)
class Overview:
    plan: Plan
    period: Period
    figures: PlanFigures
    headline: str
    reassurance: tuple[str, ...]
    attention: FirstOf[Attention]
    overdue: FirstOf[ActionLink]
    well: FirstOf[FigureRow]
    late: FirstOf[FigureRow]
    plan_chains: PriorityToResult
    priorities: tuple[PriorityLine, ...]
    recommendations: Recommendations
    since_paper: ChangesSincePaper | None
    since_meeting: ChangesSinceMeeting | None
    questions: int
    has_group: bool


def overview_of(scope: Scope, plan: Any, period: Period) -> Overview:
    """The figures of the period, and what to look at first, of a plan that `plans_with_baselines` has read, with its
    questions' periods beside it.

    A constant number of queries.
    """
    figures = figures_of_plan(plan, period)
    plan_chains = priority_to_result(figures)
    served = {chain.pk for chain in plan_chains.chains if chain.actions}
    if served:
        served.add(None)  # a measure of the plan as a whole is served by all of its actions
    today, baselines = clock.today(), baselines_of(plan)
    return Overview(
        plan=plan,
        period=period,
        figures=figures,
        headline=headline(figures.rows),
        reassurance=reassurance(figures.rows),
        attention=FirstOf.of(attention_of(figures.rows, served, _responsible(figures, plan_chains))),
        overdue=FirstOf.of(_overdue(plan_chains)),
        well=FirstOf.of(sorted((row for row in figures.rows if row.does_well), key=_is_mixed)),
        late=FirstOf.of(_late(figures, today)),
        plan_chains=plan_chains,
        priorities=tuple(_priority(chain) for chain in plan_chains.chains),
        recommendations=recommendations_for_overview(plan.partnership, today),
        since_paper=_since_paper(scope, baselines.paper, figures),
        since_meeting=_since_meeting(plan, baselines, _places(figures, plan_chains)),
        questions=number_of_questions(plan, period),
        has_group=plan.has_group,
    )


def attention_of(
    rows: Sequence[FigureRow], served: set[int | None], responsible: Mapping[int, str] | None = None
) -> list[Attention]:
    """What is off its target and real changes for the worse: those that are clear first, then those nobody works on.

    `responsible` says by a measure's key who answers for it.
    """
    found = []
    for row in rows:
        if not row.needs_attention:
            continue
        is_clear = row.is_clear and row.figure.trend != "improving"
        reasons = [
            "off its target, and the change is clear" if row.is_off_target and is_clear else "",
            "no action serves it" if row.priority_id not in served else "",
        ]
        why = "; ".join(reason for reason in reasons if reason)
        found.append(Attention(row, why, (responsible or {}).get(row.measure_id, "")))
    return sorted(found, key=lambda one: ("clear" not in one.why, not one.why))


def _responsible(figures: PlanFigures, plan_chains: PriorityToResult) -> dict[int, str]:
    """By a measure's key the agency that keeps it, else who leads the first open action that serves it."""
    leads = {
        chain.pk: next((action.led_by for action in chain.actions if action.is_open and action.led_by), "")
        for chain in plan_chains.chains
    }
    found = {}
    for measure in figures.measures:
        lead = leads.get(measure.priority_id, "")
        found[measure.pk] = f"Kept by {measure.data_owner}" if measure.data_owner else lead and f"Action led by {lead}"
    return found


def _is_mixed(row: FigureRow) -> tuple[bool, bool]:
    """Puts what meets its target and has clearly improved first, what has improved and still misses it last."""
    return not row.is_on_target, row.figure.trend != "improving"


def _overdue(plan_chains: PriorityToResult) -> list[ActionLink]:
    """The headline actions that are late, each once, the longest overdue first."""
    late = {action.pk: action for chain in plan_chains.chains for action in chain.actions if action.is_overdue}
    return sorted(late.values(), key=lambda action: action.due or date.max)


def _late(figures: PlanFigures, today: date) -> list[FigureRow]:
    """Measures whose period is over and that have no figure."""
    if figures.period.end >= today:
        return []
    return [row for row in figures.rows if row.status == "no_data"]


def _priority(chain: PriorityChain) -> PriorityLine:
    found = Counter(measure.status for measure in chain.measures)
    return PriorityLine(
        pk=chain.pk,
        title=chain.title,
        kind=chain.kind,
        counts=tuple((status, found[status]) for status in STATUS_LABELS if found[status]),
        actions=len(chain.actions),
        overdue=sum(action.is_overdue for action in chain.actions),
    )


def _since_paper(scope: Scope, paper: LastPaper | None, figures: PlanFigures) -> ChangesSincePaper | None:
    """None where no paper on the plan is made final. One of another period is told of on its own page."""
    if paper is None:
        return None
    if paper.period != figures.period:
        return ChangesSincePaper(paper, False, FirstOf.of(()))
    changes = restated_figures_of(paper.figures, figures.rows, sees_closed=may_see_closed(scope))
    return ChangesSincePaper(paper, True, FirstOf.of(changes))


def _places(figures: PlanFigures, plan_chains: PriorityToResult) -> ChangePages:
    """The pages that the overview has read of already."""
    measures = figures.measures
    return ChangePages(
        measures_of_indicators={measure.indicator_id: measure.pk for measure in reversed(measures)},
        measures_of_targets={target.pk: measure.pk for measure in measures for target in measure.known_targets},
        titles_of_actions={action.pk: action.title for chain in plan_chains.chains for action in chain.actions},
    )


def _since_meeting(plan: Plan, baselines: Baselines, places: ChangePages) -> ChangesSinceMeeting | None:
    """None where no meeting was held. Where the plan came into the portal later, what was entered first is no news."""
    if baselines.meeting is None:
        return None
    is_later = baselines.is_before_the_portal
    since = baselines.entered_at if is_later and baselines.entered_at else baselines.meeting.begins
    changes = changes_since(plan.partnership, plan, since, places, first_entries=not is_later)
    return ChangesSinceMeeting(baselines, changes, FirstOf.of(changes.all))
