"""The database's side of an import: reading what stands, and writing the difference in bulk.

PostgreSQL takes the rows by binary COPY, made of whole arrays at once; SQLite by `executemany`. Both write in the
order of the key, so that its index grows at its end.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from django.db import connection

from core.periods import Period
from performance.imports.comparing import Difference, Standing
from performance.imports.packing import pack
from performance.imports.tables import KNOWN, Dense, Ints
from performance.models import Count, CountHistory, Series

_LOCK = 5_316_402  # of no meaning but to be this room's own
_SLICE = 200_000
_PG_HEAD = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_PG_END = b"\xff\xff"
_COUNT_COLUMNS = ("series_id", "period", "value", "state", "release_id")


def take_turns() -> None:
    """One import at a time, until the end of the transaction; SQLite's writers take turns anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def series_numbers(source: str, partnership: int | None, dense: Dense, *, make: bool) -> Ints:
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
    rows = [
        Series(source=source, partnership_id=partnership, place=place, category=category) for place, category in lacking
    ]
    made = Series.objects.bulk_create(rows, batch_size=5_000)
    return {(one.place, one.category): one.pk for one in made}


def standing(dense: Dense, series: Ints) -> Standing:
    """What stands of these series and periods."""
    found = Standing.nothing(dense.values.shape)
    if not series.any() or not dense.periods:
        return found
    order = np.argsort(series, axis=None)
    keys = series.ravel()[order]
    periods = {pack(Period.parse(code)): number for number, code in enumerate(dense.periods)}
    for rows in _standing_rows(sorted(periods), keys):
        block = np.array([(s, periods[p], v or 0, t, r) for s, p, v, t, r in rows], dtype=np.int64)
        at = np.searchsorted(keys, block[:, 0])
        at[at == len(keys)] = 0
        ours = keys[at] == block[:, 0]
        place, category = np.unravel_index(order[at[ours]], series.shape)
        where = (place, category, block[ours, 1])
        found.values[where], found.states[where], found.releases[where] = block[ours, 2], block[ours, 3], block[ours, 4]
    return found


def _standing_rows(periods: Sequence[int], keys: Ints) -> Iterator[list[tuple[Any, ...]]]:
    """Rows of `_COUNT_COLUMNS` in slices, of the periods and between the lowest and highest of the keys."""
    known = keys[keys > 0]
    chosen = Count.objects.filter(
        series_id__gte=int(known[0]), series_id__lte=int(known[-1]), period__in=list(periods)
    ).values_list(*_COUNT_COLUMNS)
    rows: list[tuple[Any, ...]] = []
    for row in chosen.iterator(chunk_size=20_000):
        rows.append(row)
        if len(rows) >= _SLICE:
            yield rows
            rows = []
    if rows:
        yield rows


def write(dense: Dense, series: Ints, difference: Difference, release: int) -> None:
    """Write the difference: new figures in, changed ones over the old, the old and the late to the history."""
    stood = difference.standing
    _insert(CountHistory, _columns(dense, series, difference.replaced, stood.values, stood.states, stood.releases))
    _insert(CountHistory, _columns(dense, series, difference.confirmed, stood.values, stood.states, stood.releases))
    own = np.full(dense.values.shape, release)
    _insert(CountHistory, _columns(dense, series, difference.late, dense.values, dense.states, own))
    _update(_columns(dense, series, difference.replaced, dense.values, dense.states, own))
    _update(_columns(dense, series, difference.confirmed, stood.values, stood.states, difference.confirming))
    _insert(Count, _columns(dense, series, difference.new, dense.values, dense.states, own))


def _columns(dense: Dense, series: Ints, mask: Any, values: Ints, states: Any, releases: Any) -> np.ndarray:
    """The chosen figures as rows of `_COUNT_COLUMNS`, in the order of series and period; no value where missing."""
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


def _insert(model: type[Any], rows: np.ndarray) -> None:
    if not len(rows):
        return
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        known = rows[:, 3] == KNOWN
        for part, has_value in ((rows[known], True), (rows[~known], False)):
            _copy(table, part, has_value)
        return
    marks = ", ".join(["%s"] * len(_COUNT_COLUMNS))
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {table} ({', '.join(_COUNT_COLUMNS)}) VALUES ({marks})"  # noqa: S608 names of our own
        for start in range(0, len(rows), _SLICE):
            cursor.executemany(statement, list(_tuples(rows[start : start + _SLICE])))


def _tuples(rows: np.ndarray) -> Iterator[tuple[int | None, ...]]:
    for series, period, value, state, release in rows.tolist():
        yield series, period, value if state == KNOWN else None, state, release


def _copy(table: str, rows: np.ndarray, has_value: bool) -> None:
    """Rows as PostgreSQL's binary format has them: a field is its length and its bytes, all of one shape here."""
    columns = [name for name in _COUNT_COLUMNS if has_value or name != "value"]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _SLICE):
            packed = _packed(rows[start : start + _SLICE], has_value)
            stream = io.BytesIO(_PG_HEAD + packed + _PG_END)
            cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT binary)", stream)


def _packed(rows: np.ndarray, has_value: bool) -> bytes:
    sizes = [
        ("series", ">i4"),
        ("period", ">i4"),
        *([("value", ">i4")] if has_value else []),
        ("state", ">i2"),
        ("release", ">i4"),
    ]
    layout: list[tuple[str, str]] = [("fields", ">i2")]
    for name, size in sizes:
        layout += [(f"{name} length", ">i4"), (name, size)]
    block = np.zeros(len(rows), dtype=layout)
    block["fields"] = len(sizes)
    source = dict(zip(("series", "period", "value", "state", "release"), rows.T, strict=True))
    for name, size in sizes:
        block[f"{name} length"] = int(size[-1])
        block[name] = source[name]
    return block.tobytes()


def _update(rows: np.ndarray) -> None:
    """Set value, state and release of counts that stand."""
    if not len(rows):
        return
    table = Count._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE TEMPORARY TABLE import_changes (series_id int, period int, value int, state smallint, "
                "release_id int) ON COMMIT DROP"
            )
            _copy("import_changes", rows[rows[:, 3] == KNOWN], True)
            _copy("import_changes", rows[rows[:, 3] != KNOWN], False)
            cursor.execute(
                f"UPDATE {table} AS old SET value = new.value, state = new.state, release_id = new.release_id "  # noqa: S608
                "FROM import_changes AS new WHERE old.series_id = new.series_id AND old.period = new.period"
            )
            cursor.execute("DROP TABLE import_changes")
        else:
            cursor.executemany(
                f"UPDATE {table} SET value = %s, state = %s, release_id = %s WHERE series_id = %s AND period = %s",  # noqa: S608
                [(value, state, release, series, period) for series, period, value, state, release in _tuples(rows)],
            )
