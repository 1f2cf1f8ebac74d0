"""Recorded crime by community safety partnership, as the Home Office publishes it: CSV, XLSX or ODS, a sheet a year.

The hot path does as little a row as it can: the texts of a row are looked up in dictionaries that hold what each text
meant when it was first met (`home_office_terms`). So a million rows cost a small multiple of splitting them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.files.sheets import Cells, Sheet, open_sheets
from crime_data.readers.home_office.terms import (
    Counts,
    HomeOfficeReport,
    OffenceTerms,
    PlaceTerms,
    QuarterTerms,
    TablePlace,
)
from crime_data.readers.tables.cells import BadCell, tidy
from crime_data.readers.tables.file_kinds import wrong_file
from crime_data.readers.tables.headers import find_header
from crime_data.readers.tables.layouts import HOME_OFFICE, FileKind
from crime_data.readers.tables.report import FileReading
from crime_data.readers.terms.offences import Classification
from crime_data.readers.terms.place_names import NameResolver

CHUNK = 10_000

# Quarter's code (`2020-21-Q1`), place, offence code, count (None where missing), and the mark printed in its stead.
HomeOfficeRow: TypeAlias = tuple[str, TablePlace, str, int | None, str]


def read_home_office(
    path: Path,
    *,
    resolver: NameResolver,
    classification: Classification,
    special: Mapping[str, str],
    forces: NameResolver | None = None,
    name: str = "",
    limits: Limits = UPLOAD,
) -> FileReading[HomeOfficeRow]:
    """Read a file of the Home Office's table. `special` are places counted apart (`facts.special_places`); `forces`
    resolves the forces' names where their areas are known.

    Rows with a name, period, code or count that is not understood are refused, with line and reason. Rows for the same
    place, offence and quarter are all given and counted as `repeated`: they are parts of one figure and add up.
    Raises `WrongFile` and `RefusedFile`, also while the chunks are read.
    """
    report = HomeOfficeReport(kind=FileKind.HOME_OFFICE, name=name or path.name)
    terms = _Terms(
        quarters=QuarterTerms(report),
        places=PlaceTerms(resolver, special, forces, report),
        offences=OffenceTerms(classification, report),
        counts=Counts(),
    )
    return FileReading(report, _chunks(path, limits, report, terms))


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the texts of each sort have meant so far, kept over all sheets of a file."""

    quarters: QuarterTerms
    places: PlaceTerms
    offences: OffenceTerms
    counts: Counts


def _chunks(path: Path, limits: Limits, report: HomeOfficeReport, terms: _Terms) -> Iterator[list[HomeOfficeRow]]:
    for sheet in open_sheets(path, limits):
        header = find_header(sheet.rows, [HOME_OFFICE])
        if header is None:
            report.sheets_skipped.append(sheet.name)
            continue
        limits.check_row(sheet.line(), len(header[2]))
        report.sheets_read.append(sheet.name)
        terms.quarters.sheet = sheet.name
        yield from _SheetReader(sheet, header[1], header[2], limits, report, terms).chunks()
    if not report.sheets_read:
        wrong_file(path, FileKind.HOME_OFFICE, limits)
    terms.places.finish()
    terms.offences.finish()
    report.quarters.sort()
    _warn_in_sum(report)
    report.progress = 1.0


def _warn_in_sum(report: HomeOfficeReport) -> None:
    report.warn_if_empty()
    if report.negatives.total:
        report.warn(f"Negative counts (crimes moved elsewhere): {report.negatives.total:,}. They are kept as they are.")
    if report.repeated.total:
        report.warn(
            f"Rows that repeat a place, offence and quarter: {report.repeated.total:,}, the first in "
            f"{report.repeated.first[0].place}. They are added to the earlier row: make sure that the file does not "
            "hold the same table twice."
        )


class _SheetReader:
    """One sheet: from rows of text to records."""

    def __init__(
        self,
        sheet: Sheet,
        columns: dict[str, int],
        header: Cells,
        limits: Limits,
        report: HomeOfficeReport,
        terms: _Terms,
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._header = [cell.strip() for cell in header]
        self._limits = limits
        self._report = report
        self._terms = terms
        self._no_data = 0  # blank rows, notes and headings below the heading

    def chunks(self) -> Iterator[list[HomeOfficeRow]]:
        """The records, some thousands at a time."""
        rows, first, before = self._records(), self._sheet.line(), self._report.rows_read
        while chunk := next(rows, None):
            self._report.rows_kept += len(chunk)
            self._report.rows_read += len(chunk)
            self._report.progress = self._sheet.progress()
            self._limits.check_row(self._report.rows_read, 0)
            yield chunk
        met = self._report.rows_read - before + self._no_data
        self._report.warn_of_lost_lines(self._sheet.line() - first, met)

    def _records(self) -> Iterator[list[HomeOfficeRow]]:
        """The hot path. Every lookup that fails raises, and the row is looked at again without haste."""
        when = _picker(self._columns, "year", "quarter")
        where = _picker(self._columns, "force", "csp")
        what = _picker(self._columns, "code", "description", "group", "subgroup")
        how_many = itemgetter(self._columns["count"])
        terms = self._terms
        quarters, places, offences, counts = terms.quarters, terms.places, terms.offences, terms.counts
        chunk: list[HomeOfficeRow] = []
        for row in self._sheet.rows:
            try:
                quarter, seen = quarters[when(row)]
                place, base = places[where(row)]
                code, column = offences[what(row)]
                count, mark = counts[how_many(row)]
            except (IndexError, BadCell) as error:
                self._passed_over(row, error)
                continue
            if seen[base + column] or count is None or count < 0:
                self._remark(seen[base + column], count, mark, row)
            seen[base + column] = 1
            chunk.append((quarter, place, code, count, mark))
            if len(chunk) >= CHUNK:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _remark(self, is_repeat: int, count: int | None, mark: str, row: Cells) -> None:
        line, sheet = self._sheet.line(), self._sheet.name
        text = ", ".join(tidy(row[self._columns[name]]) for name in ("csp", "year", "quarter", "code"))
        if is_repeat:
            self._report.repeated.add(line, "The place, offence and quarter were given before.", text, sheet)
        if count is None:
            self._report.missing[mark] += 1
        elif count < 0:
            self._report.negatives.add(line, f"The count is {count}.", text, sheet)

    def _passed_over(self, row: Cells, error: Exception) -> None:
        """A row that is no record: blank, a note, the headings again, or refused."""
        filled = [cell for cell in row if cell.strip()]
        if not filled or [cell.strip() for cell in row] == self._header:
            self._no_data += 1
            return
        if len(filled) == 1 and len(self._columns) > 1:
            self._no_data += 1
            self._report.warn(f"A note in the table was passed over: “{tidy(filled[0])[:80]}”.")
            return
        reason = str(error) if isinstance(error, BadCell) else "The row has fewer cells than the table has columns."
        self._report.rows_read += 1
        self._report.refused.add(self._sheet.line(), reason, ", ".join(map(tidy, row)), self._sheet.name)


def _picker(columns: Mapping[str, int], *names: str) -> Callable[[Cells], tuple[str, ...]]:
    """What takes the named cells out of a row; empty text for a column that the table does not have."""
    if all(name in columns for name in names):
        return itemgetter(*(columns[name] for name in names))
    places = [columns.get(name) for name in names]
    return lambda row: tuple("" if place is None else row[place] for place in places)
