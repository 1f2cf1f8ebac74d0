"""Every write to what was delivered: achievements with the figures as printed, and what people said."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import Achievement, OutputFigure, Quote
from core import writes
from partnerships.models import User
from plans.models import Plan, Priority

Output = dict[str, Any]


@transaction.atomic
def create_achievement(*, by: User | None, plan: Plan, outputs: Sequence[Output] = (), **values: Any) -> Achievement:
    """Add what was delivered; `outputs` are its figures as printed (label, words, value, unit).

    Raises ValidationError on `priority` where it is another plan's.
    """
    _refuse_other_plans(plan, values.get("priority"))
    values.setdefault("order", plan.achievements.count() + 1)
    achievement = writes.create(Achievement, by=by, partnership=plan.partnership, plan=plan, **values)
    _save_outputs(achievement, outputs)
    return achievement


@transaction.atomic
def change_achievement(
    achievement: Achievement,
    *,
    by: User | None,
    version: int | None,
    outputs: Sequence[Output] | None = None,
    reason: str = "",
    **values: Any,
) -> Achievement:
    """Change what was delivered; its figures, where given, are replaced as a whole. Raises StaleVersion."""
    _refuse_other_plans(achievement.plan, values.get("priority"))
    parts = {}
    if outputs is not None:
        before = [f"{output.words}: {output.label}" for output in achievement.outputs.all()]
        after = [f"{output['words']}: {output['label']}" for output in outputs]
        parts["figures"] = writes.DependentList(before, after, lambda: _save_outputs(achievement, outputs))
    return writes.change(achievement, by=by, version=version, reason=reason, parts=parts, **values)


@transaction.atomic
def create_quote(*, by: User | None, plan: Plan, **values: Any) -> Quote:
    """Keep what someone said, by role; without their consent it stays out of everything published."""
    _refuse_other_plans(plan, values.get("achievement"))
    values.setdefault("order", plan.quotes.count() + 1)
    return writes.create(Quote, by=by, partnership=plan.partnership, plan=plan, **values)


@transaction.atomic
def change_quote(quote: Quote, *, by: User | None, version: int | None, reason: str = "", **values: Any) -> Quote:
    _refuse_other_plans(quote.plan, values.get("achievement"))
    return writes.change(quote, by=by, version=version, reason=reason, **values)


def _refuse_other_plans(plan: Plan, of: Priority | Achievement | None) -> None:
    if of is not None and of.plan_id != plan.pk:
        if isinstance(of, Priority):
            raise ValidationError({"priority": "Choose a priority of this plan."})
        raise ValidationError({"achievement": "Choose an achievement of this plan."})


def _save_outputs(achievement: Achievement, outputs: Sequence[Output]) -> None:
    achievement.outputs.all().delete()
    for order, output in enumerate(outputs, start=1):
        figure = OutputFigure(achievement=achievement, order=order, **output)
        figure.full_clean()
        figure.save()
