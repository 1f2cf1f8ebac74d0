"""Putting digests in the outbox: by the portal on its days, or when an officer asks."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from core import audit
from cycle.models import AgencyReturn, Reminder, ReminderLink
from cycle.reminders.selectors import ReminderDigest, digests_of, preview_of, stage_on, unsubmitted_returns
from partnerships.models import Partnership, User


@transaction.atomic
def queue_for_today(today: date) -> int:
    """Queue the digests for which a day of reminding has come. Run again, it queues nothing twice. Returns how many."""
    returns = unsubmitted_returns()
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
    digest: ReminderDigest,
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
