"""Every write to plans, priorities, outcomes, statements and commissioned services."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from core import writes
from partnerships.models import Partnership, User
from plans.models import CommissionedService, Outcome, Plan, PlanStatement, PlanStatus, Priority


@transaction.atomic
def create_plan(*, by: User | None, partnership: Partnership, title: str, slug: str = "", **values: Any) -> Plan:
    """Make a plan; its short name is made from the title unless given. Raises ValidationError on a title in use."""
    _refuse_title_in_use(Plan.objects.filter(partnership=partnership), title)
    return writes.create(
        Plan, by=by, partnership=partnership, title=title, slug=slug or _free_slug(partnership, title), **values
    )


@transaction.atomic
def change_plan(plan: Plan, *, by: User | None, version: int | None, reason: str = "", **values: Any) -> Plan:
    """Change a plan. One that has left its draft does not become a draft again, so that it cannot be deleted.

    Raises ValidationError on that and on a title in use, and StaleVersion.
    """
    if values.get("status") == PlanStatus.DRAFT and Plan.objects.get(pk=plan.pk).status != PlanStatus.DRAFT:
        raise ValidationError({"status": "This plan is a draft no longer. Choose another status."})
    _refuse_title_in_use(Plan.objects.filter(partnership=plan.partnership_id), values.get("title"), but=plan)
    return writes.change(plan, by=by, version=version, reason=reason, **values)


@transaction.atomic
def restore_plan(plan: Plan, *, by: User | None, version: int | None) -> Plan:
    """Bring an archived plan back. Raises ValidationError where another has taken its title, and StaleVersion."""
    _refuse_title_in_use(Plan.objects.filter(partnership=plan.partnership_id), plan.title)
    return writes.restore(plan, by=by, version=version)


@transaction.atomic
def delete_plan(plan: Plan, *, by: User | None, version: int | None) -> None:
    """Delete a draft with all that hangs from it. What was published is archived instead."""
    _only_draft(plan)
    writes.delete(plan, by=by, version=version)


@transaction.atomic
def create_priority(*, by: User | None, plan: Plan, **values: Any) -> Priority:
    """Add a priority, after those there are unless `order` says where. Raises ValidationError on a title in use."""
    _refuse_title_in_use(Priority.objects.filter(plan=plan), values.get("title"))
    values.setdefault("order", plan.priorities.count() + 1)
    return writes.create(Priority, by=by, partnership=plan.partnership, plan=plan, **values)


@transaction.atomic
def change_priority(
    priority: Priority, *, by: User | None, version: int | None, reason: str = "", **values: Any
) -> Priority:
    """Change a priority. Raises ValidationError on a title in use, and StaleVersion."""
    _refuse_title_in_use(Priority.objects.filter(plan=priority.plan_id), values.get("title"), but=priority)
    return writes.change(priority, by=by, version=version, reason=reason, **values)


@transaction.atomic
def restore_priority(priority: Priority, *, by: User | None, version: int | None) -> Priority:
    """Bring an archived priority back. Raises ValidationError where another has taken its title, and StaleVersion."""
    _refuse_title_in_use(Priority.objects.filter(plan=priority.plan_id), priority.title)
    return writes.restore(priority, by=by, version=version)


@transaction.atomic
def delete_priority(priority: Priority, *, by: User | None, version: int | None) -> None:
    """Delete a priority of a draft plan with its outcomes; actions and measures stay, without it."""
    _only_draft(priority.plan)
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


@transaction.atomic
def create_statement(*, by: User | None, plan: Plan, **values: Any) -> PlanStatement:
    values.setdefault("order", plan.statements.count() + 1)
    return writes.create(PlanStatement, by=by, partnership=plan.partnership, plan=plan, **values)


@transaction.atomic
def create_service(*, by: User | None, plan: Plan, **values: Any) -> CommissionedService:
    return writes.create(CommissionedService, by=by, partnership=plan.partnership, plan=plan, **values)


def _refuse_title_in_use(neighbours: Any, title: str | None, but: Plan | Priority | None = None) -> None:
    """Refuses a title that another of the current `neighbours`, plans or priorities, has; `but` may keep its own."""
    if title is None or (but is not None and title == but.title):
        return
    if neighbours.current().filter(title=title).exists():
        name = neighbours.model._meta.verbose_name
        raise ValidationError({"title": f"There is a {name} of that title already. Give this one another."})


def _only_draft(plan: Plan) -> None:
    if plan.status != PlanStatus.DRAFT:
        raise ValidationError("Only a draft can be deleted. Archive what was published.")


def _free_slug(partnership: Partnership, title: str) -> str:
    base = slugify(title)[:50] or "plan"
    taken = set(partnership.plans.filter(slug__startswith=base).values_list("slug", flat=True))
    return base if base not in taken else next(s for n in range(2, 1000) if (s := f"{base}-{n}") not in taken)
