"""The text of a file that is to be checked: plain text, Word (DOCX) or PDF, bounded in size.

Tables of Word files come out as rows of tab-separated cells, so that they are checked as tables; footnotes and endnotes
stand at the end. Numbers that Word itself puts before paragraphs are not part of the file's text and are not seen.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_PAGES = 600
MOST_CHARACTERS = 3_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REPEATED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = frozenset(
    {f"{_WORD}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr")} | {_REPEATED}
)
_BODY = "word/document.xml"
_PARTS = (_BODY, "word/footnotes.xml", "word/endnotes.xml")
_BOX = f"{_WORD}txbxContent"
_MOST_SPANNED = 60
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


class UnreadableFile(Exception):
    """A file whose text cannot be had; the message says why and is fit to stand at a form field."""


def read_file(path: Path) -> str:
    """The text of the file at `path`. Raises `UnreadableFile`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(_too_big(path.name))
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableFile(f"{path.name} cannot be read: {reason.lower()}.") from error
    return read_bytes(path.name, content)


def read_bytes(name: str, content: bytes) -> str:
    """The text of an uploaded file; `name` says its format. Raises `UnreadableFile`."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_too_big(name))
    if not content.strip():
        raise UnreadableFile(f"{name} is empty.")
    suffix = Path(name).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(_READERS))
        raise UnreadableFile(f"{name} is not a file this can read: use one of {known}.")
    text = reader(name, content)
    if not text.strip():
        raise UnreadableFile(f"{name} holds no text: is it a scan? Use a file with text in it.")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(f"{name} has more than {MOST_CHARACTERS:,} characters of text. Check it in parts.")
    return text


def _too_big(name: str) -> str:
    return f"{name} is larger than {MOST_BYTES // 1_000_000} MB."


def _read_text(name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
        if b"\x00" in content:
            raise UnreadableFile(f"{name} is not a text file.")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"{name} is not a text file that can be read: save it as UTF-8.")


def _read_docx(name: str, content: bytes) -> str:
    broken = f"{name} is not a Word file that can be read. Save it again as .docx without a password."
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            roots = [_part(archive, name, part) for part in _PARTS if part == _BODY or part in archive.namelist()]
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, EOFError, RuntimeError, ValueError) as error:
        raise UnreadableFile(broken) from error
    body = roots[0].find(f"{_WORD}body")
    if body is None:
        raise UnreadableFile(broken)
    return "\n".join(line for root in (body, *roots[1:]) for line in _blocks(root))


def _part(archive: zipfile.ZipFile, name: str, part: str) -> Element:
    entry = archive.getinfo(part)
    if entry.file_size > MOST_UNPACKED:
        raise UnreadableFile(_too_big(name))
    root: Element = fromstring(archive.read(entry), forbid_dtd=True)
    return root


def _blocks(element: Element) -> Iterator[str]:
    """The paragraphs of an element, a blank line after each, its tables row by row, text boxes after their place."""
    for child in element:
        if child.tag == f"{_WORD}p":
            yield "".join(_runs(child)).strip()
            yield ""
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_WORD}tbl":
            yield from (_row(row) for row in _rows(child))
            yield ""
        elif child.tag not in _NOT_TEXT:
            yield from _blocks(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes within a paragraph, each once: Word keeps a second copy for older readers."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _NOT_TEXT:
            yield from _boxes(child)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables within its cells."""
    for child in table:
        if child.tag == f"{_WORD}tr":
            yield child
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent"):
            yield from _rows(child)


def _row(row: Element) -> str:
    """A row's cells with tabs between them; a cell over several columns has empty ones after it."""
    cells = []
    for cell in row.findall(f"{_WORD}tc"):
        words = " ".join("".join(_runs(cell)).split())
        span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
        wide = span.get(f"{_WORD}val", "1") if span is not None else "1"
        cells += [words, *[""] * (min(int(wide), _MOST_SPANNED) - 1 if wide.isdigit() else 0)]
    return "\t".join(cells)


def _runs(element: Element) -> Iterator[str]:
    """The words within an element, without deleted text and field codes."""
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag == f"{_WORD}tab":
            yield " "
        elif child.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield "\n"
        elif child.tag == f"{_WORD}noBreakHyphen":
            yield "-"
        elif child.tag not in _NOT_TEXT and child.tag != _BOX:
            yield from _runs(child)
            if child.tag == f"{_WORD}p":
                yield " "


def _read_pdf(name: str, content: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(f"{name} has a password. Save a copy without one.")
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableFile(f"{name} has more than {MOST_PAGES} pages. Check it in parts.")
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError as error:
        raise UnreadableFile(
            f"{name} is locked in a way that cannot be opened here. Save a copy without it."
        ) from error
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableFile(
            f"{name} is not a PDF that can be read: it is broken or uses what is not known here."
        ) from error
    text = "\n\n".join(page.translate(_LIGATURES) for page in pages)
    return re.sub(r"[\ud800-\udfff]", "�", text)


_READERS: Mapping[str, Callable[[str, bytes], str]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".docx": _read_docx,
    ".pdf": _read_pdf,
}
