"""The text of a Word file (DOCX).

Tables come out as rows of tab-separated cells, so that they are checked as tables, a table within a cell after the one
that holds it; footnotes and endnotes stand at the end. Numbers that Word itself puts before paragraphs are not part of
the file's text and are not seen.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from checker.readers import bounds
from checker.readers.bounds import FileText, UnreadableDocument, too_big

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REPEATED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = frozenset(
    {f"{_WORD}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr")} | {_REPEATED}
)
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/"
_PICTURES = (f"{_DRAWN}picture}}pic", f"{_DRAWN}chart}}chart", f"{_DRAWN}diagram}}relIds")
_BODY = "word/document.xml"
_PARTS = (_BODY, "word/footnotes.xml", "word/endnotes.xml")
_BOX = f"{_WORD}txbxContent"
_APART = (_BOX, f"{_WORD}tbl")  # told after the paragraph or table that they stand in
_MOST_SPANNED = 60


def read_docx(name: str, content: bytes) -> FileText:
    """The text of a Word file as it reads with its tracked changes accepted. Raises `UnreadableDocument`."""
    broken = f"{name} is not a Word file that can be read. Save it again as .docx without a password."
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            roots = [_part(archive, name, part) for part in _PARTS if part == _BODY or part in archive.namelist()]
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, EOFError, RuntimeError, ValueError) as error:
        raise UnreadableDocument(broken) from error
    body = roots[0].find(f"{_WORD}body")
    if body is None:
        raise UnreadableDocument(broken)
    text = "\n".join(line for root in (body, *roots[1:]) for line in _blocks(root))
    return FileText(text, left_out=tuple(_left_out(roots)))


def _left_out(roots: Sequence[Element]) -> Iterator[str]:
    """What of the file is not read: tracked deletions, and the pictures and charts."""
    deleted = sum(1 for root in roots for name in ("del", "moveFrom") for _ in root.iter(f"{_WORD}{name}"))
    drawn = sum(1 for root in roots for name in _PICTURES for _ in root.iter(name))
    if deleted:
        yield "The file has tracked changes: it was read as it stands with all of them accepted."
    if drawn:
        yield f"{drawn} {'picture or chart' if drawn == 1 else 'pictures or charts'}: what stands in them is not read."


def _part(archive: zipfile.ZipFile, name: str, part: str) -> Element:
    entry = archive.getinfo(part)
    if entry.file_size > bounds.MOST_UNPACKED:
        raise UnreadableDocument(too_big(name))
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
            yield from _table(child)
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


def _table(table: Element) -> Iterator[str]:
    """The rows of a table and a blank line, and then the tables within its cells in the same way."""
    rows = list(_rows(table))
    lines = [line for line in map(_row, rows) if line.strip()]
    yield from [*lines, ""] if lines else []
    for row in rows:
        for inner in _inner_tables(row):
            yield from _table(inner)


def _inner_tables(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{_WORD}tbl":
            yield child
        elif child.tag not in _NOT_TEXT:
            yield from _inner_tables(child)


def _row(row: Element) -> str:
    """A row's cells with tabs between them; a cell over several columns has empty ones after it."""
    cells = []
    for cell in _cells(row):
        words = " ".join("".join(_runs(cell)).split())
        span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
        wide = span.get(f"{_WORD}val", "1") if span is not None else "1"
        cells += [words, *[""] * (min(int(wide), _MOST_SPANNED) - 1 if wide.isdigit() else 0)]
    return "\t".join(cells)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, those within a content control too."""
    for child in row:
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent"):
            yield from _cells(child)


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
        elif child.tag not in _NOT_TEXT and child.tag not in _APART:
            yield from _runs(child)
            if child.tag == f"{_WORD}p":
                yield " "
