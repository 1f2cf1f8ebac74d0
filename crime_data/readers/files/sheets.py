"""A file as one or more sheets of rows of text, whatever it is packed in: the one door that every reader uses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.files.limits import Limits
from crime_data.readers.files.safety import Container, sniff

Cells = Sequence[str]


def _done() -> float:
    return 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` gives each row once, as text; `line()` is the number of the row given last, as people count
    them, from 1; `progress()` how much of the file has been read, from 0 to 1. `name` is empty for a CSV."""

    name: str
    rows: Iterator[Cells]
    line: Callable[[], int]
    progress: Callable[[], float] = _done


def open_sheets(path: Path, limits: Limits) -> Iterator[Sheet]:
    """The sheets of a CSV (also packed with gzip), XLSX or ODS file, one after another.

    A sheet's rows must be read before the next sheet is asked for. Raises `RefusedFile` and `WrongFile`, also while
    rows are read.
    """
    # The parsers are imported when a file needs them: openpyxl alone takes a third of a second.
    container = sniff(path, limits)
    if container in (Container.TEXT, Container.GZIP):
        from crime_data.readers.files.text_sheets import text_sheets

        return text_sheets(path, limits, gzipped=container is Container.GZIP)
    if container is Container.XLSX:
        from crime_data.readers.files.xlsx_sheets import xlsx_sheets

        return xlsx_sheets(path, limits)
    if container is Container.ZIP:
        raise WrongFile("This is a ZIP archive. Unpack it and choose the table that is needed.")
    from crime_data.readers.files.ods_sheets import ods_sheets

    return ods_sheets(path, limits)
