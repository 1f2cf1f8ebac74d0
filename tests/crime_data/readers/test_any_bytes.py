"""Whatever bytes a file holds, a reader gives records, refuses rows or says what is wrong; it never breaks."""

import contextlib
import io
import zipfile

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crime_data.readers.files.errors import UnreadableFile
from crime_data.readers.police_uk.street import read_street
from crime_data.readers.tables.file_kinds import detect
from tests.crime_data.readers.samples import HEADER, home_office, read_all, row, write_csv, write_ods, write_xlsx

cell = st.one_of(
    st.sampled_from(["", "..", "-1", "1", "2020/21", "Q1", "Harborough", "Unassigned", "8N", "E01025770", "[x]"]),
    st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12),
)
quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def survives(path) -> None:
    for read in (lambda: list(home_office(path).rows()), lambda: list(read_street([path], crime_types={}).rows())):
        with contextlib.suppress(UnreadableFile):
            detect(path)
            read()


@quick
@given(content=st.binary(max_size=400))
@example(content=b"PK\x03\x04")
@example(content=b"\x1f\x8b\x08\x00")
@example(content=b'a,"b')
@example(content=b"\x00")
def test_any_bytes_at_all(tmp_path, content):
    path = tmp_path / "a"
    path.write_bytes(content)
    survives(path)


@quick
@given(table=st.lists(st.lists(cell, max_size=11), max_size=6))
def test_any_rows_below_the_headings(tmp_path, table):
    path = write_csv(tmp_path / "a.csv", [HEADER, *table])
    records, report = read_all(path)
    assert report.rows_kept == len(records)
    assert report.rows_read == len(records) + report.refused.total


@quick
@given(at=st.integers(0, 4000), byte=st.integers(0, 255), which=st.sampled_from(["xlsx", "ods"]))
def test_a_workbook_with_any_byte_changed(tmp_path, at, byte, which):
    write = {"xlsx": write_xlsx, "ods": write_ods}[which]
    path = write(tmp_path / f"a.{which}", {"2020-21": [HEADER, row()]})
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    path.write_bytes(data)
    survives(path)


@quick
@given(xml=st.binary(max_size=200))
def test_an_ods_with_any_content(tmp_path, xml):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
    path = tmp_path / "a.ods"
    path.write_bytes(packed.getvalue())
    survives(path)
