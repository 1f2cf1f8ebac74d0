import zipfile

import pytest
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableHeaderRows, TableRow
from odf.text import P, S, Span

from crime_data.readers.files.limits import Limits
from crime_data.readers.files.sheets import open_sheets
from tests.crime_data.readers.samples import write_csv, write_ods, write_xlsx


def read(path):
    """Each sheet's name with its rows and their line numbers; blank rows are left out."""
    return {
        sheet.name: [(sheet.line(), [*cells]) for cells in sheet.rows if any(cells)]
        for sheet in open_sheets(path, Limits())
    }


def ods(path, *rows, name="Sheet"):
    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for one in rows:
        table.addElement(one)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def line(*cells, **attributes):
    made = TableRow(**attributes)
    for cell in cells:
        made.addElement(cell)
    return made


def words(text, **attributes):
    cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=text))
    return cell


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_workbooks_give_the_text_that_a_csv_would(tmp_path, write):
    path = write(tmp_path / "a.bin", {"One": [["a", "b"], ["x", 8], ["", 4.1]], "Two": [[-3, 0]]})
    assert read(path) == {
        "One": [(1, ["a", "b"]), (2, ["x", "8"]), (3, ["", "4.1"])],
        "Two": [(1, ["-3", "0"])],
    }


def test_cells_and_rows_that_an_ods_writes_once_and_repeats_are_all_there(tmp_path):
    repeated = line(words("a", numbercolumnsrepeated=2), words("b"), numberrowsrepeated=3)
    gap = line(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=2)
    path = ods(tmp_path / "a.ods", repeated, gap, line(TableCell(numbercolumnsrepeated=2), words("c")))
    assert read(path)["Sheet"] == [
        (1, ["a", "a", "b"]),
        (2, ["a", "a", "b"]),
        (3, ["a", "a", "b"]),
        (6, ["", "", "c"]),
    ]


def test_the_million_empty_rows_below_an_ods_table_are_left_out(tmp_path):
    empty = line(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=1_048_000)
    assert read(ods(tmp_path / "a.ods", line(words("a")), empty))["Sheet"] == [(1, ["a"])]


def test_comments_are_no_part_of_a_cell_and_spans_and_spaces_are(tmp_path):
    cell = TableCell(valuetype="string")
    note = Annotation()
    note.addElement(P(text="a comment"))
    cell.addElement(note)
    paragraph = P(text="Avon")
    paragraph.addElement(S(c=2))
    paragraph.addElement(Span(text="and Somerset"))
    cell.addElement(paragraph)
    assert read(ods(tmp_path / "a.ods", line(cell)))["Sheet"] == [(1, ["Avon  and Somerset"])]


def test_heading_rows_that_an_ods_groups_are_read_in_their_place(tmp_path):
    group = TableHeaderRows()
    group.addElement(line(words("heading")))
    assert read(ods(tmp_path / "a.ods", group, line(words("a"))))["Sheet"] == [(1, ["heading"]), (2, ["a"])]


def test_a_sheet_that_is_not_wanted_can_be_passed_over(tmp_path):
    path = write_ods(tmp_path / "a.ods", {"One": [["a"], ["b"]], "Two": [["c"]]})
    taken = [next(sheet.rows) for sheet in open_sheets(path, Limits())]
    assert [list(cells) for cells in taken] == [["a"], ["c"]]


def test_an_ods_value_is_the_stored_number_not_how_it_is_shown(tmp_path):
    cell = TableCell(valuetype="float", value="1234")
    cell.addElement(P(text="1.2k"))
    assert read(ods(tmp_path / "a.ods", line(cell)))["Sheet"] == [(1, ["1234"])]


def test_a_sheet_that_lies_about_its_size_is_read_to_its_end(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"One": [["a"], ["b"], ["c"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert [cells for _, cells in read(path)["One"]] == [["a"], ["b"], ["c"]]


def test_a_quoted_cell_may_hold_commas_quotes_and_line_ends(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["a,b", 'say "x"', "two\nlines"], ["c", "", ""]])
    assert read(path)[""] == [(2, ["a,b", 'say "x"', "two\nlines"]), (3, ["c", "", ""])]


def test_reading_tells_how_far_it_has_come(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["x" * 100]] * 20_000)
    sheet = next(sheets := open_sheets(path, Limits()))
    next(sheet.rows)
    assert 0 < sheet.progress() < 1
    assert sum(1 for _ in sheet.rows) == 19_999
    assert sheet.progress() == 1
    assert next(sheets, None) is None
