"""The installation's indicators: what data stewards read of them, and merging one that was entered twice."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet

from core import clock, merging, writes
from crime_data.models import Series
from partnerships.models import User
from performance.indicators.selectors import counted_words
from performance.models import Indicator


def shared_indicators() -> QuerySet[Indicator]:
    """Every indicator without a partnership by name, archived ones too, with the number of measures that have it."""
    found: QuerySet[Indicator] = Indicator.objects.filter(partnership__isnull=True)
    return found.annotate(used_by=Count("measures")).order_by("name")


def shared_indicator_for(pk: int) -> Indicator | None:
    """The installation's indicator of that key; a partnership's own is not the stewards' to change."""
    return shared_indicators().filter(pk=pk).first()


def like(indicator: Indicator) -> QuerySet[Indicator]:
    """The other shared indicators of the same unit that stand: its possible parts, and those to merge it into."""
    found: QuerySet[Indicator] = Indicator.objects.current().filter(partnership=None, unit=indicator.unit)
    return found.exclude(pk=indicator.pk)


def countable_nationally() -> list[tuple[str, str]]:
    """What national releases have counted anywhere: a form's value and its words."""
    rows = Series.objects.filter(partnership=None).order_by("source", "category")
    found = rows.values_list("source", "category").distinct()
    return [(f"{source}|{category}", counted_words(source, category)) for source, category in found]


@transaction.atomic
def merge_indicators(
    *, by: User | None, gone: Indicator, kept: Indicator, version: int | None, reason: str
) -> Indicator:
    """Let `kept` have the measures, figures and breaks of `gone`, in every partnership; `gone` is archived.

    Raises StaleVersion, and ValidationError where the two do not mean the same thing, where both have a figure of one
    period, or where figures are signed: they stand still.
    """
    _alike(gone, kept)
    why = f"Into “{kept}”: {reason}"
    merged = writes.change(gone, by=by, version=version, reason=why, action="merged", archived_at=clock.now())
    merging.move_uses(by=by, gone=gone, kept=kept, reason=reason)
    return merged


def _alike(gone: Indicator, kept: Indicator) -> None:
    if gone.pk == kept.pk:
        raise ValidationError("Choose another indicator to merge it into.")
    if gone.partnership_id or kept.partnership_id:
        raise ValidationError("Only shared indicators are merged. A partnership's own are its own to change.")
    if (gone.unit, gone.polarity) != (kept.unit, kept.polarity):
        raise ValidationError("They differ in their unit or in which way is better: they are two indicators, not one.")
    if gone.is_derived or kept.is_derived:
        raise ValidationError("One of them is made of parts. Take the parts away first, where the two are one.")
