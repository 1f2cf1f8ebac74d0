"""Tables as CSV and XLSX files that open safely: no cell is taken for a formula, and numbers stay numbers."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django_tables2 import RequestConfig, Table
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Cell = str | int | float | Decimal | bool | date | datetime | time | None
Row = Sequence[Cell]

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A number as it is typed: `-5`, `+3.5`, `-1,234`, `-15.2%`, `-£80`. Nothing that a spreadsheet would work out.
_NUMBER = re.compile(r"[+-]?£?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?", re.ASCII)
_DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDEST = 60


class UnknownFormat(ValueError):
    """A format other than csv and xlsx."""


def neutral(value: object) -> Cell:
    """`value` as a cell: text that a spreadsheet could run gets an apostrophe before it; all else stays as it is."""
    if value is None or isinstance(value, bool | int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, date | time):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    dangerous = text.startswith(_DANGEROUS_STARTS) or text.lstrip().startswith(_DANGEROUS_STARTS)
    return f"'{text}" if dangerous and not _NUMBER.fullmatch(text) else text


def rows_of(source: Table | Iterable[Iterable[object]]) -> Iterator[list[Cell]]:
    """Every row of a table, all pages of it, as cells; the first is the header. Other rows are taken as they come."""
    rows = source.as_values() if isinstance(source, Table) else source
    return ([neutral(value) for value in row] for row in rows)


def csv_bytes(source: Table | Iterable[Iterable[object]]) -> bytes:
    """A CSV file in UTF-8 with the mark that Excel needs to read it so. Dates are ISO 8601."""
    response = HttpResponse(content_type=CSV_TYPE)
    response.write("\ufeff")
    writer = csv.writer(response)
    for row in rows_of(source):
        writer.writerow(["" if cell is None else cell for cell in row])
    return response.content


def xlsx_bytes(source: Table | Iterable[Iterable[object]], title: str) -> bytes:
    """A workbook with one sheet: a bold header that stays in view, and columns as wide as their content."""
    rows = list(rows_of(source))
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip() or "Table")
    sheet.freeze_panes = "A2"
    for position, width in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, value, bold=number == 0) for value in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _widths(rows: Sequence[Row]) -> list[int]:
    return [min(max(len(str(cell)) for cell in column) + 2, _WIDEST) for column in zip(*rows, strict=False)]


def _cell(sheet: Any, value: Cell, *, bold: bool) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl reads a text that begins with an equals sign as a formula
    if bold:
        cell.font = Font(bold=True)
    return cell


def export_response(source: Table | Iterable[Iterable[object]], name: str, file_format: str) -> HttpResponse:
    """A download of `source` as `csv` or `xlsx`, named after `name`. Raises UnknownFormat for any other."""
    if file_format == "csv":
        response = HttpResponse(csv_bytes(source), content_type=CSV_TYPE)
    elif file_format == "xlsx":
        response = HttpResponse(xlsx_bytes(source, name), content_type=XLSX_TYPE)
    else:
        raise UnknownFormat(f"There is no export as {file_format!r}: choose csv or xlsx.")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "table"}.{file_format}"'
    return response


def exported(request: HttpRequest, table: Table, name: str) -> HttpResponse | None:
    """The download that the address asks for (`?export=csv`), sorted as the page is; None where it asks for none."""
    file_format = request.GET.get("export")
    if not file_format:
        return None
    RequestConfig(request, paginate=False).configure(table)
    try:
        return export_response(table, name, file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error
