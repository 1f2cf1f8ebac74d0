"""Reference data of the installation: areas and how they lie in each other, small areas, people and households."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from core import audit, writes
from crime_data.models import HeadKind, Population
from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.reference.lookups import (
    AreaRow,
    SmallAreaRow,
    authority_codes,
    read_areas,
    read_authorities,
    read_small_areas,
)
from crime_data.readers.reference.population import read_households, read_population
from crime_data.readers.tables.layouts import FileKind
from crime_data.readers.tables.report import ReadReport
from partnerships.models import Area, AreaKind, AreaLink, AreaLinkKind, User

_BATCH = 5_000


@dataclass
class ReferenceOutcome:
    """What a reference file did: rows read, records new, changed and as they were; rows refused; remarks."""

    kind: str
    rows_read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    refused_rows: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def tell(self, report: ReadReport) -> None:
        self.rows_read, self.refused = report.rows_read, report.refused.total
        self.refused_rows, self.warnings = report.refused.as_list(), [*report.warnings, *self.warnings]


@transaction.atomic
def import_areas(path: Path, *, by: User | None, limits: Limits = UPLOAD) -> ReferenceOutcome:
    """Districts, partnerships' areas and police areas, and which lie in which. Areas that are gone stay."""
    reading = read_areas(path, limits=limits)
    rows = list(reading.rows())
    taken = ReferenceOutcome(FileKind.AREAS.value)
    named = {
        **{row.police_code: (row.police_name, AreaKind.POLICE_AREA) for row in rows},
        **{row.csp_code: (row.csp_name, AreaKind.CSP) for row in rows},
        **{row.district_code: (row.district_name, AreaKind.DISTRICT) for row in rows},
    }
    _save_areas(named, taken)
    source = f"{path.name}, geography of {rows[0].geography_year}" if rows else path.name
    _link(_area_links(rows), source, taken)
    taken.tell(reading.report)
    _record(by, taken, path)
    return taken


def _area_links(rows: Iterable[AreaRow]) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for row in rows:
        for pair in (
            (row.district_code, row.csp_code),
            (row.district_code, row.police_code),
            (row.csp_code, row.police_code),
        ):
            if pair[0] != pair[1]:
                found[pair] = None
    return list(found)


@transaction.atomic
def import_small_areas(
    path: Path, *, by: User | None, authorities: Path | None = None, limits: Limits = UPLOAD
) -> ReferenceOutcome:
    """Small areas and the districts that they lie in. `authorities` is the list that explains short codes."""
    codes = authority_codes(read_authorities(authorities, limits=limits).rows()) if authorities else None
    reading = read_small_areas(path, authorities=codes, limits=limits)
    rows = list(reading.rows())
    taken = ReferenceOutcome(FileKind.SMALL_AREAS.value)
    districts = set(Area.objects.filter(kind=AreaKind.DISTRICT).values_list("code", flat=True))
    _save_areas({row.code: (row.code, AreaKind.SMALL_AREA) for row in rows}, taken)
    pairs, lost = [], 0
    for row in rows:
        district = _district(row, districts)
        if district is None:
            lost += 1
        else:
            pairs.append((row.code, district))
    if lost:
        taken.warnings.append(
            f"Small areas whose district is not known here: {lost:,}. Import the areas first, then these again."
        )
    _link(pairs, path.name, taken)
    taken.tell(reading.report)
    _record(by, taken, path)
    return taken


def _district(row: SmallAreaRow, known: set[str]) -> str | None:
    return next((code for code in row.districts if code in known), None)


def import_population(
    path: Path, *, by: User | None, vintage: str, year: int | None = None, limits: Limits = UPLOAD
) -> ReferenceOutcome:
    """Mid-year estimates of people by area and year, under the vintage of their publication."""
    reading = read_population(path, vintage=vintage, year=year, limits=limits)
    return _take_heads(
        HeadKind.PERSONS,
        reading.report,
        lambda: {(row.area_code, row.year): row.persons for row in reading.rows() if row.persons is not None},
        by=by,
        vintage=vintage,
        path=path,
    )


