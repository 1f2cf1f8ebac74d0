"""A count put right by hand: a partnership's own, in place of what the source says until a newer release says it anew.

A correction is a release of one figure, of the day of the release that it corrects: it outranks that one, and every
newer release outranks it. What the figure adds up to moves with it, so that sums stay sums.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock
from core.periods.period import Period
from crime_data.counts import services as counts_services
from crime_data.counts.categories import Parents, category_words, met_parents, offence_parents, street_parents
from crime_data.counts.comparison import StandingCounts as Stood
from crime_data.counts.comparison import compare
from crime_data.counts.count_table import KNOWN, DenseCounts
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountSource, CountState, Release, Series
from crime_data.readers.terms.facts import classification, crime_types
from partnerships.models import Partnership, User
from performance.sign_off.models import refuse_if_signed


@dataclass(frozen=True)
class CurrentCount:
    """What stands for a category of a place and period. `value` is None where its source has no figure."""

    category: str
    value: int | None
    release: Release

    @property
    def fingerprint(self) -> str:
        """What a page showed when someone decided about it."""
        return hashlib.sha256(f"{self.category} {self.value} {self.release.pk}".encode()).hexdigest()


def current_count(
    partnership: Partnership, source: str, period: Period, categories: Sequence[str] = ()
) -> Mapping[str, CurrentCount]:
    """What stands for the partnership's area in a period, by category: its own in place of the national."""
    place = partnership.area.code if partnership.area else ""
    series = Series.objects.filter(source=source, place=place)
    if categories:
        series = series.filter(category__in=categories)
    mine = {one.pk: one for one in series if one.partnership_id in (None, partnership.pk)}
    rows = list(Count.objects.filter(series__in=list(mine), period=pack(period)))
    releases = Release.objects.defer("report", "places").in_bulk([row.release_id for row in rows])
    found: dict[str, CurrentCount] = {}
    for row in sorted(rows, key=lambda row: mine[row.series_id].partnership_id is not None):
        category = mine[row.series_id].category
        value = row.value if row.state == CountState.KNOWN else None
        found[category] = CurrentCount(category, value, releases[row.release_id])
    return found


@transaction.atomic
def correct_count(
    *,
    by: User,
    partnership: Partnership,
    source: str,
    category: str,
    period: Period,
    value: int,
    why: str,
    looked_at: str,
) -> Release:
    """Put the count right. `looked_at` is the fingerprint of what the person saw.

    Raises ValidationError: by field, or where another figure stands by now, or the period has been signed off.
    """
    counts_services.lock_imports()
    refuse_if_signed(partnership.pk, period)
    if not _is_of_its_source(category):
        raise ValidationError("This is a sum. Correct the figure that it is made of.")
    parents = _parents(source)(category)
    found = current_count(partnership, source, period, [category, *parents])
    before = found.get(category)
    if before is None or before.fingerprint != looked_at:
        raise ValidationError("This figure has changed since the page was opened. Look at what stands now.")
    if not why.strip():
        raise ValidationError({"why": "Say why the count is put right."})
    if before.value == value:
        raise ValidationError({"value": "This is the figure that stands."})
    dense = _moved(partnership, before, value, [found[name] for name in parents if name in found], period)
    release = _store(by, partnership, before, dense, why)
    audit.record(
        by=by,
        action="corrected a count",
        obj=release,
        before={"value": before.value, "release": str(before.release)},
        after={"category": category, "period": period.code, "value": value},
        reason=why,
    )
    return release


def _is_of_its_source(category: str) -> bool:
    """Whether it is a figure of its source and no sum of others."""
    return category.startswith(("code:", "type:")) or ("/" in category and not category.startswith("subgroup:"))


def _parents(source: str) -> Parents:
    """What a category of the source adds up to. Raises ValidationError for an offence code that nobody here knows."""
    if source == CountSource.MET:
        return met_parents
    if source == CountSource.POLICE_UK:
        return street_parents(crime_types())
    known = classification()

    def parents(category: str) -> Sequence[str]:
        if category.removeprefix("code:") not in known.offences:
            raise ValidationError("What this figure adds up to is not known here, so it cannot be put right by hand.")
        return offence_parents(known.offences, known)(category)

    return parents


def _moved(
    partnership: Partnership, before: CurrentCount, value: int, sums: Sequence[CurrentCount], period: Period
) -> DenseCounts:
    """The figure with its sums, moved by as much. A sum that is missing, or was missing this part, stays as it is."""
    moved = {before.category: value}
    if before.value is not None:
        moved |= {one.category: one.value + value - before.value for one in sums if one.value is not None}
    shape = (1, len(moved), 1)
    values = np.array(list(moved.values()), np.int32).reshape(shape)
    place = partnership.area.code if partnership.area else ""
    return DenseCounts((place,), tuple(moved), (period.code,), values, np.full(shape, KNOWN, np.uint8), base=1)


def _store(by: User, partnership: Partnership, before: CurrentCount, dense: DenseCounts, why: str) -> Release:
    corrected, now = before.release.corrects or before.release, clock.now()
    name = f"Correction: {category_words(before.category)}, {Period.parse(dense.periods[0]).short_label}"
    release = Release.objects.create(
        partnership=partnership,
        source=corrected.source,
        name=name[:200],
        sha256="",
        published_on=corrected.published_on,
        recorded_at=now,
        recorded_by=by,
        periods=list(dense.periods),
        places=list(dense.places),
        corrects=corrected,
        why=why,
    )
    series = counts_services.series_numbers(corrected.source, partnership.pk, dense, make=True)
    stood: Stood = counts_services.standing(dense, series)
    difference = compare(dense, stood, [], {}, (release.published_on, now))
    counts_services.write(dense, series, difference, release.pk)
    return release
