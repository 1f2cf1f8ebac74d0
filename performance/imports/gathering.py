"""From a reader's records to a `CountTable`: which place and category each count belongs to."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from performance.imports.categories import code
from performance.imports.tables import CountTable
from performance.readers.home_office import HomeOfficeRow
from performance.readers.home_office_report import Place, PlaceKind
from performance.readers.met import MetCount
from performance.readers.names import NameResolver, plain
from performance.readers.police_uk import StreetCount
from performance.readers.report import Reading
from performance.readers.street_report import StreetReport

# Told as it goes: how far the reading is, 0 to 1. It may raise, to stop it.
Progress = Callable[[float], None]
UNASSIGNED, SPECIAL = "unassigned:", "special:"


def place_name(place: Place) -> str:
    """What a Home Office place is stored under: its area's code, or its name where it is none."""
    if place.kind is PlaceKind.CSP:
        return place.code
    prefix = UNASSIGNED if place.kind is PlaceKind.UNASSIGNED else SPECIAL
    return f"{prefix}{plain(place.name)}"[:120]


def gather_home_office(
    reading: Reading[HomeOfficeRow], *, only: str | None = None, progress: Progress = lambda share: None
) -> CountTable:
    """The table's counts; with `only` those of one area, and of what no partnership was given."""
    table = CountTable()
    numbers = _PlaceNumbers(table, only)
    for chunk in reading.chunks:
        quarters, places, codes, counts, _ = zip(*chunk, strict=True)
        where = np.array([numbers[place] for place in places])
        what = np.array([table.categories[name] for name in codes])
        _add_by_period(table, quarters, where, what, *_filled(counts))
        progress(reading.report.progress)
    _prefix(table)
    return table


class _PlaceNumbers(dict[Place, int]):
    """A place's number in the table, looked up once for each; -1 where it is left out."""

    def __init__(self, table: CountTable, only: str | None) -> None:
        super().__init__()
        self._table, self._only = table, only

    def __missing__(self, place: Place) -> int:
        name = place_name(place)
        is_wanted = self._only in (None, name) or place.kind is PlaceKind.UNASSIGNED
        self[place] = found = self._table.places[name] if is_wanted else -1
        return found


def _filled(counts: Sequence[int | None]) -> tuple[np.ndarray, np.ndarray]:
    """The counts with nothing for those that are missing, and which these are."""
    missing = np.array([count is None for count in counts]) if None in counts else np.zeros(len(counts), bool)
    return np.array([count or 0 for count in counts] if missing.any() else counts, dtype=np.int64), missing


def _add_by_period(
    table: CountTable,
    periods: tuple[str, ...],
    places: np.ndarray,
    categories: np.ndarray,
    values: np.ndarray,
    missing: np.ndarray,
) -> None:
    names = set(periods)
    spelled = np.array(periods) if len(names) > 1 else None
    for period in names:
        chosen = places >= 0 if spelled is None else (spelled == period) & (places >= 0)
        if chosen.any():
            table.add(period, places[chosen], categories[chosen], values[chosen], missing[chosen])


def _prefix(table: CountTable) -> None:
    """Codes become categories once a file, not once a row."""
    for name, number in list(table.categories.items()):
        del table.categories[name]
        table.categories[code(str(name))] = number


@dataclass
class Located:
    """Street-level counts by area, and what of them lies elsewhere: rows by district's name."""

    table: CountTable = field(default_factory=CountTable)
    elsewhere: Counter[str] = field(default_factory=Counter)
    unplaced: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class SmallAreaLookup:
    """Where small areas lie: by their code where that is known, else by the district's name that the site gives."""

    area_of: Mapping[str, str]
    resolver: NameResolver

    def find(self, code: str, district: str) -> str | None:
        """The partnership area's code; None where it is not known."""
        found = self.area_of.get(code)
        if found is None and district:
            match = self.resolver.find(district)
            found = match.code if match else None
        return found


def gather_street(
    reading: Reading[StreetCount], lookup: SmallAreaLookup, *, own: str | None, progress: Progress = lambda share: None
) -> Located:
    """Street-level counts by area, month and type. With `own` those of one area, and of its small areas too; without,
    those of every area, and of no small area."""
    located = Located()
    report = cast(StreetReport, reading.report)
    found: dict[str, tuple[int, ...]] = {}
    for chunk in reading.chunks:
        for small_area, month, crime_type, rows in chunk:
            places = found.get(small_area)
            if places is None:
                places = found[small_area] = _places(located, lookup, small_area, report, own)
            if not places:
                name = report.small_areas.get(small_area, "")
                (located.elsewhere if lookup.find(small_area, name) else located.unplaced)[name] += rows
                continue
            kind = located.table.categories[f"type:{crime_type}"]
            located.table.add(month, places, [kind] * len(places), np.full(len(places), rows), False)
        progress(report.progress)
    return located


def _places(
    located: Located, lookup: SmallAreaLookup, small_area: str, report: StreetReport, own: str | None
) -> tuple[int, ...]:
    area = lookup.find(small_area, report.small_areas.get(small_area, ""))
    if area is None or (own is not None and area != own):
        return ()
    names = (area,) if own is None else (area, small_area)
    return tuple(located.table.places[name] for name in names)


def gather_met(
    reading: Reading[MetCount], *, only: str | None = None, progress: Progress = lambda share: None
) -> CountTable:
    """The boroughs' counts by category of the table's own scheme; with `only` those of one borough."""
    table = CountTable()
    for chunk in reading.chunks:
        for row in chunk:
            place = row.area_code or f"{SPECIAL}{plain(row.place)}"
            if only is not None and place != only:
                continue
            where = [table.places[place]]
            what = [table.categories[f"{row.scheme.value}:{row.major}/{row.minor}"]]
            table.add(row.month, where, what, np.array([row.count or 0]), row.count is None)
        progress(reading.report.progress)
    return table
