"""Writes that take several records: a measure with its new indicator, and the order of a plan's measures."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import User
from performance import services
from performance.models import Indicator, Measure
from plans.models import Plan, PlanStatus


@transaction.atomic
def add_measure(
    *,
    by: User | None,
    plan: Plan,
    indicator: Indicator | None,
    name: str = "",
    unit: str = "",
    polarity: str = "",
    label: str = "",
    **values: Any,
) -> Measure:
    """Put an indicator into the plan; without one, a new one of the partnership's own is made by that name.

    Raises ValidationError where the partnership has an indicator of that name already.
    """
    if indicator is None:
        indicator = services.create_indicator(
            by=by, name=name, partnership=plan.partnership, unit=unit, polarity=polarity
        )
    return services.create_measure(by=by, plan=plan, indicator=indicator, label=label or indicator.name, **values)


@transaction.atomic
def reorder_measures(*, by: User | None, measures: Sequence[Measure]) -> None:
    """Put the measures of a plan in this order."""
    for place, measure in enumerate(measures, start=1):
        if measure.order != place:
            writes.change(measure, by=by, version=measure.version, order=place)


@transaction.atomic
def restore_measure(*, by: User | None, measure: Measure, version: int | None) -> Measure:
    return writes.restore(measure, by=by, version=version)


@transaction.atomic
def delete_measure(*, by: User | None, measure: Measure, version: int | None) -> None:
    """Delete a measure of a draft plan with its targets. The indicator and its figures stay."""
    if measure.plan.status != PlanStatus.DRAFT:
        raise ValidationError("Only a draft's measures can be deleted. Archive what was published.")
    writes.delete(measure, by=by, version=version)
