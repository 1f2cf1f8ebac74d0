"""Tables of some thousands of rows, read through one function a row: the lookups, the populations, the Met's tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from crime_data.readers.files.limits import Limits
from crime_data.readers.files.sheets import Cells, Sheet, open_sheets
from crime_data.readers.tables.cells import BadCell, tidy
from crime_data.readers.tables.file_kinds import wrong_file
from crime_data.readers.tables.headers import TableLayout, find_header
from crime_data.readers.tables.layouts import FileKind
from crime_data.readers.tables.report import FileReading, ReadReport

CHUNK = 5_000

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its cells by field name. A field without a column, and a cell past the row's end, are empty."""

    cells: Cells
    columns: dict[str, int]
    header: Sequence[str]
    line: int
    sheet: str

    def __getitem__(self, name: str) -> str:
        at = self.columns.get(name)
        return self.cell(at) if at is not None else ""

    def cell(self, at: int) -> str:
        """The cell in column `at`, from 0."""
        return self.cells[at] if at < len(self.cells) else ""


def read_table(
    path: Path,
    layouts: Sequence[TableLayout],
    records: Callable[[TableRow], Iterator[Row]],
    *,
    report: ReadReport,
    limits: Limits,
) -> FileReading[Row]:
    """Read every sheet that has one of the headings; `records` makes the records of a row or raises `BadCell`."""
    return FileReading(report, _chunks(path, layouts, records, report, limits))


def _chunks(
    path: Path,
    layouts: Sequence[TableLayout],
    records: Callable[[TableRow], Iterator[Row]],
    report: ReadReport,
    limits: Limits,
) -> Iterator[list[Row]]:
    for sheet in open_sheets(path, limits):
        header = find_header(sheet.rows, layouts)
        if header is None:
            report.sheets_skipped.append(sheet.name)
            continue
        limits.check_row(sheet.line(), len(header[2]))
        report.sheets_read.append(sheet.name)
        chunk: list[Row] = []
        for row in _data_rows(sheet, header[1], header[2], limits):
            chunk.extend(_taken(row, records, report))
            if len(chunk) >= CHUNK:
                report.progress = sheet.progress()
                yield chunk
                chunk = []
        if chunk:
            yield chunk
    if not report.sheets_read:
        wrong_file(path, FileKind(report.kind), limits)
    report.warn_if_empty()
    report.progress = 1.0


def _data_rows(sheet: Sheet, columns: dict[str, int], header: Cells, limits: Limits) -> Iterator[TableRow]:
    """The rows below the heading that are neither blank nor a note of a single cell."""
    for cells in sheet.rows:
        line = sheet.line()
        limits.check_row(line, 0)
        if sum(1 for cell in cells if cell.strip()) > 1:
            yield TableRow(cells, columns, header, line, sheet.name)


def _taken(row: TableRow, records: Callable[[TableRow], Iterator[Row]], report: ReadReport) -> list[Row]:
    report.rows_read += 1
    try:
        made = list(records(row))
    except BadCell as error:
        report.refused.add(row.line, str(error), ", ".join(map(tidy, row.cells[:12])), row.sheet)
        return []
    report.rows_kept += 1
    return made
