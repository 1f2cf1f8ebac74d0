"""Every write to the figures that are typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from core.numbers.quantities import Quantity
from core.periods.period import Period
from figures.readings.data_notes import DataStatus
from partnerships.models import Partnership, User
from performance.models import Indicator, Observation, ObservationRevision

REVISED_COLUMNS = (
    "value", "state", "mark", "numerator", "denominator", "sample_size", "rank_of", "data_status", "recorded_at",
    "recorded_by", "source", "note",
)  # fmt: skip


@transaction.atomic
def record_observation(
    *,
    by: User | None,
    partnership: Partnership | None,
    indicator: Indicator,
    period: Period,
    quantity: Quantity,
    **values: Any,
) -> Observation:
    """Enter the figure of an indicator and period that has none. `partnership` None makes it the installation's."""
    values.setdefault("area", partnership.area if partnership else None)
    if period.start > clock.today() and values.get("data_status") != DataStatus.READ_OFF_CHART:
        raise ValidationError({"period": f"{period.label} has not begun: there can be no figure of it yet."})
    return writes.create(
        Observation, by=by, partnership=partnership, indicator=indicator, period=period, period_end=period.end,
        recorded_at=clock.now(), recorded_by=by, **quantity_columns(quantity, values),
    )  # fmt: skip


@transaction.atomic
def correct_observation(
    observation: Observation,
    *,
    by: User | None,
    version: int | None,
    quantity: Quantity | None = None,
    reason: str = "",
    **values: Any,
) -> Observation:
    """Put a figure right; what stood before is kept with the time until which it was shown. Raises StaleVersion.

    Another value without the counts behind it leaves none: by those of the old value, a change would be tested wrongly.
    """
    before = Observation.objects.get(pk=observation.pk)
    columns = quantity_columns(quantity, values)
    if quantity is not None and quantity.amount != before.value:
        columns = {"numerator": None, "denominator": None} | columns
    if all(getattr(before, name) == value for name, value in columns.items()) and before.version == version:
        return before
    now = clock.now()
    changed = writes.change(
        observation, by=by, version=version, reason=reason, recorded_at=now, recorded_by=by, **columns
    )
    ObservationRevision.objects.create(
        observation=changed, superseded_at=now, reason=reason,
        **{name: getattr(before, name) for name in REVISED_COLUMNS},
    )  # fmt: skip
    return changed


def quantity_columns(quantity: Quantity | None, values: dict[str, Any]) -> dict[str, Any]:
    if quantity is None:
        return values
    return {"value": quantity.amount, "state": quantity.state.value, "mark": quantity.mark} | values
