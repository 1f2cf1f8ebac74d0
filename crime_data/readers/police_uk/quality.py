"""How many of a force's street-level rows had no location, by month: a table worked out from its street files.

It tells a gap in the data from a fall in crime where only one district's rows are at hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.tables.cells import BadCell, parse_count, tidy
from crime_data.readers.tables.dates import parse_month
from crime_data.readers.tables.layouts import POLICE_UK_QUALITY, FileKind
from crime_data.readers.tables.report import FileReading, ReadReport
from crime_data.readers.tables.small_tables import TableRow, read_table


@dataclass(frozen=True, slots=True)
class ForceMonthRow:
    """A force's rows in a month (`2020-M03`), and how many of them had no location."""

    force: str
    month: str
    rows: int
    without_location: int

    @property
    def share(self) -> Decimal | None:
        """The share without a location, from 0 to 1, exact; None where there are no rows."""
        return Decimal(self.without_location) / self.rows if self.rows else None


def read_quality(path: Path, *, name: str = "", limits: Limits = UPLOAD) -> FileReading[ForceMonthRow]:
    """Read the table. Raises `WrongFile` and `RefusedFile`, also while the chunks are read."""
    report = ReadReport(kind=FileKind.POLICE_UK_QUALITY, name=name or path.name)
    return read_table(path, [POLICE_UK_QUALITY], _record, report=report, limits=limits)


def _record(row: TableRow) -> Iterator[ForceMonthRow]:
    rows, without = parse_count(row["rows"]), parse_count(row["without_location"])
    if rows is None or without is None:
        raise BadCell("The row lacks a count.")
    if not 0 <= without <= rows:
        raise BadCell(f"{without:,} rows without a location of {rows:,} cannot be.")
    yield ForceMonthRow(tidy(row["force"]), parse_month(row["month"]).code, rows, without)
