import pytest

from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import Limits
from crime_data.readers.home_office.terms import PlaceKind
from tests.crime_data.readers.samples import (
    HARBOROUGH,
    HEADER,
    figures,
    home_office,
    read_all,
    row,
    write_csv,
    write_ods,
    write_xlsx,
)

NEW_STYLE = [HEADER, row(), row(csp="Melton", quarter="2", count="0")]
EXPECTED = [("2020-21-Q1", "Harborough", "8N", 14), ("2020-21-Q2", "Melton", "8N", 0)]


def with_count(*counts: str) -> list[list[str]]:
    return [HEADER, *(row(code=str(number), count=count) for number, count in enumerate(counts, start=1))]


def test_a_table_is_read_row_by_row_and_zeros_are_kept(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", NEW_STYLE))
    assert figures(rows) == EXPECTED
    assert (report.rows_read, report.rows_kept, report.refused.total, report.warnings) == (2, 2, 0, [])
    assert report.quarters == ["2020-21-Q1", "2020-21-Q2"]
    assert rows[0][1].code == "E22000166"
    assert rows[0][1].force_code == "E23000021"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Police Force", "Force Name"),
        ("Offence Count", "Number of Offences"),
        ("Offence Count", "Number of offences"),
        ("Offence Count", "OFFENCE COUNT [note 3]"),
        ("CSP Name", "csp name "),
        ("Offence Subgroup", "Offence Sub-group"),
    ],
)
def test_other_years_headings_are_known(tmp_path, old, new):
    header = [new if heading == old else heading for heading in HEADER]
    rows, _ = read_all(write_csv(tmp_path / "a.csv", [header, *NEW_STYLE[1:]]))
    assert figures(rows) == EXPECTED


def test_columns_may_stand_in_any_order_beside_others(tmp_path):
    table = [["Region", *reversed(HEADER)], *(["East Midlands", *reversed(cells)] for cells in NEW_STYLE[1:])]
    assert figures(read_all(write_csv(tmp_path / "a.csv", table))[0]) == EXPECTED


def test_titles_above_and_notes_below_the_table_are_passed_over(tmp_path):
    table = [["Police recorded crime"], [], ["Published in January"], *NEW_STYLE, [], ["Source: Home Office"]]
    rows, report = read_all(write_csv(tmp_path / "a.csv", table))
    assert figures(rows) == EXPECTED
    assert report.rows_read == 2
    assert report.warnings == ["A note in the table was passed over: “Source: Home Office”."]


@pytest.mark.parametrize(
    "how",
    [
        {"encoding": "utf-8-sig"},
        {"end": "\r\n"},
        {"encoding": "utf-8-sig", "end": "\r\n"},
        {"delimiter": ";"},
        {"delimiter": "\t"},
    ],
)
def test_byte_order_marks_line_ends_and_delimiters_make_no_difference(tmp_path, how):
    rows, report = read_all(write_csv(tmp_path / "a.csv", NEW_STYLE, **how))
    assert figures(rows) == EXPECTED
    assert report.refused.total == 0


def test_stray_spaces_case_and_spellings_make_no_difference(tmp_path):
    table = [HEADER, row(csp="  HARBOROUGH ", quarter=" Q1", year="2020-21 ", code="8n", count=" 14 ")]
    assert figures(read_all(write_csv(tmp_path / "a.csv", table))[0]) == EXPECTED[:1]


def test_windows_dashes_in_an_older_file_do_no_harm(tmp_path):
    table = [HEADER, row(description="Assault – with injury")]
    assert figures(read_all(write_csv(tmp_path / "a.csv", table, encoding="cp1252"))[0]) == EXPECTED[:1]


