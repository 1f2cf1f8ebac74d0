from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import COMMAND, Limits
from crime_data.readers.police_uk.files import NamedPath
from crime_data.readers.police_uk.quality import read_quality
from crime_data.readers.police_uk.street import read_street
from crime_data.readers.police_uk.terms import StreetReport
from crime_data.readers.tables.file_kinds import detect
from crime_data.readers.tables.layouts import FileKind
from crime_data.readers.terms import facts
from tests.crime_data.readers.samples import street_row, street_text, write_csv, write_zip

LEICESTERSHIRE = ("Leicestershire Police", "2018-M10")


def street(*sources: Path | NamedPath, limits: Limits = COMMAND) -> tuple[Counter, StreetReport]:
    reading = read_street(sources, crime_types=facts.crime_types(), limits=limits)
    counts: Counter = Counter()
    for area, month, crime_type, _, count in reading.rows():
        counts[area, month, crime_type] += count
    assert isinstance(reading.report, StreetReport)
    return counts, reading.report


def street_file(tmp_path: Path, *lines: str, name: str = "2018-10-leicestershire-street.csv", **how: str) -> Path:
    path = tmp_path / name
    path.write_text(street_text(*lines, **how), encoding="utf-8", newline="")
    return path


def test_rows_are_counted_by_small_area_month_and_type(tmp_path):
    path = street_file(
        tmp_path,
        street_row(crime_id="a"),
        street_row(crime_id="b"),
        street_row(crime_id="c", crime_type="Drugs"),
        street_row(crime_id="d", lsoa="E01025798", lsoa_name="Harborough 007B"),
    )
    counts, report = street(path)
    assert counts == {
        ("E01025770", "2018-M10", "Burglary"): 2,
        ("E01025770", "2018-M10", "Drugs"): 1,
        ("E01025798", "2018-M10", "Burglary"): 1,
    }
    assert (report.rows_read, report.rows_kept, report.months) == (4, 4, ["2018-M10"])
    assert report.warnings == []


def test_rows_without_a_location_are_counted_for_the_force_and_shown(tmp_path):
    nowhere = {"lsoa": "", "lsoa_name": "", "location": "No Location", "longitude": "", "latitude": ""}
    path = street_file(tmp_path, street_row(), street_row(crime_id="", crime_type="Anti-social behaviour", **nowhere))
    counts, report = street(path)
    assert counts.total() == 1
    assert report.rows_by_force == {LEICESTERSHIRE: 2}
    assert report.without_location == {LEICESTERSHIRE: 1}
    assert report.unlocated == {(*LEICESTERSHIRE, "Anti-social behaviour"): 1}
    assert report.as_dict()["forces"] == [
        {"force": "Leicestershire Police", "month": "2018-M10", "rows": 2, "without_location": 1}
    ]
    assert any(warning.startswith("Rows without a location: 1 of 2.") for warning in report.warnings)


def test_a_repeated_crime_id_is_counted_and_named_with_its_line(tmp_path):
    path = street_file(tmp_path, street_row(crime_id="abc"), street_row(crime_id="abc", crime_type="Drugs"))
    counts, report = street(path)
    assert counts.total() == 2
    assert (report.duplicates.total, report.duplicates.first[0].line) == (1, 3)
    assert report.duplicates.first[0].text == "abc"


def test_rows_of_anti_social_behaviour_have_no_id_and_are_no_duplicates(tmp_path):
    lines = [street_row(crime_id="", crime_type="Anti-social behaviour")] * 3
    counts, report = street(street_file(tmp_path, *lines))
    assert counts.total() == 3
    assert report.duplicates.total == 0


def test_an_id_that_turns_up_again_in_another_month_is_named(tmp_path):
    first = street_file(tmp_path, street_row(crime_id="abc"))
    later = street_file(tmp_path, street_row(crime_id="abc", month="2018-11"), name="2018-11-leicestershire-street.csv")
    _, report = street(first, later)
    assert report.duplicates.total == 1


def test_other_districts_rows_are_kept_under_their_own_small_areas(tmp_path):
    path = street_file(tmp_path, street_row(), street_row(lsoa="E01000390", lsoa_name="Bexley 020F", crime_id="z"))
    counts, report = street(path)
    assert counts["E01000390", "2018-M10", "Burglary"] == 1
    assert report.small_areas == {"E01025770": "Harborough", "E01000390": "Bexley"}


