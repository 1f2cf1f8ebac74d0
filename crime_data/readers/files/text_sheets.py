"""CSV as a sheet: UTF-8 with or without a byte order mark, any line ends, comma, semicolon or tab between cells."""

import codecs
import csv
import gzip
import io
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import Limits, in_megabytes
from crime_data.readers.files.safety import DAMAGE, UTF_16_MARKS
from crime_data.readers.files.sheets import Cells, Sheet

LONGEST_LINE = 256 * 1024  # bytes; a table with a column a month for thirty years has lines of 4 KB
LONGEST_ROW = 1_000_000  # characters; a row may go on over several lines, within quotation marks
BUFFER = 256 * 1024
WINDOWS = "csp_portal.windows_1252"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is not UTF-8, as Windows wrote it: older files carry its dashes and quotation marks."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(WINDOWS, _as_windows)


class GuardedBytes(io.RawIOBase):
    """A stream of bytes that stops with `RefusedFile` past `most` bytes, and at a line that never ends.

    Text is read a line at a time, so a line of a gigabyte would be held in memory whole.
    """

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream = stream
        self._most = most
        self._in_line = 0
        self.taken = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """As `io.RawIOBase.readinto`."""
        try:
            data = self._stream.read(len(buffer))
        except (OSError, *DAMAGE) as error:
            raise RefusedFile(f"The file is damaged and cannot be read to its end ({error}).") from error
        self.taken += len(data)
        if self.taken > self._most:
            raise RefusedFile(f"Unpacked, the file is larger than {in_megabytes(self._most)}, the most that is read.")
        last = max(data.rfind(b"\n"), data.rfind(b"\r"))
        self._in_line = len(data) - last - 1 if last >= 0 else self._in_line + len(data)
        if self._in_line > LONGEST_LINE:
            raise RefusedFile("The file has a line of more than 256 KB: it is not a table.")
        buffer[: len(data)] = data
        return len(data)


def as_text(stream: GuardedBytes) -> io.TextIOWrapper:
    """The stream as text, without its byte order mark: UTF-8, or UTF-16 where the mark says so."""
    buffered = io.BufferedReader(stream, BUFFER)
    if buffered.peek(2)[:2] in UTF_16_MARKS:
        return io.TextIOWrapper(buffered, encoding="utf-16", errors="replace", newline="")
    return io.TextIOWrapper(buffered, encoding="utf-8-sig", errors=WINDOWS, newline="")


def delimiter_of(lines: list[str]) -> str:
    """The character between the cells: the one of comma, tab and semicolon that some line has most of."""
    return max(",\t;", key=lambda character: max((line.count(character) for line in lines), default=0))


class CsvRows:
    """The rows of a text, with the delimiter that its first lines show; `line_num` is the line read last.

    Raises RefusedFile for a row that never ends (a cell in quotation marks goes on over lines) or has too many cells,
    before anything looks for headings among them; WrongFile where csv cannot read it.
    """

    def __init__(self, text: io.TextIOWrapper, limits: Limits) -> None:
        first = [line for line in (text.readline() for _ in range(20)) if line]
        lines = self._bounded(itertools.chain(first, text))
        self._reader = csv.reader(lines, delimiter=delimiter_of(first))
        self._limits = limits
        self._in_row = 0

    def _bounded(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._in_row += len(line)
            if self._in_row > LONGEST_ROW:
                raise RefusedFile("The file has a row of more than a million characters: it is not a table.")
            yield line

    @property
    def line_num(self) -> int:
        return self._reader.line_num

    def __iter__(self) -> Iterator[Cells]:
        try:
            for cells in self._reader:
                self._in_row = 0
                if len(cells) > self._limits.columns:
                    self._limits.check_row(self._reader.line_num, len(cells))
                yield cells
        except csv.Error as error:
            raise WrongFile(f"The file is not a table of comma-separated values: {error}.") from error


def text_sheets(path: Path, limits: Limits, *, gzipped: bool) -> Iterator[Sheet]:
    """The one sheet of a text file, which has no name."""
    size = path.stat().st_size
    with path.open("rb") as packed:
        stream: IO[bytes] = gzip.GzipFile(fileobj=packed) if gzipped else packed  # type: ignore[assignment]
        most = min(limits.unpacked_bytes, max(size, 1024) * limits.ratio) if gzipped else limits.file_bytes
        guarded = GuardedBytes(stream, most)
        with as_text(guarded) as text:
            rows = CsvRows(text, limits)
            yield Sheet("", iter(rows), lambda: rows.line_num, lambda: packed.tell() / max(size, 1))