def test_marks_of_missing_figures_are_kept_as_printed_and_never_zero(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", with_count("..", ":", "-", "[x]", "N/A", "", "0")))
    assert [(count, mark) for *_, count, mark in rows] == [
        (None, ".."), (None, ":"), (None, "-"), (None, "[x]"), (None, "N/A"), (None, ""), (0, ""),
    ]  # fmt: skip
    assert report.missing == {"..": 1, ":": 1, "-": 1, "[x]": 1, "N/A": 1, "": 1}


def test_negative_counts_are_kept_and_flagged(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", with_count("5", "-2")))
    assert [count for *_, count, _ in rows] == [5, -2]
    assert report.negatives.first[0].line == 3
    assert report.warnings == ["Negative counts (crimes moved elsewhere): 1. They are kept as they are."]


def test_unassigned_crime_and_airports_are_kept_apart(tmp_path):
    table = [
        HEADER,
        row(csp="Unassigned Leicestershire"),
        row(csp="Unassigned"),
        row(csp="unassigned Leicestershire", quarter="2"),
        row(csp="Manchester Airport", force="Greater Manchester"),
        row(csp="Manchester", force="Greater Manchester"),
    ]
    rows, report = read_all(write_csv(tmp_path / "a.csv", table))
    assert [place.kind for _, place, *_ in rows] == ["unassigned", "unassigned", "unassigned", "special", "csp"]
    assert {place.force_code for _, place, *_ in rows[:3]} == {"E23000021"}
    assert rows[0][1] is rows[2][1]
    assert rows[3][1].code == ""
    assert report.repeated.total == 1  # the two ways of writing a force's unassigned crime are one place


def test_a_district_that_was_merged_is_read_as_a_part_and_doubled_areas_are_told(tmp_path):
    table = [HEADER, row(csp="North Hampshire_Hart"), row(csp="Rushmoor"), row(csp="North Hampshire")]
    rows, report = read_all(write_csv(tmp_path / "a.csv", table))
    assert [(place.code, place.part) for _, place, *_ in rows] == [
        ("E22000374", "Hart"), ("E22000374", "Rushmoor"), ("E22000374", ""),
    ]  # fmt: skip
    assert report.repeated.total == 0
    assert "North Hampshire is given as a whole and also by its part Hart." in report.warnings


def test_an_unknown_name_is_refused_with_line_reason_and_nearest_names(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", [HEADER, row(), row(csp="Harboro"), row(csp="Harboro")]))
    assert len(rows) == 1
    assert (report.rows_read, report.refused.total) == (3, 2)
    assert report.refused.first[0].line == 3
    assert "Nearest: “Harborough”" in report.refused.first[0].reason
    assert report.unknown_names["Harboro"][0] == "Harborough"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"year": "2020/22"}, "financial year"),
        ({"quarter": "5"}, "quarter"),
        ({"count": "many"}, "whole number"),
        ({"count": "1.5"}, "whole number"),
        ({"code": ""}, "no offence code"),
        ({"code": "<b>"}, "offence code"),
        ({"csp": ""}, "no community safety partnership"),
    ],
)
def test_a_row_that_is_not_understood_is_refused_and_the_others_are_read(tmp_path, changes, reason):
    rows, report = read_all(write_csv(tmp_path / "a.csv", [HEADER, row(**changes), row(csp="Melton")]))
    assert figures(rows) == [("2020-21-Q1", "Melton", "8N", 14)]
    assert report.refused.first[0].line == 2
    assert reason in report.refused.first[0].reason


