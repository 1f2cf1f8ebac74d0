"""Writing counts: what a file brings in place of what stands, what is withdrawn, and a force's rows without a location.

Rows are written in the order of the key, so that its index grows at its end.
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.db import connection

from core.periods.period import Period
from crime_data.counts import bulk_rows as bulk
from crime_data.counts.comparison import CountDifference, StandingCounts
from crime_data.counts.count_table import DenseCounts, Ints
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountHistory, CountState, ForceMonth, Release, Series
from crime_data.readers.police_uk.quality import ForceMonthRow


def save_force_months(rows: Sequence[ForceMonthRow]) -> None:
    ForceMonth.objects.bulk_create(
        [
            ForceMonth(
                force=row.force[:80],
                month=pack(Period.parse(row.month)),
                rows=row.rows,
                without_location=row.without_location,
            )
            for row in rows
        ],
        update_conflicts=True,
        update_fields=["rows", "without_location"],
        unique_fields=["force", "month"],
    )


_LOCK = 5_316_402  # of no meaning but to be this room's own


def lock_imports() -> None:
    """One import at a time, until the end of the transaction; SQLite's writers take turns anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def series_numbers(source: str, partnership: int | None, dense: DenseCounts, *, make: bool) -> Ints:
    """The series of every place and category: their keys, 0 for one that there is not; `make` makes those missing."""
    known = {
        (place, category): key
        for key, place, category in Series.objects.filter(source=source, partnership=partnership).values_list(
            "pk", "place", "category"
        )
    }
    used: Any = (dense.states > 0).any(axis=2)
    if make:
        lacking = [
            (place, category)
            for at, place in enumerate(dense.places)
            for to, category in enumerate(dense.categories)
            if used[at, to] and (place, category) not in known
        ]
        known |= _make_series(source, partnership, lacking)
    return np.array([[known.get((place, category), 0) for category in dense.categories] for place in dense.places])


def _make_series(
    source: str, partnership: int | None, lacking: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    if not lacking:
        return {}
    if connection.vendor == "postgresql":
        return _copy_series(source, partnership, lacking)
    rows = [
        Series(source=source, partnership_id=partnership, place=place, category=category) for place, category in lacking
    ]
    made = Series.objects.bulk_create(rows, batch_size=5_000)
    return {(one.place, one.category): one.pk for one in made}


def _copy_series(
    source: str, partnership: int | None, lacking: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """As `_make_series`, many thousands at once; the keys are drawn from the table's own sequence."""
    table = Series._meta.db_table
    with connection.cursor() as cursor:
        draw = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        cursor.execute(draw, [table, len(lacking)])
        keys = [key for (key,) in cursor.fetchall()]
        text = io.StringIO()
        owner = "" if partnership is None else partnership
        csv.writer(text).writerows(
            (key, source, owner, place, category) for key, (place, category) in zip(keys, lacking, strict=True)
        )
        text.seek(0)
        columns = "id, source, partnership_id, place, category"
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN (FORMAT csv)", text)
    return dict(zip(lacking, keys, strict=True))


def standing(dense: DenseCounts, series: Ints) -> StandingCounts:
    """What stands of these series and periods."""
    found = StandingCounts.nothing(dense.values.shape)
    if not series.any() or not dense.periods:
        return found
    order = np.argsort(series, axis=None)
    keys = series.ravel()[order]
    periods = {pack(Period.parse(code)): number for number, code in enumerate(dense.periods)}
    known = keys[keys > 0]
    block = bulk.select(Count._meta.db_table, int(known[0]), int(known[-1]), sorted(periods))
    at = np.searchsorted(keys, block[:, 0])
    at[at == len(keys)] = 0
    ours = keys[at] == block[:, 0]
    place, category = np.unravel_index(order[at[ours]], series.shape)
    numbers = np.array([periods[period] for period in sorted(periods)])
    where = (place, category, numbers[np.searchsorted(sorted(periods), block[ours, 1])])
    found.values[where], found.states[where], found.releases[where] = block[ours, 2], block[ours, 3], block[ours, 4]
    return found


def write(dense: DenseCounts, series: Ints, difference: CountDifference, release: int) -> None:
    """Write the difference: new figures in, changed ones over the old, the old and the late to the history."""
    stood = difference.standing
    counts, history = Count._meta.db_table, CountHistory._meta.db_table
    bulk.insert(history, _columns(dense, series, difference.replaced, stood.values, stood.states, stood.releases))
    bulk.insert(history, _columns(dense, series, difference.confirmed, stood.values, stood.states, stood.releases))
    own = np.full(dense.values.shape, release)
    bulk.insert(history, _columns(dense, series, difference.late, dense.values, dense.states, own))
    bulk.update(counts, _columns(dense, series, difference.replaced, dense.values, dense.states, own))
    bulk.update(
        counts, _columns(dense, series, difference.confirmed, stood.values, stood.states, difference.confirming)
    )
    bulk.insert(counts, _columns(dense, series, difference.new, dense.values, dense.states, own))


def _columns(dense: DenseCounts, series: Ints, mask: Any, values: Any, states: Any, releases: Any) -> bulk.Rows:
    """The chosen figures as rows of `bulk.COLUMNS`, in the order of series and period; no value where missing."""
    packed = np.array([pack(Period.parse(code)) for code in dense.periods], dtype=np.int64)
    place, category, period = np.nonzero(mask)
    rows = (
        np.stack(
            [series[place, category], packed[period], values[mask], states[mask].astype(np.int64), releases[mask]],
            axis=1,
        )
        if len(place)
        else np.zeros((0, 5), np.int64)
    )
    return rows[np.lexsort((rows[:, 1], rows[:, 0]))]


def withdraw_counts(rows: Sequence[Count], release: Release) -> None:
    """Move counts to the history, each with the release to which it gave way."""
    for row in rows:
        key = {"series_id": row.series_id, "period": row.period}
        CountHistory.objects.create(**key, value=row.value, state=row.state, release_id=row.release_id)
        CountHistory.objects.create(**key, value=None, state=CountState.WITHDRAWN, release=release)
        Count.objects.filter(**key).delete()
