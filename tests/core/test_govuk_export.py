"""Exports hold the figures themselves, and nothing that a spreadsheet would run."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory
from openpyxl import load_workbook

from core.govuk.export import UnknownFormat, csv_bytes, export_response, exported, neutral, xlsx_bytes
from tests.core.test_govuk_tables import ROWS, FigureTable


def csv_rows(source: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(csv_bytes(source).decode("utf-8-sig"))))


def xlsx_rows(source: Any) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(xlsx_bytes(source, "Sheet"))).active.iter_rows(values_only=True))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+cmd|' /C calc'!A0", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "-1+1", "-2-3", "-", "+",
        "--5", "＝1",
    ],
)  # fmt: skip
def test_text_that_a_spreadsheet_could_run_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.5", "-1,234", "-15.2%", "-£80", "-0.9", "5", "", "Burglary", "a=b", "−5"])
def test_numbers_and_plain_text_are_left_as_they_are(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize("value", [-5, Decimal("-15.2"), 0, -1.5, None, True, date(2014, 4, 5)])
def test_values_that_are_no_text_stay_what_they_are(value: object) -> None:
    assert neutral(value) is value


def test_a_moment_is_written_in_the_portals_own_time() -> None:
    assert neutral(datetime(2014, 4, 5, 23, 30, tzinfo=UTC)) == datetime(2014, 4, 6, 0, 30)


def test_a_table_is_exported_whole_with_exact_numbers_and_empty_cells_for_missing_ones() -> None:
    assert csv_rows(FigureTable(ROWS)) == [
        ["Measure", "Value", "Day", "Status"],
        ["Burglary", "2778.25", "2014-04-05", "Not met"],
        ["<b>Arson</b>", "", "", "Met"],
        ["Robbery", "0", "2014-03-30", "No target"],
    ]


def test_a_workbook_holds_numbers_as_numbers_and_text_as_text() -> None:
    header, first, second = xlsx_rows([["Name", "Value"], ["=1+1", Decimal("-15.2")], ["-cmd", None]])
    assert header == ("Name", "Value")
    assert first == ("'=1+1", -15.2)
    assert second == ("'-cmd", None)


def test_a_workbook_stands_text_that_no_spreadsheet_can_hold() -> None:
    assert xlsx_rows([["a\x0bb"]]) == [("ab",)]


def test_a_download_is_named_and_typed() -> None:
    response = export_response([["a"]], "Measures: 2013/14", "csv")
    assert response["Content-Disposition"] == 'attachment; filename="measures-201314.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert export_response([["a"]], "x", "xlsx").content[:2] == b"PK"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="pdf"):
        export_response([["a"]], "x", "pdf")
    with pytest.raises(Http404):
        exported(RequestFactory().get("/?export=pdf"), FigureTable(ROWS), "x")


def test_a_page_is_exported_as_it_is_sorted_and_only_when_asked() -> None:
    assert exported(RequestFactory().get("/?sort=name"), FigureTable(ROWS), "x") is None
    response = exported(RequestFactory().get("/?sort=-name&page=2&export=csv"), FigureTable(ROWS), "x")
    assert response
    lines = response.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Robbery", "Burglary", "<b>Arson</b>"]
