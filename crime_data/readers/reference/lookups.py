"""Lookups of areas, as the Office for National Statistics publishes them, with the year of their geography."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.tables.cells import SMALL_AREA_CODE, BadCell, tidy
from crime_data.readers.tables.headers import heading_key
from crime_data.readers.tables.layouts import AREAS, AUTHORITY_CODES, SMALL_AREAS, FileKind
from crime_data.readers.tables.report import FileReading, ReadReport
from crime_data.readers.tables.small_tables import TableRow, read_table

_EDITION = re.compile(r"lsoa\d\dcd")
GSS_CODE = re.compile(r"[EWSNKJ]\d{8}")


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A district with its partnership's and its police area, in the geography of a year (2017 for `LAD17CD`)."""

    district_code: str
    district_name: str
    csp_code: str
    csp_name: str
    police_code: str
    police_name: str
    geography_year: int | None


@dataclass(frozen=True, slots=True)
class SmallAreaRow:
    """A small area (LSOA) and the districts it may be in: one code, or those that one authority has had in turn.

    `authority` is the text in the file where that is not an official code, and `districts` is empty where no list of
    authorities explains it.
    """

    code: str
    districts: tuple[str, ...]
    authority: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An official code and the short code of the authority in the register of local authorities (`HAO`)."""

    gss_code: str
    authority: str


def read_areas(path: Path, *, name: str = "", limits: Limits = UPLOAD) -> FileReading[AreaRow]:
    """Read a lookup of districts, partnerships and police areas. Raises `WrongFile` and `RefusedFile`, also later."""
    report = ReadReport(kind=FileKind.AREAS, name=name or path.name)
    return read_table(path, [AREAS], _area, report=report, limits=limits)


def read_authorities(path: Path, *, name: str = "", limits: Limits = UPLOAD) -> FileReading[AuthorityRow]:
    """Read a list of official codes by authority. Raises `WrongFile` and `RefusedFile`, also later."""
    report = ReadReport(kind=FileKind.AUTHORITY_CODES, name=name or path.name)
    return read_table(path, [AUTHORITY_CODES], _authority, report=report, limits=limits)


def read_small_areas(
    path: Path,
    *,
    authorities: Mapping[str, tuple[str, ...]] | None = None,
    name: str = "",
    limits: Limits = UPLOAD,
) -> FileReading[SmallAreaRow]:
    """Read a lookup of small areas, also packed with gzip. `authorities` gives the official codes of each short code,
    where the file has those (`authority_codes`). Raises `WrongFile` and `RefusedFile`, also later."""
    report = ReadReport(kind=FileKind.SMALL_AREAS, name=name or path.name)
    known = authorities or {}
    return read_table(path, [SMALL_AREAS], lambda row: _small_area(row, known), report=report, limits=limits)


def authority_codes(rows: Iterator[AuthorityRow]) -> dict[str, tuple[str, ...]]:
    """The official codes of each authority, in the order of the file: some have had several."""
    codes: dict[str, tuple[str, ...]] = {}
    for row in rows:
        codes[row.authority] = (*codes.get(row.authority, ()), row.gss_code)
    return codes


def geography_year(heading: str) -> int | None:
    """The year in a heading: 2017 of `LAD17CD`, 2020 of `lad_code_2020geog`; None where it has none."""
    found = re.search(r"(?:19|20)\d\d", heading) or re.search(r"\d\d", heading)
    if found is None:
        return None
    return int(found[0]) if len(found[0]) == 4 else 2000 + int(found[0])


def official_code(text: str) -> str:
    """An official code of nine characters. Raises `BadCell` for anything else."""
    code = tidy(text).upper()
    if not GSS_CODE.fullmatch(code):
        raise BadCell(f"“{code[:40]}” is not an official area code such as E07000131.")
    return code


def _area(row: TableRow) -> Iterator[AreaRow]:
    yield AreaRow(
        official_code(row["district_code"]),
        _name(row["district_name"]),
        official_code(row["csp_code"]),
        _name(row["csp_name"]),
        official_code(row["police_code"]),
        _name(row["police_name"]),
        geography_year(row.header[row.columns["district_code"]]),
    )


def _authority(row: TableRow) -> Iterator[AuthorityRow]:
    yield AuthorityRow(official_code(row["gss"]), _name(row["authority"]))


def _small_area(row: TableRow, authorities: Mapping[str, tuple[str, ...]]) -> Iterator[SmallAreaRow]:
    code, district = tidy(row["code"]).upper(), tidy(row["district"])
    if not SMALL_AREA_CODE.fullmatch(code):
        raise BadCell(f"“{code[:40]}” is not the code of a small area such as E01025770.")
    if GSS_CODE.fullmatch(district.upper()):
        yield SmallAreaRow(code, (district.upper(),))
        yield from (SmallAreaRow(other, (district.upper(),)) for other in _of_other_editions(row, code))
    elif not district:
        raise BadCell(f"{code} has no district.")
    else:
        yield SmallAreaRow(code, authorities.get(district, ()), district)


def _of_other_editions(row: TableRow, code: str) -> Iterator[str]:
    """The row's codes of other editions: a table that leads from 2011's small areas to 2021's has both."""
    for at, heading in enumerate(row.header):
        other = row.cell(at).strip().upper()
        if _EDITION.fullmatch(heading_key(heading)) and other != code and SMALL_AREA_CODE.fullmatch(other):
            yield other


def _name(text: str) -> str:
    name = tidy(text)
    if not name:
        raise BadCell("The row lacks a name.")
    return name
