"""What a file is by its first bytes, and whether an archive may be opened: decided before anything is unpacked."""

import codecs
import errno
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import Limits, in_megabytes

SMALL_PART = 1024 * 1024  # below this an archive's part can do no harm, however well it is packed
DIRECTORY_BYTES = 8 * 1024 * 1024
ENCRYPTED_BIT = 0x1
# What reading an archive raises where its bytes are not what they should be.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, UnicodeDecodeError)

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # what a spreadsheet saves as "Unicode text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DRIVE = re.compile(r"[A-Za-z]:")
_ARCHIVE_NAMES = (".zip", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz", ".tgz", ".xlsx", ".xlsm", ".ods")
_FORBIDDEN_PARTS = (
    (re.compile(r"(^|/)vbaProject\.bin$|^Basic/|^Scripts/", re.IGNORECASE), "macros"),
    (re.compile(r"^xl/externalLinks/", re.IGNORECASE), "links to other workbooks"),
    (re.compile(r"^xl/(connections\.xml$|queryTables/)", re.IGNORECASE), "connections to outside data"),
    (re.compile(r"^xl/(embeddings|activeX)/", re.IGNORECASE), "embedded objects"),
)
SHEET_PARTS = re.compile(r"^(xl/worksheets/[^/]+\.xml|content\.xml)$", re.IGNORECASE)


class Container(StrEnum):
    """How a file is packed, whatever its name says."""

    TEXT = "text"
    GZIP = "gzip"
    XLSX = "xlsx"
    ODS = "ods"
    ZIP = "zip"


def sniff(path: Path, limits: Limits) -> Container:
    """How the file is packed. Raises `RefusedFile` for a file that is too large or locked, `WrongFile` for one that
    holds no table (a web page, a PDF, an old .xls workbook, an empty file)."""
    limits.check_size(path.stat().st_size)
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(_OLE):
            raise _old_or_locked(start + file.read(1024 * 1024))
    if not start.strip():
        raise WrongFile("The file is empty.")
    if start.startswith(b"PK"):
        return _kind_of_archive(path)
    if start.startswith(b"\x1f\x8b"):
        return Container.GZIP
    _check_text(start)
    return Container.TEXT


def _old_or_locked(start: bytes) -> Exception:
    if _OLE_LOCKED in start:
        return RefusedFile("The workbook is locked with a password. Save it without one and try again.")
    return WrongFile(
        "This is an old .xls workbook or another old Office file. Save it as .xlsx, .ods or .csv and try again."
    )


def _check_text(start: bytes) -> None:
    lowered = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<head")):
        raise WrongFile("This is a web page, not the file itself. Download the file that the page links to.")
    if lowered.startswith(b"%pdf"):
        raise WrongFile("This is a PDF. The figures are needed as CSV, XLSX or ODS.")
    if b"\x00" in start and not start.startswith(UTF_16_MARKS):
        raise WrongFile("This is not a table: it is neither text (CSV in UTF-8) nor an XLSX or ODS workbook.")


def _kind_of_archive(path: Path) -> Container:
    with opened_zip(path) as archive:
        names = set(archive.namelist())
        if any(member.flag_bits & ENCRYPTED_BIT for member in archive.infolist()):
            raise RefusedFile("The file is locked with a password. Save it without one and try again.")
        if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
            return Container.XLSX
        if {"mimetype", "content.xml"} <= names and _is_ods(archive):
            return Container.ODS
    return Container.ZIP


def _is_ods(archive: zipfile.ZipFile) -> bool:
    small = archive.getinfo("mimetype").file_size < 100
    return small and b"opendocument.spreadsheet" in archive.read("mimetype")


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive at `path`; a damaged one raises `RefusedFile`, on opening and while its parts are read."""
    _check_directory_size(path)
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (OSError, *DAMAGE) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise  # the disk's fault; a place before the file's beginning is the archive's own
        raise RefusedFile(f"The file is damaged or packed in a way that is not read here ({error}).") from error


def _check_directory_size(path: Path) -> None:
    """The directory is read into memory whole, so its size is looked up first, in the last record of the file."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        end = file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + 22:
        raise RefusedFile("The file is damaged: it breaks off before its end.")
    if struct.unpack_from("<L", end, at + 12)[0] > DIRECTORY_BYTES:
        raise RefusedFile("The archive holds more files than are read here.")


def check_archive(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """Raise `RefusedFile` where the directory of an archive of `size` bytes shows that it should not be unpacked."""
    members = archive.infolist()
    if len(members) > limits.members:
        raise RefusedFile(f"The archive holds {len(members):,} files; at most {limits.members:,} are read.")
    if len({member.filename for member in members}) != len(members):
        raise RefusedFile("The archive holds two files of the same name.")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise RefusedFile(
            f"Unpacked, the file would be {in_megabytes(unpacked)}; "
            f"the most that is read here is {in_megabytes(limits.unpacked_bytes)}."
        )
    if sum(member.compress_size for member in members) > size:
        raise RefusedFile("The archive is damaged: its parts overlap.")
    for member in members:
        _check_member(member, limits)


def _check_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    name = member.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or _DRIVE.match(name):
        raise RefusedFile(f"The archive holds a file that points outside it: “{name[:80]}”.")
    if member.file_size > SMALL_PART and member.file_size > limits.ratio * max(member.compress_size, 1):
        raise RefusedFile(
            f"“{name[:80]}” would unpack to {in_megabytes(member.file_size)} from "
            f"{in_megabytes(member.compress_size)}: no honest table packs so small."
        )
    if name.lower().endswith(_ARCHIVE_NAMES):
        raise RefusedFile(f"The archive holds another archive: “{name[:80]}”. Unpack it first.")


def check_workbook(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise `RefusedFile` for a workbook (XLSX or ODS) with macros, outside links, a lock or outsized parts."""
    for member in archive.infolist():
        for pattern, what in _FORBIDDEN_PARTS:
            if pattern.search(member.filename):
                raise RefusedFile(f"The workbook holds {what}. Save it as a plain .xlsx, .ods or .csv without them.")
        if member.file_size > limits.side_part_bytes and not SHEET_PARTS.match(member.filename):
            raise RefusedFile(
                f"The part “{member.filename[:80]}” of the workbook is {in_megabytes(member.file_size)}; "
                f"at most {in_megabytes(limits.side_part_bytes)} is read."
            )
    for name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        if name in archive.namelist():
            _check_manifest(archive.read(name))


def _check_manifest(manifest: bytes) -> None:
    if b"macroEnabled" in manifest:
        raise RefusedFile("The workbook holds macros. Save it as a plain .xlsx without them.")
    if b"encryption-data" in manifest:
        raise RefusedFile("The workbook is locked with a password. Save it without one and try again.")
