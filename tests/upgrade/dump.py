"""Writes what later versions are upgraded from; `./portal dump` runs it on both databases.

The database at DATABASE_URL is empty. It gets the demo, and a partnership with one record of everything that has an
address.
"""

import lzma
import os
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import django


def write_dump() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection, transaction

    from tests.places import make_place
    from tests.upgrade import databases

    call_command("migrate", verbosity=0)
    call_command("load_demo")
    with transaction.atomic():
        make_place("one-of-everything")
    version = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
    content = _of_postgres() if connection.vendor == "postgresql" else _of_sqlite(connection)
    dump = databases.dump_of(version, connection.vendor)
    dump.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
    sums = databases.migration_sums()
    databases.RELEASED.write_text("".join(f"{digest}  {path}\n" for path, digest in sums.items()))


def _of_postgres() -> bytes:
    command = ["pg_dump", "--no-owner", "--no-privileges", os.environ["DATABASE_URL"]]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def _of_sqlite(connection: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder, connection.cursor() as cursor:
        whole = Path(folder, "whole.sqlite3")
        cursor.execute("VACUUM INTO %s", [str(whole)])
        return whole.read_bytes()


if __name__ == "__main__":
    django.setup()
    write_dump()