def test_rows_of_a_month_that_the_files_name_does_not_say_are_told(tmp_path):
    counts, report = street(street_file(tmp_path, street_row(), street_row(crime_id="b", month="2018-09")))
    assert counts["E01025770", "2018-M09", "Burglary"] == 1
    assert report.warnings == [
        "Rows of September 2018 in “2018-10-leicestershire-street.csv”: 1. They count in the month they give."
    ]


def test_a_file_of_many_months_under_a_name_of_its_own_is_read(tmp_path):
    lines = [street_row(crime_id=str(month), month=f"2019-{month:02d}") for month in range(1, 13)]
    counts, report = street(street_file(tmp_path, *lines, name="harborough.csv"))
    assert len(counts) == 12
    assert report.warnings == []


def test_an_upload_is_known_by_the_name_it_came_with(tmp_path):
    stored = street_file(tmp_path, street_row(month="2018-09"), name="3f1c.bin")
    _, report = street(NamedPath(stored, "2018-10-leicestershire-street.csv"))
    assert report.files == ["2018-10-leicestershire-street.csv"]
    assert "Rows of September 2018" in report.warnings[0]


def test_the_sites_archive_is_read_and_its_other_files_are_left_aside(tmp_path):
    path = write_zip(
        tmp_path / "site.zip",
        {
            "2018-10/2018-10-leicestershire-street.csv": street_text(street_row(), end="\r\n"),
            "2018-11/2018-11-kent-street.csv": street_text(
                street_row(month="2018-11", force="Kent Police", crime_id="b")
            ),
            "2018-10/2018-10-leicestershire-outcomes.csv": "Crime ID,Month\n",
            "2018-10/2018-10-leicestershire-stop-and-search.csv": "Type,Date\n",
            "__MACOSX/2018-10/._2018-10-leicestershire-street.csv": "junk",
        },
    )
    counts, report = street(path)
    assert detect(path) is FileKind.POLICE_UK
    assert counts.total() == 2
    assert report.files == ["2018-10-leicestershire-street.csv", "2018-11-kent-street.csv"]
    assert len(report.sheets_skipped) == 3
    assert set(report.rows_by_force) == {LEICESTERSHIRE, ("Kent Police", "2018-M11")}


def test_the_same_file_given_twice_is_read_once(tmp_path):
    loose = street_file(tmp_path, street_row())
    name = "2018-10/2018-10-leicestershire-street.csv"
    archive = write_zip(tmp_path / "site.zip", {name: loose.read_bytes()})
    counts, report = street(loose, archive)
    assert counts.total() == 1
    assert "read once" in report.warnings[0]


def test_two_versions_of_a_forces_month_are_refused(tmp_path):
    (tmp_path / "newer").mkdir()
    first = street_file(tmp_path, street_row())
    second = street_file(tmp_path / "newer", street_row(), street_row(crime_id="b"))
    with pytest.raises(WrongFile, match="two different files of leicestershire for 2018-10"):
        street(first, second)


def test_types_of_another_time_and_unknown_types_are_told_and_kept(tmp_path):
    lines = [street_row(crime_id="a", crime_type="Violent crime"), street_row(crime_id="b", crime_type="Piracy")]
    counts, report = street(street_file(tmp_path, *lines, street_row(crime_id="c", crime_type="BURGLARY ")))
    assert set(report.rows_by_type) == {"Violent crime", "Piracy", "Burglary"}
    assert counts.total() == 3
    assert report.warnings == [
        "The type “Violent crime” was not in use in October 2018.",
        "“Piracy” is a crime type that is not known here; it is kept under that name.",
    ]


