"""The tests take their tables straight from the models, in a tenth of the time: here the migrations make them."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from core.management.commands.migrate import FROM_BEFORE
from tests.upgrade.databases import connected, empty_database, migrate, tables_of

pytestmark = pytest.mark.django_db


def test_the_migrations_make_the_tables_that_the_models_describe(tmp_path: Path) -> None:
    expected = tables_of(connection)
    with empty_database(connection.vendor, tmp_path, "migrated") as address:
        done = migrate(address)
        assert done.returncode == 0, done.stderr
        with connected(address) as database:
            assert tables_of(database) == expected
    assert {"performance_observation", "reports_finalversion", "core_auditentry", "crime_data_count"} <= expected.keys()


def test_a_database_of_the_version_before_is_refused_with_one_sentence_and_left_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied text)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'plans', ?, '2026-01-01')", [FROM_BEFORE])
    refused = migrate(f"sqlite:///{old}")
    assert refused.returncode == 1
    assert "0.1" in refused.stderr
    assert "Traceback" not in refused.stderr
    with closing(sqlite3.connect(old)) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("django_migrations",)]


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite locks its own file: only a server has two nodes")
def test_two_nodes_that_start_at_once_migrate_one_after_the_other(tmp_path: Path) -> None:
    with empty_database("postgresql", tmp_path, "nodes") as address, ThreadPoolExecutor(2) as nodes:
        done = list(nodes.map(migrate, [address, address]))
    assert [node.returncode for node in done] == [0, 0], [node.stderr for node in done]
