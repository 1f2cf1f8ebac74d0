"""Every write to a plan's registers."""

from typing import Any, TypeVar

from django.db import transaction

from core import writes
from partnerships.models import User
from plans.models import Plan, RegisterEntry

E = TypeVar("E", bound=RegisterEntry)


@transaction.atomic
def create_entry(model: type[E], *, by: User | None, plan: Plan, **values: Any) -> E:
    """Add an entry to the plan's register of that model, after those it has unless `order` says where."""
    values.setdefault("order", model._default_manager.filter(plan=plan).count() + 1)
    return writes.create(model, by=by, partnership=plan.partnership, plan=plan, **values)
