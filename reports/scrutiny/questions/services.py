"""Every write to lines of enquiry."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from core.periods.period import Period
from partnerships.models import Agency, User
from plans.models import Plan
from reports.models import Question
from reports.scrutiny.questions.rules import Suggestion


@transaction.atomic
def create_question(*, by: User | None, plan: Plan, period: Period, text: str, **values: Any) -> Question:
    """Add a question as a draft, after those that there are."""
    values.setdefault("order", Question.objects.filter(plan=plan, period=period).count() + 1)
    return writes.create(Question, by=by, partnership=plan.partnership, plan=plan, period=period, text=text, **values)


@transaction.atomic
def keep_suggestion(*, by: User | None, plan: Plan, period: Period, suggestion: Suggestion) -> Question:
    """Make a draft of what the data raises. Raises ValidationError where it was kept or dropped before."""
    about = {f"{suggestion.about}_id": suggestion.pk} if suggestion.about in ("measure", "action") else {}
    return create_question(
        by=by,
        plan=plan,
        period=period,
        text=suggestion.ask,
        because=suggestion.because,
        asked_id=suggestion.asked_id,
        raised_by_rule=suggestion.key,
        **about,
    )


@transaction.atomic
def drop_suggestion(*, by: User | None, plan: Plan, period: Period, suggestion: Suggestion) -> Question:
    """Say that it is not worth asking: it is not suggested again, and can be brought back."""
    kept = keep_suggestion(by=by, plan=plan, period=period, suggestion=suggestion)
    return writes.archive(kept, by=by, version=kept.version)


@transaction.atomic
def change_question(question: Question, *, by: User | None, version: int | None, **values: Any) -> Question:
    """Put a draft in other words. Raises StaleVersion, and ValidationError once it is released."""
    if question.is_released:
        raise ValidationError("It has been released. Ask a further question instead.")
    return writes.change(question, by=by, version=version, **values)


@transaction.atomic
def ask_another(
    *, by: User | None, question: Question, version: int | None, asked: Agency, reason: str = ""
) -> Question:
    """Let another agency answer, one that has taken the work over. Raises StaleVersion, and ValidationError once it is
    answered: who answered stays the one who was asked."""
    if question.replied_at is not None:
        raise ValidationError("It has been answered.")
    return writes.change(question, by=by, version=version, asked=asked, reason=reason)


@transaction.atomic
def release_question(question: Question, *, by: User | None, version: int | None) -> Question:
    """Let everyone in the partnership see it, so that it can be answered. Raises StaleVersion."""
    if question.is_archived:
        raise ValidationError("It was dropped. Bring it back first.")
    return writes.change(question, by=by, version=version, action="released", released_at=clock.now())


@transaction.atomic
def reply_to_question(question: Question, *, by: User | None, version: int | None, reply: str) -> Question:
    """Answer a released question; a later answer replaces the earlier, which its history keeps."""
    if not question.is_released:
        raise ValidationError("It has not been released.")
    if not reply.strip():
        raise ValidationError({"reply": "Write the reply."})
    return writes.change(
        question, by=by, version=version, action="answered", reply=reply, replied_at=clock.now(), replied_by=by
    )
