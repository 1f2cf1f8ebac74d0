"""Which kind of file something is, by its content: the name and the ending of a file say little."""

import re
from pathlib import Path
from typing import NoReturn

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.files.safety import Container, opened_zip, sniff
from crime_data.readers.files.sheets import Cells, Sheet, open_sheets
from crime_data.readers.tables.headers import TableLayout, find_header
from crime_data.readers.tables.layouts import LAYOUTS, FileKind

_STREET_MEMBER = re.compile(r"(^|/)\d{4}-\d{2}-[a-z-]+-(street|outcomes|stop-and-search)\.csv$")
_SHOWN = 9  # headings that a message quotes


def detect(path: Path, limits: Limits = UPLOAD) -> FileKind:
    """The kind of the file, by its first sheet that is no notes.

    Raises `RefusedFile` and `WrongFile` for one that cannot be opened as a table or archive.
    """
    container = sniff(path, limits)
    if container is Container.ZIP:
        return FileKind.POLICE_UK if _is_police_archive(path) else FileKind.UNKNOWN
    kinds = (kind_of_sheet(sheet) for sheet in open_sheets(path, limits))
    return next((kind for kind in kinds if kind is not FileKind.UNKNOWN), FileKind.UNKNOWN)


def kind_of_sheet(sheet: Sheet) -> FileKind:
    """The kind that a sheet's headings show."""
    found = find_header(sheet.rows, LAYOUTS.values())
    if found is None:
        return FileKind.UNKNOWN
    return next(kind for kind, layout in LAYOUTS.items() if layout is found[0])


def _is_police_archive(path: Path) -> bool:
    with opened_zip(path) as archive:
        return any(_STREET_MEMBER.search(name) for name in archive.namelist())


def wrong_file(path: Path, expected: FileKind, limits: Limits) -> NoReturn:
    """Raise the `WrongFile` that says what was expected, and what the file is instead."""
    found = detect(path, limits)
    if found not in (FileKind.UNKNOWN, expected):
        raise WrongFile(f"This is {found.words}, not {expected.words}.")
    layout = LAYOUTS[expected]
    cells = _likeliest_header(path, layout, limits)
    wanted = ", ".join(layout.usual)
    if cells is None:
        raise WrongFile(f"This is not {expected.words}: no row has the headings {wanted}.")
    shown = ", ".join(f"“{cell.strip()[:40]}”" for cell in cells[:_SHOWN] if cell.strip())
    lacking = layout.lacking(cells)
    if len(lacking) < len(layout.required):
        are = f"column {lacking[0]} is" if len(lacking) == 1 else f"columns {' and '.join(lacking)} are"
        raise WrongFile(f"This is not {expected.words}: the {are} missing beside {shown}.")
    raise WrongFile(f"This is not {expected.words}: expected the headings {wanted}, found {shown}.")


def _likeliest_header(path: Path, layout: TableLayout, limits: Limits) -> Cells | None:
    """Of the first rows of each sheet, the one that heads most of the layout's fields; None where all are empty."""
    rows = (cells for sheet in open_sheets(path, limits) for _, cells in zip(range(40), sheet.rows, strict=False))
    filled = [cells for cells in rows if any(cell.strip() for cell in cells)]
    return max(filled, key=lambda cells: len(layout.columns(cells)), default=None)
