"""From draft to final version: exactly what was reviewed is signed, exactly what was signed is final, and stays."""

import io
import zipfile
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pypdf import PdfReader

from core.numbers.quantities import Quantity
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from performance.observations.services import correct_observation
from reports.final_versions import selectors as final_versions
from reports.final_versions.services import make_final
from reports.models import FinalVersion, FinalVersionFile
from reports.papers import services
from reports.trail import services as trail
from reports.trail.selectors import trail_of
from tests import builders
from tests.pages import form_values, sign_in

pytestmark = pytest.mark.django_db
SECRET = "Zebra Street premises"


@pytest.fixture
def report():
    plan = builders.make_plan(builders.make_partnership())
    measure = builders.make_measure(plan)
    builders.make_observation(measure, value=153, year="2012-13")
    builders.make_observation(measure, value=253, year="2013-14")
    return builders.make_report(plan)


def looked_at(report):
    return trail_of(report).prints.content


def write(report, text, by=None):
    section = report.sections.get(key="background")
    return services.write_section(by=by, section=section, version=section.version, text=text)


def signed(report, **values):
    trail.review(by=None, report=report, looked_at=looked_at(report))
    return trail.sign(by=builders.make_user(), report=report, looked_at=looked_at(report), **values)


def made_final(report):
    signed(report)
    return make_final(by=None, report=report, looked_at=looked_at(report))


def sees_all(paper):
    return Scope(paper.partnership, builders.make_user(), frozenset({Permission.REPORT_EDIT}))


def bytes_of(paper):
    return {file.name: bytes(file.content) for file in FinalVersionFile.objects.filter(final_version=paper)}


def restate(report, value=259):
    observation = report.plan.measures.get().indicator.observations.get(period="2013-14")
    correct_observation(by=None, observation=observation, version=1, quantity=Quantity.known(Decimal(value)))


def test_only_what_was_reviewed_is_signed_and_a_change_needs_a_new_review(report):
    with pytest.raises(ValidationError, match="not been reviewed"):
        trail.sign(by=builders.make_user(), report=report, looked_at=looked_at(report))
    trail.review(by=None, report=report, looked_at=looked_at(report))
    seen = looked_at(report)
    write(report, "New words.")
    with pytest.raises(ValidationError, match="changed since you opened"):
        trail.sign(by=builders.make_user(), report=report, looked_at=seen)
    trail.declare_wording(by=None, report=report, looked_at=looked_at(report), note="A comma.")
    trail.sign(by=builders.make_user(), report=report, looked_at=looked_at(report))
    assert trail_of(report).stage == "Signed"


def test_a_changed_figure_is_no_change_of_wording(report):
    trail.review(by=None, report=report, looked_at=looked_at(report))
    restate(report)
    with pytest.raises(ValidationError, match="needs a new review"):
        trail.declare_wording(by=None, report=report, looked_at=looked_at(report), note="Only words.")


def test_who_wrote_it_signs_only_with_a_reason(report):
    author = builders.make_user()
    write(report, "My words.", by=author)
    trail.review(by=None, report=report, looked_at=looked_at(report))
    with pytest.raises(ValidationError) as refused:
        trail.sign(by=author, report=report, looked_at=looked_at(report))
    assert "wrote a part of this paper" in refused.value.message_dict["override_reason"][0]
    made = trail.sign(by=author, report=report, looked_at=looked_at(report), override_reason="A team of two.")
    assert made.override_reason == "A team of two."


def test_a_final_paper_has_its_files_with_their_hashes_and_its_own_copy_of_the_layout(report):
    paper = made_final(report)
    assert sorted(bytes_of(paper)) == ["data.xlsx", "paper.docx", "paper.html", "paper.pdf"]
    assert paper.layout["name"] == report.layout
    assert paper.figures[0]["current"] == "253"


def test_a_restatement_is_told_beside_the_bytes(report):
    paper = made_final(report)
    scope = sees_all(paper)
    assert final_versions.changes_since_final(scope, paper).changes == ()
    restate(report)
    since = final_versions.changes_since_final(scope, paper)
    assert ("Value", "253", "259") in [(one.what, one.then, one.now) for one in since.changes]
    assert since.at is not None
    page = sign_in(paper.partnership).get(reverse("final-version", args=[paper.partnership.slug, paper.reference]))
    assert "Figures changed since publication" in page.content.decode()


