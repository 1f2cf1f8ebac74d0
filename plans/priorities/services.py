"""Writes to a plan's priorities and outcomes."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import User
from plans.models import Outcome, Plan, Priority
from plans.plan.services import refuse_title_in_use, refuse_unless_draft


@transaction.atomic
def create_priority(*, by: User | None, plan: Plan, **values: Any) -> Priority:
    """Add a priority, after those there are unless `order` says where. Raises ValidationError on a title in use."""
    refuse_title_in_use(Priority.objects.filter(plan=plan), values.get("title"))
    values.setdefault("order", plan.priorities.count() + 1)
    return writes.create(Priority, by=by, partnership=plan.partnership, plan=plan, **values)


@transaction.atomic
def change_priority(
    priority: Priority, *, by: User | None, version: int | None, reason: str = "", **values: Any
) -> Priority:
    """Change a priority. Raises ValidationError on a title in use, and StaleVersion."""
    refuse_title_in_use(Priority.objects.filter(plan=priority.plan_id), values.get("title"), but=priority)
    return writes.change(priority, by=by, version=version, reason=reason, **values)


@transaction.atomic
def restore_priority(priority: Priority, *, by: User | None, version: int | None) -> Priority:
    """Bring an archived priority back. Raises ValidationError where another has taken its title, and StaleVersion."""
    refuse_title_in_use(Priority.objects.filter(plan=priority.plan_id), priority.title)
    return writes.restore(priority, by=by, version=version)


@transaction.atomic
def delete_priority(priority: Priority, *, by: User | None, version: int | None) -> None:
    """Delete a priority of a draft plan with its outcomes; actions and measures stay, without it."""
    refuse_unless_draft(priority.plan)
    writes.delete(priority, by=by, version=version)


@transaction.atomic
def reorder_priorities(*, by: User | None, plan: Plan, versions: Sequence[tuple[int, int | None]]) -> None:
    """Put the plan's current priorities in the order of `versions`: (key, version) pairs, every priority once.

    Raises ValidationError where the list is not the plan's, StaleVersion where one has changed since.
    """
    current = {priority.pk: priority for priority in plan.priorities.current()}
    if sorted(current) != sorted(pk for pk, _ in versions):
        raise ValidationError("The priorities have changed since the page was opened. Look again, then reorder.")
    for place, (pk, version) in enumerate(versions, start=1):
        writes.change(current[pk], by=by, version=version, order=place)


@transaction.atomic
def create_outcome(*, by: User | None, plan: Plan, **values: Any) -> Outcome:
    """Add an outcome to a plan, or to one of its priorities."""
    values.setdefault("order", plan.outcomes.count() + 1)
    return writes.create(Outcome, by=by, partnership=plan.partnership, plan=plan, **values)
