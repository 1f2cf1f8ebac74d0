"""Databases beside the tests' own, upgraded by `manage.py migrate` as an installation is."""

import hashlib
import lzma
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

HERE = Path(__file__).parent
APPS = ("core", "partnerships", "plans", "crime_data", "actions", "performance", "cycle", "reports")
ROOMS = tuple(f"{name}_" for name in APPS)
RELEASED = HERE / "released.txt"  # every migration of a release, as sha256sum writes them


def dump_of(version: str, vendor: str) -> Path:
    """Where the dump of a release lies: an SQLite file, or what pg_dump writes, packed."""
    return HERE / f"{version}.{'sqlite3' if vendor == 'sqlite' else 'sql'}.xz"


def migration_sums() -> dict[str, str]:
    """Each migration of the portal with the SHA-256 of its file."""
    files = sorted(settings.BASE_DIR.glob("*/migrations/[0-9]*.py"))
    return {str(file.relative_to(settings.BASE_DIR)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@contextmanager
def empty_database(vendor: str, folder: Path, name: str) -> Iterator[str]:
    """The address of a new database that is removed afterwards; on the tests' own server for PostgreSQL."""
    if vendor == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    name = f"{connection.settings_dict['NAME']}_{name}"
    _on_server(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        _on_server(f"DROP DATABASE {name}")


@contextmanager
def connected(address: str) -> Iterator[BaseDatabaseWrapper]:
    database = ConnectionHandler({"default": environ.Env().db_url_config(address)})["default"]
    try:
        yield database
    finally:
        database.close()


def restore(dump: Path, address: str) -> None:
    """Put a dump back into the empty database at `address`."""
    content = lzma.decompress(dump.read_bytes())
    if address.startswith("sqlite"):
        Path(urlsplit(address).path).write_bytes(content)
        return
    subprocess.run(
        ["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", address],
        input=content,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def migrate(address: str) -> subprocess.CompletedProcess[str]:
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
                Counter(_described(one) for one in look.get_constraints(cursor, table).values()),
            )
            for table in look.table_names(cursor)
            if table.startswith(ROOMS)
        }


def _described(constraint: dict[str, Any]) -> str:
    columns = sorted(constraint["columns"]) if constraint["primary_key"] else constraint["columns"]
    return str(sorted((constraint | {"columns": columns}).items()))


def _on_server(statement: str) -> None:
    database: Any = connection
    with database._nodb_cursor() as cursor:
        cursor.execute(statement)
