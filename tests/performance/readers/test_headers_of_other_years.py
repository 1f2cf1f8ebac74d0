"""Headings, periods and encodings as other years, departments and spreadsheets write them."""

import csv

import pytest

from performance.readers.cells import parse_month, parse_quarter, parse_year
from performance.readers.facts import classification, special_places
from performance.readers.home_office import read_home_office
from tests.performance.readers.samples import HARBOROUGH, HEADER, resolver

HEADINGS = {
    "of 2012": {"Police Force": "Force Name", "Offence Count": "Number of Offences"},
    "in small letters with lines below": {name: name.lower().replace(" ", "_") for name in HEADER},
    "recorded": {"Offence Count": "Number of offences recorded", "Offence Subgroup": "Offence sub-group"},
    "with the short name in brackets": {
        "CSP Name": "Community Safety Partnership (CSP)", "Offence Count": "Number of Recorded Offences",
        "Offence Group": "New ONS Offence Group", "Offence Subgroup": "New ONS Offence Sub Group",
    },
}  # fmt: skip


@pytest.mark.parametrize("renamed", HEADINGS.values(), ids=HEADINGS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_it_calls_its_columns(tmp_path, renamed, encoding):
    path = tmp_path / "prc.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([[renamed.get(name, name) for name in HEADER], HARBOROUGH])
    reading = read_home_office(path, resolver=resolver(), classification=classification(), special=special_places())
    [(quarter, place, code, count, _)] = list(reading.rows())
    assert (quarter, place.name, code, count) == ("2020-21-Q1", "Harborough", "8N", 14)


@pytest.mark.parametrize(
    "text", ["2020/21", "2020-21", "2020_21", "2020/2021", "2020 to 2021", "FY 2020/21", "Year ending March 2021"]
)
def test_a_year_in_many_forms(text):
    assert parse_year(text) == 2020


@pytest.mark.parametrize("text", ["2", "Q2", "Qtr 2", "Quarter 2", "2.0", "Jul-Sep", "Q2 2020/21", "2020/21 Q2"])
def test_a_quarter_in_many_forms(text):
    assert parse_quarter(text) == 2


@pytest.mark.parametrize("text", ["2020-09", "202009", "2020/09", "Sep-20", "Sept 2020", "September 2020", "sep_20"])
def test_a_month_in_many_forms(text):
    assert parse_month(text).code == "2020-M09"
