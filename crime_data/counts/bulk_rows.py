"""Rows of counts in and out of the database by the hundred thousand.

PostgreSQL's binary COPY has a row as its number of fields, then each field's length and bytes. As every field here has
one length, many rows are one array of a fixed layout: nothing is done row by row. SQLite is given and gives tuples.
A block of rows is an array of int64 with the columns of `COLUMNS`; a missing value is 0 there, and its state says so.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from crime_data.counts.count_table import KNOWN

Rows = NDArray[np.int64]
COLUMNS = ("series_id", "period", "value", "state", "release_id")
_SIZES = {"series_id": ">i4", "period": ">i4", "value": ">i4", "state": ">i2", "release_id": ">i4"}
_SLICE = 200_000
_HEAD = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_END = b"\xff\xff"


def insert(table: str, rows: Rows) -> None:
    """Put rows into the table."""
    if connection.vendor == "postgresql":
        known = rows[:, 3] == KNOWN
        _copy_in(table, rows[known], COLUMNS)
        _copy_in(table, rows[~known], [name for name in COLUMNS if name != "value"])
        return
    statement = f"INSERT INTO {table} ({', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608 names of our own
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _SLICE):
            cursor.executemany(statement, list(_tuples(rows[start : start + _SLICE])))


def update(table: str, rows: Rows) -> None:
    """Set value, state and release of rows that stand."""
    if not len(rows):
        return
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany(
                f"UPDATE {table} SET value = %s, state = %s, release_id = %s WHERE series_id = %s AND period = %s",  # noqa: S608
                [(value, state, release, series, period) for series, period, value, state, release in _tuples(rows)],
            )
            return
        cursor.execute(
            "CREATE TEMPORARY TABLE import_changes "
            "(series_id int, period int, value int, state smallint, release_id int) ON COMMIT DROP"
        )
        insert("import_changes", rows)
        cursor.execute(
            f"UPDATE {table} AS old SET value = new.value, state = new.state, release_id = new.release_id "  # noqa: S608
            "FROM import_changes AS new WHERE old.series_id = new.series_id AND old.period = new.period"
        )
        cursor.execute("DROP TABLE import_changes")


def select(table: str, first: int, last: int, periods: Sequence[int]) -> Rows:
    """The table's rows of series `first` to `last` in these periods."""
    columns = "series_id, period, COALESCE(value, 0), state, release_id"
    chosen = ", ".join(str(int(period)) for period in periods)
    query = (
        f"SELECT {columns} FROM {table} "  # noqa: S608 names and whole numbers of our own
        f"WHERE series_id BETWEEN {int(first)} AND {int(last)} AND period IN ({chosen})"
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            stream = io.BytesIO()
            cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT binary)", stream)
            return _unpacked(stream.getvalue())
        cursor.execute(query)
        return np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, len(COLUMNS))


def _tuples(rows: Rows) -> Iterator[tuple[int | None, ...]]:
    for series, period, value, state, release in rows.tolist():
        yield series, period, value if state == KNOWN else None, state, release


def _copy_in(table: str, rows: Rows, columns: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _SLICE):
            stream = io.BytesIO(_HEAD + _packed(rows[start : start + _SLICE], columns) + _END)
            cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT binary)", stream)


def _layout(columns: Sequence[str]) -> Any:
    fields: list[tuple[str, str]] = [("fields", ">i2")]
    for name in columns:
        fields += [(f"{name} length", ">i4"), (name, _SIZES[name])]
    return np.dtype(fields)


def _packed(rows: Rows, columns: Sequence[str]) -> bytes:
    block = np.zeros(len(rows), dtype=_layout(columns))
    block["fields"] = len(columns)
    for name in columns:
        block[f"{name} length"] = int(_SIZES[name][-1])
        block[name] = rows[:, COLUMNS.index(name)]
    return block.tobytes()


def _unpacked(answer: bytes) -> Rows:
    body = answer[len(_HEAD) : -len(_END)]
    block = np.frombuffer(body, dtype=_layout(COLUMNS))
    return np.stack([block[name].astype(np.int64) for name in COLUMNS], axis=1)
