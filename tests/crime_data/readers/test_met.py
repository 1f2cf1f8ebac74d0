import pytest

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.met.by_column import MetReport, MetScheme, read_met
from crime_data.readers.terms import facts
from crime_data.readers.terms.place_names import NameResolver
from tests.crime_data.readers.samples import write_csv, write_xlsx

BOROUGHS = NameResolver([("E09000028", "Southwark"), ("E09000001", "City of London"), ("E09000033", "Westminster")])
OLD = ["Borough", "Major Category", "Minor Category", "201203", "201204"]
NEW = ["MajorText", "MinorText", "LookUp_BoroughName", "202108", "202109"]


def read(path):
    reading = read_met(path, resolver=BOROUGHS, special=facts.special_places())
    counts = list(reading.rows())
    assert isinstance(reading.report, MetReport)
    return counts, reading.report


def test_a_wide_table_becomes_a_count_for_each_month(tmp_path):
    table = [NEW, ["Theft", "Shoplifting", "Southwark", "12", "0"]]
    counts, report = read(write_csv(tmp_path / "a.csv", table, encoding="utf-8-sig"))
    assert [(one.area_code, one.major, one.minor, one.month, one.count) for one in counts] == [
        ("E09000028", "Theft", "Shoplifting", "2021-M08", 12),
        ("E09000028", "Theft", "Shoplifting", "2021-M09", 0),
    ]
    assert report.months == ["2021-M08", "2021-M09"]
    assert report.categories == {("Theft", "Shoplifting")}


def test_the_scheme_is_told_by_the_categories_even_of_rows_above_them(tmp_path):
    shared = ["Southwark", "Burglary", "Burglary in a Dwelling", "1", "2"]
    old = [OLD, shared, ["Southwark", "Theft and Handling", "Theft From Shops", "3", "4"]]
    counts, report = read(write_csv(tmp_path / "a.csv", old))
    assert report.scheme is MetScheme.OLD
    assert {one.scheme for one in counts} == {MetScheme.OLD}
    new = [NEW, ["Robbery", "Robbery of Personal Property", "Southwark", "1", "2"]]
    assert read(write_csv(tmp_path / "b.csv", new))[1].scheme is MetScheme.NEW


def test_a_table_that_mixes_the_schemes_is_refused(tmp_path):
    table = [NEW, ["Theft", "Shoplifting", "Southwark", 1, 2], ["Drugs", "Other Drugs", "Southwark", 1, 2]]
    with pytest.raises(WrongFile, match="mixes the two schemes"):
        read(write_csv(tmp_path / "a.csv", table))


def test_heathrow_is_kept_apart_and_an_unknown_borough_is_refused(tmp_path):
    table = [
        NEW,
        ["Theft", "Shoplifting", "London Heathrow and London City Airports", 1, 2],
        ["Theft", "Shoplifting", "Suthwark", 1, 2],
    ]
    counts, report = read(write_csv(tmp_path / "a.csv", table))
    assert {one.area_code for one in counts} == {""}
    assert report.special == {"London Heathrow and London City Airports"}
    assert "Nearest: “Southwark”" in report.refused.first[0].reason


def test_missing_months_are_not_zero_and_negative_ones_are_flagged(tmp_path):
    counts, report = read(write_csv(tmp_path / "a.csv", [NEW, ["Theft", "Shoplifting", "Southwark", "", "-1"]]))
    assert [one.count for one in counts] == [None, -1]
    assert report.missing == {"": 1}
    assert report.negatives.total == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Theft", "", "Southwark", 1, 2], "no category"),
        (["Theft", "Shoplifting", "Southwark", "x", 2], "whole number"),
        (["Theft", "Other Theft", "Westminster", 1, 2], "given before"),
    ],
)
def test_a_row_that_is_not_understood_is_refused_whole(tmp_path, row, reason):
    table = [NEW, ["Theft", "Other Theft", "Westminster", 5, 6], row]
    counts, report = read(write_csv(tmp_path / "a.csv", table))
    assert [one.count for one in counts] == [5, 6]
    assert reason in report.refused.first[0].reason


def test_a_table_without_months_is_refused_row_by_row(tmp_path):
    _, report = read(write_csv(tmp_path / "a.csv", [NEW[:3], ["Theft", "Shoplifting", "Southwark"]]))
    assert "no months" in report.refused.first[0].reason


def test_a_workbook_with_months_as_numbers_is_read(tmp_path):
    sheet = [["MajorText", "MinorText", "LookUp_BoroughName", 202108], ["Theft", "Shoplifting", "Southwark", 7]]
    counts, _ = read(write_xlsx(tmp_path / "a.xlsx", {"Borough": sheet, "Notes": [["see"]]}))
    assert [(one.month, one.count) for one in counts] == [("2021-M08", 7)]


def test_a_table_of_wards_is_named_for_what_it_is(tmp_path):
    header = ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", "202108"]
    with pytest.raises(WrongFile, match="wards or small areas, not a Metropolitan Police table of boroughs"):
        read(write_csv(tmp_path / "a.csv", [header]))


@pytest.mark.parametrize(
    ("capitals", "before"),
    [
        ("THEFT", "Theft"),
        ("VIOLENCE AGAINST THE PERSON", "Violence Against the Person"),
        ("THEFT OR TAKING OF A MOTOR VEHICLE", "Theft or Taking of a Motor Vehicle"),
        ("BURGLARY - BUSINESS AND COMMUNITY", "Burglary - Business and Community"),
        ("THREAT OR POSSESSION WITH INTENT TO COMMIT CRIMINA", "Threat or Possession With Intent to Commit Crimina"),
        ("Burglary in a Dwelling", "Burglary in a Dwelling"),
    ],
)
def test_categories_in_capitals_go_on_under_their_earlier_spelling(tmp_path, capitals, before):
    counts, _ = read(write_csv(tmp_path / "a.csv", [NEW, [capitals, "SHOPLIFTING", "Southwark", 1, 2]]))
    assert {(one.major, one.minor) for one in counts} == {(before, "Shoplifting")}


def test_a_total_of_london_is_not_taken_for_the_city(tmp_path):
    counts, report = read(write_csv(tmp_path / "a.csv", [NEW, ["Theft", "Shoplifting", "London", 1, 2]]))
    assert ({one.area_code for one in counts}, report.special) == ({""}, {"London"})
