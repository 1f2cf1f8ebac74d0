"""The facts that the rules ask for, from a plan's figures and its actions. A constant number of queries."""

from collections.abc import Sequence

from django.utils.formats import date_format

from actions.actions import selectors as actions
from actions.actions.selectors import with_slips
from actions.models import Action, ActionStatus
from figures.targets.rules import TargetRuleKind
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import PlanFigures
from plans.priorities import selectors as priority_selectors
from reports.scrutiny.questions.rules import ActionFacts, Facts, MeasureFacts, PriorityFacts


def facts_of(figures: PlanFigures) -> list[Facts]:
    """What is so of every measure, action and priority of the plan, in the plan's order."""
    plan = figures.plan
    work = list(with_slips(actions.actions_of(plan.partnership).filter(plan=plan)))
    under = {
        priority.pk: [action for action in work if priority.pk in {one.pk for one in action.priorities.all()}]
        for priority in priority_selectors.priorities_of(plan)
    }
    titles = {priority.pk: priority.title for priority in priority_selectors.priorities_of(plan)}
    return [
        # A measure of the plan as a whole is served by all of its actions.
        *(_of_measure(row, under.get(row.priority_id, []) if row.priority_id else work) for row in figures.rows),
        *(_of_action(action) for action in work),
        *(
            PriorityFacts(
                pk=pk,
                label=titles[pk],
                measures=_some(row for row in figures.rows if row.priority_id == pk),
                actions=_some(under[pk]),
            )
            for pk in titles
        ),
    ]


def _some(things: object) -> str:
    return "some" if any(True for _ in things) else "none"  # type: ignore[attr-defined]


def _of_measure(row: FigureRow, work: Sequence[Action]) -> MeasureFacts:
    agency = next((lead.agency for action in work for lead in action.known_leads if lead.agency), None)
    return MeasureFacts(
        pk=row.measure_id,
        label=row.label,
        sentence=row.sentence,
        status=row.status,
        grade=row.grade,
        going=row.figure.direction,
        actions=_some(work),
        # What is late under the plan as a whole is not late because of this measure.
        overdue=_some(action for action in work if action.is_overdue and row.priority_id),
        target=_target(row),
        data="some" if row.figure.given.current.is_known and not row.figure.given.is_read_off_chart else "none",
        asked_id=agency.pk if agency else None,
        asked=str(agency) if agency else "",
    )


def _target(row: FigureRow) -> str:
    target = row.figure.given.target
    if target is None:
        return "none"
    return "to_be_set" if target.kind is TargetRuleKind.TO_BE_SET else "set"


def _of_action(action: Action) -> ActionFacts:
    lead = next((lead for lead in action.known_leads), None)
    agency = lead.agency if lead else None
    return ActionFacts(
        pk=action.pk,
        label=action.title,
        status=action.status,
        overdue="yes" if action.is_overdue else "no",
        slips=action.slips,  # type: ignore[attr-defined]
        lead="some" if lead else "none",
        reported="no" if action.status == ActionStatus.NOT_REPORTED else "yes",
        due=date_format(action.due, "j F Y") if action.due else "without a date",
        asked_id=agency.pk if agency else None,
        asked=action.lead_words,
    )
