"""Every write to targets."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from core.numbers.quantities import Quantity
from partnerships.models import User
from performance.models import Measure, Target
from performance.observations.services import quantity_columns


@transaction.atomic
def set_target(*, by: User | None, measure: Measure, quantity: Quantity | None = None, **values: Any) -> Target:
    """Set a measure's target for a period that has none. `quantity` is the target's value with its state and mark."""
    return writes.create(
        Target, by=by, partnership=measure.partnership, measure=measure, **quantity_columns(quantity, values)
    )


@transaction.atomic
def replace_target(
    target: Target,
    *,
    by: User | None,
    version: int | None,
    reason: str,
    quantity: Quantity | None = None,
    **values: Any,
) -> Target:
    """Put a new target in place of one; the old stays with the date and the reason. Raises StaleVersion."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the target is replaced."})
    now = clock.now()
    old = writes.change(
        target, by=by, version=version, reason=reason, action="replaced", replaced_at=now, replaced_reason=reason
    )
    values.setdefault("period", old.period)
    new = set_target(by=by, measure=old.measure, quantity=quantity, **values)
    Target.objects.filter(pk=old.pk).update(replaced_by=new)
    return new


@transaction.atomic
def change_target(
    target: Target,
    *,
    by: User | None,
    version: int | None,
    reason: str = "",
    quantity: Quantity | None = None,
    **values: Any,
) -> Target:
    """Correct a target that was entered wrongly, its history in the audit trail. A new aim is a replacement."""
    return writes.change(target, by=by, version=version, reason=reason, **quantity_columns(quantity, values))
