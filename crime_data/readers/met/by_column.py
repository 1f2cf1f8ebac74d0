"""Recorded crime by London borough, as the Metropolitan Police publishes it: a row a category, a column a month.

Two schemes of categories have been used in these; both are read, and each file says which it is in. Categories of the
older scheme do not fit into those of the newer one, so the two make separate series.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.files.sheets import open_sheets
from crime_data.readers.tables.cells import BadCell, parse_count, tidy
from crime_data.readers.tables.dates import is_month, parse_month
from crime_data.readers.tables.file_kinds import wrong_file
from crime_data.readers.tables.headers import find_header, heading_key
from crime_data.readers.tables.layouts import MET, MET_SMALL, FileKind
from crime_data.readers.tables.report import FileReading, ReadReport
from crime_data.readers.tables.small_tables import TableRow, read_table
from crime_data.readers.terms.place_names import Match, NameResolver, UnknownName, plain

# Major categories that only one of the schemes has.
_OLD_MARKS = {"theft and handling", "criminal damage", "drugs", "other notifiable offences", "fraud or forgery"}
_NEW_MARKS = {"theft", "arson and criminal damage", "drug offences", "vehicle offences", "public order offences"}


# Files since 2023 print categories in capitals throughout; series go on under the spelling of the years before.
_SMALL_WORDS = {"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without"}
_SPELLED = {
    plain(name): name
    for name in (
        "Making, Supplying or Possessing Articles for use i",
        "Profitting From or Concealing Proceeds of Crime",
        "Threat or Possession With Intent to Commit Crimina",
    )
}


class MetScheme(StrEnum):
    """The scheme of categories: that in use up to 2016, the one that follows the Home Office's groups, and that of the
    dashboard's files with a row a month (`met_long`), whose boroughs are where crime happened and not who handled it.
    `MARKED` are crimes picked out by a mark such as knives: they are among the others already and are never added up.
    """

    OLD = "met_2008"
    NEW = "met_2010"
    LONG = "met_2017"
    MARKED = "met_marked"


@dataclass(frozen=True, slots=True)
class MetCount:
    """A borough's count of a category in a month (`2012-M04`).

    `area_code` is empty for a place that is no borough (Heathrow). `count` is None where the table has `mark` instead.
    """

    area_code: str
    place: str
    scheme: MetScheme
    major: str
    minor: str
    month: str
    count: int | None
    mark: str = ""


@dataclass(slots=True, kw_only=True)
class MetReport(ReadReport):
    """A report with the months, boroughs and categories (major, minor) of the table."""

    scheme: MetScheme
    months: list[str] = field(default_factory=list)
    boroughs: set[str] = field(default_factory=set)
    special: set[str] = field(default_factory=set)
    categories: set[tuple[str, str]] = field(default_factory=set)


def read_met(
    path: Path,
    *,
    resolver: NameResolver,
    special: Mapping[str, str],
    name: str = "",
    limits: Limits = UPLOAD,
) -> FileReading[MetCount]:
    """Read a borough table. Rows of a borough that is not known are refused, with the nearest names.

    Raises `WrongFile` and `RefusedFile`, also while the chunks are read.
    """
    report = MetReport(kind=FileKind.MET, name=name or path.name, scheme=scheme_of(path, limits))
    table = _Table(resolver, special, report)
    return read_table(path, [MET], table.records, report=report, limits=limits)


def scheme_of(path: Path, limits: Limits) -> MetScheme:
    """The scheme that the table's major categories are of; where they are of both, its headings decide.

    The table is short and its first rows may be of a category that both schemes have, so it is looked through first.
    """
    majors: set[str] = set()
    is_new = False
    for sheet in open_sheets(path, limits):
        header = find_header(sheet.rows, [MET])
        if header is not None:
            if MET_SMALL.match(header[2]) is not None:
                wrong_file(path, FileKind.MET, limits)
            at = header[1]["major"]
            is_new = heading_key(header[2][at]) == "majortext"
            majors.update(plain(cells[at]) for cells in sheet.rows if at < len(cells))
    if majors & _OLD_MARKS and majors & _NEW_MARKS:
        raise WrongFile("The table mixes the two schemes of categories of the Metropolitan Police.")
    if majors & _OLD_MARKS:
        return MetScheme.OLD
    return MetScheme.NEW if majors & _NEW_MARKS or is_new else MetScheme.OLD


def as_before(category: str) -> str:
    """A category as it was spelled before capitals: `THEFT FROM A VEHICLE` is `Theft from a Vehicle`."""
    written = tidy(category)
    if not written.isupper():
        return written
    words = written.lower().split(" ")
    spelled = [word if at and word in _SMALL_WORDS else word[:1].upper() + word[1:] for at, word in enumerate(words)]
    return _SPELLED.get(plain(written), " ".join(spelled))


def borough_of(place: str, resolver: NameResolver, special: Mapping[str, str], report: MetReport) -> Match | None:
    """The borough of that name; None for a place that is counted apart. Raises `BadCell` for an unknown one."""
    if plain(place) in special:
        report.special.add(place)
        return None
    try:
        match = resolver.resolve(place)
    except UnknownName as error:
        raise BadCell(str(error)) from error
    report.boroughs.add(match.name)
    return match


class _Table:
    def __init__(self, resolver: NameResolver, special: Mapping[str, str], report: MetReport) -> None:
        self._resolver = resolver
        self._special = special
        self._report = report
        self._months: dict[int, str] = {}
        self._header: object = None
        self._rows: set[tuple[str, str, str]] = set()

    def records(self, row: TableRow) -> Iterator[MetCount]:
        """A record for each month of the row."""
        if row.header is not self._header:
            self._start(row)
        place, major, minor = tidy(row["borough"]), as_before(row["major"]), as_before(row["minor"])
        if not major or not minor:
            raise BadCell("The row names no category.")
        area = borough_of(place, self._resolver, self._special, self._report)
        if (place, major, minor) in self._rows:
            raise BadCell(f"{place}, {major}, {minor} was given before.")
        made = []
        for at, month in self._months.items():
            count, mark = self._count(row, at, f"{place}, {minor}, {month}")
            code = area.code if area is not None else ""
            made.append(MetCount(code, place, self._report.scheme, major, minor, month, count, mark))
        self._rows.add((place, major, minor))
        self._report.categories.add((major, minor))
        yield from made

    def _start(self, row: TableRow) -> None:
        """Take up the months of a sheet's heading."""
        self._header = row.header
        self._rows.clear()
        self._months = {at: parse_month(cell).code for at, cell in enumerate(row.header) if is_month(cell)}
        if not self._months:
            raise BadCell("The headings hold no months such as 201804.")
        if len(set(self._months.values())) != len(self._months):
            raise BadCell("The headings hold a month twice.")
        self._report.months = sorted({*self._report.months, *self._months.values()})

    def _count(self, row: TableRow, at: int, text: str) -> tuple[int | None, str]:
        """The count in column `at` and the mark that stands in its place; `text` says which it is."""
        count = parse_count(row.cell(at))
        if count is None:
            mark = tidy(row.cell(at))
            self._report.missing[mark] += 1
            return None, mark
        if count < 0:
            self._report.negatives.add(row.line, f"The count is {count}.", text, row.sheet)
        return count, ""
