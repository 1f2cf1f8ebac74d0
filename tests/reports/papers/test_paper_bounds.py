"""What a paper withstands: markup and scripts in its words, formulas in its tables, a book pasted in; and its room."""

import io
import zipfile
from html.parser import HTMLParser
from threading import BoundedSemaphore

import page  # the package page-validation
import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from partnerships.models import Partnership
from reports.live_figures.selectors import live_paper
from reports.papers import documents, selectors
from reports.papers.assembly import assemble_paper
from reports.papers.forms import SECTION_CHARACTERS
from reports.papers.markdown import to_html
from reports.papers.services import create_report, write_section
from tests import builders, pages
from tests.demo import put_demo

pytestmark = pytest.mark.django_db
CORPUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>body{display:none}</style>",
    "<form action='https://example.org'><input name=password></form>",
    "<!--[if gte mso 9]><xml></xml><![endif]-->",
    "<p style='position:fixed' onclick=alert(1)>Over all</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "![x](https://example.org/pixel.png)",
    '<https://example.org/"onmouseover=alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "{{ settings.SECRET_KEY }} {% load x %}",
    "</section></body><script>alert(1)</script>",
]
FORMULAS = ["=1+1", '=HYPERLINK("https://example.org","x")', "+1+1", "-2+3", "@SUM(A1)", "=cmd&#124;' /C calc'!A0"]


class Elements(HTMLParser):
    """The elements of a page, and every address and attribute that could run or fetch something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "action"}}


def report_saying(text: str, layout: str = "one-page-briefing", section: str = "matters"):
    report = builders.make_report(builders.make_plan(), layout=layout)
    part = selectors.section_of(report, section)
    write_section(by=None, section=part, version=part.version, text=text)
    return selectors.report_by_slug(report.partnership, report.slug)


@pytest.mark.parametrize("text", CORPUS)
def test_nothing_of_a_hostile_text_runs_or_fetches(text):
    found = Elements(to_html(text))
    assert found.tags <= {"p", "a", "table", "thead", "tbody", "tr", "th", "td"}
    assert found.names <= {"href", "rel", "title"}
    assert [one for one in found.addresses if not one.startswith(("http:", "https:", "mailto:"))] == []


def test_a_paper_of_all_hostile_texts_is_clean_as_page_and_as_word():
    paper = assemble_paper(report_saying("\n\n".join(CORPUS)))
    html = documents.to_html(paper).decode()
    found = Elements(html)
    assert found.tags.isdisjoint({"script", "svg", "iframe", "form", "input", "object", "img"})
    assert not [name for name in found.names if name.startswith("on")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html  # shown as the text that it is
    assert "{{ settings.SECRET_KEY }}" in html
    parts = zipfile.ZipFile(io.BytesIO(documents.to_word(paper)))
    linked = parts.read("word/_rels/document.xml.rels").decode().lower()
    assert not [scheme for scheme in ("javascript:", "vbscript:", "data:", "file:") if f'target="{scheme}' in linked]
    assert not [name for name in parts.namelist() if "vba" in name.lower()]


def test_formulas_in_a_table_stay_words_in_word():
    rows = "\n".join(f"| {formula} |" for formula in FORMULAS)
    content = documents.to_word(assemble_paper(report_saying(f"| Formula |\n|---|\n{rows}")))
    table = Document(io.BytesIO(content)).tables[-1]
    assert [row.cells[0].text for row in table.rows][1:5] == ["=1+1", FORMULAS[1], "+1+1", "-2+3"]
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "w:instrText" not in body
    assert "w:fldSimple" not in body


def test_two_hundred_pasted_pages_are_refused_at_the_text_and_nothing_typed_is_lost():
    report = builders.make_report(builders.make_plan())
    part = next(one for one in report.sections.all() if one.key == "background")
    address = reverse("section-edit", args=[report.partnership.slug, report.slug, part.key])
    browser = pages.sign_in(report.partnership)
    book = "\n\n".join(["A page of words from another file. " * 85] * 200)
    answer = browser.post(address, pages.form_values(browser.get(address)) | {"text": book})
    assert len(book) > 500_000
    refused = pages.errors_of(answer)["text"]
    assert len(refused) == 1
    assert str(SECTION_CHARACTERS) in refused[0].replace(",", "")
    assert "A page of words from another file." in answer.content.decode()
    part.refresh_from_db()
    assert part.text == ""


@pytest.mark.parametrize("unit", ["[", "> ", "*a ", "![", "- ", "`", "<a ", "|a", "&#", "\\["])
def test_a_section_full_of_one_opening_mark_is_read_without_end_to_its_nesting(unit):
    text = (unit * SECTION_CHARACTERS)[:SECTION_CHARACTERS]
    assert len(to_html(text)) < 20 * SECTION_CHARACTERS


@pytest.fixture
def plan():
    put_demo()
    return selectors.report_by_slug(Partnership.objects.get(slug="harborough"), "scrutiny-2014-05").plan


def written(plan, layout):
    report = create_report(by=None, plan=plan, layout=layout, title="Community safety", slug=layout, period="2013-14")
    for part in report.sections.all():
        text = "Burglary rose in the year.\n\n- What is done?\n- Who leads?\n- When is it looked at again?"
        write_section(by=None, section=part, version=part.version, text=text)
    return assemble_paper(selectors.report_by_slug(plan.partnership, layout))


@pytest.mark.parametrize(("layout", "most"), [("highlight-report", 6), ("one-page-briefing", 1)])
def test_the_short_layouts_keep_to_their_room_and_meet_pdf_ua_1(plan, layout, most):
    content = documents.to_pdf(written(plan, layout))
    found = page.validate_pdf_bytes(content, profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []
    assert found.is_compliant
    assert len(PdfReader(io.BytesIO(content)).pages) <= most


def test_words_headings_are_in_the_named_font_and_not_the_themes():
    styles = Document(str(documents.REFERENCE)).styles
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Body Text"):
        fonts = styles[name].element.rPr.rFonts
        assert {key for key in fonts.attrib if "heme" in key} == set(), name
        assert styles[name].font.name == "Arial"


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_paper_waits_its_turn_and_says_so_where_none_comes(file_format, monkeypatch, place):
    report = builders.make_report(builders.make_plan(place))
    client = pages.sign_in(place)
    places = BoundedSemaphore(1)
    monkeypatch.setattr(documents, "_PLACES", places)
    monkeypatch.setattr(documents, "LONGEST_WAIT", 0.01)
    address = reverse("report-file", args=[place.slug, report.slug, file_format])
    with places:
        refused = client.get(address)
        page = client.get(reverse("report-detail", args=[place.slug, report.slug]))
    assert refused.status_code == 503
    assert int(refused["Retry-After"]) > 0
    assert "Try again" in refused.content.decode()
    assert page.status_code == 200, "only what is drawn waits"
    assert client.get(address).status_code == 200


def test_a_paper_that_cannot_be_drawn_gives_its_place_back(monkeypatch, place):
    report = builders.make_report(builders.make_plan(place))
    monkeypatch.setattr(documents, "_PLACES", BoundedSemaphore(1))
    monkeypatch.setattr(documents, "LONGEST_WAIT", 0.01)
    paper = live_paper(report).paper
    with monkeypatch.context() as broken:
        broken.setattr(documents, "pdf_of", lambda html: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            documents.to_pdf(paper)
    assert documents.to_pdf(paper).startswith(b"%PDF")
