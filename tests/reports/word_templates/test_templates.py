"""A council's own Word template: what is refused of it, and that Word files take their looks from it."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.shared import Pt, RGBColor
from PIL import Image

from partnerships.access.roles import Role
from reports.live_figures.selectors import live_paper
from reports.papers import documents
from reports.word_templates import services
from reports.word_templates.template_file import MOST_BYTES, UnsuitableTemplate, prepare_template
from tests import builders, pages

CONTENT_TYPES = "[Content_Types].xml"


def council_template():
    """As a council makes one in Word: its own heading style, a header with its logo and name, a footer."""
    document = Document()
    heading = document.styles["Heading 1"].font
    heading.name, heading.size, heading.color.rgb = "Georgia", Pt(18), RGBColor(0x80, 0x16, 0x50)
    section = document.sections[0]
    logo = io.BytesIO()
    Image.new("RGB", (60, 20), "#801650").save(logo, "PNG")
    run = section.header.paragraphs[0].add_run("Seaside Borough Council ")
    run.add_picture(io.BytesIO(logo.getvalue()))
    section.footer.paragraphs[0].text = "Working for the coast"
    document.add_paragraph("This text of the template is no part of a paper.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def template():
    return council_template()


def with_part(content, name, data, *, instead=None):
    """The package with a part more, or with a part changed by `instead`."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w") as made:
        for entry in package.namelist():
            read = package.read(entry)
            made.writestr(entry, instead(read) if instead and entry == name else read)
        if not instead:
            made.writestr(name, data)
    return target.getvalue()


def relation(kind, address):
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{address}" TargetMode="External"/></Relationships>'
    )


