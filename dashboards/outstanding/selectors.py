"""What each agency owes a partnership: work, figures, and replies to the committee."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from actions.actions.selectors import OPEN, with_slips
from actions.leads.selectors import responsible_agencies
from actions.models import Action
from core import clock
from partnerships.models import Agency, Partnership
from performance.models import Measure
from performance.periods.selectors import Chosen
from performance.plan_figures.selectors import figures_of_plan
from reports.models import Question
from reports.scrutiny.recommendations.selectors import RecommendationLine, recommendations_on


@dataclass(frozen=True)
class OutstandingWork:
    """One agency with all that it owes; `agency` is None for what nobody answers for."""

    agency: Agency | None
    actions: list[Action] = field(default_factory=list)
    figures: list[Measure] = field(default_factory=list)
    recommendations: list[RecommendationLine] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def overdue(self) -> list[Action]:
        return [action for action in self.actions if action.is_overdue]

    @property
    def put_off(self) -> list[Action]:
        return [action for action in self.actions if _slips(action)]

    @property
    def late_actions(self) -> list[Action]:
        """The open actions to be asked about: overdue, or put off before."""
        return [action for action in self.actions if action.is_overdue or _slips(action)]

    @property
    def is_late(self) -> bool:
        """Whether anything is behind, and not only open."""
        late_reply = any(line.state.is_late for line in self.recommendations)
        return bool(self.late_actions or self.figures or late_reply or self.questions)


@dataclass(frozen=True)
class OutstandingByAgency:
    """The agencies that owe something, by name, and what nobody answers for last."""

    lines: tuple[OutstandingWork, ...]

    @property
    def late(self) -> tuple[OutstandingWork, ...]:
        return tuple(line for line in self.lines if line.is_late)


def outstanding_in(partnership: Partnership, chosen: Chosen | None) -> OutstandingByAgency:
    """What is open in the partnership's current plans, and the figures that the chosen plan and period lack.

    A unit's work is its agency's. A fixed number of queries.
    """
    today = clock.today()
    found: dict[int | None, OutstandingWork] = {}
    for agency, action in _work(partnership):
        found.setdefault(agency, OutstandingWork(None)).actions.append(action)
    for agency, measure in _late_figures(chosen, today):
        found.setdefault(agency, OutstandingWork(None)).figures.append(measure)
    for line in recommendations_on(partnership, today).lines:
        if line.state.is_open:
            found.setdefault(line.recommendation.addressee_id, OutstandingWork(None)).recommendations.append(line)
    for question in _unanswered(partnership):
        found.setdefault(question.asked_id, OutstandingWork(None)).questions.append(question)
    return OutstandingByAgency(tuple(_named(found)))


def _named(found: Mapping[int | None, OutstandingWork]) -> Iterable[OutstandingWork]:
    """By the agencies' names; a unit's figures, recommendations and questions go to its agency."""
    agencies = Agency.objects.filter(pk__in=[key for key in found if key]).select_related("unit_of").in_bulk()
    whole: dict[Agency | None, OutstandingWork] = {}
    for key, owed in found.items():
        agency = agencies.get(key) if key else None
        agency = (agency.unit_of or agency) if agency else None
        into = whole.setdefault(agency, OutstandingWork(agency))
        into.actions.extend(owed.actions)
        into.figures.extend(owed.figures)
        into.recommendations.extend(owed.recommendations)
        into.questions.extend(owed.questions)
    return sorted(whole.values(), key=lambda owed: (owed.agency is None, str(owed.agency).casefold()))


def _work(partnership: Partnership) -> Iterable[tuple[int | None, Action]]:
    """Every open action of current plans with each agency that answers for it, the earliest due first."""
    unfinished = Action.objects.current().filter(
        partnership=partnership, plan__archived_at__isnull=True, status__in=OPEN
    )
    who = responsible_agencies(partnership, unfinished)
    actions = sorted(with_slips(unfinished), key=lambda action: (action.due or date.max, action.pk))
    for action in actions:
        agencies = who.get(action.pk)
        yield from ((agency, action) for agency in sorted(agencies)) if agencies else [(None, action)]


def _late_figures(chosen: Chosen | None, today: date) -> Iterable[tuple[int | None, Measure]]:
    """The measures whose period is over and that have no figure, each with who holds its data."""
    if chosen is None or chosen.period.end >= today:
        return []
    figures = figures_of_plan(chosen.plan, chosen.period)
    missing = {row.measure_id for row in figures.rows if row.status == "no_data"}
    return [(measure.data_owner_id, measure) for measure in figures.measures if measure.pk in missing]


def _unanswered(partnership: Partnership) -> Iterable[Question]:
    """The released questions that wait for their reply; drafts are nobody's debt."""
    released = Question.objects.current().filter(partnership=partnership, released_at__isnull=False)
    waiting: Iterable[Question] = released.filter(replied_at__isnull=True)
    return waiting


def _slips(action: Action) -> int:
    slips: int = action.slips  # type: ignore[attr-defined]
    return slips
