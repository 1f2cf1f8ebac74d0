"""The portal writes a sheet, an agency fills it in, and it is read back through the same services as a form."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from core.models import AuditEntry
from core.numbers.quantities import State
from core.periods.period import Period
from crime_data.readers.tables.figure_sheet import read_figure_sheet
from partnerships.access.roles import Role
from performance.models import Observation, Upload, UploadState
from performance.sheets.exporting import COLUMNS
from tests import builders, pages
from tests.performance.uploads.conftest import Officer

pytestmark = pytest.mark.django_db
FIGURE = COLUMNS.index("Figure")


@pytest.fixture
def police(db):
    return builders.make_agency("Police")


@pytest.fixture
def place(harborough, police):
    """A plan with a burglary count of the police, a survey share and a rank of nobody's."""
    plan = builders.make_plan(harborough, years="2013-14")
    burglary = builders.make_measure(plan, label="Burglary", data_owner=police)
    builders.make_observation(burglary, 120, year="2012-13")
    for label, unit in (("Feeling safe", "percent"), ("Place among similar areas", "rank")):
        builders.make_measure(plan, label=label, indicator=builders.make_indicator(unit=unit))
    return harborough


@pytest.fixture
def officer(place):
    return Officer(place)


def sheet(client, place, period="2013-14", file_format="csv", **values):
    """The sheet's rows as the portal writes them."""
    answer = client.get(
        reverse("figure-sheet", args=[place.slug]), {"period": period, "file_format": file_format, **values}
    )
    assert answer.status_code == 200
    if file_format == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return [list(row) for row in load_workbook(io.BytesIO(answer.content))["Figures"].iter_rows(values_only=True)]


def filled(rows, **figures):
    """The rows with figures typed in by measure, as a file."""
    for row in rows[1:]:
        row[FIGURE] = figures.get(row[1].split(" ")[0].casefold(), row[FIGURE])
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return SimpleUploadedFile("filled.csv", text.getvalue().encode())


def figures(place):
    found = Observation.objects.filter(partnership=place, period=Period.parse("2013-14"))
    return {one.indicator.measures.get().label: one.quantity for one in found}


def test_a_sheet_has_the_measures_their_last_figures_and_empty_cells(officer, place):
    header, burglary, safe, rank = sheet(officer.client, place)
    assert tuple(header) == COLUMNS
    assert burglary[1:] == ["Burglary", "FY 2013/14", burglary[3], "120", "", "", "since 31 March 2014"]
    assert (safe[1], rank[1]) == ("Feeling safe", "Place among similar areas")


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_is_written_is_read_back(officer, place, tmp_path, file_format):
    answer = officer.client.get(
        reverse("figure-sheet", args=[place.slug]), {"period": "2013-14", "file_format": file_format}
    )
    path = tmp_path / f"sheet.{file_format}"
    path.write_bytes(answer.content)
    reading = read_figure_sheet(path)
    assert [(row.label, row.period.code, row.figure) for row in reading.rows()] == [
        ("Burglary", "2013-14", ""),
        ("Feeling safe", "2013-14", ""),
        ("Place among similar areas", "2013-14", ""),
    ]
    assert reading.report.refused.total == 0


def test_a_monthly_measure_has_a_cell_for_each_month_that_no_spreadsheet_takes_for_a_day(officer, place):
    monthly = builders.make_indicator(frequency="month")
    builders.make_measure(place.plans.get(), label="Calls", indicator=monthly)
    periods = [row[2] for row in sheet(officer.client, place, "2013-14-Q1") if row[1] == "Calls"]
    assert periods == ["2013-M04", "2013-M05", "2013-M06"]


def test_a_filled_in_sheet_is_shown_and_then_taken_in(officer, place):
    page = officer.gives(
        filled(sheet(officer.client, place), burglary="130", feeling="65.4%", place="2/15"), source="sheet"
    )
    assert page.context["upload"].state == UploadState.READY
    assert figures(place) == {}, "the preview undoes what it tried"
    counts = {row.key: row.value for row in page.context["preview"].counts}
    assert (counts["Rows read"], counts["New figures"], counts["Rows refused"]) == ("3", "3", "0")
    officer.sends(page)
    found = figures(place)
    assert {label: str(quantity.amount) for label, quantity in found.items()} == {
        "Burglary": "130",
        "Feeling safe": "65.4",
        "Place among similar areas": "2",
    }
    created = AuditEntry.objects.filter(object_type="observation", actor=officer.user)
    assert created.count() == 3


def test_empty_cells_change_nothing_and_marks_are_no_zeros(officer, place):
    officer.sends(officer.gives(filled(sheet(officer.client, place), burglary="130", feeling="N/A"), source="sheet"))
    page = officer.gives(filled(sheet(officer.client, place), feeling="70"), source="sheet")
    assert "Cells left empty: 2" in page.content.decode()
    assert "N/A" in page.content.decode()
    found = figures(place)
    assert found["Feeling safe"].state is State.NOT_APPLICABLE
    assert found["Burglary"].amount == 130


def test_the_same_sheet_twice_changes_nothing(officer, place):
    rows = sheet(officer.client, place)
    officer.sends(officer.gives(filled(rows, burglary="130"), source="sheet"))
    again = officer.gives(filled(rows, burglary="130"), source="sheet")
    assert again.context["preview"].changes_nothing


def test_a_figure_corrected_since_the_sheet_was_written_is_named(officer, place):
    rows = sheet(officer.client, place)
    builders.make_observation(place.measures.get(label="Burglary"), 128)
    page = officer.gives(filled(rows, burglary="130"), source="sheet")
    told = page.content.decode()
    assert "since the sheet was written, nothing has become 128" in told
    change = page.context["preview"].changes[0]
    assert (change.place, change.before, change.after) == ("Burglary", "128", "130")


