"""Reading counts: what stands, and what stood as of a moment.

The scope comes first: a partnership's own counts stand in place of the national ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.periods.period import Period
from crime_data.counts.packed_periods import unpack
from crime_data.models import Count, CountHistory, CountState, Release, Series
from partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class RecordedCount:
    """A count of a place and category in a period. `value` is None where its source has no figure; `is_own` says that
    it is the partnership's own and not the national one."""

    period: Period
    value: int | None
    release: int
    is_own: bool


def recorded_counts(
    partnership: Partnership | None, source: str, place: str, category: str, *, as_of: datetime | None = None
) -> list[RecordedCount]:
    """The counts of a place and category in order of time: as they stand, or among what was recorded by `as_of` those
    of the newest release. Two queries, or four."""
    found: dict[Period, RecordedCount] = {}
    for series in _series(partnership, source, place, category):
        chosen = _standing(series) if as_of is None else _as_of(series, as_of)
        found |= {point.period: point for point in chosen}
    return [found[period] for period in sorted(found)]


def _series(partnership: Partnership | None, source: str, place: str, category: str) -> list[Series]:
    """The national series and the partnership's own, in this order."""
    owners: list[int | None] = [None] if partnership is None else [None, partnership.pk]
    rows = Series.objects.filter(source=source, place=place, category=category)
    return sorted((row for row in rows if row.partnership_id in owners), key=lambda row: row.partnership_id is not None)


def _standing(series: Series) -> Iterable[RecordedCount]:
    for row in Count.objects.filter(series=series):
        yield _point(series, row)


def _as_of(series: Series, moment: datetime) -> Iterable[RecordedCount]:
    best: dict[int, Count | CountHistory] = {}
    rows: list[Count | CountHistory] = [
        *CountHistory.objects.filter(series=series),
        *Count.objects.filter(series=series),
    ]
    releases = Release.objects.filter(pk__in={row.release_id for row in rows}, recorded_at__lte=moment)
    ranks = {release.pk: (release.published_on, release.recorded_at) for release in releases.defer("report", "places")}
    for row in rows:
        if row.release_id not in ranks:
            continue
        standing = best.get(row.period)
        if standing is None or ranks[row.release_id] >= ranks[standing.release_id]:
            best[row.period] = row
    return [_point(series, row) for row in best.values() if row.state != CountState.WITHDRAWN]


def _point(series: Series, row: Count | CountHistory) -> RecordedCount:
    value = row.value if row.state == CountState.KNOWN else None
    return RecordedCount(unpack(row.period), value, row.release_id, series.partnership_id is not None)