def test_nothing_changes_or_deletes_what_is_final(report):
    paper = made_final(report)
    file = paper.files.first()
    for attempt in (
        paper.save,
        paper.delete,
        file.save,
        file.delete,
        FinalVersion.objects.all().delete,
        lambda: FinalVersionFile.objects.update(content=b""),
        lambda: FinalVersion._base_manager.update(title="Other"),
        lambda: FinalVersion.objects.bulk_update([paper], ["title"]),
        lambda: write(report, "Later words."),
        lambda: services.change_report(by=None, report=report, version=2, title="Other"),
        lambda: services.delete_report(by=None, report=paper.report, version=2),
    ):
        with pytest.raises(ValidationError):
            attempt()


def test_a_correction_is_a_version_beside_the_old_one(report):
    first = made_final(report)
    before = bytes_of(first)
    report.refresh_from_db()
    with pytest.raises(ValidationError):
        trail.begin_correction(by=None, report=report, version=report.version, reason=" ")
    trail.begin_correction(by=None, report=report, version=report.version, reason="A wrong date.")
    write(report, "The right date.")
    second = made_final(report)
    assert (second.number, second.reference) == (2, f"{report.slug}-2")
    assert bytes_of(first) == before


def test_an_exempt_sections_words_are_nowhere_in_the_open_files(report):
    write(report, f"The {SECRET} are to be raided.")
    trail.exempt(by=None, report=report, section="background", paragraph=7, public_interest="A raid.", decided_by="MO")
    paper = made_final(report)
    texts = {name: read(name, content) for name, content in bytes_of(paper).items()}
    assert [name for name, text in texts.items() if SECRET in text] == ["exempt.pdf", "exempt.docx"]
    assert "not for publication under paragraph 7" in texts["paper.html"]
    address = reverse("final-version-file", args=[paper.partnership.slug, paper.reference, "exempt.pdf"])
    assert sign_in(paper.partnership, "scrutiny_member").get(address).status_code == 404
    assert sign_in(paper.partnership, "officer").get(address).status_code == 200


def read(name, content):
    """All text of a file, metadata included."""
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(content))
        return " ".join(" ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)]).split())
    if name.endswith((".docx", ".xlsx")):
        archive = zipfile.ZipFile(io.BytesIO(content))
        return " ".join(archive.read(part).decode("utf-8", "replace") for part in archive.namelist())
    return content.decode()


def test_an_approver_with_a_stale_page_is_told_and_keeps_what_was_typed(report):
    trail.review(by=None, report=report, looked_at=looked_at(report))
    client = sign_in(report.partnership, "approver")
    address = reverse("sign-paper", args=[report.partnership.slug, report.slug])
    values = form_values(client.get(address)) | {"deputy_for": "Chief Executive"}
    write(report, "Someone else's words.")
    answer = client.post(address, values).content.decode()
    assert "has changed since you opened this page" in answer
    assert 'value="Chief Executive"' in answer
    assert not report.signatures.exists()


def test_what_is_printed_of_the_work_is_part_of_what_is_signed(report):
    before = looked_at(report)
    partner = builders.make_agency("County Fire Service", kind="fire")
    builders.make_partner(report.partnership, partner)
    assert looked_at(report) != before


def test_looking_twice_is_no_change(report):
    assert looked_at(report) == looked_at(report)


def test_a_section_kept_from_the_public_keeps_its_tables_and_its_figures_back_too(report):
    builders.make_partner(report.partnership, builders.make_agency("Zebra Agency"))
    trail.exempt(
        by=None, report=report, section="background", paragraph=7, public_interest="Names a place.", decided_by="Panel"
    )
    paper = made_final(report)
    for file in paper.files.filter(is_closed=False):
        content = bytes(file.content)
        if file.name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                content = b"".join(package.read(name) for name in package.namelist())
        assert b"Zebra Agency" not in content
    assert paper.files.filter(name__endswith=".xlsx", is_closed=True).exists()
