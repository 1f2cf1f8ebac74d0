"""How many people and households areas have: what rates are worked out on.

An estimate is told apart by area, year and vintage, as each year's publication revises the earlier ones. The tables do
not say their vintage in a form that can be relied on, so it is given by whoever reads them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from performance.readers.cells import BadCell, parse_count, tidy
from performance.readers.headers import Layout, heading_key
from performance.readers.layouts import HOUSEHOLDS, POPULATION, FileKind
from performance.readers.limits import UPLOAD, Limits
from performance.readers.reference import geography_year, official_code
from performance.readers.report import Reading, ReadReport
from performance.readers.small_tables import TableRow, read_table

# A table with a column a year: `2011`, `mid-2011`, `population_2011`.
_YEAR_COLUMN = re.compile(r"(?:mid|population|persons|pop|year)*((?:19|20)\d\d)")
_WIDE = Layout(
    {
        "code": POPULATION.headings["code"],
        "name": POPULATION.headings["name"],
        "a_year": ("20*", "mid20*", "population20*", "pop20*", "19*", "mid19*", "population19*", "pop19*"),
    },
    ("code", "a_year"),
)
_YEAR = re.compile(r"\D*((?:19|20)\d\d)\D*")


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """People in an area at the middle of a year; None where the table has `mark` instead of a figure."""

    area_code: str
    name: str
    year: int
    persons: int | None
    geography_year: int | None
    vintage: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """Households in an area in a year (that of the census, or of the estimate)."""

    area_code: str
    name: str
    year: int
    households: int | None
    geography_year: int | None
    vintage: str
    mark: str = ""


def read_population(
    path: Path, *, vintage: str, year: int | None = None, name: str = "", limits: Limits = UPLOAD
) -> Reading[PopulationRow]:
    """Read mid-year estimates: a row an area and year, a column a year, or one year's table (give its `year`).

    `vintage` names the publication that the estimates are of. Raises `WrongFile` and `RefusedFile`, also later.
    """
    report = ReadReport(kind=FileKind.POPULATION, name=name or path.name)
    return read_table(
        path, [POPULATION, _WIDE], lambda row: _population(row, vintage, year, report), report=report, limits=limits
    )


def read_households(
    path: Path, *, vintage: str, year: int | None = None, name: str = "", limits: Limits = UPLOAD
) -> Reading[HouseholdRow]:
    """Read households by area. The year is in the column's heading (`households_census2021`) or given."""
    report = ReadReport(kind=FileKind.HOUSEHOLDS, name=name or path.name)
    return read_table(
        path, [HOUSEHOLDS], lambda row: _households(row, vintage, year, report), report=report, limits=limits
    )


def _population(row: TableRow, vintage: str, year: int | None, report: ReadReport) -> Iterator[PopulationRow]:
    code, name = official_code(row["code"]), tidy(row["name"])
    geography = geography_year(row.header[row.columns["code"]])
    for its_year, text in _figures(row, year):
        persons, mark = _people(text, report)
        yield PopulationRow(code, name, its_year, persons, geography, vintage, mark)


def _figures(row: TableRow, year: int | None) -> Iterator[tuple[int, str]]:
    """The years and figures of a row, in whichever of the three forms the table has."""
    if "persons" in row.columns:
        yield _year_of(row, year), row["persons"]
        return
    for at, its_year in year_columns(row.header).items():
        yield its_year, row.cell(at)


def _year_of(row: TableRow, year: int | None) -> int:
    if "year" in row.columns:
        found = _YEAR.fullmatch(row["year"])
        if found is None:
            raise BadCell(f"“{tidy(row['year'])[:40]}” is not a year.")
        return int(found[1])
    if year is None:
        raise BadCell("The table does not say its year: give it when reading.")
    return year


def year_columns(header: Sequence[str]) -> dict[int, int]:
    """The columns headed by a year, and the years."""
    found: dict[int, int] = {}
    for at, cell in enumerate(header):
        match = _YEAR_COLUMN.fullmatch(heading_key(cell))
        if match is not None:
            found[at] = int(match[1])
    return found


def _households(row: TableRow, vintage: str, year: int | None, report: ReadReport) -> Iterator[HouseholdRow]:
    headed = _YEAR.search(row.header[row.columns["households"]])
    its_year = int(headed[1]) if headed is not None else year
    if its_year is None:
        raise BadCell("The table does not say its year: give it when reading.")
    households, mark = _people(row["households"], report)
    geography = geography_year(row.header[row.columns["code"]])
    yield HouseholdRow(official_code(row["code"]), tidy(row["name"]), its_year, households, geography, vintage, mark)


def _people(text: str, report: ReadReport) -> tuple[int | None, str]:
    number = parse_count(text)
    if number is None:
        report.missing[tidy(text)] += 1
        return None, tidy(text)
    if number < 0:
        raise BadCell(f"{number:,} cannot be a number of people or households.")
    return number, ""
