"""Who is reminded of what, and on which days."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cycle.models import AgencyReturn, Reminder, ReminderChoice, ReminderLink, ReturnStatus
from partnerships.access.roles import Role
from partnerships.models import Membership, Partnership, User

UNSUBMITTED = [status for status in ReturnStatus if status.is_outstanding]


@dataclass(frozen=True)
class ReminderDigest:
    """One person and all that their agency owes, the earliest due first."""

    user: User
    returns: tuple[AgencyReturn, ...]
    wants: bool


@dataclass(frozen=True)
class ReminderPreview:
    """Whom a reminder would go to, and the returns for which it would reach nobody."""

    digests: tuple[ReminderDigest, ...]
    unreached: tuple[AgencyReturn, ...]

    @property
    def fingerprint(self) -> str:
        """What is shown, to tell whether it still holds."""
        return " ".join(f"{one.user.pk}:{','.join(str(own.pk) for own in one.returns)}" for one in self.digests)


def preview_of(partnership: Partnership) -> ReminderPreview:
    """Who of a partnership would be reminded of what now."""
    returns = unsubmitted_returns(partnership)
    digests = tuple(digest for digest in digests_of(returns) if digest.wants)
    reached = {one.pk for digest in digests for one in digest.returns}
    return ReminderPreview(digests, tuple(one for one in returns if one.pk not in reached))


def unsubmitted_returns(partnership: Partnership | None = None) -> list[AgencyReturn]:
    """Every return that an agency still has to submit, of one partnership or of all; the earliest due first."""
    found = AgencyReturn.objects.filter(status__in=UNSUBMITTED).select_related("agency", "partnership")
    if partnership is not None:
        found = found.filter(partnership=partnership)
    return list(found.order_by("due", "agency__name", "pk"))


def digests_of(returns: Sequence[AgencyReturn]) -> list[ReminderDigest]:
    """One digest for each officer of the agencies (or their units) that owe these. Two queries, however many."""
    wanted: dict[tuple[int, int], list[AgencyReturn]] = {}
    for one in returns:
        wanted.setdefault((one.partnership_id, one.agency_id), []).append(one)
    found: dict[User, dict[int, AgencyReturn]] = {}
    for user, places in _officers({partnership for partnership, _ in wanted}):
        own = {one.pk: one for place in places for one in wanted.get(place, ())}
        found.setdefault(user, {}).update(own)
    stopped = set(ReminderChoice.objects.filter(user__in=found, wants=False).values_list("user", flat=True))
    return [
        ReminderDigest(user, tuple(sorted(own.values(), key=lambda one: (one.due, one.pk))), user.pk not in stopped)
        for user, own in found.items()
        if own
    ]


def _officers(partnerships: Collection[int]) -> Iterator[tuple[User, set[tuple[int, int]]]]:
    """Each agency officer's role, with the agencies that it is for: its own and, for a unit, the one it belongs to."""
    members = Membership.objects.active().filter(role=Role.AGENCY_OFFICER, partnership__in=partnerships)
    for member in members.select_related("user", "agency"):
        if member.agency is not None:
            wholes = (member.agency.pk, member.agency.unit_of_id)
            yield member.user, {(member.partnership_id, whole) for whole in wholes if whole}


def links_of(reminder: Reminder) -> list[ReminderLink]:
    related = ("agency_return__agency", "agency_return__plan", "agency_return__partnership__area")
    return list(ReminderLink.objects.filter(reminder=reminder).select_related(*related))


def is_task_waiting(path: str) -> bool:
    """Whether the worker has a task of that path still before it."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path).exists()


_TOLD_IN_DAYS = 90
DAYS = (-7, -1, 1, 7, 14, 28)  # from the day on which a return is due


def stage_on(today: date, due: date) -> int:
    """How many of the days of reminding have come: 0 before the first, 6 after the last.

    A day on which nothing ran is made up for on the next.
    """
    return sum((today - due).days >= day for day in DAYS)


def due_in_words(today: date, due: date) -> str:
    """Where a return stands to its day, in words."""
    days = (due - today).days
    if days == 0:
        return "due today"
    number = abs(days)
    if days < -_TOLD_IN_DAYS:
        return "long overdue"
    noun = "day" if number == 1 else "days"
    return f"due in {number} {noun}" if days > 0 else f"overdue by {number} {noun}"
