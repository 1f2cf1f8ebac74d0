"""Every write to indicators: what they are, what they are made of, and where their series break."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from core import writes
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.data_notes import NoteEffect, NoteKind
from figures.readings.reading import ADDS_UP
from partnerships.models import Area, Partnership, User
from performance.data_notes.selectors import breaks_of
from performance.data_notes.services import add_note
from performance.models import DataNote, Indicator, IndicatorPart

SignedPart = tuple[Indicator, int]


@transaction.atomic
def set_parts(
    indicator: Indicator, *, by: User | None, version: int | None, parts: Sequence[SignedPart], reason: str = ""
) -> Indicator:
    """Say what an indicator is made of: pairs of an indicator and +1 or -1; none makes it an ordinary one again.

    Raises StaleVersion; ValidationError on `plus` or `less` where the sum would mean nothing: another unit, itself
    among its own parts, one part on both sides, or another partnership's indicator.
    """
    _refuse(indicator, parts)
    standing = list(IndicatorPart.objects.filter(whole=indicator).select_related("part"))
    part = writes.DependentList(
        before=_words([(row.part, row.sign) for row in standing]),
        after=_words(parts),
        save=lambda: _replace(indicator, parts),
    )
    return writes.change(
        indicator, by=by, version=version, reason=reason, parts={"made of": part}, is_derived=bool(parts)
    )


@transaction.atomic
def mark_break(
    *, by: User | None, indicator: Indicator, period: Period, why: str, area: Area | None = None
) -> DataNote:
    """Mark that figures before and from a period cannot be compared. Raises ValidationError where it is marked."""
    if breaks_of(indicator).filter(starts=period.start, area=area).exists():
        raise ValidationError({"period": f"A break at {period.label} is marked already."})
    return add_note(
        by=by,
        partnership=indicator.partnership,
        indicator=indicator,
        area=area,
        kind=NoteKind.BREAK,
        effect=NoteEffect.BLOCKS,
        starts=period.start,
        reason=why,
    )


def _refuse(indicator: Indicator, parts: Sequence[SignedPart]) -> None:
    if not parts:
        return
    if Unit(indicator.unit) not in ADDS_UP:
        raise ValidationError({"plus": "Only counts and money add up: a rate or a percentage has no parts."})
    if all(sign < 0 for _, sign in parts):
        raise ValidationError({"plus": "Choose at least one part that is added."})
    seen: set[int] = set()
    for part, sign in parts:
        problem = _problem_of(indicator, part)
        if part.pk in seen:
            problem = f"“{part}” cannot be both added and taken away."
        if problem:
            raise ValidationError({"plus" if sign > 0 else "less": problem})
        seen.add(part.pk)


def _problem_of(indicator: Indicator, part: Indicator) -> str:
    """Why the one cannot be a part of the other; empty where it can."""
    if part.unit != indicator.unit:
        return f"“{part}” is in another unit."
    if part.partnership_id not in (None, indicator.partnership_id):
        return f"“{part}” belongs to another partnership."
    if part.pk == indicator.pk or indicator.pk in _everything_in(part):
        return f"“{part}” is itself made of this indicator."
    return ""


def _everything_in(indicator: Indicator) -> set[int]:
    """The keys of all that an indicator is made of, parts of parts included."""
    found: set[int] = set()
    wanted = {indicator.pk}
    while wanted:
        rows = IndicatorPart.objects.filter(whole__in=wanted).values_list("part_id", flat=True)
        wanted = set(rows) - found
        found |= wanted
    return found


def _replace(indicator: Indicator, parts: Sequence[SignedPart]) -> None:
    IndicatorPart.objects.filter(whole=indicator).delete()
    IndicatorPart.objects.bulk_create(IndicatorPart(whole=indicator, part=part, sign=sign) for part, sign in parts)


def _words(parts: Sequence[SignedPart]) -> list[str]:
    return sorted(f"{'plus' if sign > 0 else 'less'} {part.name}" for part, sign in parts)


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
