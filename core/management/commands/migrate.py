"""Django's `migrate`, one at a time, and never over a database of a release that cannot be carried over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

FROM_BEFORE = "0001_first_rooms"  # what every app's first migration was called before 0.2.0
TOO_OLD = (
    "This database is of version 0.1, which cannot be upgraded: keep a copy of it, and give DATABASE_URL a new, empty "
    "database (in a checkout that was only tried out: remove the folder var)."
)
_LOCK = 0x435350  # any number that nothing else in the database uses


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        with _alone(options["database"]):
            recorder = MigrationRecorder(connections[options["database"]])
            if any(name == FROM_BEFORE for _, name in recorder.applied_migrations()):
                raise CommandError(TOO_OLD)
            super().handle(*args, **options)


@contextmanager
def _alone(alias: str) -> Iterator[None]:
    """Let two nodes that start at once migrate one after the other. SQLite locks its file by itself."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
