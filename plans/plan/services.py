"""Writes to plans, their statements and the services that they commission."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from core import writes
from partnerships.models import Partnership, User
from plans.models import CommissionedService, Plan, PlanStatement, PlanStatus, Priority


@transaction.atomic
def create_plan(*, by: User | None, partnership: Partnership, title: str, slug: str = "", **values: Any) -> Plan:
    """Make a plan; its short name is made from the title unless given. Raises ValidationError on a title in use."""
    refuse_title_in_use(Plan.objects.filter(partnership=partnership), title)
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
    refuse_title_in_use(Plan.objects.filter(partnership=plan.partnership_id), values.get("title"), but=plan)
    return writes.change(plan, by=by, version=version, reason=reason, **values)


@transaction.atomic
def restore_plan(plan: Plan, *, by: User | None, version: int | None) -> Plan:
    """Bring an archived plan back. Raises ValidationError where another has taken its title, and StaleVersion."""
    refuse_title_in_use(Plan.objects.filter(partnership=plan.partnership_id), plan.title)
    return writes.restore(plan, by=by, version=version)


@transaction.atomic
def delete_plan(plan: Plan, *, by: User | None, version: int | None) -> None:
    """Delete a draft with all that hangs from it. What was published is archived instead."""
    refuse_unless_draft(plan)
    writes.delete(plan, by=by, version=version)


@transaction.atomic
def create_statement(*, by: User | None, plan: Plan, **values: Any) -> PlanStatement:
    values.setdefault("order", plan.statements.count() + 1)
    return writes.create(PlanStatement, by=by, partnership=plan.partnership, plan=plan, **values)


@transaction.atomic
def create_service(*, by: User | None, plan: Plan, **values: Any) -> CommissionedService:
    return writes.create(CommissionedService, by=by, partnership=plan.partnership, plan=plan, **values)


def refuse_title_in_use(neighbours: Any, title: str | None, but: Plan | Priority | None = None) -> None:
    """Refuses a title that another of the current `neighbours`, plans or priorities, has; `but` may keep its own."""
    if title is None or (but is not None and title == but.title):
        return
    if neighbours.current().filter(title=title).exists():
        name = neighbours.model._meta.verbose_name
        raise ValidationError({"title": f"There is a {name} of that title already. Give this one another."})


def refuse_unless_draft(plan: Plan) -> None:
    """Raises ValidationError for a plan that is a draft no more."""
    if plan.status != PlanStatus.DRAFT:
        raise ValidationError("Only a draft can be deleted. Archive what was published.")


def _free_slug(partnership: Partnership, title: str) -> str:
    base = slugify(title)[:50] or "plan"
    taken = set(partnership.plans.filter(slug__startswith=base).values_list("slug", flat=True))
    return base if base not in taken else next(s for n in range(2, 1000) if (s := f"{base}-{n}") not in taken)
