"""What a person's agencies owe, in every partnership in which the person acts for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from actions.actions import selectors as actions
from actions.leads.selectors import actions_of_agencies
from actions.models import Action
from core import clock
from cycle.models import AgencyReturn
from cycle.returns.selectors.returns import own_unsubmitted_returns
from partnerships.access.selectors import partnerships_of, scope_for
from partnerships.models import Partnership, User


@dataclass(frozen=True)
class WorkInPartnership:
    """What is owed in one partnership: returns, actions that are overdue, actions due within 30 days."""

    partnership: Partnership
    returns: tuple[AgencyReturn, ...]
    overdue: tuple[Action, ...]
    soon: tuple[Action, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.returns or self.overdue or self.soon)


def work_in_every_partnership(user: User) -> list[WorkInPartnership]:
    """By partnership; those in which the person acts for no agency are left out. A few queries for each."""
    return list(_owed(user))


def _owed(user: User) -> Iterator[WorkInPartnership]:
    today = clock.today()
    for partnership in partnerships_of(user):
        scope = scope_for(user, partnership.slug)
        if scope is None or not scope.agency_ids:
            continue
        answered = actions_of_agencies(partnership, scope.agency_ids).values("pk")
        own = actions.actions_of(partnership).filter(pk__in=answered).order_by("due", "pk")
        yield WorkInPartnership(
            partnership,
            tuple(own_unsubmitted_returns(scope)),
            tuple(actions.overdue(own, today)),
            tuple(actions.due_soon(own, today)),
        )
