"""Headings, periods and encodings as other years, departments and spreadsheets write them."""

import csv

import pytest

from crime_data.readers.files.errors import WrongFile
from crime_data.readers.home_office.table import read_home_office
from crime_data.readers.tables.cells import BadCell, parse_count
from crime_data.readers.tables.dates import parse_month, parse_quarter, parse_year
from crime_data.readers.terms.facts import classification, special_places
from tests.crime_data.readers.samples import HARBOROUGH, HEADER, figures, read_all, resolver, write_csv

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


@pytest.mark.parametrize(
    "text",
    ["FY20/21", "Apr 2020 - Mar 2021", "1 April 2020 to 31 March 2021", "Apr-20 to Mar-21", "YE March 2021",
     "Year to 31 March 2021", "2020/21 [p]", "2020/21 (provisional)", "2020–21r"],
)  # fmt: skip
def test_a_year_as_newer_tables_print_it(text):
    assert parse_year(text) == 2020


@pytest.mark.parametrize(
    "text", ["2020", "Apr 2020 - Mar 2022", "2020/22", "Apr-20", "Year ending June 2021", "20-2021"]
)
def test_what_may_be_another_year_is_no_financial_year(text):
    with pytest.raises(BadCell, match="not a financial year"):
        parse_year(text)


@pytest.mark.parametrize(
    "text",
    ["1st quarter", "Quarter 1 (Apr-Jun)", "Quarter ending June 2020", "QE Jun", "01", "Apr 2020 to Jun 2020",
     "Q1: April–June"],
)  # fmt: skip
def test_a_quarter_as_newer_tables_print_it(text):
    assert parse_quarter(text, 2020) == 1


@pytest.mark.parametrize("text", ["Apr-Jun 2023", "Q1 2019/20", "Jan-Mar 2020", "Q1 2022"])
def test_a_quarter_of_another_year_than_its_row_is_refused(text):
    with pytest.raises(BadCell, match="no quarter of 2020/21"):
        parse_quarter(text, 2020)


@pytest.mark.parametrize("text", ["Q1 (Jul-Sep)", "June 2020", "Feb-Apr", "5", "Q", "quarter"])
def test_what_contradicts_itself_or_is_one_month_is_no_quarter(text):
    with pytest.raises(BadCell, match="not a quarter"):
        parse_quarter(text, 2020)


@pytest.mark.parametrize(
    "text", ["01/09/2020", "2020-09-01", "2020-09-30", "1.9.20", "30/09/2020", "2020-09-01 00:00:00"]
)
def test_a_date_at_either_end_of_a_month_is_that_month(text):
    assert parse_month(text).code == "2020-M09"


@pytest.mark.parametrize("text", ["09/04/2020", "2020-09-15", "32/01/2020", "01/13/2020", "2020-13-01"])
def test_a_date_that_may_be_read_two_ways_is_no_month(text):
    with pytest.raises(BadCell, match="not a month"):
        parse_month(text)


def test_a_table_of_the_years_when_partnerships_were_called_otherwise_is_read(tmp_path):
    names = {"CSP Name": "CDRP Name", "Police Force": "Force Name", "Offence Count": "Number of offences"}
    path = write_csv(tmp_path / "prc.csv", [[names.get(name, name) for name in HEADER], HARBOROUGH])
    assert figures(read_all(path)[0]) == [("2020-21-Q1", "Harborough", "8N", 14)]


def test_a_table_of_whole_forces_is_named_for_what_it_is(tmp_path):
    header = ["Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Group",
              "Offence Subgroup", "Offence Code", "Force Offence Count", "Number of Offences"]  # fmt: skip
    path = write_csv(tmp_path / "pfa.csv", [header, ["2020/21", "1", "Leicestershire", *HARBOROUGH[4:8], "9", "9"]])
    with pytest.raises(WrongFile, match="This is a Home Office table of recorded crime by whole police force"):
        read_all(path)


@pytest.mark.parametrize("text", ["1\u00a0204", "1,204 [note 3]", "1204 (r)", "1,204 [e]", "1204.0"])
def test_a_count_with_its_note_is_the_count(text):
    assert parse_count(text) == 1204


@pytest.mark.parametrize("text", ["~", "[low]", "[note 1]", "not collected", "[n/a]", "NaN", "[u]"])
def test_newer_marks_are_missing_and_never_zero(text):
    assert parse_count(text) is None


@pytest.mark.parametrize("text", ["(3)", "1.2E+03", "12.5", "5*", "1 234", "£5", "none", "0 [low]"])
def test_what_may_be_read_two_ways_is_refused(text):
    with pytest.raises(BadCell, match="not a whole number"):
        parse_count(text)
