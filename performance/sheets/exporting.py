"""Which figures a sheet asks for, and the sheet as a file."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.utils.formats import date_format
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from core import clock
from core.govuk.export import csv_bytes, neutral
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.access.policies import Scope
from partnerships.models import Agency
from performance.grid.services import GridRow, rows_of
from performance.measures.frequencies import kind_of
from performance.measures.selectors import measures_of_plan
from performance.models import Measure
from plans.models import Plan

COLUMNS = ("Reference", "Measure", "Period", "Unit", "Last figure", "Stands now", "Figure", "Due")
_FIGURE = COLUMNS.index("Figure")
_WIDTHS = (11, 48, 18, 22, 14, 14, 14, 26)
_AS_TEXT = "@"  # or a spreadsheet would make 0.654 of 65.4%, and a day of 2/15
_HOW = (
    "How to fill this in",
    "Type each figure in the column Figure. Leave a cell empty where you have none: nothing is changed then.",
    "Where there is no figure and that is known, type why: - or N/A or TBA.",
    "A place among others is typed as 2/15, a percentage as 65.4.",
    "Leave the columns Reference, Measure and Period as they are. Rows may be left out.",
)


def cells_of(plan: Plan, period: Period, agency: Agency | None = None) -> list[tuple[Measure, Period]]:
    """The figures that people type, of the plan's measures for what ends within the period, by each one's frequency;
    with `agency` those whose data it holds."""
    measures = measures_of_plan(plan).filter(indicator__count_source="", indicator__is_derived=False)
    if agency is not None:
        measures = measures.filter(data_owner=agency)
    return [(measure, part) for measure in measures for part in _parts(measure, period)]


def _parts(measure: Measure, period: Period) -> list[Period]:
    kind = kind_of(measure)
    if kind is None:
        return [period]
    found = {Period.containing(month.end, kind) for month in period.months}
    return sorted(part for part in found if period.contains(part.end))


def table_of(scope: Scope, plan: Plan, period: Period, agency: Agency | None = None) -> list[Sequence[str]]:
    """The sheet's rows, its headings first. Only figures that the person may enter are on it."""
    rows = [row for row in rows_of(scope, cells_of(plan, period, agency)) if row.may_edit]
    return [COLUMNS, *(_row(row) for row in rows)]


def _row(row: GridRow) -> Sequence[str]:
    unit = row.measure.indicator.unit_label or row.measure.indicator.get_unit_display()
    return (
        str(row.measure.pk), row.measure.label, _period(row.period), unit, row.last, row.text, "", _due(row.period)
    )  # fmt: skip


def _period(period: Period) -> str:
    """The period so that no spreadsheet takes it for a day: it makes November 2010 of 2010/11."""
    if period.kind is PeriodKind.FINANCIAL_YEAR:
        return f"FY {period.short_label}"
    return period.code if period.kind is PeriodKind.MONTH else period.short_label


def _due(period: Period) -> str:
    end = date_format(period.end, "j F Y")
    return f"since {end}" if period.end < clock.today() else f"not before {end}"


def sheet_bytes(table: Sequence[Sequence[str]], file_format: str) -> bytes:
    """The table as `csv` or `xlsx`; the workbook has a second sheet that says how to fill it in."""
    if file_format == "csv":
        return csv_bytes(table)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Figures")
    sheet.freeze_panes = "C2"
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    for number, row in enumerate(table):
        sheet.append([_cell(sheet, text, number == 0, column == _FIGURE) for column, text in enumerate(row)])
    how = book.create_sheet("How to fill it in")
    how.column_dimensions["A"].width = 100
    for number, line in enumerate(_HOW):
        how.append([_cell(how, line, number == 0, is_figure=False)])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(sheet: Any, text: str, is_bold: bool, is_figure: bool) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.value = neutral(text)
    cell.data_type = "s"
    cell.number_format = _AS_TEXT
    if is_bold:
        cell.font = Font(bold=True)
    elif is_figure:
        cell.fill = PatternFill("solid", fgColor="FFF7BF")
    return cell
