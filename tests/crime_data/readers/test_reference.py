import gzip

import pytest

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.reference.lookups import (
    authority_codes,
    geography_year,
    read_areas,
    read_authorities,
    read_small_areas,
)
from crime_data.readers.reference.population import read_households, read_population
from crime_data.readers.tables.file_kinds import detect
from crime_data.readers.tables.layouts import FileKind
from tests.crime_data.readers.samples import write_csv, write_xlsx

LOOKUP = [
    ["LAD17CD", "LAD17NM", "CSP17CD", "CSP17NM", "PFA17CD", "PFA17NM", "FID"],
    ["E07000089", "Hart", "E22000374", "North Hampshire", "E23000030", "Hampshire", 295],
]


def test_a_lookup_gives_each_districts_partnership_and_force(tmp_path):
    path = write_csv(tmp_path / "a.csv", LOOKUP, encoding="utf-8-sig")
    (hart,) = read_areas(path).rows()
    assert (hart.district_code, hart.csp_name, hart.police_code) == ("E07000089", "North Hampshire", "E23000030")
    assert hart.geography_year == 2017
    assert detect(path) is FileKind.AREAS


def test_a_lookup_of_another_year_is_read_by_the_same_headings(tmp_path):
    header = [heading.replace("17", "23") for heading in LOOKUP[0]]
    (hart,) = read_areas(write_csv(tmp_path / "a.csv", [header, LOOKUP[1]])).rows()
    assert hart.geography_year == 2023


def test_a_row_with_a_code_that_is_none_is_refused(tmp_path):
    reading = read_areas(write_csv(tmp_path / "a.csv", [*LOOKUP, ["N/A", *LOOKUP[1][1:]]]))
    assert len(list(reading.rows())) == 1
    assert reading.report.refused.first[0].line == 3
    assert "“N/A” is not an official area code" in reading.report.refused.first[0].reason


def test_small_areas_with_official_codes_need_no_list_of_authorities(tmp_path):
    table = [["LSOA11CD", "LSOA11NM", "LAD17CD"], ["E01025770", "Harborough 002A", "E07000131"]]
    (area,) = read_small_areas(write_csv(tmp_path / "a.csv", table)).rows()
    assert (area.code, area.districts) == ("E01025770", ("E07000131",))


def test_small_areas_with_short_codes_are_explained_by_the_list_of_authorities(tmp_path):
    codes = [["gss-code", "local-authority-code"], ["E08000037", "GAT"], ["E08000020", "GAT"], ["E07000131", "HAO"]]
    known = authority_codes(read_authorities(write_csv(tmp_path / "codes.csv", codes)).rows())
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(b"lsoa,local-authority-code\nE01025770,HAO\nE01008162,GAT\nE01000001,XXX\n"))
    areas = list(read_small_areas(packed, authorities=known).rows())
    assert [area.districts for area in areas] == [("E07000131",), ("E08000037", "E08000020"), ()]
    assert areas[2].authority == "XXX"


def test_a_lookup_from_one_edition_of_small_areas_to_the_next_gives_both(tmp_path):
    table = [
        ["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND", "LAD22CD"],
        ["E01025770", "Harborough 002A", "E01025770", "Harborough 002A", "U", "E07000131"],
        ["E01025771", "Harborough 002B", "E01035001", "Harborough 002F", "S", "E07000131"],
    ]
    areas = list(read_small_areas(write_csv(tmp_path / "a.csv", table)).rows())
    assert [area.code for area in areas] == ["E01025770", "E01025771", "E01035001"]
    assert {area.districts for area in areas} == {("E07000131",)}


def test_population_is_read_by_area_and_year_with_its_vintage(tmp_path):
    table = [
        ["lad_code_2020geog", "lad_name", "mid_year", "population"],
        ["E06000001", "Hartlepool", 2001, "90,152"],
        ["E06000001", "Hartlepool", 2002, ".."],
    ]
    path = write_csv(tmp_path / "a.csv", table)
    first, second = read_population(path, vintage="mid-2020").rows()
    assert (first.area_code, first.year, first.persons) == ("E06000001", 2001, 90152)
    assert (first.geography_year, first.vintage) == (2020, "mid-2020")
    assert (second.persons, second.mark) == (None, "..")
    assert detect(path) is FileKind.POPULATION


def test_population_with_a_column_a_year_is_read(tmp_path):
    table = [
        ["Mid-year estimates"],
        ["Code", "Name", "Mid-2011", "Mid-2012"],
        ["E06000001", "Hartlepool", 92088, 92261],
    ]
    rows = list(read_population(write_xlsx(tmp_path / "a.xlsx", {"MYE": table}), vintage="mid-2012").rows())
    assert [(row.year, row.persons) for row in rows] == [(2011, 92088), (2012, 92261)]


def test_one_years_population_needs_its_year(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["Code", "Name", "All ages"], ["E06000001", "Hartlepool", 92338]])
    (row,) = read_population(path, vintage="mid-2021", year=2021).rows()
    assert (row.year, row.persons) == (2021, 92338)
    without = read_population(path, vintage="mid-2021")
    assert list(without.rows()) == []
    assert "does not say its year" in without.report.refused.first[0].reason


def test_households_take_their_year_from_the_heading(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["lad_code_2023geog", "households_census2021"], ["E06000001", 40930]])
    (row,) = read_households(path, vintage="Census 2021").rows()
    assert (row.area_code, row.year, row.households, row.geography_year) == ("E06000001", 2021, 40930, 2023)
    assert detect(path) is FileKind.HOUSEHOLDS


def test_fewer_than_no_people_is_refused(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["Code", "year", "population"], ["E06000001", 2001, -5]])
    reading = read_population(path, vintage="x")
    assert list(reading.rows()) == []
    assert "cannot be a number of people" in reading.report.refused.first[0].reason


def test_a_lookup_given_as_population_is_named_for_what_it_is(tmp_path):
    with pytest.raises(WrongFile, match=r"This is a lookup of districts.* not a table of population estimates"):
        list(read_population(write_csv(tmp_path / "a.csv", LOOKUP), vintage="x").rows())


def test_the_year_of_a_heading():
    assert [geography_year(text) for text in ("LAD17CD", "lad_code_2020geog", "Code")] == [2017, 2020, None]
