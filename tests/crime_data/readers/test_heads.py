"""People and households as their publishers print them: by sex and age, on sheets of their own, a column a year."""

import pytest

from crime_data.readers.reference.population import read_households, read_population
from tests.crime_data.readers.samples import write_csv, write_xlsx

HARTLEPOOL = ["E06000001", "Hartlepool"]


def people(path, year=None):
    reading = read_population(path, vintage="mid-2023", year=year)
    return {(row.area_code, row.year): row.persons for row in reading.rows()}, reading.report


BY_SEX_AND_AGE = [
    # The detailed series of the mid-year estimates: a row a sex and single year of age, and nobody in total.
    ["ladcode23", "laname23", "country", "sex", "age", "population_2011", "population_2023"],
    *[
        [*HARTLEPOOL, "E", sex, age, 100 + age, 200 + age]
        for sex in ("F", "M")
        for age in range(91)
    ],
]  # fmt: skip
NOMIS = ["DATE_NAME", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GENDER_NAME", "C_AGE_NAME", "MEASURES_NAME", "OBS_VALUE"]
IN_TOTAL_AND_PARTS = [
    NOMIS,
    ["2019", "Hartlepool", "E06000001", "Male", "All Ages", "Value", "45000"],
    ["2019", "Hartlepool", "E06000001", "Total", "Aged 16 to 64", "Value", "57000"],
    ["2019", "Hartlepool", "E06000001", "Total", "All Ages", "Value", "93663"],
    ["2019", "Hartlepool", "E06000001", "Total", "All Ages", "Percent", "100"],
]
DENSITY = [
    ["MYE5: population density"],
    ["Code", "Name", "Geography", "Area (sq km)", "Estimated Population mid-2022", "2022 people per sq. km"],
    [*HARTLEPOOL, "Unitary Authority", "98", "93,861", "958"],
]
CENSUS = [
    ["Lower tier local authorities Code", "Lower tier local authorities", "Sex (2 categories) Code",
     "Sex (2 categories)", "Observation"],
    [*HARTLEPOOL, "1", "Female", 47_500],
    [*HARTLEPOOL, "2", "Male", 44_838],
]  # fmt: skip
BANDS = [
    ["Code", "Name", "Age", "population"],
    [*HARTLEPOOL, "0-15", 20],
    [*HARTLEPOOL, "16 to 64", 60],
    [*HARTLEPOOL, "65+", 15],
]


@pytest.mark.parametrize(
    ("table", "year", "number"),
    [
        (BY_SEX_AND_AGE, 2011, sum(2 * (100 + age) for age in range(91))),
        (BY_SEX_AND_AGE, 2023, sum(2 * (200 + age) for age in range(91))),
        (IN_TOTAL_AND_PARTS, 2019, 93_663),
        (DENSITY, 2022, 93_861),
        (CENSUS, 2021, 92_338),
        (BANDS, 2021, 95),
    ],
    ids=["sex and age, early", "sex and age, late", "totals beside parts", "density", "census", "bands"],
)
def test_everyone_is_counted_once_however_the_table_parts_them(tmp_path, table, year, number):
    found, report = people(write_csv(tmp_path / "a.csv", table), year=2021)
    assert found["E06000001", year] == number
    assert report.refused.total == 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["F", "0", 5], ["F", "1-90", 6]], "does not give both"),
        ([["F", "0-15", 5], ["F", "16-64", 6], ["M", "0-15", 5], ["M", "16-64", 6]], "not everyone from 0 on"),
        ([["Total", "0-15", 5], ["Total", "10-64", 6], ["Total", "65+", 6]], "each once"),
        ([["Total", "Children", 5], ["Total", "65+", 6]], "not everyone"),
        ([["Total", "All ages", 5], ["Total", "All ages", 6]], "more than one figure (5 and 6)"),
    ],
)
def test_parts_that_are_not_everyone_are_refused_and_never_taken_for_the_whole(tmp_path, rows, reason):
    table = [["Code", "Name", "sex", "age", "population"], *([*HARTLEPOOL, *row] for row in rows)]
    found, report = people(write_csv(tmp_path / "a.csv", table), year=2021)
    assert found == {}
    assert reason in report.refused.first[0].reason
    assert report.refused.first[0].line == 2


def test_a_missing_part_leaves_the_whole_missing(tmp_path):
    table = [["Code", "Name", "sex", "population"], [*HARTLEPOOL, "F", ".."], [*HARTLEPOOL, "M", 5]]
    assert people(write_csv(tmp_path / "a.csv", table), year=2021)[0] == {("E06000001", 2021): None}


def test_a_workbook_with_a_sheet_for_each_sex_gives_everyone_and_no_median_age(tmp_path):
    def sheet(number):
        return [["Mid-year estimates"], ["Code", "Name", "Geography", "All ages", "0"], [*HARTLEPOOL, "UA", number, 1]]

    path = write_xlsx(
        tmp_path / "mye.xlsx",
        {
            "MYE2 - Persons": sheet(92_338),
            "MYE2 - Males": sheet(44_838),
            "MYE2 - Females": sheet(47_500),
            "MYE4": [["Code", "Name", "Mid-2021", "Mid-2020"], [*HARTLEPOOL, 92_338, 92_100]],
            "MYE6": [["Code", "Name", "Mid-2021", "Mid-2020"], [*HARTLEPOOL, 42.0, 41.9]],
        },
    )
    found, report = people(path, year=2021)
    assert found == {("E06000001", 2021): 92_338, ("E06000001", 2020): 92_100}
    assert report.refused.total == 0


def test_a_sheet_of_one_sex_alone_is_not_everyone(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Females": [["Code", "Name", "All ages"], [*HARTLEPOOL, 47_500]]})
    found, report = people(path, year=2021)
    assert found == {}
    assert "does not give both" in report.refused.first[0].reason


def test_households_given_twice_differently_are_refused_and_the_same_twice_is_one(tmp_path):
    table = [["geography", "geography code", "date", "Number of households: Total; measures: Value"],
             ["Hartlepool", "E06000001", "2021", "40,930"], ["Hartlepool", "E06000001", "2021", "40930"],
             ["Swansea", "W06000011", "2021", 1], ["Swansea", "W06000011", "2021", 2]]  # fmt: skip
    reading = read_households(write_csv(tmp_path / "a.csv", table), vintage="Census 2021")
    assert [(row.area_code, row.year, row.households) for row in reading.rows()] == [("E06000001", 2021, 40_930)]
    assert "W06000011 in 2021" in reading.report.refused.first[0].reason