def test_a_row_that_breaks_off_is_refused(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", [HEADER, HARBOROUGH[:5], row()]))
    assert len(rows) == 1
    assert "fewer cells" in report.refused.first[0].reason


def test_a_figure_given_twice_is_noticed_even_under_another_spelling(tmp_path):
    table = [HEADER, row(csp="Shepway"), row(csp="Folkestone and Hythe", count="-3"), row(csp="Shepway", code="46")]
    rows, report = read_all(write_csv(tmp_path / "a.csv", table))
    assert [count for *_, count, _ in rows] == [14, -3, 14]
    assert (report.repeated.total, report.repeated.first[0].line) == (1, 3)
    assert any("the same table twice" in warning for warning in report.warnings)


def test_headings_repeated_in_a_joined_file_are_no_data(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", [*NEW_STYLE, HEADER, row(quarter="3")]))
    assert len(rows) == report.rows_read == 3


def test_a_new_code_is_kept_and_a_code_in_another_group_is_told(tmp_path):
    table = [HEADER, row(code="8Z"), row(group="Drugs"), row(code="105a", group="VIOLENCE AGAINST THE PERSON")]
    rows, report = read_all(write_csv(tmp_path / "a.csv", table))
    assert [code for _, _, code, *_ in rows] == ["8Z", "8N", "105A"]
    assert not report.offences["8Z"].is_known
    assert report.offences["8Z"].group == "Violence against the person"
    assert report.warnings == [
        "Code 8N stands under “Drugs” in the file and is counted under Violence against the person.",
        "Offence code 8Z (Assault with injury) is not in the classification; "
        "it counts under Violence against the person.",
    ]


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_every_year_sheet_of_a_workbook_is_read_and_notes_are_skipped(tmp_path, write):
    numbers = [*HARBOROUGH[:1], 1, *HARBOROUGH[2:8], 14]
    older = ["2019/20", 4, "Leicestershire", "Melton", *HARBOROUGH[4:7], 46, -2]
    sheets = {
        "Notes": [["Police recorded crime"], ["See the user guide"]],
        "2019-20": [["Recorded crime, 2019/20"], [], HEADER, older],
        "2020_21": [HEADER, numbers, [], ["Source: Home Office"]],
    }
    rows, report = read_all(write(tmp_path / "book.bin", sheets))
    assert figures(rows) == [("2019-20-Q4", "Melton", "46", -2), ("2020-21-Q1", "Harborough", "8N", 14)]
    assert report.sheets_read == ["2019-20", "2020_21"]
    assert report.sheets_skipped == ["Notes"]
    assert report.negatives.first[0].place == "“2019-20”, line 4"


def test_a_sheet_with_rows_of_another_year_is_told(tmp_path):
    _, report = read_all(write_xlsx(tmp_path / "a.xlsx", {"2019-20": [HEADER, row()]}))
    assert report.warnings == ["The sheet “2019-20” has rows of 2020/21."]


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_a_code_that_a_workbook_shortened_is_put_right_by_its_words(tmp_path, write):
    cells = [*row(description="Corporate manslaughter", code="", count="")[:7], 4.1, 1]
    rows, _ = read_all(write(tmp_path / "a.bin", {"2020-21": [HEADER, cells]}))
    assert rows[0][2] == "4.10"


def test_a_known_other_file_is_named_in_the_refusal(tmp_path):
    street = write_csv(tmp_path / "s.csv", [["Crime ID", "Month", "Reported by", "LSOA code", "Crime type"]])
    with pytest.raises(WrongFile, match=r"This is a data\.police\.uk street file, not a Home Office table"):
        read_all(street)


def test_a_table_that_lacks_a_column_says_which(tmp_path):
    header = [heading for heading in HEADER if heading not in ("Financial Quarter", "Offence Group")]
    with pytest.raises(WrongFile, match="the column Financial Quarter is missing"):
        read_all(write_csv(tmp_path / "a.csv", [header]))


def test_a_file_of_something_else_says_what_was_expected_and_found(tmp_path):
    with pytest.raises(WrongFile, match=r"expected the headings Financial Year.* found “colour”, “size”"):
        read_all(write_csv(tmp_path / "a.csv", [["colour", "size"], ["red", "3"]]))


def test_a_table_of_headings_only_warns_that_nothing_was_taken_in(tmp_path):
    rows, report = read_all(write_csv(tmp_path / "a.csv", [HEADER]))
    assert rows == []
    assert report.warnings == ["No row of the file could be taken in."]


def test_rows_beyond_the_bound_are_refused(tmp_path):
    table = [HEADER, *(row(code=str(number)) for number in range(1, 21))]
    with pytest.raises(RefusedFile, match="more than 10 rows"):
        read_all(write_csv(tmp_path / "a.csv", table), Limits(rows=10))


def test_too_many_strange_names_end_the_reading(tmp_path, monkeypatch):
    monkeypatch.setattr("crime_data.readers.home_office.terms.MOST_STRANGE", 3)
    table = [HEADER, *(row(csp=f"Nowhere {number}") for number in range(6))]
    with pytest.raises(WrongFile, match="no known areas"):
        read_all(write_csv(tmp_path / "a.csv", table))


def test_records_come_in_chunks_and_the_report_keeps_pace(tmp_path, monkeypatch):
    monkeypatch.setattr("crime_data.readers.home_office.table.CHUNK", 2)
    reading = home_office(write_csv(tmp_path / "a.csv", with_count(*"12345")))
    sizes = []
    for chunk in reading.chunks:
        sizes.append(len(chunk))
        assert reading.report.rows_kept == sum(sizes)
    assert sizes == [2, 2, 1]
    assert reading.report.progress == 1.0


def test_a_force_that_is_not_known_is_told_once(tmp_path):
    _, report = read_all(
        write_csv(tmp_path / "a.csv", [HEADER, row(force="Loamshire"), row(force="Loamshire", code="8P")])
    )
    assert report.warnings == ["“Loamshire” is not a police force that is known here."]


def test_kinds_of_place_are_words_that_can_be_stored():
    assert [str(kind) for kind in PlaceKind] == ["csp", "unassigned", "special"]


def test_lines_that_an_open_quotation_mark_swallows_are_said_to_be_lost(tmp_path):
    lines = [",".join(HEADER), ",".join(row()), ",".join(row(description='"Assault', code="8N", quarter="2")),
             ",".join(row(quarter="3")), "", "A note", ",".join(row(description='Assault"', quarter="4"))]  # fmt: skip
    path = tmp_path / "prc.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, report = read_all(path)
    assert "Lines that were taken for parts of the row before them: 4." in " ".join(report.warnings)


def test_blank_rows_notes_and_repeated_headings_lose_no_line(tmp_path):
    path = write_csv(
        tmp_path / "prc.csv", [["Notes"], HEADER, row(), [], ["A note"], HEADER, row(quarter="2"), ["x", "y"]]
    )
    _, report = read_all(path)
    assert not any("Lines that" in told for told in report.warnings)
