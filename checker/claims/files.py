"""Checking a file of claims row by row: a broken row is reported with its line, and the rest is still checked."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.claims import ClaimError, ClaimResult, evaluate

NEEDED = ("id", "kind", "inputs", "stated")


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One claim of the file, worked out."""

    id: str
    kind: str
    result: ClaimResult


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row, and the line of the file on which it ends, counted from 1."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """Every row of a file is in one of these, in the order of the file."""

    rows: tuple[CheckedRow, ...]
    errors: tuple[RowError, ...]


def check_file(lines: Sequence[str]) -> CheckedFile:
    """Check the claims in the lines of a CSV file (each with its line ending, as a file opened with newline="" gives).

    The columns `id`, `kind`, `inputs` (JSON) and `stated` are needed; others are left alone.
    """
    records = _records(lines)
    heading = next(records, RowError(1, "The file is empty."))
    if isinstance(heading, RowError):
        return CheckedFile((), (heading,))
    columns = [name.strip() for name in heading.cells]
    absent = [name for name in NEEDED if name not in columns]
    if absent:
        return CheckedFile((), (RowError(heading.line, f"The file has no column {', '.join(absent)}."),))
    checked = [_check(record, columns) for record in records]
    return CheckedFile(
        tuple(row for row in checked if isinstance(row, CheckedRow)),
        tuple(error for error in checked if isinstance(error, RowError)),
    )


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]


class _Lines:
    """The lines of a file for the csv reader, which may be set back to an earlier one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.read >= len(self.lines):
            raise StopIteration
        self.read += 1
        return self.lines[self.read - 1]


def _records(lines: Sequence[str]) -> "Iterator[_Record | RowError]":
    """The records with the line that each ends on. After a broken one reading goes on with the line below its first,
    so that a quotation mark left open does not swallow the rows that follow.
    """
    source = _Lines(lines)
    reader = csv.reader(source, strict=True)
    while True:
        first = source.read
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            source.read = first + 1
            yield RowError(source.read, f"The row cannot be read: {error}.")
            continue
        if cells:
            yield _Record(source.read, cells)


def _check(record: _Record | RowError, columns: Sequence[str]) -> CheckedRow | RowError:
    if isinstance(record, RowError):
        return record
    try:
        row = _row(record, columns)
        result = evaluate(kind=row["kind"], inputs=_inputs(row["inputs"]), stated=row["stated"])
    except ClaimError as error:
        return RowError(record.line, str(error))
    return CheckedRow(row["id"], row["kind"], result)


def _row(record: _Record, columns: Sequence[str]) -> dict[str, str]:
    if len(record.cells) != len(columns):
        raise ClaimError(f"The row has {len(record.cells)} cells; the heading has {len(columns)}.")
    row = {name: cell.strip() for name, cell in zip(columns, record.cells, strict=True) if name in NEEDED}
    if not all(_is_text(cell) for cell in row.values()):
        raise ClaimError("The row is not written in UTF-8.")
    if not row["id"]:
        raise ClaimError("The row has no id.")
    return row


def _is_text(cell: str) -> bool:
    """Whether no byte of the cell was left undecoded (files are opened with errors="surrogateescape")."""
    return not any("\udc80" <= letter <= "\udcff" for letter in cell)


def _inputs(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ClaimError(f"The inputs are not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise ClaimError("The inputs are not a JSON object.")
    return found


def _no_number(text: str) -> Any:
    raise ClaimError(f"The inputs hold {text}, which is no number.")
