"""The text of files: what comes out, and what is refused in one clear line."""

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from weasyprint import HTML

from checker.readers import UnreadableDocument, bounds, open_bytes, read_bytes, read_file
from checker.readers import pdf as pdf_reader

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, footnotes: str = "") -> bytes:
    """A Word file with this body, these footnotes and nothing else."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if footnotes:
            archive.writestr("word/footnotes.xml", f'{head}<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>')
    return buffer.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return HTML(string="<p lang='en'>Burglary fell from 1,234 to 1,100.</p>").write_pdf()


def test_plain_text_is_read_in_the_encodings_that_councils_use() -> None:
    assert read_bytes("a.txt", "£5 – “x”".encode()) == "£5 – “x”"
    assert read_bytes("a.txt", "£5 – “x”".encode("cp1252")) == "£5 – “x”"
    assert read_bytes("a.TXT", "\ufeff£5".encode("utf-8-sig")).endswith("£5")
    assert read_bytes("a.md", "£5".encode("utf-16")) == "£5"


def test_word_paragraphs_keep_their_runs_together() -> None:
    assert "fell from 1,234 to 1,100" in read_bytes("a.docx", docx(paragraph("fell from 1,2", "34 to ", "1,100")))


def test_word_tables_come_out_as_rows_of_cells() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = row.format(paragraph("Robbery"), paragraph("38")) + row.format(paragraph("Theft"), paragraph())
    assert "Robbery\t38\nTheft\t" in read_bytes("a.docx", docx(f"<w:tbl>{rows}</w:tbl>"))


def test_footnotes_stand_at_the_end() -> None:
    note = f"<w:footnote>{paragraph('Of 84 actions, 67 (85%) are done.')}</w:footnote>"
    assert read_bytes("a.docx", docx(paragraph("Text."), note)).split("\n") == [
        "Text.",
        "",
        "Of 84 actions, 67 (85%) are done.",
        "",
    ]


def test_a_text_box_stands_after_the_paragraph_it_hangs_on_and_only_once() -> None:
    drawn = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{drawn}</mc:Choice>'
        f"<mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>fell from 200</w:t></w:r><w:r>{both}</w:r><w:r><w:t> to 180</w:t></w:r></w:p>"
    assert read_bytes("a.docx", docx(body)).split("\n") == ["fell from 200 to 180", "", "In the box.", ""]


def test_a_cell_over_two_columns_keeps_the_columns_after_it_in_place() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>'.format(paragraph("Offences"))
    inner = f"<w:tc><w:tbl><w:tr><w:tc>{paragraph('7')}</w:tc></w:tr></w:tbl></w:tc>"
    rows = f"<w:tr>{wide}<w:tc>{paragraph('Change')}</w:tc></w:tr><w:tr>{inner}</w:tr>"
    assert read_bytes("a.docx", docx(f"<w:tbl>{rows}</w:tbl>")).split("\n") == ["Offences\t\tChange", "", "7", ""]


def test_a_line_break_within_a_paragraph_begins_a_line() -> None:
    body = "<w:p><w:r><w:t>Burglary: 412</w:t><w:br/><w:t>Robbery: 88</w:t></w:r></w:p>"
    assert read_bytes("a.docx", docx(body)).startswith("Burglary: 412\nRobbery: 88")


def test_deleted_words_and_field_codes_are_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE 7</w:instrText></w:r></w:p>"
    )
    assert read_bytes("a.docx", docx(body)).strip() == "kept"


def test_pdf_text_is_read(pdf: bytes) -> None:
    assert "Burglary fell from 1,234 to 1,100." in read_bytes("a.pdf", pdf)


def test_a_pdf_with_a_password_is_refused(pdf: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(UnreadableDocument, match="password"):
        read_bytes("a.pdf", buffer.getvalue())


def test_a_pdf_whose_lock_cannot_be_opened_here_is_refused(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> None:
        raise DependencyError("cryptography is needed")

    monkeypatch.setattr(pdf_reader, "PdfReader", locked)
    with pytest.raises(UnreadableDocument, match="locked"):
        read_bytes("a.pdf", pdf)


def test_a_pdf_without_text_says_that_it_may_be_a_scan() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(UnreadableDocument, match="scan"):
        read_bytes("a.pdf", buffer.getvalue())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02", "not a text file"),
        ("a.txt", b"\x81\x8d", "cannot|can be read"),
        ("a.xlsx", b"x", "use one of"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Word file .* save it as .docx"),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "has a password"),
        ("a.rtf", b"{\\rtf1 text}", "save it as .docx"),
        ("a.html", b"<html><head><title>Only a title</title></head><body></body></html>", "holds no text"),
        ("a", b"x", "use one of"),
        ("a.pdf", b"not a pdf at all", "not a PDF"),
        ("a.docx", b"PK not a zip", "not a Word file"),
        ("a.docx", docx("<w:p>")[:-40], "not a Word file"),
        ("a.docx", docx("<w:p>"), "not a Word file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, content: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        read_bytes(name, content)


def test_a_word_file_with_an_entity_bomb_is_refused() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="{W}"><w:body>&a;</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(UnreadableDocument, match="not a Word file"):
        read_bytes("a.docx", buffer.getvalue())


def test_a_file_is_read_as_what_it_is_whatever_its_name_says(pdf: bytes) -> None:
    assert "Burglary fell" in read_bytes("saved_as.docx", pdf)
    assert "Burglary fell" in read_bytes("saved_as.txt", pdf)
    assert "Robbery" in read_bytes("saved_as.pdf", docx(paragraph("Robbery")))


def test_a_pdf_tells_where_its_pages_begin_and_which_hold_no_text(pdf: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_blank_page(200, 200)
    writer.append(io.BytesIO(pdf))
    buffer = io.BytesIO()
    writer.write(buffer)
    found = open_bytes("a.pdf", buffer.getvalue())
    assert [found.text[start : start + 8] for start in found.pages[::2]] == ["Burglary", "Burglary"]
    assert found.left_out == ("Page 2 holds no text: a picture, or a scan.",)


def test_tracked_changes_and_pictures_of_a_word_file_are_told() -> None:
    picture = '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    body = f"<w:p><w:r><w:t>kept</w:t>{picture}</w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    found = open_bytes("a.docx", docx(body))
    assert found.text.strip() == "kept"
    assert [one.split(":")[0] for one in found.left_out] == ["The file has tracked changes", "1 picture or chart"]


def test_a_table_within_a_cell_comes_after_the_table_that_holds_it() -> None:
    inner = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(paragraph("Theft"), paragraph("90"))
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('Left')}</w:tc><w:tc>{paragraph('Right')}{inner}</w:tc></w:tr></w:tbl>"
    assert read_bytes("a.docx", docx(outer)).split("\n") == ["Left\tRight", "", "Theft\t90", ""]


PAGE = """<!doctype html><html><head><title>T</title><style>p {{}}</style></head><body>
<nav>Menu 12</nav><p>Burglary fell from <del>999</del> 400<sup>1</sup> to
360, a reduction of&nbsp;10%.</p><script>let a = 5</script>
<table><tr><th>Ward</th><th>2012/13</th></tr><tr><td>East<br>side</td><td> 38 </td></tr></table><img src="x.png">
</body></html>"""


def test_a_web_page_gives_its_paragraphs_and_its_tables_row_by_row() -> None:
    found = open_bytes("a.html", PAGE.encode())
    assert found.text.split("\n") == [
        "Burglary fell from 400[1] to 360, a reduction of\u00a010%.",
        "",
        "Ward\t2012/13",
        "East side\t38",
    ]
    assert found.left_out == ("1 picture: what stands in them is not read.",)


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pdf: bytes) -> None:
    monkeypatch.setattr(bounds, "MOST_UNPACKED", 50)
    with pytest.raises(UnreadableDocument, match="larger than"):
        read_bytes("a.docx", docx(paragraph("x" * 100)))
    monkeypatch.setattr(bounds, "MOST_PAGES", 0)
    with pytest.raises(UnreadableDocument, match="more than 0 pages"):
        read_bytes("a.pdf", pdf)
    monkeypatch.setattr(bounds, "MOST_CHARACTERS", 3)
    with pytest.raises(UnreadableDocument, match="more than 3 characters"):
        read_bytes("a.txt", b"abcd")
    monkeypatch.setattr(bounds, "MOST_BYTES", 3)
    path = tmp_path / "a.txt"
    path.write_bytes(b"abcd")
    with pytest.raises(UnreadableDocument, match="larger than"):
        read_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read_file(tmp_path)
