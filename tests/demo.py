"""The demo for tests outside its own folder: loaded once by each process, and put back from its rows ever after.

Loading takes seconds, as it goes through the services; putting the rows back takes a hundredth of that. That what is
loaded is right is proved in `tests/csp_portal/loading`.
"""

import io
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from csp_portal.loading.files import load_demo

# Made with the tables themselves, for every installation.
OF_DJANGO = {"auth_permission", "django_content_type", "django_migrations"}


@dataclass(frozen=True)
class Rows:
    """A table's rows as the database itself writes them: its COPY text on PostgreSQL, tuples on SQLite."""

    table: str
    content: Any


_kept: list[Rows] = []


def put_demo() -> None:
    """Put the demo into the database, which holds no partnership yet."""
    if _kept:
        with transaction.atomic():
            for rows in _kept:
                _write(rows)
            _go_on_counting()
        return
    written = [table for table in _tables() if _holds_rows(table)]
    assert not written, f"The demo goes into an empty database; rows are in {written}."
    load_demo()
    _kept.extend(_read(table) for table in _tables() if _holds_rows(table))


def _tables() -> list[str]:
    """Every table of the portal, links between records included."""
    return sorted(set(connection.introspection.django_table_names(only_existing=True)) - OF_DJANGO)


def _holds_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {_quoted(table)})")
        return bool(cursor.fetchone()[0])


def _read(table: str) -> Rows:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            content = io.BytesIO()
            cursor.copy_expert(f"COPY {_quoted(table)} TO STDOUT", content)
            return Rows(table, content.getvalue())
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        # The plus keeps the driver from turning what is stored into Python's dates, which it would store otherwise.
        cursor.execute(f"SELECT {', '.join(f'+{_quoted(name)}' for name in columns)} FROM {_quoted(table)}")
        return Rows(table, cursor.fetchall())


def _write(rows: Rows) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.copy_expert(f"COPY {_quoted(rows.table)} FROM STDIN", io.BytesIO(rows.content))
        else:
            places = ", ".join(["%s"] * len(rows.content[0]))
            cursor.executemany(f"INSERT INTO {_quoted(rows.table)} VALUES ({places})", rows.content)


def _go_on_counting() -> None:
    """Rows that brought their keys leave a sequence where it stood: the next record would take a key in use."""
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [one for one in models if one._meta.managed]):
            cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
