"""What became of a plan's promises: suggested from the figures and the actions, settled by an officer."""

from dataclasses import dataclass

from actions.actions.selectors import actions_of
from actions.models import Action, ActionStatus
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Commitment, CommitmentVerdict, Plan

_BY_STATUS = {
    "met": CommitmentVerdict.MET,
    "within_tolerance": CommitmentVerdict.PARTLY_MET,
    "missed": CommitmentVerdict.MISSED,
}


@dataclass(frozen=True)
class JudgedPromise:
    """A promise with what the data say of it; `suggestion` is None where they say nothing yet."""

    promise: Commitment
    suggestion: CommitmentVerdict | None
    evidence: str

    @property
    def is_open(self) -> bool:
        return self.promise.verdict == CommitmentVerdict.OPEN

    @property
    def differs(self) -> bool:
        """Whether an officer has settled it otherwise than the data do."""
        return not self.is_open and self.suggestion is not None and self.suggestion != self.promise.verdict


def judged_promises(plan: Plan) -> list[JudgedPromise]:
    """Every current promise of the plan, in order, with what the data say. A constant number of queries."""
    promises = list(Commitment.objects.current().filter(plan=plan))
    rows = {row.measure_id: row for row in figures_of_plan(plan, plan.years[-1]).rows}
    actions = {action.pk: action for action in actions_of(plan.partnership).filter(plan=plan)}
    return [
        _judge(promise, rows.get(promise.measure_key or 0), actions.get(promise.action_key or 0))
        for promise in promises
    ]


def _judge(promise: Commitment, row: FigureRow | None, action: Action | None) -> JudgedPromise:
    if row is not None:
        return JudgedPromise(promise, _BY_STATUS.get(row.status), row.sentence)
    if action is not None:
        return JudgedPromise(promise, of_action(action), _status_words(action))
    gone = "It is in the plan no longer." if promise.measure_key or promise.action_key else ""
    return JudgedPromise(promise, None, gone)


def of_action(action: Action) -> CommitmentVerdict | None:
    """What an action's state says of its promise; None while it is open and not late."""
    status = ActionStatus(action.status)
    if status is ActionStatus.COMPLETE:
        return CommitmentVerdict.MET
    if status is ActionStatus.DROPPED:
        return CommitmentVerdict.DROPPED
    return CommitmentVerdict.MISSED if action.is_overdue else None


def _status_words(action: Action) -> str:
    late = ", overdue" if action.is_overdue else ""
    return f"{action.get_status_display()}{late}."
