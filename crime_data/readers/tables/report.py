"""What a reader tells about a file besides its records: what was refused and why, what is missing, what looks odd."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

MOST_NOTES = 500  # how many refused rows or remarks are kept in full; the counts go on

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken in: where it stands, why, and the text that was not understood."""

    line: int
    reason: str
    text: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where to find the row, for people: `line 12` or `“2013-14”, line 12`."""
        return f"“{self.sheet}”, line {self.line:,}" if self.sheet else f"line {self.line:,}"


@dataclass(slots=True)
class Remarks:
    """Things of one sort that were seen: how many in all, and the first of them in full."""

    total: int = 0
    first: list[Refusal] = field(default_factory=list)

    def add(self, line: int, reason: str, text: str = "", sheet: str = "") -> None:
        """Count one more, and keep it in full while there are few."""
        self.total += 1
        if len(self.first) < MOST_NOTES:
            self.first.append(Refusal(line, reason, text[:80], sheet))

    def as_list(self) -> list[dict[str, Any]]:
        """The first of them as plain values, for JSON."""
        return [{"where": note.place, "reason": note.reason, "text": note.text} for note in self.first]


@dataclass(slots=True, kw_only=True)
class ReadReport:
    """The account of one reading. It is complete once the records have been read to the end.

    `rows_read` are the data rows met (blank lines and notes left out), `rows_kept` those that became records;
    `missing` counts rows by the mark printed in place of a figure; `progress` runs from 0 to 1 while reading.
    """

    kind: str
    name: str
    rows_read: int = 0
    rows_kept: int = 0
    refused: Remarks = field(default_factory=Remarks)
    negatives: Remarks = field(default_factory=Remarks)
    repeated: Remarks = field(default_factory=Remarks)
    missing: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    sheets_read: list[str] = field(default_factory=list)
    sheets_skipped: list[str] = field(default_factory=list)
    progress: float = 0.0

    def warn(self, message: str) -> None:
        """Add a warning, once."""
        if message not in self.warnings and len(self.warnings) < MOST_NOTES:
            self.warnings.append(message)

    def warn_of_lost_lines(self, lines: int, rows: int) -> None:
        """Say so where `rows` rows took up more than as many lines: an open quotation mark makes one row of several."""
        if lines > rows:
            self.warn(
                f"Lines that were taken for parts of the row before them: {lines - rows:,}. A quotation mark that is "
                "opened and not closed does that, and what those lines say is lost: mend the file."
            )

    def warn_if_empty(self) -> None:
        """Say so where no row became a record."""
        if not self.rows_kept:
            self.warn("No row of the file could be taken in.")

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, for JSON."""
        return {
            "kind": str(self.kind),
            "name": self.name,
            "rows_read": self.rows_read,
            "rows_kept": self.rows_kept,
            "refused": self.refused.total,
            "refused_rows": self.refused.as_list(),
            "negatives": self.negatives.total,
            "repeated": self.repeated.total,
            "missing": dict(self.missing),
            "warnings": list(self.warnings),
            "sheets_read": list(self.sheets_read),
            "sheets_skipped": list(self.sheets_skipped),
        }


@dataclass(frozen=True, slots=True)
class FileReading(Generic[Row]):
    """A file being read: its records come in chunks (lists), once; the report fills as they come."""

    report: ReadReport
    chunks: Iterator[list[Row]]

    def rows(self) -> Iterator[Row]:
        """The records one by one, for small files and tests."""
        for chunk in self.chunks:
            yield from chunk
