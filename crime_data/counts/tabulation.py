"""From a reader's records to a `CountTable`: which place and category each count belongs to."""

from collections.abc import Callable, Sequence

import numpy as np

from crime_data.counts.categories import code
from crime_data.counts.count_table import CountTable
from crime_data.readers.home_office.table import HomeOfficeRow
from crime_data.readers.home_office.terms import PlaceKind, TablePlace
from crime_data.readers.met.by_column import MetCount
from crime_data.readers.tables.report import FileReading
from crime_data.readers.terms.place_names import plain

# Told as it goes: how far the reading is, 0 to 1. It may raise, to stop it.
Progress = Callable[[float], None]
UNASSIGNED, SPECIAL = "unassigned:", "special:"


def place_name(place: TablePlace) -> str:
    """What a Home Office place is stored under: its area's code, or its name where it is none."""
    if place.kind is PlaceKind.CSP:
        return place.code
    prefix = UNASSIGNED if place.kind is PlaceKind.UNASSIGNED else SPECIAL
    return f"{prefix}{plain(place.name)}"[:120]


def tabulate_home_office(
    reading: FileReading[HomeOfficeRow], *, only: str | None = None, progress: Progress = lambda share: None
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


class _PlaceNumbers(dict[TablePlace, int]):
    """A place's number in the table, looked up once for each; -1 where it is left out."""

    def __init__(self, table: CountTable, only: str | None) -> None:
        super().__init__()
        self._table, self._only = table, only

    def __missing__(self, place: TablePlace) -> int:
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


def tabulate_met(
    reading: FileReading[MetCount], *, only: str | None = None, progress: Progress = lambda share: None
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
