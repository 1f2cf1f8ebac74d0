"""Where street-level rows come from: single CSV files, or the ZIP archive that data.police.uk hands out."""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.files.limits import Limits
from crime_data.readers.files.safety import Container, check_archive, opened_zip, sniff
from crime_data.readers.files.sheets import Sheet
from crime_data.readers.files.text_sheets import CsvRows, GuardedBytes, as_text

_NAME = re.compile(r"(?:^|/)(\d{4}-\d{2})-([a-z][a-z-]*?)-street\.csv$", re.IGNORECASE)
_STREET = re.compile(r"street[^/]*\.csv$", re.IGNORECASE)
_OTHER = re.compile(r"-(outcomes|stop-and-search)\.csv$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A file and the name that it was given by the person or site it comes from (an upload is stored under another)."""

    path: Path
    name: str = ""

    @property
    def shown(self) -> str:
        """The name to show."""
        return self.name or self.path.name


@dataclass(frozen=True, slots=True)
class StreetFile:
    """One file of rows: its name, the month and force that the name states (empty where it states none), and a mark
    of its content, by which the same file given twice is noticed."""

    name: str
    month: str
    force_slug: str
    identity: tuple[int, int]
    source: NamedPath
    member: str = ""

    @contextmanager
    def opened(self, limits: Limits) -> Iterator[Sheet]:
        """The file as a sheet of rows."""
        if self.member:
            with opened_zip(self.source.path) as archive, archive.open(self.member) as stream:
                yield from _one_sheet(self.name, stream, archive.getinfo(self.member).file_size, limits)
        else:
            with self.source.path.open("rb") as stream:
                yield from _one_sheet(self.name, stream, self.source.path.stat().st_size, limits)


def _one_sheet(name: str, stream: IO[bytes], size: int, limits: Limits) -> Iterator[Sheet]:
    guarded = GuardedBytes(stream, limits.unpacked_bytes)
    with as_text(guarded) as text:
        rows = CsvRows(text, limits)
        yield Sheet(name, iter(rows), lambda: rows.line_num, lambda: guarded.taken / max(size, 1))


@dataclass(slots=True)
class StreetFiles:
    """The street files among what was given, and the names of other files that were left aside."""

    files: list[StreetFile]
    skipped: list[str]


def street_files(sources: Iterable[NamedPath], limits: Limits) -> StreetFiles:
    """All street files of the sources. Raises `RefusedFile` and `WrongFile` for a source that is neither."""
    found = StreetFiles([], [])
    for source in sources:
        container = sniff(source.path, limits)
        if container is Container.ZIP:
            _from_archive(source, limits, found)
        elif container is Container.TEXT:
            found.files.append(_described(source, source.shown, _content_mark(source.path)))
        else:
            raise WrongFile(f"“{source.shown}” is not a street file: those are CSV files, or a ZIP archive of them.")
    return found


def _from_archive(source: NamedPath, limits: Limits, found: StreetFiles) -> None:
    before = len(found.files)
    with opened_zip(source.path) as archive:
        check_archive(archive, source.path.stat().st_size, limits)
        for member in archive.infolist():
            if _STREET.search(member.filename) and not member.filename.startswith("__MACOSX/"):
                found.files.append(_described(source, member.filename, (member.CRC, member.file_size), member.filename))
            elif not member.is_dir():
                found.skipped.append(member.filename)
    if len(found.files) == before:
        others = (
            " Its outcomes and stop and search files are not read." if any(map(_OTHER.search, found.skipped)) else ""
        )
        raise WrongFile(f"“{source.shown}” holds no file named like 2024-01-leicestershire-street.csv.{others}")


def _described(source: NamedPath, name: str, identity: tuple[int, int], member: str = "") -> StreetFile:
    stated = _NAME.search(name)
    month, slug = (stated[1], stated[2].lower()) if stated else ("", "")
    return StreetFile(name.rsplit("/", 1)[-1], month, slug, identity, source, member)


def _content_mark(path: Path) -> tuple[int, int]:
    """Checksum and size, the same that an archive's directory holds for each of its files."""
    checksum = size = 0
    with path.open("rb") as file:
        while block := file.read(1024 * 1024):
            checksum, size = zlib.crc32(block, checksum), size + len(block)
    return checksum, size