def test_the_oldest_files_without_an_id_are_read(tmp_path):
    header = "Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Context"
    line = "2010-12,Leicestershire Police,Leicestershire Police,,,x,E01025770,Harborough 002A,Violent crime,"
    counts, report = street(street_file(tmp_path, line, header=header, name="2010-12-leicestershire-street.csv"))
    assert counts == {("E01025770", "2010-M12", "Violent crime"): 1}
    assert report.warnings == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"month": "October"}, "not a month"),
        ({"lsoa": "somewhere"}, "small area"),
        ({"crime_type": ""}, "no crime type"),
    ],
)
def test_a_row_that_is_not_understood_is_refused_with_its_line(tmp_path, changes, reason):
    counts, report = street(street_file(tmp_path, street_row(**changes), street_row(crime_id="b")))
    assert counts.total() == 1
    assert (report.rows_read, report.refused.total) == (2, 1)
    assert report.refused.first[0].line == 2
    assert reason in report.refused.first[0].reason


def test_a_row_that_breaks_off_is_refused(tmp_path):
    _, report = street(street_file(tmp_path, "abc,2018-10", street_row()))
    assert "fewer cells" in report.refused.first[0].reason


def test_counts_of_a_large_file_come_in_several_chunks_that_add_up(tmp_path, monkeypatch):
    monkeypatch.setattr("crime_data.readers.police_uk.street.MOST_KEYS", 2)
    types = ["Burglary", "Drugs", "Robbery", "Burglary"]
    path = street_file(tmp_path, *(street_row(crime_id=str(at), crime_type=kind) for at, kind in enumerate(types)))
    chunks = list(read_street([path], crime_types=facts.crime_types()).chunks)
    assert len(chunks) == 2
    counts, _ = street(path)
    assert counts["E01025770", "2018-M10", "Burglary"] == 2


def test_files_that_are_no_street_files_are_refused_by_name(tmp_path):
    with pytest.raises(WrongFile, match="holds no file named like"):
        street(write_zip(tmp_path / "a.zip", {"readme.txt": "x", "2018-10-kent-outcomes.csv": "x"}))
    with pytest.raises(WrongFile, match="in the archive has not the headings"):
        street(write_zip(tmp_path / "b.zip", {"2018-10-kent-street.csv": "a,b\n1,2\n"}))
    outcomes = write_csv(
        tmp_path / "c.csv", [["Crime ID", "Month", "Reported by", "LSOA code", "LSOA name", "Outcome type"]]
    )
    with pytest.raises(
        WrongFile, match=r"This is a data\.police\.uk outcomes file, not a data\.police\.uk street file"
    ):
        street(outcomes)


def test_an_archive_in_an_archive_is_refused(tmp_path):
    path = write_zip(tmp_path / "a.zip", {"2018-10-kent-street.csv": "x", "inner.zip": b"PK"})
    with pytest.raises(RefusedFile, match="another archive"):
        street(path)


def test_rows_beyond_the_bound_are_refused(tmp_path):
    lines = [street_row(crime_id=str(number)) for number in range(5)]
    with pytest.raises(RefusedFile, match="more than 3 rows"):
        street(street_file(tmp_path, *lines), limits=Limits(rows=3))


def test_a_forces_rows_without_a_location_are_read_with_their_share(tmp_path):
    header = ["month", "force_slug", "rows", "rows_without_lsoa", "rows_without_crime_id", "rows_no_location"]
    table = [header, ["2020-03", "leicestershire", 8146, 1157, 1063, 1157], ["2020-04", "leicestershire", 5, 6, 0, 6]]
    reading = read_quality(write_csv(tmp_path / "a.csv", table))
    (march,) = reading.rows()
    assert (march.force, march.month, march.rows, march.without_location) == ("leicestershire", "2020-M03", 8146, 1157)
    assert march.share * 8146 == pytest.approx(Decimal(1157))
    assert "cannot be" in reading.report.refused.first[0].reason


def test_lines_that_an_open_quotation_mark_swallows_are_said_to_be_lost(tmp_path):
    opened, closed = street_row(crime_id="b", location='"On or near'), street_row(crime_id="d", location='High Street"')
    path = street_file(tmp_path, street_row(crime_id="a"), opened, street_row(crime_id="c"), closed, "", street_row())
    _, report = street(path)
    assert "Lines that were taken for parts of the row before them: 2." in " ".join(report.warnings)


def test_a_file_with_headings_and_nothing_else_says_so(tmp_path):
    counts, report = street(street_file(tmp_path))
    assert (counts.total(), report.warnings) == (0, ["No row of the file could be taken in."])
