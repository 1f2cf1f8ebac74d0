"""A paper's cover is made and changed on the pages that all forms use."""

import pytest
from django.urls import reverse

from partnerships.access.roles import Role
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return builders.make_report(builders.make_plan(builders.make_partnership(slug="seaside")))


@pytest.fixture
def officer(report):
    return pages.sign_in(report.partnership)


def cover_of(report):
    return reverse("report-edit", args=["seaside", report.slug])


def test_an_officer_changes_a_cover_and_is_led_back_to_the_paper(report, officer):
    page = officer.get(cover_of(report))
    paper = reverse("report-detail", args=["seaside", report.slug])
    assert f'<a class="govuk-link" href="{paper}">Cancel</a>' in page.content.decode()
    answer = officer.post(cover_of(report), pages.form_values(page) | {"committee": "Safer Places Panel"})
    assert answer.url == paper
    report.refresh_from_db()
    assert report.committee == "Safer Places Panel"
    assert "Saved." in officer.get(paper).content.decode()


def test_a_cover_that_someone_else_has_changed_is_refused_with_what_was_typed_kept(report, officer):
    values = pages.form_values(officer.get(cover_of(report)))
    officer.post(cover_of(report), values | {"committee": "Theirs"})
    stale = officer.post(cover_of(report), values | {"committee": "Mine"})
    assert stale.status_code == 409
    page = stale.content.decode()
    assert "Someone changed this while you were editing" in page
    assert "Theirs" in page
    assert 'value="Mine"' in page
    # Sent once more, it goes on top of what stands now.
    assert officer.post(cover_of(report), pages.form_values(stale)).status_code == 302
    report.refresh_from_db()
    assert report.committee == "Mine"


def test_a_short_name_in_use_is_told_at_its_field(report, officer):
    begin = reverse("report-create", args=["seaside"])
    values = pages.form_values(officer.get(begin)) | {
        "title": "Another", "slug": report.slug, "layout": report.layout, "plan": str(report.plan_id),
        "period": "2013/14",
    }  # fmt: skip
    answer = officer.post(begin, values)
    assert answer.status_code == 200
    assert list(pages.errors_of(answer)) == ["slug"]
    assert "<title>Error: Begin a paper" in " ".join(answer.content.decode().split()).replace("<title> ", "<title>")


def test_only_those_who_write_papers_change_a_cover(report):
    assert pages.sign_in(report.partnership, Role.SCRUTINY_MEMBER).get(cover_of(report)).status_code == 403
