"""The tests take their tables straight from the models, in a tenth of the time: here the migrations make them."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from core.management.commands.migrate import FROM_BEFORE

pytestmark = pytest.mark.django_db
APPS = ("core", "partnerships", "plans", "crime_data", "actions", "performance", "cycle", "reports")
ROOMS = tuple(f"{name}_" for name in APPS)


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database beside the tests' own, made by `manage.py migrate` as an installation makes it."""
    other = connection.copy()
    if connection.vendor == "sqlite":
        other.settings_dict["NAME"] = str(tmp_path / "migrated.sqlite3")
        migrate(f"sqlite:///{other.settings_dict['NAME']}")
        yield other
        other.close()
        return
    name = other.settings_dict["NAME"] = f"{connection.settings_dict['NAME']}_migrated"
    on_server(connection, f"CREATE DATABASE {name}")
    migrate(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl())
    yield other
    other.close()
    on_server(connection, f"DROP DATABASE {name}")


def on_server(database: Any, statement: str) -> None:
    with database._nodb_cursor() as cursor:
        cursor.execute(statement)


def migrate(address: str) -> None:
    done = run_migrate(address)
    assert done.returncode == 0, done.stderr


def run_migrate(address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity=0"]
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "csp_portal.settings.test"}
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)


def tables_of(database: Any) -> dict[str, tuple[list[tuple[str, ...]], Counter[str]]]:
    """Of each table of the portal the columns, with type and whether they may be empty, constraints and indexes.

    The order of columns is left out, in primary keys too, as SQLite tells them: a migration adds a column at the end.
    """
    look = database.introspection
    with database.cursor() as cursor:
        return {
            table: (
                sorted(tuple(map(str, column)) for column in look.get_table_description(cursor, table)),
                Counter(described(one) for one in look.get_constraints(cursor, table).values()),
            )
            for table in look.table_names(cursor)
            if table.startswith(ROOMS)
        }


def described(constraint: dict[str, Any]) -> str:
    columns = sorted(constraint["columns"]) if constraint["primary_key"] else constraint["columns"]
    return str(sorted((constraint | {"columns": columns}).items()))


def test_the_migrations_make_the_tables_that_the_models_describe(migrated: BaseDatabaseWrapper) -> None:
    expected = tables_of(connection)
    assert tables_of(migrated) == expected
    assert {"performance_observation", "reports_finalversion", "core_auditentry", "crime_data_count"} <= expected.keys()


def test_a_database_of_the_version_before_is_refused_with_one_sentence_and_left_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied text)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'plans', ?, '2026-01-01')", [FROM_BEFORE])
    refused = run_migrate(f"sqlite:///{old}")
    assert refused.returncode == 1
    assert "0.1" in refused.stderr
    assert "Traceback" not in refused.stderr
    with closing(sqlite3.connect(old)) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("django_migrations",)]


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite locks its own file: only a server has two nodes")
def test_two_nodes_that_start_at_once_migrate_one_after_the_other() -> None:
    name = f"{connection.settings_dict['NAME']}_nodes"
    on_server(connection, f"CREATE DATABASE {name}")
    try:
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        with ThreadPoolExecutor(2) as nodes:
            done = list(nodes.map(run_migrate, [address, address]))
        assert [node.returncode for node in done] == [0, 0], [node.stderr for node in done]
    finally:
        on_server(connection, f"DROP DATABASE {name}")
