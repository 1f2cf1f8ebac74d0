"""The paper: one content in page, PDF and Word, with the figures as the data stand."""

import io
import zipfile
from decimal import Decimal
from html import unescape

import page  # the package page-validation
import pytest
from django.core.management import CommandError, call_command
from docx import Document
from pypdf import PdfReader

from core.numbers.quantities import Quantity
from partnerships.models import Partnership
from performance.models import Observation
from performance.observations.services import correct_observation
from reports.papers import documents, selectors
from reports.papers.assembly import assemble_paper
from reports.papers.markdown import passages, to_html
from tests.demo import put_demo

pytestmark = pytest.mark.django_db
HEADINGS = [
    "1 Outcome sought from Panel",
    "2 Background",
    "3 Points for discussion",
    "4 Equality Impact Assessment Implications/Outcomes",
    "5 Impact on Communities",
    "6 Legal Issues",
    "7 Resource Issues",
    "8 Community Safety Implications",
    "9 Carbon Management Implications",
    "10 Risk Management Implications",
    "11 Consultation",
    "Appendices",
]


@pytest.fixture
def harborough() -> Partnership:
    put_demo()
    return Partnership.objects.get(slug="harborough")


@pytest.fixture
def paper(harborough):
    return assemble_paper(selectors.report_by_slug(harborough, "scrutiny-2014-05"))


def test_the_paper_has_the_documents_sections_in_order(paper):
    assert [f"{section.number} {section.heading}".strip() for section in paper.sections] == HEADINGS


def test_word_has_real_headings_header_rows_and_alternative_text(paper):
    content = documents.to_word(paper)
    document = Document(io.BytesIO(content))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["At a glance", *HEADINGS]
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "Measure")
    assert [cell.text for cell in table.rows[2].cells][2:6] == ["153", "253", "+100", "65.4%"]
    assert len(table.rows) == 11
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "w:tblHeader" in xml
    assert 'descr="4 of 5 targets for a change were missed.' in unescape(xml)
    assert "Not met" in "".join(cell.text for row in table.rows for cell in row.cells)


def test_pdf_is_tagged_and_says_what_the_page_says(paper):
    reader = PdfReader(io.BytesIO(documents.to_pdf(paper)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "Domestic Burglary rose from 153 in 2012/13 to 253 in 2013/14 (up 65.4%), a clear rise." in text
    assert f"Page 1 of {len(reader.pages)}" in text
    assert all(heading in text for heading in HEADINGS)


def test_the_pdf_meets_pdf_ua_1_as_a_validator_reads_it(paper):
    found = page.validate_pdf_bytes(documents.to_pdf(paper), profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []
    assert found.is_compliant


def test_a_corrected_figure_is_in_page_pdf_and_word(harborough):
    found = Observation.objects.get(indicator__slug="domestic-burglary", period="2013-14")
    correct_observation(by=None, observation=found, version=1, quantity=Quantity.known(Decimal(259)))
    paper = assemble_paper(selectors.report_by_slug(harborough, "scrutiny-2014-05"))
    sentence = "Domestic Burglary rose from 153 in 2012/13 to 259 in 2013/14 (up 69.3%), a clear rise."
    assert sentence in documents.to_html(paper).decode()
    word = Document(io.BytesIO(documents.to_word(paper)))
    assert any(sentence in paragraph.text for paragraph in word.paragraphs)
    pages = PdfReader(io.BytesIO(documents.to_pdf(paper))).pages
    assert sentence in " ".join(" ".join(page.extract_text() for page in pages).split())


def test_nothing_in_the_officers_text_runs():
    html = to_html("Hello <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>")
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html.replace("(javascript:alert(1))", "")
    assert [passage.is_paragraph for passage in passages("One\n\n- a\n- b\n\nTwo")] == [True, False, True]


def test_headings_of_a_text_never_skip_a_level():
    html = to_html("### First\n\n###### Under it\n\n# Anew")
    assert [html.count(f"<h{level}>") for level in (1, 2, 3, 4, 5, 6)] == [0, 0, 2, 1, 0, 0]
    assert passages("### First")[0].html.startswith("<h3>First</h3>")


def test_the_commands_name_and_write_papers(harborough, tmp_path, capsys):
    call_command("export_report", "harborough", "--list")
    assert capsys.readouterr().out.split() == ["scrutiny-2014-05"]
    target = tmp_path / "paper.pdf"
    call_command("export_report", "harborough", "scrutiny-2014-05", "--format", "pdf", "--output", str(target))
    assert target.read_bytes().startswith(b"%PDF")
    for wrong in (["nowhere", "x"], ["harborough", "no-such-paper"]):
        with pytest.raises(CommandError) as refused:
            call_command("export_report", *wrong, "--output", str(target))
        assert refused.value.returncode == 2
