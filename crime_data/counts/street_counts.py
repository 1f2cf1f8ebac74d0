"""From street-level counts of small areas to those of partnerships' areas: where each lies, and whose patch that is."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from crime_data.counts.count_table import CountTable
from crime_data.counts.tabulation import Progress
from crime_data.readers.police_uk.street import StreetCount
from crime_data.readers.police_uk.terms import StreetReport
from crime_data.readers.tables.report import FileReading
from crime_data.readers.terms.place_names import NameResolver, plain


@dataclass
class LocatedCounts:
    """Street-level counts by area, and what of them is not counted: rows of other areas and of none that is known, by
    district's name; rows that another force reported from an area, by force."""

    table: CountTable = field(default_factory=CountTable)
    elsewhere: Counter[str] = field(default_factory=Counter)
    unplaced: Counter[str] = field(default_factory=Counter)
    strays: Counter[str] = field(default_factory=Counter)


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


@dataclass(frozen=True)
class Patches:
    """Which force's file holds an area's crime: that of the police area that it lies in (`police_areas`, by area).

    A neighbour's file has a handful of rows from across the border. Taken for the area's own month, they would stand in
    place of its hundreds. `apart` are forces without a patch (plain names).
    """

    police_areas: Mapping[str, Set[str]]
    forces: NameResolver
    apart: Set[str] = frozenset()

    def is_strange(self, area: str, force: str) -> bool:
        """Whether the force is known to be another than the area's own. Where it is not known, it is taken for it."""
        if plain(force) in self.apart:
            return True
        own, match = self.police_areas.get(area), self.forces.find(force)
        return bool(own) and match is not None and match.code not in (own or ())


def count_street_rows(
    reading: FileReading[StreetCount],
    lookup: SmallAreaLookup,
    patches: Patches,
    *,
    own: str | None,
    progress: Progress = lambda share: None,
) -> LocatedCounts:
    """Street-level counts by area, month and type, as each area's own force reported them. With `own` those of one
    area, and of its small areas too; without, those of every area, and of no small area."""
    report = cast(StreetReport, reading.report)
    located = LocatedCounts()
    sorting = _Sorting(located, lookup, patches, report, own)
    for chunk in reading.chunks:
        for small_area, month, crime_type, force, rows in chunk:
            places, counter, name = sorting[small_area, force]
            if counter is not None:
                counter[name] += rows
                continue
            kind = located.table.categories[f"type:{crime_type}"]
            located.table.add(month, places, [kind] * len(places), np.full(len(places), rows), False)
        progress(report.progress)
    return located


class _Sorting(dict[tuple[str, str], tuple[tuple[int, ...], Counter[str] | None, str]]):
    """(small area, force) -> the places of the table that its rows count in; or what counts them apart, and as what."""

    def __init__(
        self, located: LocatedCounts, lookup: SmallAreaLookup, patches: Patches, report: StreetReport, own: str | None
    ) -> None:
        super().__init__()
        self._located, self._lookup, self._patches, self._report, self._own = located, lookup, patches, report, own

    def __missing__(self, key: tuple[str, str]) -> tuple[tuple[int, ...], Counter[str] | None, str]:
        self[key] = found = self._sorted(*key)
        return found

    def _sorted(self, small_area: str, force: str) -> tuple[tuple[int, ...], Counter[str] | None, str]:
        name = self._report.small_areas.get(small_area, "")
        area = self._lookup.find(small_area, name)
        if area is None:
            return (), self._located.unplaced, name
        if self._own is not None and area != self._own:
            return (), self._located.elsewhere, name
        if self._patches.is_strange(area, force):
            return (), self._located.strays, force
        names = (area,) if self._own is None else (area, small_area)
        return tuple(self._located.table.places[name] for name in names), None, ""
