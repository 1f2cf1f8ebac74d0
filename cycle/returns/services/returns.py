"""Every write to a return: its comments, its submission, and what the partnership makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from core.errors import NotAllowed
from core.periods.period import Period
from cycle.models import AgencyReturn, ReturnComment, ReturnStatus
from cycle.my_work import services as work
from cycle.my_work.services import EnteredWork
from cycle.returns.selectors.content import return_content_of
from cycle.returns.selectors.returns import may_fill, may_submit
from cycle.returns.services.opening import open_returns
from partnerships.access.policies import Scope
from partnerships.models import User
from performance.models import Measure
from plans.models import Plan


@transaction.atomic
def open_by_hand(*, by: User, plan: Plan, quarter: Period, due: date) -> AgencyReturn:
    """Open a quarter's returns; answers the first. Raises ValidationError where no agency owes anything more."""
    opened = open_returns(by=by, plan=plan, quarter=quarter, due=due)
    if not opened:
        raise ValidationError("Every agency that owes something of this quarter has its return already.")
    return opened[0]


@dataclass(frozen=True)
class WrittenComment:
    """What was written on a figure; `shown` is what the page first had there."""

    key: str
    measure: Measure
    period: Period
    text: str
    shown: str


class CommentsRefused(Exception):
    """Nothing was saved: others have written on these figures meanwhile; what stands now, by the figures' keys."""

    def __init__(self, now: dict[str, str]) -> None:
        super().__init__("The comments were not saved.")
        self.now = now


@transaction.atomic
def save_return(
    *,
    scope: Scope,
    agency_return: AgencyReturn,
    entered: EnteredWork,
    comments: Sequence[WrittenComment],
    once: UUID | None,
) -> None:
    """Save what was entered into a return, or nothing of it.

    Raises ValidationError where it is not owed any more, CommentsRefused, and as `work.save`.
    """
    _still_owed(scope, agency_return)
    _save_comments(scope.user, agency_return, comments)
    work.save(by=scope.user, entered=entered, once=once, period=agency_return.period)


@transaction.atomic
def submit(*, scope: Scope, agency_return: AgencyReturn, looked_at: str) -> AgencyReturn:
    """Submit a return as it was shown.

    Raises NotAllowed for a unit's officer, and ValidationError where something is lacking or has changed since.
    """
    current = _still_owed(scope, agency_return)
    if not may_submit(scope, current):
        raise NotAllowed("Your agency's own officer submits the return.")
    return_content = return_content_of(scope, current)
    if not return_content.is_complete:
        raise ValidationError("Something is still to be told: it is named below.")
    if return_content.fingerprint != looked_at:
        raise ValidationError("The return has changed since you opened this page. Look at it again below.")
    return writes.change(
        current,
        by=scope.user,
        version=current.version,
        action="submitted",
        status=ReturnStatus.SUBMITTED,
        submitted_at=clock.now(),
        submitted_by=scope.user,
        lines=return_content.lines,
    )


@transaction.atomic
def accept(agency_return: AgencyReturn, *, by: User, version: int | None) -> AgencyReturn:
    """Accept a submitted return. Raises StaleVersion, and ValidationError where it was not submitted."""
    if agency_return.status != ReturnStatus.SUBMITTED:
        raise ValidationError("Only a submitted return can be accepted.")
    return _decide(by, agency_return, version, "accepted", ReturnStatus.ACCEPTED, "")


@transaction.atomic
def send_back(*, by: User, agency_return: AgencyReturn, version: int | None, why: str) -> AgencyReturn:
    """Return it to the agency with the reason. Raises StaleVersion, and ValidationError without one or while owed."""
    if agency_return.is_outstanding:
        raise ValidationError("The agency has it already.")
    if not why.strip():
        raise ValidationError({"sent_back_why": "Say what is to be put right."})
    return _decide(by, agency_return, version, "returned", ReturnStatus.SENT_BACK, why)


def _decide(
    by: User, agency_return: AgencyReturn, version: int | None, action: str, status: ReturnStatus, why: str
) -> AgencyReturn:
    return writes.change(
        agency_return,
        by=by,
        version=version,
        action=action,
        reason=why,
        status=status,
        sent_back_why=why,
        decided_at=clock.now(),
        decided_by=by,
    )


def _still_owed(scope: Scope, agency_return: AgencyReturn) -> AgencyReturn:
    current = (
        AgencyReturn.objects.select_for_update(of=("self",))
        .select_related("agency", "plan", "partnership__area")
        .get(pk=agency_return.pk)
    )
    if not may_fill(scope, current):
        raise ValidationError("This return has been submitted. Ask the partnership's officer to return it first.")
    return current


def _save_comments(by: User, agency_return: AgencyReturn, comments: Sequence[WrittenComment]) -> None:
    saved = {(one.measure_id, one.period): one for one in agency_return.comments.all()}
    refused: dict[str, str] = {}
    for comment in comments:
        if comment.text == comment.shown:
            continue
        found = saved.get((comment.measure.pk, comment.period))
        now = found.text if found else ""
        if now not in (comment.shown, comment.text):
            refused[comment.key] = now
        elif found:
            writes.change(found, by=by, version=found.version, text=comment.text)
        else:
            writes.create(
                ReturnComment,
                by=by,
                agency_return=agency_return,
                measure=comment.measure,
                period=comment.period,
                text=comment.text,
            )
    if refused:
        raise CommentsRefused(refused)
