"""Who is reminded of what, and putting it in the outbox: by the portal on its days, or when an officer asks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from core import audit
from cycle.models import AgencyReturn, Reminder, ReminderChoice, ReminderLink, ReturnStatus
from cycle.reminders.days import stage_on
from partnerships.access.roles import Role
from partnerships.models import Membership, Partnership, User

OWED = [status for status in ReturnStatus if status.is_owed]


@dataclass(frozen=True)
class Digest:
    """One person and all that their agency owes, the earliest due first."""

    user: User
    returns: tuple[AgencyReturn, ...]
    wants: bool


@dataclass(frozen=True)
class Preview:
    """Whom a reminder would go to, and the returns for which it would reach nobody."""

    digests: tuple[Digest, ...]
    unreached: tuple[AgencyReturn, ...]

    @property
    def fingerprint(self) -> str:
        """What is shown, to tell whether it still holds."""
        return " ".join(f"{one.user.pk}:{','.join(str(owed.pk) for owed in one.returns)}" for one in self.digests)


def preview_of(partnership: Partnership) -> Preview:
    """Who of a partnership would be reminded of what now."""
    returns = owed_returns(partnership)
    digests = tuple(digest for digest in digests_of(returns) if digest.wants)
    reached = {one.pk for digest in digests for one in digest.returns}
    return Preview(digests, tuple(one for one in returns if one.pk not in reached))


def owed_returns(partnership: Partnership | None = None) -> list[AgencyReturn]:
    """Every return that an agency still has to submit, of one partnership or of all; the earliest due first."""
    found = AgencyReturn.objects.filter(status__in=OWED).select_related("agency", "partnership")
    if partnership is not None:
        found = found.filter(partnership=partnership)
    return list(found.order_by("due", "agency__name", "pk"))


def digests_of(returns: Sequence[AgencyReturn]) -> list[Digest]:
    """One digest for each officer of the agencies (or their units) that owe these. Two queries, however many."""
    wanted: dict[tuple[int, int], list[AgencyReturn]] = {}
    for one in returns:
        wanted.setdefault((one.partnership_id, one.agency_id), []).append(one)
    found: dict[User, dict[int, AgencyReturn]] = {}
    for user, places in _officers({partnership for partnership, _ in wanted}):
        owed = {one.pk: one for place in places for one in wanted.get(place, ())}
        found.setdefault(user, {}).update(owed)
    stopped = set(ReminderChoice.objects.filter(user__in=found, wants=False).values_list("user", flat=True))
    return [
        Digest(user, tuple(sorted(owed.values(), key=lambda one: (one.due, one.pk))), user.pk not in stopped)
        for user, owed in found.items()
        if owed
    ]


def _officers(partnerships: Collection[int]) -> Iterator[tuple[User, set[tuple[int, int]]]]:
    """Each agency officer's role, with the agencies that it is for: its own and, for a unit, the one it belongs to."""
    members = Membership.objects.active().filter(role=Role.AGENCY_OFFICER, partnership__in=partnerships)
    for member in members.select_related("user", "agency"):
        if member.agency is not None:
            wholes = (member.agency.pk, member.agency.unit_of_id)
            yield member.user, {(member.partnership_id, whole) for whole in wholes if whole}


@transaction.atomic
def queue_for_today(today: date) -> int:
    """Queue the digests for which a day of reminding has come. Run again, it queues nothing twice. Returns how many."""
    returns = owed_returns()
    reminded = _stages(returns)
    queued = 0
    for digest in digests_of(returns):
        stages = {one.pk: stage_on(today, one.due) for one in digest.returns}
        is_time = any(stage > reminded.get((digest.user.pk, key), 0) for key, stage in stages.items())
        if digest.wants and is_time:
            queued += _queue(digest, f"{today.isoformat()} {digest.user.pk}", stages)
    return queued


@transaction.atomic
def queue_asked(*, by: User, partnership: Partnership, token: UUID, looked_at: str) -> Reminder:
    """Queue a digest for everyone of the partnership who owes; answers the first.

    Raises ValidationError where that has changed since it was shown, or nobody can be reminded.
    """
    preview = preview_of(partnership)
    if not preview.digests:
        raise ValidationError("There is nobody to remind.")
    if preview.fingerprint != looked_at:
        raise ValidationError("Who owes what has changed since you opened this page. Look at it again below.")
    for digest in preview.digests:
        _queue(digest, f"{token} {digest.user.pk}", {}, by=by, partnership=partnership)
    return Reminder.objects.filter(key__startswith=str(token)).order_by("pk")[0]


def _queue(
    digest: Digest,
    key: str,
    stages: dict[int, int],
    *,
    by: User | None = None,
    partnership: Partnership | None = None,
) -> int:
    reminder, is_new = Reminder.objects.get_or_create(
        key=key, defaults={"user": digest.user, "by": by, "partnership": partnership}
    )
    if is_new:
        ReminderLink.objects.bulk_create(
            ReminderLink(reminder=reminder, agency_return=one, stage=stages.get(one.pk, 0)) for one in digest.returns
        )
        owed = [str(one) for one in digest.returns]
        audit.record(by=by, action="queued", obj=reminder, after={"returns": owed})
    return int(is_new)


def _stages(returns: Sequence[AgencyReturn]) -> dict[tuple[int, int], int]:
    """The last stage of each return that each person has been reminded of."""
    rows = (
        ReminderLink.objects.filter(agency_return__in=[one.pk for one in returns])
        .order_by()
        .values_list("reminder__user", "agency_return")
        .annotate(Max("stage"))
    )
    return {(user, key): stage for user, key, stage in rows}
