import gzip
import re
import struct
import zipfile

import pytest

from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import MEGABYTE, Limits, in_megabytes
from crime_data.readers.files.safety import Container, sniff
from crime_data.readers.files.sheets import open_sheets
from crime_data.readers.tables.file_kinds import detect
from tests.crime_data.readers.samples import HEADER, row, write_csv, write_ods, write_xlsx, write_zip

TABLE = {"2020-21": [HEADER, row()]}


def read(path, limits=None):
    limits = limits or Limits()
    return [list(cells) for sheet in open_sheets(path, limits) for cells in sheet.rows]


def with_member(path, name, content=b"x"):
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


def sheet_xml(rows: str) -> str:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def with_first_sheet(path, xml):
    """The workbook with its first sheet's part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = xml.encode()
    return write_zip(path, parts)


def test_a_file_over_the_bound_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(200 * MEGABYTE)
    with pytest.raises(RefusedFile, match=r"The file is 200\.0 MB\. The largest that is read here is 150\.0 MB"):
        detect(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"\xef\xbb\xbf <html>", "web page"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"GIF89a\x00\x01", "neither text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old .xls"),
    ],
)
def test_a_file_that_is_no_table_is_named_for_what_it_is(tmp_path, content, message):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(WrongFile, match=re.escape(message)):
        sniff(path, Limits())


def test_a_workbook_locked_with_a_password_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000 + "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(locked)
    with pytest.raises(RefusedFile, match="password"):
        sniff(path, Limits())


def test_what_a_file_is_does_not_hang_on_its_name(tmp_path):
    assert sniff(write_xlsx(tmp_path / "a.csv", TABLE), Limits()) is Container.XLSX
    assert sniff(write_ods(tmp_path / "b.csv", TABLE), Limits()) is Container.ODS
    assert sniff(write_csv(tmp_path / "c.xlsx", TABLE["2020-21"]), Limits()) is Container.TEXT


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("Basic/Standard/Module1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
        ("xl/connections.xml", "connections"),
        ("xl/embeddings/oleObject1.bin", "embedded"),
        ("xl/media/inner.zip", "another archive"),
        ("../outside.xml", "points outside"),
        ("/etc/passwd", "points outside"),
        ("C:/windows.xml", "points outside"),
        ("xl\\..\\..\\outside.xml", "points outside"),
    ],
)
def test_a_workbook_that_could_do_harm_is_refused(tmp_path, member, message):
    with pytest.raises(RefusedFile, match=message):
        read(with_member(write_xlsx(tmp_path / "a.xlsx", TABLE), member))


def test_a_workbook_that_says_it_holds_macros_is_refused(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"sheet.main", b"sheet.macroEnabled.main")
    with pytest.raises(RefusedFile, match="macros"):
        read(write_zip(path, parts))


def test_an_encrypted_ods_is_refused(tmp_path):
    path = write_ods(tmp_path / "a.ods", TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["META-INF/manifest.xml"] = b"<manifest><encryption-data/></manifest>"
    with pytest.raises(RefusedFile, match="password"):
        read(write_zip(path, parts))


def test_a_bomb_is_refused_from_its_directory(tmp_path):
    path = with_first_sheet(write_xlsx(tmp_path / "a.xlsx", TABLE), sheet_xml(" " * 40 * MEGABYTE))
    with pytest.raises(RefusedFile, match="no honest table packs so small"):
        read(path)


def test_a_workbook_too_large_unpacked_is_refused(tmp_path):
    path = with_first_sheet(write_xlsx(tmp_path / "a.xlsx", TABLE), sheet_xml("<row/>" * 200_000))
    with pytest.raises(RefusedFile, match=r"Unpacked, the file would be 1\.2 MB"):
        read(path, Limits(unpacked_bytes=MEGABYTE))


def test_a_workbook_with_outsized_texts_is_refused(tmp_path):
    path = with_member(write_xlsx(tmp_path / "a.xlsx", TABLE), "xl/more.xml", bytes(range(256)) * 512)
    with pytest.raises(RefusedFile, match=r"“xl/more\.xml” of the workbook is 128 KB"):
        read(path, Limits(side_part_bytes=100 * 1024))


def test_a_row_of_many_megabytes_is_refused_before_it_is_parsed(tmp_path):
    cells = "".join(f"<c><v>{number}</v></c>" for number in range(300_000))
    path = with_first_sheet(write_xlsx(tmp_path / "a.xlsx", TABLE), sheet_xml(f"<row>{cells}</row>"))
    with pytest.raises(RefusedFile, match="row of more than 4 MB"):
        read(path)


def test_entities_in_a_workbook_are_not_expanded(tmp_path):
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bomb">]><worksheet>&b;</worksheet>'
    with pytest.raises(RefusedFile, match="damaged"):
        read(with_first_sheet(write_xlsx(tmp_path / "a.xlsx", TABLE), xml))


def test_entities_in_an_ods_are_not_expanded(tmp_path):
    path = write_ods(tmp_path / "a.ods", TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = b'<!DOCTYPE a [<!ENTITY b "bomb">]><a>&b;</a>'
    with pytest.raises(RefusedFile, match="damaged"):
        read(write_zip(path, parts))


def test_too_many_sheets_rows_and_columns_are_refused(tmp_path):
    three = {f"Sheet {number}": [["a", "b"]] for number in range(3)}
    for write in (write_xlsx, write_ods):
        path = write(tmp_path / f"{write.__name__}.bin", three)
        with pytest.raises(RefusedFile, match="sheets"):
            read(path, Limits(sheets=2))
        with pytest.raises(RefusedFile, match="more than 0 rows"):
            read(path, Limits(rows=0))
        with pytest.raises(RefusedFile, match=r"columns|cells"):
            read(path, Limits(columns=1))


def test_an_archive_of_too_many_files_is_refused(tmp_path):
    path = write_zip(tmp_path / "a.zip", {f"2020-{month:02d}-kent-street.csv": "x" for month in range(1, 9)})
    with pytest.raises(RefusedFile, match="holds 8 files; at most 5"):
        _opened(path, Limits(members=5))


def test_an_archive_locked_with_a_password_is_refused(tmp_path):
    path = write_zip(tmp_path / "a.zip", {"2020-01-kent-street.csv": "x"})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag in the directory that says the member is encrypted
    path.write_bytes(data)
    with pytest.raises(RefusedFile, match="password"):
        _opened(path, Limits())


def test_an_archive_cut_off_is_damaged(tmp_path):
    path = write_zip(tmp_path / "a.zip", {"2020-01-kent-street.csv": "x" * 1000})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(RefusedFile, match="damaged"):
        detect(path)


def test_an_archive_with_an_endless_directory_is_refused_unread(tmp_path):
    path = write_zip(tmp_path / "a.zip", {"2020-01-kent-street.csv": "x"})
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 0xFFFFFFFF)
    path.write_bytes(data)
    with pytest.raises(RefusedFile, match="more files than are read"):
        detect(path)


def test_a_line_that_never_ends_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a" * MEGABYTE)
    with pytest.raises(RefusedFile, match="line of more than 256 KB"):
        read(path)


def test_a_gzip_that_swells_is_cut_off(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" * 2_000_000))
    with pytest.raises(RefusedFile, match="Unpacked, the file is larger"):
        read(path)


def test_a_damaged_gzip_is_refused(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"lsoa,local-authority-code\nE01000001,HAO\n" * 50)[:-12])
    with pytest.raises(RefusedFile, match="damaged"):
        read(path)


def test_sizes_are_said_as_people_say_them():
    assert [in_megabytes(size) for size in (10, 300 * 1024, 3 * MEGABYTE // 2)] == ["1 KB", "300 KB", "1.5 MB"]


def _opened(path, limits):
    from crime_data.readers.police_uk.files import NamedPath, street_files

    return street_files([NamedPath(path)], limits)