def import_households(
    path: Path, *, by: User | None, vintage: str, year: int | None = None, limits: Limits = UPLOAD
) -> ReferenceOutcome:
    """Households by area and year, under the vintage of their publication."""
    reading = read_households(path, vintage=vintage, year=year, limits=limits)
    return _take_heads(
        HeadKind.HOUSEHOLDS,
        reading.report,
        lambda: {(row.area_code, row.year): row.households for row in reading.rows() if row.households is not None},
        by=by,
        vintage=vintage,
        path=path,
    )


@transaction.atomic
def record_heads(
    *, by: User | None, area: Area, kind: HeadKind, year: int, vintage: str, number: int, reason: str = ""
) -> Population:
    """Enter how many people or households an area had in a year, in an edition that it has no number of yet."""
    return writes.create(
        Population, by=by, area_code=area.code, kind=kind.value, year=year, vintage=vintage, number=number,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def _take_heads(
    kind: HeadKind,
    report: ReadReport,
    read: Callable[[], Mapping[tuple[str, int], int]],
    *,
    by: User | None,
    vintage: str,
    path: Path,
) -> ReferenceOutcome:
    given = read()
    taken = ReferenceOutcome(kind.value)
    stood = {(row.area_code, row.year): row for row in Population.objects.filter(kind=kind, vintage=vintage).iterator()}
    new = [
        Population(area_code=area, kind=kind, year=year, vintage=vintage, number=number)
        for (area, year), number in given.items()
        if (area, year) not in stood
    ]
    changed = []
    for key, number in given.items():
        row = stood.get(key)
        if row is not None and row.number != number:
            row.number = number
            changed.append(row)
    Population.objects.bulk_create(new, batch_size=_BATCH)
    Population.objects.bulk_update(changed, ["number"], batch_size=_BATCH)
    taken.new, taken.changed = len(new), len(changed)
    taken.unchanged = len(given) - len(new) - len(changed)
    taken.tell(report)
    _record(by, taken, path)
    return taken


def _save_areas(named: Mapping[str, tuple[str, str]], taken: ReferenceOutcome) -> None:
    """Make the areas that there are not, and give those that are renamed their new name."""
    stood = (
        Area.objects.in_bulk(list(named), field_name="code")
        if len(named) < _BATCH
        else {area.code: area for area in Area.objects.all() if area.code in named}
    )
    new = [Area(code=code, name=name, kind=kind) for code, (name, kind) in named.items() if code not in stood]
    renamed = []
    for code, area in stood.items():
        name = named[code][0]
        if area.name != name and area.kind != AreaKind.SMALL_AREA:
            taken.warnings.append(f"{code} is now called {name}; it was {area.name}.")
            area.name, area.version = name, area.version + 1
            renamed.append(area)
    Area.objects.bulk_create(new, batch_size=_BATCH)
    Area.objects.bulk_update(renamed, ["name", "version"], batch_size=_BATCH)
    taken.new += len(new)
    taken.changed += len(renamed)
    taken.unchanged += len(stood) - len(renamed)


def _link(pairs: list[tuple[str, str]], source: str, taken: ReferenceOutcome) -> None:
    """Say which area lies in which; a pair that is known stays as it is."""
    kinds = {AreaLinkKind.PART_OF}
    stood = set(
        AreaLink.objects.filter(kind__in=kinds).values_list("child__code", "parent__code").iterator(chunk_size=_BATCH)
    )
    lacking = [pair for pair in pairs if pair not in stood]
    keys = dict(Area.objects.values_list("code", "pk"))
    AreaLink.objects.bulk_create(
        [
            AreaLink(child_id=keys[child], parent_id=keys[parent], kind=AreaLinkKind.PART_OF, source=source[:200])
            for child, parent in lacking
        ],
        batch_size=_BATCH,
    )


def _record(by: User | None, taken: ReferenceOutcome, path: Path) -> None:
    """One entry for the whole file, on the first of the records that it is about."""
    if not (taken.new or taken.changed):
        return
    subject = Area.objects.order_by("pk").first() or Population.objects.order_by("pk").first()
    if subject is not None:
        after = {"file": path.name, "new": taken.new, "changed": taken.changed, "refused": taken.refused}
        audit.record(by=by, action=f"imported {taken.kind}", obj=subject, after=after)
