"""A file of national size in the form of the Home Office's table, for tests and benchmarks.

    python -m tests.generators.home_office --years 20 out.csv

A year has 314 partnerships and 43 other places x 130 offence codes x 4 quarters = 185,640 rows, with zeros, a few
negative counts and a few missing ones. The figures are invented, and the same for the same seed. `--changed 0.01`
makes the next release of the same file: one figure in a hundred differs.
"""

import argparse
import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crime_data.readers.terms.facts import classification
from crime_data.readers.terms.offences import Offence

HEADER = (
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
)  # fmt: skip
CSPS, FORCES, CODES = 314, 42, 130


@dataclass(frozen=True, slots=True)
class GeneratedPlace:
    """A place of the file; `code` is empty for one that is no partnership."""

    code: str
    name: str
    force: str
    size: float


def places(csps: int = CSPS) -> list[GeneratedPlace]:
    """The partnerships, with codes in a range that is not in use, and the places that are none."""
    rolls = random.Random("places")
    forces = [f"Force {number:02d}" for number in range(1, FORCES + 1)]
    found = [
        GeneratedPlace(
            f"E229{number:05d}", f"Partnership {number:03d}", forces[number % FORCES], rolls.lognormvariate(0, 0.7)
        )
        for number in range(1, csps + 1)
    ]
    found += [GeneratedPlace("", f"Unassigned {force}", force, 0.02) for force in forces]
    return [*found, GeneratedPlace("", "Manchester Airport", forces[0], 0.05)]


def offences(count: int = CODES) -> list[Offence]:
    """The codes of the file: real ones, as their grouping matters."""
    return list(classification().offences.values())[:count]


def rows(
    years: int, *, first_year: int = 2005, csps: int = CSPS, codes: int = CODES, changed: float = 0.0, seed: str = "one"
) -> Iterator[tuple[str, ...]]:
    """The rows without the header, year by year."""
    rolls, changes = random.Random(seed), random.Random(f"{seed} changed")
    weights = {offence.code: rolls.lognormvariate(1.5, 1.6) for offence in offences(codes)}
    for year in range(first_year, first_year + years):
        for quarter in "1234":
            for place in places(csps):
                for offence in offences(codes):
                    count = _count(rolls, weights[offence.code] * place.size)
                    if changes.random() < changed:
                        count = str(int(count) + 1) if count.isdecimal() else "1"
                    yield (
                        f"{year}/{(year + 1) % 100:02d}", quarter, place.force, place.name, offence.description,
                        offence.group, offence.subgroup, offence.code, count,
                    )  # fmt: skip


def _count(rolls: random.Random, mean: float) -> str:
    roll = rolls.random()
    if roll < 0.0001:
        return "-1"
    if roll > 0.9999:
        return ".."
    return str(max(0, round(mean + rolls.gauss(0, mean**0.5))))


def write(path: Path, years: int, **settings: object) -> int:
    """Write the file, as `rows` makes it; returns how many rows it has besides the header."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in rows(years, **settings):  # type: ignore[arg-type]
            writer.writerow(row)
            written += 1
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description="Write an invented national table of recorded crime.")
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--first-year", type=int, default=2005)
    parser.add_argument("--csps", type=int, default=CSPS)
    parser.add_argument("--codes", type=int, default=CODES)
    parser.add_argument("--changed", type=float, default=0.0, help="share of the figures that differ, from 0 to 1")
    parser.add_argument("--seed", default="one")
    parser.add_argument("path", type=Path)
    wanted = vars(parser.parse_args())
    write(wanted.pop("path"), wanted.pop("years"), **wanted)


if __name__ == "__main__":
    main()
