"""The portal's own sheet, filled in: a row for each figure of a measure and period. CSV, XLSX or ODS."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.periods.period import Period
from core.periods.words import InvalidPeriod
from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.tables.cells import BadCell, tidy
from crime_data.readers.tables.layouts import FIGURE_SHEET, FileKind
from crime_data.readers.tables.report import FileReading, ReadReport
from crime_data.readers.tables.small_tables import TableRow, read_table

_LONGEST_REFERENCE = 9  # digits


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it was filled in. `reference` names the measure, `label` is how the sheet words it; `figure` is what was
    typed, `stood` what stood there when the sheet was written; `where` is the row for people."""

    reference: int
    label: str
    period: Period
    figure: str
    stood: str
    line: int
    sheet: str


def read_figure_sheet(path: Path, *, name: str = "", limits: Limits = UPLOAD) -> FileReading[SheetRow]:
    """Read a sheet. Rows whose reference or period is not understood are refused. Raises WrongFile and RefusedFile."""
    report = ReadReport(kind=FileKind.FIGURE_SHEET, name=name or path.name)
    return read_table(path, [FIGURE_SHEET], _row, report=report, limits=limits)


def _row(row: TableRow) -> Iterator[SheetRow]:
    reference = tidy(row["reference"])
    if not re.fullmatch(rf"\d{{1,{_LONGEST_REFERENCE}}}", reference, re.ASCII):
        raise BadCell(f"“{reference[:40]}” is not a reference. Leave that column as the sheet had it.")
    try:
        period = Period.parse(row["period"])
    except InvalidPeriod as error:
        raise BadCell(str(error)) from error
    yield SheetRow(
        reference=int(reference),
        label=_plain(row["label"]),
        period=period,
        figure=_plain(row["figure"]),
        stood=_plain(row["stood"]),
        line=row.line,
        sheet=row.sheet,
    )


def _plain(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from working it out."""
    return tidy(text.removeprefix("'"))
