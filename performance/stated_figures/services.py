"""Every write to stated figures."""

from typing import Any

from django.db import transaction

from core import writes
from partnerships.models import User
from performance.models import StatedFigure
from plans.models import Plan


@transaction.atomic
def create_stated_figure(*, by: User | None, plan: Plan, **values: Any) -> StatedFigure:
    """Keep what a document claims without its data, as printed."""
    values.setdefault("order", plan.stated_figures.count() + 1)
    return writes.create(StatedFigure, by=by, partnership=plan.partnership, plan=plan, **values)
