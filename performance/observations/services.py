"""Every write to indicators, measures, targets, figures, stated figures and figure settings."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from core import audit, clock, writes
from core.numbers import Quantity
from core.periods import Period
from partnerships.models import Partnership, User
from performance.indicators.services import set_parts
from performance.models import (
    FigureSettings,
    Indicator,
    Measure,
    Observation,
    ObservationRevision,
    Quality,
    StatedFigure,
    Target,
)
from plans.models import Plan

REVISED_COLUMNS = (
    "value", "state", "mark", "numerator", "denominator", "sample_size", "rank_of", "quality", "recorded_at",
    "recorded_by", "source", "note",
)  # fmt: skip


@transaction.atomic
def create_indicator(
    *,
    by: User | None,
    name: str,
    partnership: Partnership | None = None,
    slug: str = "",
    parts: Sequence[tuple[Indicator, int]] = (),
    **values: Any,
) -> Indicator:
    """Make an indicator: a partnership's own, or without one the installation's, which data stewards keep.

    `parts` are pairs of an indicator and +1 or -1 for a derived one. Raises ValidationError on `name` where there is
    one of that short name.
    """
    slug = slug or slugify(name)[:80]
    if Indicator.objects.filter(partnership=partnership, slug=slug).exists():
        raise ValidationError({"name": "There is an indicator of that name already."})
    indicator = writes.create(Indicator, by=by, partnership=partnership, name=name, slug=slug, **values)
    return set_parts(by=by, indicator=indicator, version=indicator.version, parts=parts) if parts else indicator


@transaction.atomic
def change_indicator(
    *, by: User | None, indicator: Indicator, version: int | None, reason: str = "", **values: Any
) -> Indicator:
    return writes.change(indicator, by=by, version=version, reason=reason, **values)


@transaction.atomic
def archive_indicator(*, by: User | None, indicator: Indicator, version: int | None, reason: str = "") -> Indicator:
    """Take an indicator out of what can be chosen; measures that have it keep it."""
    return writes.archive(indicator, by=by, version=version, reason=reason)


@transaction.atomic
def restore_indicator(*, by: User | None, indicator: Indicator, version: int | None) -> Indicator:
    return writes.restore(indicator, by=by, version=version)


@transaction.atomic
def create_measure(*, by: User | None, plan: Plan, indicator: Indicator, **values: Any) -> Measure:
    """Put an indicator into a plan, worded as the plan words it."""
    values.setdefault("label", indicator.name)
    values.setdefault("order", plan.measures.count() + 1)
    return writes.create(Measure, by=by, partnership=plan.partnership, plan=plan, indicator=indicator, **values)


@transaction.atomic
def change_measure(
    *, by: User | None, measure: Measure, version: int | None, reason: str = "", **values: Any
) -> Measure:
    return writes.change(measure, by=by, version=version, reason=reason, **values)


@transaction.atomic
def archive_measure(*, by: User | None, measure: Measure, version: int | None, reason: str = "") -> Measure:
    return writes.archive(measure, by=by, version=version, reason=reason)


@transaction.atomic
def set_target(*, by: User | None, measure: Measure, quantity: Quantity | None = None, **values: Any) -> Target:
    """Set a measure's target for a period that has none. `quantity` is the target's value with its state and mark."""
    return writes.create(Target, by=by, partnership=measure.partnership, measure=measure, **_columns(quantity, values))


@transaction.atomic
def replace_target(
    *,
    by: User | None,
    target: Target,
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
    *,
    by: User | None,
    target: Target,
    version: int | None,
    reason: str = "",
    quantity: Quantity | None = None,
    **values: Any,
) -> Target:
    """Correct a target that was entered wrongly, its history in the audit trail. A new aim is a replacement."""
    return writes.change(target, by=by, version=version, reason=reason, **_columns(quantity, values))


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
    if period.start > clock.today() and values.get("quality") != Quality.ILLUSTRATIVE:
        raise ValidationError({"period": f"{period.label} has not begun: there can be no figure of it yet."})
    return writes.create(
        Observation, by=by, partnership=partnership, indicator=indicator, period=period, period_end=period.end,
        recorded_at=clock.now(), recorded_by=by, **_columns(quantity, values),
    )  # fmt: skip


@transaction.atomic
def correct_observation(
    *,
    by: User | None,
    observation: Observation,
    version: int | None,
    quantity: Quantity | None = None,
    reason: str = "",
    **values: Any,
) -> Observation:
    """Put a figure right; what stood before is kept with the time until which it was shown. Raises StaleVersion.

    Another value without the counts behind it leaves none: by those of the old value, a change would be tested wrongly.
    """
    before = Observation.objects.get(pk=observation.pk)
    columns = _columns(quantity, values)
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


@transaction.atomic
def create_stated_figure(*, by: User | None, plan: Plan, **values: Any) -> StatedFigure:
    """Keep what a document claims without its data, as printed."""
    values.setdefault("order", plan.stated_figures.count() + 1)
    return writes.create(StatedFigure, by=by, partnership=plan.partnership, plan=plan, **values)


@transaction.atomic
def change_stated_figure(
    *, by: User | None, stated: StatedFigure, version: int | None, reason: str = "", **values: Any
) -> StatedFigure:
    return writes.change(stated, by=by, version=version, reason=reason, **values)


@transaction.atomic
def archive_stated_figure(*, by: User | None, stated: StatedFigure, version: int | None) -> StatedFigure:
    return writes.archive(stated, by=by, version=version)


@transaction.atomic
def save_figure_settings(
    *, by: User | None, partnership: Partnership, version: int | None, reason: str = "", **values: Any
) -> FigureSettings:
    """Say how the partnership reads its figures; the first save makes the row. Raises StaleVersion."""
    found = FigureSettings.objects.filter(partnership=partnership).first()
    if found is None:
        settings = FigureSettings(partnership=partnership, **values)
        settings.full_clean()
        settings.save()
        audit.record(by=by, action="created", obj=settings, after=audit.snapshot(settings), reason=reason)
        return settings
    return writes.change(found, by=by, version=version, reason=reason, **values)


def _columns(quantity: Quantity | None, values: dict[str, Any]) -> dict[str, Any]:
    if quantity is None:
        return values
    return {"value": quantity.amount, "state": quantity.state.value, "mark": quantity.mark} | values
