"""Every write to measures: one with its new indicator, their order, what is deleted of a draft."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import User
from performance.indicators.selectors import indicators_for
from performance.indicators.services import create_indicator
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

    Raises ValidationError on `name` where there is an indicator of that name already, on `indicator` where the plan
    measures it already.
    """
    if indicator is None:
        _refuse_a_known_name(plan, name)
        indicator = create_indicator(by=by, name=name, partnership=plan.partnership, unit=unit, polarity=polarity)
    _refuse_a_second(plan, indicator)
    return create_measure(by=by, plan=plan, indicator=indicator, label=label or indicator.name, **values)


def _refuse_a_known_name(plan: Plan, name: str) -> None:
    known = indicators_for(plan.partnership).values_list("name", flat=True)
    same = next((one for one in known if _plain(one) == _plain(name)), None)
    if same is not None:
        raise ValidationError({"name": f"There is an indicator “{same}” already: choose it above."})


def _refuse_a_second(plan: Plan, indicator: Indicator) -> None:
    """The form names no area, so a measure of the partnership's own area is what it would stand beside."""
    standing = Measure.objects.filter(plan=plan, indicator=indicator, area=None, archived_at=None)
    other = standing.select_related("priority").first()
    if other is not None:
        where = f"under “{other.priority}”" if other.priority else "for the plan as a whole"
        raise ValidationError({"indicator": f"The plan measures this already, {where}: “{other.label}”."})


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


@transaction.atomic
def reorder_measures(*, by: User | None, measures: Sequence[Measure]) -> None:
    """Put the measures of a plan in this order."""
    for place, measure in enumerate(measures, start=1):
        if measure.order != place:
            writes.change(measure, by=by, version=measure.version, order=place)


@transaction.atomic
def delete_measure(measure: Measure, *, by: User | None, version: int | None) -> None:
    """Delete a measure of a draft plan with its targets. The indicator and its figures stay."""
    if measure.plan.status != PlanStatus.DRAFT:
        raise ValidationError("Only a draft's measures can be deleted. Archive what was published.")
    writes.delete(measure, by=by, version=version)


@transaction.atomic
def create_measure(*, by: User | None, plan: Plan, indicator: Indicator, **values: Any) -> Measure:
    """Put an indicator into a plan, worded as the plan words it."""
    values.setdefault("label", indicator.name)
    values.setdefault("order", plan.measures.count() + 1)
    return writes.create(Measure, by=by, partnership=plan.partnership, plan=plan, indicator=indicator, **values)