def test_rows_that_cannot_be_are_refused_with_line_and_reason(officer, place):
    rows = sheet(officer.client, place)
    other = builders.make_measure(builders.make_plan(builders.make_partnership()))
    rows[1][FIGURE], rows[2][FIGURE], rows[3][FIGURE] = "-5", "165%", "many"
    rows += [
        [str(other.pk), other.label, "FY 2013/14", "", "", "", "7", ""],
        ["x", "Burglary", "FY 2013/14", "", "", "", "7", ""],
        [rows[1][0], "Robbery", "FY 2013/14", "", "", "", "7", ""],
        [rows[1][0], "Burglary", "2013-11-01", "", "", "", "7", ""],
    ]
    page = officer.gives(filled(rows), source="sheet")
    reasons = {row["where"]: row["reason"] for row in page.context["preview"].refused_rows}
    assert "whole number from 0" in reasons["line 2"]
    assert "from 0 to 100" in reasons["line 3"]
    assert "line 4" in reasons
    assert f"has the reference {other.pk}" in reasons["line 5"]
    assert "not a reference" in reasons["line 6"]
    assert "the row says “Robbery”" in reasons["line 7"]
    assert "not a period" in reasons["line 8"]
    assert page.context["preview"].changes_nothing


def test_one_figure_given_twice_is_refused_the_second_time(officer, place):
    rows = sheet(officer.client, place)
    rows[1][FIGURE] = "130"
    page = officer.gives(filled([*rows, [*rows[1][:FIGURE], "131", ""]]), source="sheet")
    assert "stands in row 2 too" in page.context["preview"].refused_rows[0]["reason"]


def test_an_agency_fills_in_its_own_figures_only(place, police):
    user = builders.make_user(place, Role.AGENCY_OFFICER, agency=police)
    client = pages.signed_in_as(user)
    rows = sheet(client, place)
    assert [row[1] for row in rows[1:]] == ["Burglary"]
    safe = place.measures.get(label="Feeling safe")
    rows += [[str(safe.pk), "Feeling safe", "FY 2013/14", "", "", "", "66", ""]]
    form = client.get(reverse("upload-create", args=[place.slug]))
    assert [choice for choice, _ in pages.form_of(form).fields["source"].choices] == ["sheet"]
    page = client.post(
        reverse("upload-create", args=[place.slug]),
        pages.form_values(form) | {"source": "sheet", "given": [filled(rows, burglary="130")]},
        follow=True,
    )
    assert "entered by another agency" in page.content.decode()
    upload = page.context["upload"]
    client.post(reverse("upload-detail", args=[place.slug, upload.pk]), pages.form_values(page))
    assert set(figures(place)) == {"Burglary"}


def test_an_agency_does_not_open_what_others_gave(officer, place, police):
    page = officer.gives(filled(sheet(officer.client, place), burglary="130"), source="sheet")
    client = pages.signed_in_as(builders.make_user(place, Role.AGENCY_OFFICER, agency=police))
    upload = page.context["upload"]
    assert client.get(reverse("upload-detail", args=[place.slug, upload.pk])).status_code == 403
    assert "filled.csv" not in client.get(reverse("upload-list", args=[place.slug])).content.decode()


def test_a_signed_off_year_is_refused_row_by_row(officer, place):
    builders.make_sign_off(place.plans.get())
    page = officer.gives(filled(sheet(officer.client, place), burglary="130"), source="sheet")
    assert "were signed off" in page.context["preview"].refused_rows[0]["reason"]


def test_the_page_asks_for_which_period_and_agency(officer, place, police):
    page = officer.client.get(reverse("figure-sheet", args=[place.slug]))
    assert page.status_code == 200
    assert [row[1] for row in sheet(officer.client, place, agency=police.pk)[1:]] == ["Burglary"]
    wrong = officer.client.get(reverse("figure-sheet", args=[place.slug]), {"period": "2001-02", "file_format": "csv"})
    assert "period" in pages.errors_of(wrong)


def test_a_formula_among_the_labels_is_not_run(officer, place):
    builders.make_measure(place.plans.get(), label="=1+1", indicator=builders.make_indicator())
    rows = sheet(officer.client, place)
    assert rows[-1][1] == "'=1+1"
    rows[-1][FIGURE] = "5"
    page = officer.gives(filled(rows), source="sheet")
    assert not page.context["preview"].refused_rows


def test_the_commands_write_a_sheet_and_read_it_back(place, tmp_path):
    path = tmp_path / "sheet.csv"
    call_command("export_sheet", "harborough", "--period", "2013-14", "--output", str(path), stdout=io.StringIO())
    with path.open(encoding="utf-8-sig") as file:
        path.write_bytes(filled(list(csv.reader(file)), burglary="130").read())
    for dry_run, expected in ((["--dry-run"], {}), ([], {"Burglary": 130})):
        out = io.StringIO()
        call_command(
            "import_crime", "template", str(path), "--partnership", "harborough", "--format", "json", *dry_run,
            stdout=out,
        )  # fmt: skip
        told = json.loads(out.getvalue())
        assert {name: told[name] for name in ("rows_read", "new", "changed", "unchanged", "refused")} == {
            "rows_read": 3, "new": 1, "changed": 0, "unchanged": 0, "refused": 0,
        }  # fmt: skip
        assert told["warnings"] == ["Cells left empty: 2. What stands there stays.", *told["warnings"][1:]]
        assert {label: quantity.amount for label, quantity in figures(place).items()} == expected
    with pytest.raises(CommandError, match="of one partnership"):
        call_command("import_crime", "template", str(path))
    assert not Upload.objects.exists()
