"""A Word file that comes back from clearance: every changed sentence and figure is shown, and nothing else."""

import io
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from partnerships.access.roles import Role
from reports.clearance.comparison import MOST_UNITS, TooLong, WordingChangeKind, compare
from reports.clearance.selectors import against, copy_bytes, versions_of
from reports.final_versions.services import make_final
from reports.papers import services
from reports.trail import services as trail
from reports.trail.selectors import trail_of
from tests import builders, pages


def told(before, now):
    return [(change.kind, change.gone, change.come) for change in compare(before, now)]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("It rose to 253.", "It rose to 253.", []),
        ("It rose to 253.", "It rose to 235.", [(WordingChangeKind.CHANGED, ("253",), ("235",))]),
        ("It rose by 4.5% in all.", "It rose by 4.6% in all.", [(WordingChangeKind.CHANGED, ("4.5%",), ("4.6%",))]),
        ("It cost £1,200.", "It cost £1,250.", [(WordingChangeKind.CHANGED, ("£1,200",), ("£1,250",))]),
        ("It fell. Good.", "It fell.", [(WordingChangeKind.REMOVED, (), ())]),
        ("It fell.", "It fell. By 12 in all.", [(WordingChangeKind.ADDED, (), ("12",))]),
        ("We thank all.", "We thank everyone.", [(WordingChangeKind.CHANGED, (), ())]),
        ("“It’s up” – today.", '"It\'s up" - today.', []),
        ("Robbery\t12\t15", "Robbery\t12\t16", [(WordingChangeKind.CHANGED, ("15",), ("16",))]),
    ],
)
def test_changes_of_words_and_figures_are_told_apart(before, now, expected):
    assert told(before, now) == expected


def test_a_paragraph_put_in_does_not_make_all_the_others_new():
    before = "1.1 The first stands.\n1.2 The second stands.\n1.3 The third stands."
    now = "1.1 The first stands.\n1.2 An entirely other thing.\n1.3 The second stands.\n1.4 The third stands."
    kinds = [change.kind for change in compare(before, now)]
    assert kinds == [WordingChangeKind.ADDED, WordingChangeKind.RENUMBERED, WordingChangeKind.RENUMBERED]


def test_a_figure_at_the_beginning_that_looks_like_a_paragraphs_number_is_shown():
    [change] = compare("1.5 million pounds were spent.", "1.6 million pounds were spent.")
    assert (change.gone, change.come) == (("1.5",), ("1.6",))


def test_a_sentence_that_was_moved_is_told_once():
    before = "Alpha comes first here.\nBravo follows on from that.\nCharlie is the last of them all."
    now = "Charlie is the last of them all.\nAlpha comes first here.\nBravo follows on from that."
    assert [change.kind for change in compare(before, now)] == [WordingChangeKind.MOVED]


def test_the_words_that_differ_are_marked_on_both_sides():
    [change] = compare("Burglary rose by 42% last year.", "Burglary fell by 12% last year.")
    assert [piece.text.strip() for piece in change.before if piece.differs] == ["rose", "42%"]
    assert [piece.text.strip() for piece in change.now if piece.differs] == ["fell", "12%"]


def test_the_size_is_bounded_and_a_long_paper_is_quick():
    with pytest.raises(TooLong):
        compare("x", "A line.\n" * (MOST_UNITS + 1))
    lines = [f"In ward {number} there were {number * 7} offences in the year." for number in range(6000)]
    began = time.process_time()
    assert len(compare("\n".join(lines), "\n".join([*lines[:3000], "A new line.", *lines[3000:]]))) == 1
    assert time.process_time() - began < 10


@pytest.fixture
def report(db):
    plan = builders.make_plan(builders.make_partnership(slug="seaside"))
    measure = builders.make_measure(plan, label="Burglary")
    builders.make_observation(measure, value=153, year="2012-13")
    builders.make_observation(measure, value=253, year="2013-14")
    report = builders.make_report(plan)
    part = report.sections.get(key="background")
    text = "The partnership met six times. Residents reported 1,204 problems."
    services.write_section(by=None, section=part, version=part.version, text=text)
    return report


def edited(content):
    """As clearance sends it back: a figure in a sentence, one in the table, a sentence put in as a tracked change."""
    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("1,204", "1,240")
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells if cell.text == "253"):
            cell.paragraphs[0].runs[0].text = "235"
    insertion, run, text = OxmlElement("w:ins"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = " Legal Services advise caution."
    run.append(text)
    insertion.append(run)
    insertion.set(qn("w:author"), "Legal")
    target = next(one for one in document.paragraphs if "1,240" in one.text)
    target._p.append(insertion)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_copy_that_comes_back_untouched_has_no_change(report):
    copy = builders.make_clearance_copy(report)
    [version] = versions_of(report)
    assert against(report, version.key, "x.docx", copy_bytes(copy)).changes == ()


def test_each_change_to_a_copy_is_shown_with_its_figures(report):
    copy = builders.make_clearance_copy(report)
    found = against(report, versions_of(report)[0].key, "x.docx", edited(copy_bytes(copy)))
    assert [(one.kind, one.gone, one.come) for one in found.changes] == [
        (WordingChangeKind.CHANGED, ("1,204",), ("1,240",)),
        (WordingChangeKind.ADDED, (), ()),
        (WordingChangeKind.CHANGED, ("253",), ("235",)),
    ]
    assert found.with_figures == 2


def test_a_final_version_is_held_against_as_well_and_another_papers_is_not(report):
    looked_at = trail_of(report).prints.content
    trail.review(by=None, report=report, looked_at=looked_at)
    trail.sign(by=builders.make_user(), report=report, looked_at=looked_at)
    final = make_final(by=None, report=report, looked_at=looked_at)
    content = bytes(final.files.get(name="paper.docx").content)
    [version] = versions_of(report)
    assert version.key == f"final-{final.pk}"
    assert len(against(report, version.key, "x.docx", edited(content)).changes) == 3
    other = builders.make_report(builders.make_plan())
    with pytest.raises(LookupError):
        against(other, version.key, "x.docx", content)


def test_an_officer_sends_a_copy_out_and_sees_on_the_page_what_came_back_changed(report):
    officer = pages.sign_in(report.partnership)
    new = reverse("clearance-copy", args=["seaside", report.slug])
    values = pages.form_values(officer.get(new)) | {"sent_to": "Legal Services"}
    page = officer.post(new, values).url
    copy = report.clearance_copies.get()
    content = officer.get(reverse("clearance-file", args=["seaside", copy.pk])).content
    sent = {"version": f"copy-{copy.pk}", "file": SimpleUploadedFile("back.docx", edited(content))}
    shown = officer.post(page, sent).content.decode()
    assert "3 changes, 2 of a figure" in shown
    assert "<del>1,204 </del>" in shown
    assert "<ins>1,240 </ins>" in shown
    assert "Legal Services advise caution." in shown
    for name, content, error in (("back.pdf", b"%PDF", "ends in .docx"), ("back.docx", b"no package", "Word file")):
        refused = officer.post(page, {"version": f"copy-{copy.pk}", "file": SimpleUploadedFile(name, content)})
        assert error in pages.errors_of(refused)["file"][0]
    wrong = officer.post(page, {"version": "copy-999", "file": SimpleUploadedFile("back.docx", content)})
    assert "version" in pages.errors_of(wrong)
    assert pages.sign_in(report.partnership, Role.SCRUTINY_MEMBER).get(page).status_code == 403
