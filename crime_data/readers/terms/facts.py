"""The reference facts that the project carries (`fixtures/reference`): how crime figures are named and grouped."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from core.periods.period import Period
from crime_data.readers.tables.dates import parse_month
from crime_data.readers.terms.offences import Classification, Offence, OffenceClass, OffenceGroup
from crime_data.readers.terms.place_names import NameFacts, plain

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "reference"


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An authority formed, merged, renamed or recoded: its first day, and the codes of what it succeeds."""

    starts: date
    kind: str
    code: str
    name: str
    succeeds: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class CrimeType:
    """A crime type of data.police.uk, the months in which it was in use, and whether it is recorded crime."""

    name: str
    first: Period
    last: Period | None
    is_recorded_crime: bool

    def used_in(self, month: Period) -> bool:
        """Whether the type was in use in `month`."""
        return self.first <= month and (self.last is None or month <= self.last)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=1)
def name_facts() -> NameFacts:
    """Other names of areas, and districts that are now part of one."""
    return NameFacts(
        aliases=tuple((row["name"], row["other_name"]) for row in _rows("csp_aliases.csv")),
        parts=tuple((row["name"], row["part_of"]) for row in _rows("former_districts.csv")),
    )


@lru_cache(maxsize=1)
def force_facts() -> NameFacts:
    """Other names of police forces."""
    return NameFacts(aliases=tuple((row["name"], row["other_name"]) for row in _rows("force_aliases.csv")))


@lru_cache(maxsize=1)
def area_changes() -> tuple[AreaChange, ...]:
    """Reorganisations since the 2017 lookup, oldest first."""
    return tuple(
        AreaChange(
            date.fromisoformat(row["starts"]),
            row["kind"],
            row["code"],
            row["name"],
            tuple(row["succeeds"].split()),
            row["change"],
        )
        for row in _rows("area_changes.csv")
    )


@lru_cache(maxsize=1)
def special_places() -> dict[str, str]:
    """Places that are counted apart from every partnership: why, by plain name."""
    return {plain(row["name"]): row["why"] for row in _rows("special_places.csv")}


@lru_cache(maxsize=1)
def crime_types() -> dict[str, CrimeType]:
    """The crime types of data.police.uk by plain name."""
    return {
        plain(row["crime_type"]): CrimeType(
            row["crime_type"],
            parse_month(row["first_month"]),
            parse_month(row["last_month"]) if row["last_month"] else None,
            row["recorded_crime"] == "yes",
        )
        for row in _rows("police_uk_crime_types.csv")
    }


@lru_cache(maxsize=1)
def classification() -> Classification:
    """The Home Office's offence groups, subgroups and codes."""
    groups = [
        OffenceGroup(row["group"], OffenceClass(row["class"]), _split(row["other_names"]))
        for row in _rows("offence_groups.csv")
    ]
    offences = [
        Offence(row["code"], row["description"], row["subgroup"], row["group"]) for row in _rows("offences.csv")
    ]
    return Classification(groups, offences)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())
