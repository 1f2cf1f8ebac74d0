"""ODS as sheets of text, row by row. The whole of a workbook is one XML file, which is parsed as a stream."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from crime_data.readers.files.errors import RefusedFile
from crime_data.readers.files.limits import Limits
from crime_data.readers.files.safety import DAMAGE, check_archive, check_workbook, opened_zip
from crime_data.readers.files.sheets import Cells, Sheet
from crime_data.readers.tables.cells import cell_text

_NAMESPACES = {
    "office": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
    "table": "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "text": "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}",
}
_T, _X, _O = _NAMESPACES["table"], _NAMESPACES["text"], _NAMESPACES["office"]
TABLE, ROW = _T + "table", _T + "table-row"
CELLS = {_T + "table-cell", _T + "covered-table-cell"}
HOLDERS = {TABLE, _T + "table-rows", _T + "table-row-group", _T + "table-header-rows"}
PARAGRAPH, ANNOTATION = _X + "p", _O + "annotation"
MOST_EVENTS_A_CELL = 20
MOST_STYLE_EVENTS = 1_000_000
BLANKS = {_X + "tab": "\t", _X + "line-break": "\n"}

Events = Iterator[tuple[str, Element]]


def ods_sheets(path: Path, limits: Limits) -> Iterator[Sheet]:
    """The sheets of an OpenDocument spreadsheet, in their order. Blank rows at a sheet's end are left out."""
    with opened_zip(path) as archive:
        check_archive(archive, path.stat().st_size, limits)
        check_workbook(archive, limits)
        size = archive.getinfo("content.xml").file_size
        with archive.open("content.xml") as content:
            yield from _Content(content, size, limits).sheets()


class _Content:
    """The stream of one content.xml, with the place reached in it."""

    def __init__(self, content: IO[bytes], size: int, limits: Limits) -> None:
        self._content = content
        self._size = max(size, 1)
        self._limits = limits
        self._line = 0
        self._events = self._parsed()

    def sheets(self) -> Iterator[Sheet]:
        """Each table as a sheet; rows that its reader did not want are passed over."""
        count = 0
        for others, (event, element) in enumerate(self._events):
            if event == "start" and element.tag == TABLE:
                count += 1
                if count > self._limits.sheets:
                    raise RefusedFile(f"The workbook has more than {self._limits.sheets} sheets, the most read.")
                rows = self._rows(element)
                yield Sheet(element.get(_T + "name", ""), rows, lambda: self._line, self._progress)
                for _ in rows:
                    pass
            if others > MOST_STYLE_EVENTS:
                raise RefusedFile("The workbook holds far more styles and notes than figures; save it as CSV.")

    def _progress(self) -> float:
        return self._content.tell() / self._size

    def _parsed(self) -> Events:
        try:
            yield from iterparse(self._content, events=("start", "end"), forbid_dtd=True)
        except (ParseError, DefusedXmlException, *DAMAGE) as error:
            raise RefusedFile("The workbook is damaged and cannot be read to its end.") from error

    def _rows(self, table: Element) -> Iterator[Cells]:
        """The rows of the table that has just started, until it ends. Rows are thrown away once given."""
        self._line, blank, holders, since_row = 0, 0, [table], 0
        for event, element in self._events:
            since_row += 1
            if since_row > self._limits.columns * MOST_EVENTS_A_CELL:
                raise RefusedFile(f"Row {self._line + 1:,} has too many cells; {self._limits.columns:,} are read.")
            if element.tag in HOLDERS:
                if _closed(holders, event, element):
                    return
            elif event == "end" and element.tag == ROW:
                cells, times = self._cells(element), _repeats(element, "number-rows-repeated")
                holders[-1].clear()
                since_row = 0
                if not cells:
                    blank += times
                    continue
                yield from self._counted([], blank)
                blank = 0
                yield from self._counted(cells, times)

    def _counted(self, cells: list[str], times: int) -> Iterator[Cells]:
        for _ in range(times):
            self._line += 1
            self._limits.check_row(self._line, len(cells))
            yield list(cells)

    def _cells(self, row: Element) -> list[str]:
        """The row's texts; empty cells at its end, of which a sheet has thousands, are left out."""
        cells: list[str] = []
        empty = 0
        for cell in row:
            if cell.tag not in CELLS:
                continue
            times, text = _repeats(cell, "number-columns-repeated"), _text(cell)
            if not text:
                empty += times
                continue
            self._limits.check_row(self._line + 1, len(cells) + empty + times)
            cells += [""] * empty + [text] * times
            empty = 0
        return cells


def _closed(holders: list[Element], event: str, element: Element) -> bool:
    """Keep `holders` the tables and row groups that are open; whether the outermost has just closed."""
    if event == "start":
        holders.append(element)
    else:
        holders.pop()
    return not holders


def _repeats(element: Element, name: str) -> int:
    written = element.get(_T + name, "1")
    return int(written) if written.isdecimal() and len(written) < 10 else 1


def _text(cell: Element) -> str:
    """A cell's value as text: the stored number of a number, otherwise the words."""
    kind = cell.get(_O + "value-type", "")
    if kind in ("float", "percentage", "currency"):
        return _number(cell.get(_O + "value", ""))
    if kind == "date":
        return cell.get(_O + "date-value", "")[:10]
    return "\n".join(_words(paragraph) for paragraph in cell if paragraph.tag == PARAGRAPH)


def _number(written: str) -> str:
    try:
        return cell_text(float(written)) if "." in written or "e" in written.lower() else written
    except ValueError:
        return written


def _words(element: Element) -> str:
    """The text of a paragraph and what is inside it, without comments pinned to the cell."""
    parts: list[Any] = [element.text or ""]
    for child in element:
        if child.tag == _X + "s":
            parts.append(" " * min(_spaces(child), 100))
        elif child.tag in BLANKS:
            parts.append(BLANKS[child.tag])
        elif child.tag != ANNOTATION:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _spaces(element: Element) -> int:
    written = element.get(_X + "c", "1")
    return int(written) if written.isdecimal() and len(written) < 6 else 1
