"""The text of a file that is to be checked: plain text, Word (DOCX), PDF or a web page, bounded in size.

A file is read as what it is, whatever its name says: a PDF that was saved as `.docx` is read as a PDF.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from checker.readers import bounds
from checker.readers.bounds import MOST_BYTES, MOST_CHARACTERS, FileText, UnreadableDocument, too_big
from checker.readers.pdf import read_pdf
from checker.readers.plain import read_text
from checker.readers.web import read_html
from checker.readers.word import read_docx

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "FileText",
    "UnreadableDocument",
    "open_bytes",
    "open_file",
    "read_bytes",
    "read_file",
]

_READERS: Mapping[str, Callable[[str, bytes], FileText]] = {
    ".txt": read_text,
    ".md": read_text,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
}
_BY_FIRST_BYTES: tuple[tuple[bytes, str], ...] = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"


def read_file(path: Path) -> str:
    """The text of the file at `path`. Raises `UnreadableDocument`."""
    return open_file(path).text


def read_bytes(name: str, content: bytes) -> str:
    """The text of an uploaded file. Raises `UnreadableDocument`."""
    return open_bytes(name, content).text


def open_file(path: Path) -> FileText:
    """The text of the file at `path`, with its pages and what was left out. Raises `UnreadableDocument`."""
    try:
        if path.stat().st_size > bounds.MOST_BYTES:
            raise UnreadableDocument(too_big(path.name))
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableDocument(f"{path.name} cannot be read: {reason.lower()}.") from error
    return open_bytes(path.name, content)


def open_bytes(name: str, content: bytes) -> FileText:
    """The text of an uploaded file, with its pages and what was left out. Raises `UnreadableDocument`."""
    if len(content) > bounds.MOST_BYTES:
        raise UnreadableDocument(too_big(name))
    if not content.strip():
        raise UnreadableDocument(f"{name} is empty.")
    found = _reader(name, content)(name, content)
    if not found.text.strip():
        raise UnreadableDocument(f"{name} holds no text: is it a scan? Use a file with text in it.")
    if len(found.text) > bounds.MOST_CHARACTERS:
        raise UnreadableDocument(
            f"{name} has more than {bounds.MOST_CHARACTERS:,} characters of text. Check it in parts."
        )
    return found


def _reader(name: str, content: bytes) -> Callable[[str, bytes], FileText]:
    """The reader for what the file is by its first bytes, and else for what its name says."""
    suffix = Path(name).suffix.lower()
    if content.startswith(_OLD_OFFICE):
        raise UnreadableDocument(
            f"{name} is an old Word file (.doc), or has a password. Open it in Word and save it as .docx without one."
        )
    if content.startswith(_RICH_TEXT):
        raise UnreadableDocument(f"{name} is a rich text file. Open it in Word and save it as .docx.")
    known = ", ".join(sorted(_READERS))
    if suffix not in _READERS:
        raise UnreadableDocument(f"{name} is not a file this can read: use one of {known}.")
    return _READERS[next((kind for start, kind in _BY_FIRST_BYTES if content.startswith(start)), suffix)]
