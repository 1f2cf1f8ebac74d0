"""Every write to recommendations."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from core import clock, writes
from partnerships.models import Partnership, User
from reports.models import Recommendation, ReplyKind, Route
from reports.scrutiny.recommendations.states import reply_due


@transaction.atomic
def make_recommendation(
    *, by: User | None, partnership: Partnership, made_on: date, sent_on: date | None = None, **values: Any
) -> Recommendation:
    """Put a committee's recommendation on the list, under the partnership's next number.

    Without `reply_due` it is 28 days after sending on the crime and disorder route; on another it has to be set.
    """
    # Held, so that two made at the same moment take two numbers.
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = Recommendation.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    values = _dated(values | {"made_on": made_on, "sent_on": sent_on or made_on})
    return writes.create(Recommendation, by=by, partnership=partnership, number=last + 1, **values)


@transaction.atomic
def change_recommendation(
    recommendation: Recommendation, *, by: User | None, version: int | None, **values: Any
) -> Recommendation:
    """Put it in other words, or its dates right, until it is answered. Raises StaleVersion."""
    if recommendation.answer:
        raise ValidationError("It has been answered. Make a further recommendation instead.")
    names = ("made_on", "sent_on", "route")
    now = {name: getattr(recommendation, name) for name in names}
    values = _dated(now | {"reply_due": None} | values)
    return writes.change(recommendation, by=by, version=version, **values)


@transaction.atomic
def answer_recommendation(
    recommendation: Recommendation,
    *,
    by: User | None,
    version: int | None,
    answer: str,
    reply: str,
    replied_on: date | None = None,
    deliver_by: date | None = None,
) -> Recommendation:
    """Answer it, or put an answer in place of an earlier one, which the history keeps. Raises StaleVersion."""
    replied_on = replied_on or clock.today()
    _refuse_answer(recommendation, answer, reply, replied_on, deliver_by)
    return writes.change(
        recommendation,
        by=by,
        version=version,
        action="answered",
        answer=answer,
        reply=reply,
        replied_on=replied_on,
        replied_by=by,
        deliver_by=deliver_by,
    )


@transaction.atomic
def complete_recommendation(
    recommendation: Recommendation, *, by: User | None, version: int | None, done_on: date, done_note: str
) -> Recommendation:
    """Say that what was agreed has been done. Raises StaleVersion."""
    if recommendation.answer not in (ReplyKind.AGREED, ReplyKind.PARTLY):
        raise ValidationError("Only what was agreed, at least in part, can be done.")
    _not_ahead("done_on", done_on)
    if recommendation.replied_on and done_on < recommendation.made_on:
        raise ValidationError({"done_on": "It cannot have been done before it was recommended."})
    return writes.change(recommendation, by=by, version=version, action="done", done_on=done_on, done_note=done_note)


def _dated(values: dict[str, Any]) -> dict[str, Any]:
    """The values with a date for the reply, and whether someone set it."""
    route = values.get("route") or Route.CRIME_AND_DISORDER
    if due := values.get("reply_due"):
        worked_out = route == Route.CRIME_AND_DISORDER and due == reply_due(values["sent_on"])
        return values | {"is_due_set": not worked_out}
    if route != Route.CRIME_AND_DISORDER:
        raise ValidationError({"reply_due": "Say by when the committee wants a reply."})
    return values | {"reply_due": reply_due(values["sent_on"]), "is_due_set": False}


def _refuse_answer(
    recommendation: Recommendation, answer: str, reply: str, replied_on: date, deliver_by: date | None
) -> None:
    if recommendation.is_archived:
        raise ValidationError("It was archived. Bring it back first.")
    if recommendation.done_on:
        raise ValidationError("It has been done, and its answer stands.")
    if not reply.strip():
        raise ValidationError({"reply": "Write the reply."})
    if replied_on < recommendation.sent_on:
        raise ValidationError({"replied_on": "It cannot be answered before it was sent."})
    _not_ahead("replied_on", replied_on)
    if deliver_by and answer == ReplyKind.REJECTED:
        raise ValidationError({"deliver_by": "What is rejected is not done by a date. Leave it empty."})
    if deliver_by and deliver_by < recommendation.made_on:
        raise ValidationError({"deliver_by": "It cannot be due before it was recommended."})


def _not_ahead(name: str, day: date) -> None:
    if day > clock.today():
        raise ValidationError({name: "This day is still to come."})
