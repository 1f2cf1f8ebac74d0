"""What became of a plan's commitments: suggested from the figures and the actions, settled by an officer."""

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
class JudgedCommitment:
    """A commitment with what the data say of it; `suggestion` is None where they say nothing yet."""

    commitment: Commitment
    suggestion: CommitmentVerdict | None
    evidence: str

    @property
    def is_open(self) -> bool:
        return self.commitment.verdict == CommitmentVerdict.OPEN

    @property
    def differs(self) -> bool:
        """Whether an officer has settled it otherwise than the data do."""
        return not self.is_open and self.suggestion is not None and self.suggestion != self.commitment.verdict


def judged_commitments(plan: Plan) -> list[JudgedCommitment]:
    """Every current commitment of the plan, in order, with what the data say. A constant number of queries."""
    commitments = list(Commitment.objects.current().filter(plan=plan))
    rows = {row.measure_id: row for row in figures_of_plan(plan, plan.years[-1]).rows}
    actions = {action.pk: action for action in actions_of(plan.partnership).filter(plan=plan)}
    return [
        _judge(commitment, rows.get(commitment.measure_key or 0), actions.get(commitment.action_key or 0))
        for commitment in commitments
    ]


def _judge(commitment: Commitment, row: FigureRow | None, action: Action | None) -> JudgedCommitment:
    if row is not None:
        return JudgedCommitment(commitment, _BY_STATUS.get(row.status), row.sentence)
    if action is not None:
        return JudgedCommitment(commitment, of_action(action), _status_words(action))
    gone = "It is in the plan no longer." if commitment.measure_key or commitment.action_key else ""
    return JudgedCommitment(commitment, None, gone)


def of_action(action: Action) -> CommitmentVerdict | None:
    """What an action's state says of its commitment; None while it is open and not late."""
    status = ActionStatus(action.status)
    if status is ActionStatus.COMPLETE:
        return CommitmentVerdict.MET
    if status is ActionStatus.DROPPED:
        return CommitmentVerdict.DROPPED
    return CommitmentVerdict.MISSED if action.is_overdue else None


def _status_words(action: Action) -> str:
    late = ", overdue" if action.is_overdue else ""
    return f"{action.get_status_display()}{late}."
