"""The Metropolitan Police's dashboard files: a row for each month, with neighbourhoods and outcomes among them."""

import datetime

import pytest

from crime_data.readers.met.by_column import MetReport, MetScheme
from crime_data.readers.met.by_row import read_met_long
from crime_data.readers.tables.file_kinds import detect
from crime_data.readers.tables.layouts import FileKind
from crime_data.readers.terms import facts
from tests.crime_data.readers.samples import write_csv, write_xlsx
from tests.crime_data.readers.test_met import BOROUGHS

HEADER = [
    "Month_Year", "Area Type", "Borough_SNT", "Area name", "Area code", "Offence Group", "Offence Subgroup", "Measure",
    "Financial Year", "FY_FYIndex", "Count", "Refresh Date",
]  # fmt: skip


def row(**changes):
    cells = {
        "month": "01/06/2021", "kind": "Borough", "borough": "Southwark", "name": "Southwark", "code": "E09000028",
        "major": "BURGLARY", "minor": "BURGLARY - RESIDENTIAL", "measure": "Offences", "year": "fy21-22",
        "index": "21-22_03", "count": "150", "refreshed": "06/07/2024",
    }  # fmt: skip
    return list((cells | changes).values())


def read(path):
    reading = read_met_long(path, resolver=BOROUGHS, special=facts.special_places())
    counts = list(reading.rows())
    assert isinstance(reading.report, MetReport)
    return counts, reading.report


def test_a_boroughs_offences_are_read_by_month(tmp_path):
    path = write_csv(tmp_path / "tno.csv", [HEADER, row(), row(month="01/07/2021", count="0")], encoding="utf-8-sig")
    counts, report = read(path)
    assert detect(path) is FileKind.MET_LONG
    assert [(one.area_code, one.scheme, one.major, one.minor, one.month, one.count) for one in counts] == [
        ("E09000028", MetScheme.LONG, "Burglary", "Burglary - residential", "2021-M06", 150),
        ("E09000028", MetScheme.LONG, "Burglary", "Burglary - residential", "2021-M07", 0),
    ]
    assert report.months == ["2021-M06", "2021-M07"]
    assert report.warnings == []


def test_the_earlier_years_headings_and_a_workbooks_dates_are_read(tmp_path):
    header = [{"Offence Group": "Crime Type", "Offence Subgroup": "Crime Subtype"}.get(name, name) for name in HEADER]
    sheet = [header, row(month=datetime.datetime(2018, 4, 1), major="Burglary", count=7)]
    counts, _ = read(write_xlsx(tmp_path / "a.xlsx", {"MPS_MonthlyCrimeDashboard_TNOCr": sheet}))
    assert [(one.month, one.major, one.count) for one in counts] == [("2018-M04", "Burglary", 7)]


def test_neighbourhoods_and_outcomes_are_passed_over_and_said(tmp_path):
    team = {"kind": "Safer Neighborhood Teams", "name": "Camberwell Green", "code": "E05011095"}
    table = [HEADER, row(), row(**team), row(**team, measure="Positive Outcomes"), row(measure="Positive Outcomes")]
    counts, report = read(write_csv(tmp_path / "a.csv", table))
    assert [one.count for one in counts] == [150]
    assert "Rows of “Safer Neighborhood Teams” were passed over: 2." in report.warnings[0]
    assert "Rows of “Positive Outcomes” were passed over: 1." in report.warnings[1]
    assert (report.rows_read, report.refused.total) == (4, 0)


def test_crime_with_a_mark_is_kept_apart_and_counts_in_no_total(tmp_path):
    table = [HEADER, row(major="Knife Crime", minor="Knife Crime With Injury")]
    counts, report = read(write_csv(tmp_path / "a.csv", table))
    assert counts[0].scheme is MetScheme.MARKED
    assert "“Knife crime” is no group of notifiable crime" in report.warnings[0]


def test_airports_and_what_no_borough_was_given_are_kept_apart(tmp_path):
    table = [HEADER, row(name="Aviation Security (SO18)"), row(name="Other / NK", minor="BURGLARY - BUSINESS")]
    counts, report = read(write_csv(tmp_path / "a.csv", table))
    assert {one.area_code for one in counts} == {""}
    assert report.special == {"Aviation Security (SO18)", "Other / NK"}


def test_parts_of_a_figure_are_named_and_a_missing_one_is_not_zero(tmp_path):
    counts, report = read(write_csv(tmp_path / "a.csv", [HEADER, row(count="5"), row(count=".."), row(count="-1")]))
    assert [one.count for one in counts] == [5, None, -1]
    assert (report.repeated.total, report.negatives.total, dict(report.missing)) == (2, 1, {"..": 1})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"month": "06/01/2021"}, "not a month"),
        ({"count": "many"}, "not a whole number"),
        ({"name": "Suthwark"}, "Nearest: “Southwark”"),
        ({"name": "London"}, None),
        ({"minor": ""}, "names no category"),
        ({"measure": ""}, "what it counts"),
    ],
)
def test_a_row_that_is_not_understood_is_refused_with_its_reason(tmp_path, changes, reason):
    counts, report = read(write_csv(tmp_path / "a.csv", [HEADER, row(), row(**changes)]))
    assert [one.area_code for one in counts if one.area_code] == ["E09000028"]
    assert reason is None or reason in report.refused.first[0].reason
    assert report.refused.total == (reason is not None)
