"""The generator of national files, and what reading costs."""

import csv
import subprocess
import sys
import tracemalloc
from collections import Counter
from pathlib import Path

from django.conf import settings

from crime_data.readers.files.limits import COMMAND
from crime_data.readers.home_office.table import read_home_office
from crime_data.readers.terms import facts
from crime_data.readers.terms.place_names import NameResolver
from tests.generators.home_office import CODES, HEADER, places, rows, write


def reading(path: Path):
    areas = NameResolver([(place.code, place.name) for place in places() if place.code])
    return read_home_office(
        path,
        resolver=areas,
        classification=facts.classification(),
        special=facts.special_places(),
        limits=COMMAND,
    )


def test_a_generated_year_has_the_form_and_size_of_the_real_table():
    year = Counter(row[3] for row in rows(1, csps=3, codes=2))
    assert len(places()) == 357
    assert CODES == 130
    assert set(year.values()) == {8}
    assert sum(1 for place in places() if place.name.startswith("Unassigned ")) == 42


def test_a_generated_file_is_the_same_every_time_and_a_next_release_differs_a_little():
    first, again, later = (list(rows(1, csps=60, codes=20, changed=share)) for share in (0, 0, 0.01))
    assert first == again
    changed = sum(one != other for one, other in zip(first, later, strict=True))
    assert 0.005 < changed / len(first) < 0.02


def test_a_generated_file_is_read_without_a_refusal(tmp_path):
    path = tmp_path / "a.csv"
    written = write(path, 1, csps=20, codes=30)
    table = reading(path)
    assert sum(len(chunk) for chunk in table.chunks) == written == (20 + 43) * 30 * 4
    assert table.report.refused.total == 0
    assert len(table.report.quarters) == 4
    assert sum(1 for place in table.report.places if place.kind == "unassigned") == 42


def test_the_generator_runs_as_a_command(tmp_path):
    path = tmp_path / "out.csv"
    command = [
        sys.executable,
        "-m",
        "tests.generators.home_office",
        "--years",
        "1",
        "--csps",
        "1",
        "--codes",
        "1",
        str(path),
    ]
    subprocess.run(command, check=True, cwd=settings.BASE_DIR)
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert tuple(lines[0]) == HEADER
    assert len(lines) == 1 + 44 * 4


def test_memory_does_not_grow_with_the_file(tmp_path):
    def peak(years: int) -> int:
        path = tmp_path / f"{years}.csv"
        write(path, years, csps=40, codes=10)
        table = reading(path)
        tracemalloc.start()
        try:
            for _ in table.chunks:
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # what is loaded once is not counted
    small, large = peak(3), peak(12)
    a_map_of_a_quarter = 1024 * 512
    assert large - small < 9 * 4 * a_map_of_a_quarter + 2_000_000
