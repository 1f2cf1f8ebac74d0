import pytest

from core.numbers.quantities import State
from core.periods.period import Period
from crime_data.readers.tables.cells import BadCell, cell_text, missing_mark, parse_count
from crime_data.readers.tables.dates import parse_month, parse_quarter, parse_year


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("14", 14), ("-3", -3), ("−3", -3), ("1,234", 1234), (" 7 ", 7), ("12.0", 12), ("5 [r]", 5), ("9p", 9)],
)
def test_a_whole_number_is_read_as_tables_print_it(text, number):
    assert parse_count(text) == number


@pytest.mark.parametrize("text", ["", "..", ":", "-", "[x]", "N/A", "n/a", "–", "  ", "[X]"])
def test_a_mark_of_something_missing_is_never_zero(text):
    assert parse_count(text) is None
    assert missing_mark(text) is State.MISSING


def test_suppressed_and_not_applicable_are_told_from_missing():
    assert missing_mark("[c]") is State.SUPPRESSED
    assert missing_mark("*") is State.SUPPRESSED
    assert missing_mark("[z]") is State.NOT_APPLICABLE
    assert missing_mark("0") is None


@pytest.mark.parametrize("text", ["1.5", "twelve", "1,23", "12a", "£5", "1e3", "--4", "１２", "1 234", "9999999999"])
def test_what_is_no_whole_number_is_refused_and_quoted(text):
    with pytest.raises(BadCell, match="“"):
        parse_count(text)


@pytest.mark.parametrize("text", ["2020/21", "2020-21", "2020_21", "2020/2021", " 2020 / 21 ", "2020–21"])
def test_a_financial_year_is_read_in_every_way_it_is_written(text):
    assert parse_year(text) == 2020


def test_the_turn_of_the_century_is_a_financial_year():
    assert parse_year("1999/00") == 1999


@pytest.mark.parametrize("text", ["2020/22", "2020", "2020/19", "20/21", "2020/2022", "", "2020/21 Q1"])
def test_what_is_no_financial_year_is_refused(text):
    with pytest.raises(BadCell, match="financial year"):
        parse_year(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("Q1", 1),
        ("q4", 4),
        ("2.0", 2),
        ("Quarter 3", 3),
        ("Qtr 2", 2),
        ("Apr-Jun", 1),
        ("Jan to Mar 2021", 4),
    ],
)
def test_a_quarter_is_read_in_every_way_it_is_written(text, number):
    assert parse_quarter(text) == number


@pytest.mark.parametrize("text", ["0", "5", "Q5", "", "Apr-Sep", "spring", "1.5"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(BadCell, match="quarter"):
        parse_quarter(text)


def test_a_month_is_read_with_and_without_a_dash():
    assert parse_month("2013-04") == parse_month("201304") == Period.parse("2013-M04")
    with pytest.raises(BadCell, match="month"):
        parse_month("2013-13")


def test_a_spreadsheets_number_reads_as_its_csv_would():
    assert [cell_text(value) for value in (8.0, 8, 4.1, None, "8N", -3.0)] == ["8", "8", "4.1", "", "8N", "-3"]
