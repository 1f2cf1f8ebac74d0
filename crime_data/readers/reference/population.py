"""How many people and households areas have: what rates are worked out on.

An estimate is told apart by area, year and vintage, as each year's publication revises the earlier ones. The tables do
not say their vintage in a form that can be relied on, so it is given by whoever reads them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.reference.lookups import geography_year, official_code
from crime_data.readers.reference.sexes_and_ages import AreaTotal, PopulationLine, one_figure_each, sex_of_sheet
from crime_data.readers.tables.cells import BadCell, parse_count, tidy
from crime_data.readers.tables.headers import heading_key
from crime_data.readers.tables.layouts import HOUSEHOLDS, POPULATION, POPULATION_BY_YEAR, FileKind
from crime_data.readers.tables.report import FileReading, ReadReport
from crime_data.readers.tables.small_tables import TableRow, read_table

Row = TypeVar("Row")

# What a heading may hold besides its year, as in `Estimated Population mid-2011`.
_WORDS = "(?:estimates?|estimated|population|people|persons|all|ages|mid|year|pop)*"
_YEAR_COLUMN = re.compile(rf"{_WORDS}((?:19|20)\d\d){_WORDS}")
_YEAR = re.compile(r"\D*((?:19|20)\d\d)\D*")
# The sheet of median ages of the mid-year estimates is headed like the one of people.
_OTHER_SHEET = re.compile(r"mye ?6\b|median", re.IGNORECASE)


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
) -> FileReading[PopulationRow]:
    """Read mid-year estimates: a row an area and year, a column a year, or one year's table (give its `year`).

    `vintage` names the publication that the estimates are of. Raises `WrongFile` and `RefusedFile`, also later.
    """
    report = ReadReport(kind=FileKind.POPULATION, name=name or path.name)
    layouts = [POPULATION, POPULATION_BY_YEAR]
    lines = read_table(path, layouts, lambda row: _population(row, year, report), report=report, limits=limits)
    return _settled(
        lines,
        lambda head: PopulationRow(
            head.code, head.name, head.year, head.number, head.geography_year, vintage, head.mark
        ),
    )


def read_households(
    path: Path, *, vintage: str, year: int | None = None, name: str = "", limits: Limits = UPLOAD
) -> FileReading[HouseholdRow]:
    """Read households by area. The year is in the column's heading (`households_census2021`) or given."""
    report = ReadReport(kind=FileKind.HOUSEHOLDS, name=name or path.name)
    lines = read_table(path, [HOUSEHOLDS], lambda row: _households(row, year, report), report=report, limits=limits)
    return _settled(
        lines,
        lambda head: HouseholdRow(
            head.code, head.name, head.year, head.number, head.geography_year, vintage, head.mark
        ),
    )


def _settled(lines: FileReading[PopulationLine], made: Callable[[AreaTotal], Row]) -> FileReading[Row]:
    """The figures once all lines have been read: an area's may be in parts all over the table."""

    def chunks() -> Iterator[list[Row]]:
        yield [made(head) for head in one_figure_each(lines.rows(), lines.report)]

    return FileReading(lines.report, chunks())


def _population(row: TableRow, year: int | None, report: ReadReport) -> Iterator[PopulationLine]:
    if not _OTHER_SHEET.search(row.sheet):
        sex = row["sex"] if "sex" in row.columns else sex_of_sheet(row.sheet)
        yield from _line(row, _figures(row, year), report, sex=sex, age=row["age"])


def _line(
    row: TableRow, figures: Sequence[tuple[int, str]], report: ReadReport, *, sex: str = "", age: str = ""
) -> Iterator[PopulationLine]:
    """The row's figures; nothing of a row that holds a share in place of a number."""
    if "percent" in row["measure"].casefold():
        return
    read = [_people(text, report) for _, text in figures]
    yield PopulationLine(
        code=official_code(row["code"]),
        name=tidy(row["name"]),
        geography_year=geography_year(row.header[row.columns["code"]]),
        years=tuple(its_year for its_year, _ in figures),
        numbers=tuple(number for number, _ in read),
        marks=tuple(mark for _, mark in read),
        sex=sex,
        age=age,
        line=row.line,
        sheet=row.sheet,
    )


def _figures(row: TableRow, year: int | None) -> list[tuple[int, str]]:
    """The years and figures of a row, in whichever of the three forms the table has."""
    if "persons" in row.columns:
        return [(_year_of(row, year), row["persons"])]
    return [(its_year, row.cell(at)) for at, its_year in year_columns(row.header).items()]


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


def _households(row: TableRow, year: int | None, report: ReadReport) -> Iterator[PopulationLine]:
    headed = _YEAR.search(row.header[row.columns["households"]])
    its_year = int(headed[1]) if headed is not None else _year_of(row, year)
    yield from _line(row, [(its_year, row["households"])], report)


def _people(text: str, report: ReadReport) -> tuple[int | None, str]:
    number = parse_count(text)
    if number is None:
        report.missing[tidy(text)] += 1
        return None, tidy(text)
    if number < 0:
        raise BadCell(f"{number:,} cannot be a number of people or households.")
    return number, ""
