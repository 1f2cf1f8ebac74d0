"""How long a million rows of the Home Office's table take to import, beside a bare load of the same file.

The floors are what nobody can do without: on PostgreSQL `COPY` of the file into a plain table of text columns, on
SQLite the `csv` module with one `executemany` into such a table. Both are timed in the same run as the import, which
validates, resolves names, rolls up and stores. The preview is not counted. Rounds alternate, as machines are noisy.
"""

import csv
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter

ROWS = 1_000_000
ROUNDS = 3
MOST = {"postgresql": 5.0, "sqlite": 5.0}
FLOOR = {"postgresql": "bare copy", "sqlite": "bare executemany"}
HERE = "benchmarks.import"


def main() -> int:
    """Run both databases, each in a process of its own; 1 where a ratio is past the most."""
    if sys.argv[1:2] == ["one"]:
        return _one(Path(sys.argv[2]), Path(sys.argv[3]))
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "first.csv", Path(folder) / "second.csv"
        _write(first, 0.0)
        _write(second, 0.01)
        worst = _run([], first, second, f"sqlite:///{folder}/bench.sqlite3")
        if shutil.which("pg_virtualenv"):
            inner = 'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$PGDATABASE" exec "$@"'
            wrap = [
                "pg_virtualenv",
                "-t",
                "-c",
                "--locale=C.UTF-8",
                "sh",
                "-c",
                f"export {inner}".replace(" exec", "; exec"),
                "sh",
            ]
            worst = max(worst, _run(wrap, first, second, ""))
        else:
            sys.stdout.write("postgresql import: not run, as there is no pg_virtualenv\n")
    return worst


def _run(wrap: list[str], first: Path, second: Path, address: str) -> int:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "csp_portal.settings.local"}
    if address:
        environment["DATABASE_URL"] = address
    command = [*wrap, sys.executable, "-m", HERE, "one", str(first), str(second)]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 our own program


def _write(path: Path, changed: float) -> None:
    from tests.generators.home_office import HEADER, rows

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(islice(rows(6, changed=changed), ROWS))


def _one(first: Path, second: Path) -> int:
    """Time one database: the floor and the import in turn, then a re-import with one figure in a hundred changed."""
    import django
    from django.conf import settings

    django.setup()
    settings.DEBUG = False  # which would keep every statement
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    vendor = connection.vendor
    _make_areas()
    floors, imports = [], [_timed(lambda: _import(first))]
    again = _timed(lambda: _import(second))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before the floor, which holds the whole file
    for _ in range(ROUNDS):
        floors.append(_timed(lambda: _bare(first)))
        _empty()
        imports.append(_timed(lambda: _import(first)))
    ratio = min(imports) / min(floors)
    sys.stdout.write(
        f"{vendor}: {ROWS:,} rows; floor {min(floors):.2f} s, import {min(imports):.2f} s, "
        f"re-import with 1% changed {again:.2f} s; at most {peak:,.0f} MB resident\n"
        f"{vendor} import: {ratio:.1f} times {FLOOR[vendor]}\n"
    )
    return int(ratio > MOST[vendor])


def _timed(act: Callable[[], None]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def _make_areas() -> None:
    from partnerships.models import Area, AreaKind
    from tests.generators.home_office import places

    Area.objects.bulk_create(
        [Area(code=place.code, name=place.name, kind=AreaKind.CSP) for place in places() if place.code]
    )


def _empty() -> None:
    from crime_data.models import Count, CountHistory, Release, Series

    for model in (Count, CountHistory, Series, Release):
        model.objects.all()._raw_delete(using="default")


def _import(path: Path) -> None:
    from crime_data.models import CountSource
    from crime_data.readers.files.limits import COMMAND
    from crime_data.releases.outcome import ImportRequest
    from crime_data.releases.services import import_files
    from performance.sign_off.models import signed_periods

    import_files(ImportRequest(CountSource.HOME_OFFICE, [path], limits=COMMAND), by=None, signed_off=signed_periods)


@contextmanager
def _plain_table() -> Iterator[str]:
    from django.db import connection

    columns = ", ".join(f"c{number} text" for number in range(9))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_plain ({columns})")
        try:
            yield "bench_plain"
        finally:
            cursor.execute("DROP TABLE bench_plain")


def _bare(path: Path) -> None:
    from django.db import connection, transaction

    with (
        _plain_table() as table,
        transaction.atomic(),
        path.open(encoding="utf-8", newline="") as file,
        connection.cursor() as cursor,
    ):
        if connection.vendor == "postgresql":
            cursor.copy_expert(f"COPY {table} FROM STDIN (FORMAT csv, HEADER)", file)
            return
        reader = csv.reader(file)
        next(reader)
        marks = ", ".join(["%s"] * 9)
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", list(reader))  # noqa: S608 our own table


if __name__ == "__main__":
    sys.exit(main())