UNFIT = {
    "no package": (lambda _: b"Dear all, here is our template.", "not a Word document"),
    "too large": (lambda content: content + b"0" * MOST_BYTES, "larger than 3 MB"),
    "cut off": (lambda content: content[: len(content) // 2], "damaged"),
    "a macro": (lambda content: with_part(content, "word/vbaProject.bin", b"x"), "holds macros"),
    "an ActiveX control": (lambda content: with_part(content, "word/activeX/activeX1.xml", "<x/>"), "holds macros"),
    "an embedded file": (lambda content: with_part(content, "word/embeddings/sheet1.xlsx", b"x"), "embedded"),
    "a macro-enabled kind": (
        lambda content: with_part(
            content, CONTENT_TYPES, "",
            instead=lambda read: read.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
        "may hold macros",
    ),
    "a path out of it": (lambda content: with_part(content, "../../etc/passwd", "x"), "leads out"),
    "a part twice": (lambda content: with_part(content, "word/STYLES.xml", "<x/>"), "two parts of one name"),
    "a picture from elsewhere": (
        lambda content: with_part(content, "word/_rels/header9.xml.rels", relation("image", "https://example.org/x.png")),
        "from elsewhere",
    ),
    "an entity": (
        lambda content: with_part(content, "word/x.xml", '<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>'), "read safely",
    ),
    "broken XML": (lambda content: with_part(content, "word/x.xml", "<x><y></x>"), "read safely"),
    "a field that runs": (
        lambda content: with_part(
            content, "word/header9.xml",
            '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText>'
            " DDEAUTO c:\\\\cmd.exe </w:instrText></w:r></w:p></w:hdr>",
        ),
        "fetches or runs",
    ),
    "an unpacked flood": (lambda content: with_part(content, "word/media/x.png", b"0" * 41_000_000), "unpacks to more"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNFIT)
def test_what_could_run_fetch_or_flood_is_refused_with_its_reason(template, name):
    spoil, reason = UNFIT[name]
    content = spoil(template)
    if name == "an unpacked flood":
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in read.namelist():
                made.writestr(entry, read.read(entry))
        content = target.getvalue()
    with pytest.raises(UnsuitableTemplate, match=reason):
        prepare_template(content)


def test_the_path_of_the_file_it_was_made_from_is_cut(template):
    content = with_part(
        template, "word/_rels/settings.xml.rels", relation("attachedTemplate", "file:///S:/Templates/Report.dotm")
    )
    tie = b'<w:attachedTemplate r:id="rId9"/></w:settings>'
    content = with_part(content, "word/settings.xml", "", instead=lambda read: read.replace(b"</w:settings>", tie))
    with zipfile.ZipFile(io.BytesIO(prepare_template(content))) as package:
        assert b"Report.dotm" not in package.read("word/_rels/settings.xml.rels")
        assert b"attachedTemplate" not in package.read("word/settings.xml")


def test_styles_that_papers_need_are_added_and_theirs_stay(template):
    styles = {style.name: style for style in Document(io.BytesIO(prepare_template(template))).styles}
    assert styles["Heading 1"].font.name == "Georgia"
    assert {"Body Text", "Compact", "Committee", "Status red", "Table"} <= set(styles)


@pytest.mark.django_db
def test_a_papers_word_file_takes_their_styles_header_logo_and_footer_and_none_of_their_text(template):
    plan = builders.make_plan()
    measure = builders.make_measure(plan)
    builders.make_observation(measure, 153, year="2012-13")
    builders.make_observation(measure, 253)
    report = builders.make_report(plan)
    plain = documents.to_word(live_paper(report).paper)
    services.add_template(by=None, partnership=plan.partnership, name="Ours", content=template)
    content = documents.to_word(live_paper(report).paper)
    word = Document(io.BytesIO(content))
    headings = [one for one in word.paragraphs if one.style.name == "Heading 1"]
    assert [one.text for one in headings][:2] == ["At a glance", "1 Outcome sought from Panel"]
    assert headings[0].style.font.name == "Georgia"
    section = word.sections[0]
    assert section.header.paragraphs[0].text.startswith("Seaside Borough Council")
    assert section.footer.paragraphs[0].text == "Working for the coast"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        assert any(Image.open(io.BytesIO(package.read(name))).size == (60, 20) for name in media)
        assert "w:tblHeader" in package.read("word/document.xml").decode()
    assert "no part of a paper" not in " ".join(one.text for one in word.paragraphs)
    assert Document(io.BytesIO(plain)).styles["Heading 1"].font.name == "Arial"


@pytest.mark.django_db
def test_another_partnerships_papers_keep_their_own_looks(template):
    other = builders.make_report(builders.make_plan())
    services.add_template(by=None, partnership=builders.make_partnership(), name="Ours", content=template)
    assert Document(io.BytesIO(documents.to_word(live_paper(other).paper))).styles["Heading 1"].font.name == "Arial"


@pytest.mark.django_db
def test_an_officer_uploads_one_sees_it_in_use_and_takes_it_out_again(template):
    partnership = builders.make_partnership(slug="seaside")
    officer = pages.sign_in(partnership)
    new = reverse("word-template-create", args=["seaside"])
    values = pages.form_values(officer.get(new)) | {"name": "Ours"}
    refused = officer.post(new, values | {"file": SimpleUploadedFile("x.docm", UNFIT["a macro"][0](template))})
    assert "holds macros" in pages.errors_of(refused)["file"][0]
    assert not partnership.word_templates.exists()
    large = officer.post(new, values | {"file": SimpleUploadedFile("x.docx", b"0" * (MOST_BYTES + 1))})
    assert "larger than 3 MB" in pages.errors_of(large)["file"][0]
    made = officer.post(new, values | {"file": SimpleUploadedFile("x.docx", template)})
    assert made.status_code == 302
    kept = partnership.word_templates.get()
    assert "In use." in officer.get(made.url).content.decode()
    assert officer.get(reverse("word-template-file", args=["seaside", kept.pk])).content == template
    archive = reverse("word-template-archive", args=["seaside", kept.pk])
    officer.post(archive, pages.form_values(officer.get(archive)))
    assert "There is none yet" in officer.get(made.url).content.decode()
    assert pages.sign_in(partnership, Role.SCRUTINY_MEMBER).get(made.url).status_code == 403


@pytest.mark.django_db
def test_a_service_refuses_an_unfit_file_and_keeps_nothing():
    partnership = builders.make_partnership()
    with pytest.raises(ValidationError) as refused:
        services.add_template(by=None, partnership=partnership, name="Ours", content=b"x")
    assert list(refused.value.message_dict) == ["file"]
    assert not partnership.word_templates.exists()
