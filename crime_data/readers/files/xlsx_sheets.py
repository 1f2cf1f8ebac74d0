"""XLSX as sheets of text, row by row, through openpyxl's read-only mode."""

import itertools
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from openpyxl import load_workbook

from crime_data.readers.files.errors import RefusedFile
from crime_data.readers.files.limits import Limits
from crime_data.readers.files.safety import SHEET_PARTS, check_archive, check_workbook, opened_zip
from crime_data.readers.files.sheets import Cells, Sheet
from crime_data.readers.tables.cells import cell_text

BATCH = 2_000
BLOCK = 1024 * 1024
LONGEST_ROW = 4 * BLOCK

_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b")


def xlsx_sheets(path: Path, limits: Limits) -> Iterator[Sheet]:
    """The worksheets of a workbook, in their order. A formula's cell has the value it had when the file was saved."""
    with opened_zip(path) as archive:
        check_archive(archive, path.stat().st_size, limits)
        check_workbook(archive, limits)
        for name in archive.namelist():
            if SHEET_PARTS.match(name):
                _check_rows(archive, name)
    # openpyxl goes by a path's ending, which an upload need not have; it takes an open file as it is.
    with path.open("rb") as file, closing(_opened(file)) as workbook:
        worksheets = workbook.worksheets
        if len(worksheets) > limits.sheets:
            raise RefusedFile(f"The workbook has {len(worksheets)} sheets; at most {limits.sheets} are read.")
        for number, worksheet in enumerate(worksheets):
            worksheet.reset_dimensions()  # what a file says of its own size is often wrong, and may be a lie
            yield _sheet(worksheet, number / len(worksheets), limits)


def _check_rows(archive: zipfile.ZipFile, name: str) -> None:
    """A row is held in memory whole, so a sheet with a row of many megabytes is refused before it is parsed."""
    without = 0
    with archive.open(name) as part:
        while block := part.read(BLOCK):
            last = max((found.start() for found in _ROW.finditer(block)), default=-1)
            without = len(block) - last if last >= 0 else without + len(block)
            if without > LONGEST_ROW:
                raise RefusedFile("The workbook has a row of more than 4 MB: it is not a table.")


def _opened(file: IO[bytes]) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl names no errors for a damaged workbook: it trips over whatever comes first
        raise RefusedFile("The workbook is damaged and cannot be opened. Save it anew and try again.") from error


def _sheet(worksheet: Any, progress: float, limits: Limits) -> Sheet:
    line = 0

    def rows() -> Iterator[Cells]:
        nonlocal line
        for row in _raw_rows(worksheet):
            line += 1
            limits.check_row(line, len(row))
            yield [cell_text(value) for value in row]

    return Sheet(worksheet.title, rows(), lambda: line, lambda: progress)


def _raw_rows(worksheet: Any) -> Iterator[tuple[object, ...]]:
    """Rows as openpyxl gives them; its warnings are about looks (styles, validation lists), which are not read."""
    source = worksheet.iter_rows(values_only=True)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                batch = list(itertools.islice(source, BATCH))
        except Exception as error:
            raise RefusedFile(f"The sheet “{worksheet.title}” is damaged and cannot be read to its end.") from error
        if not batch:
            return
        yield from batch
