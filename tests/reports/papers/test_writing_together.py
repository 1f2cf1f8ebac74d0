"""Several people at one paper: nobody's words are lost, and each is told what happened."""

import pytest
from django.urls import reverse

from reports.models import ReportSection
from tests import builders, pages

pytestmark = pytest.mark.django_db
PAGE_OF_TEXT = "\n\n".join(f"Paragraph {number}: partners visited homes & shops, <and> more." for number in range(400))


@pytest.fixture
def report():
    return builders.make_report(builders.make_plan(builders.make_partnership(slug="seaside")))


@pytest.fixture
def background(report):
    return reverse("section-edit", args=["seaside", report.slug, "background"])


def written(report, section="background"):
    return ReportSection.objects.get(report=report, key=section).text


def test_of_two_officers_at_one_section_the_second_is_told_and_sees_both_texts(report, background):
    first, second = pages.sign_in(report.partnership), pages.sign_in(report.partnership)
    mine, theirs = (pages.form_values(one.get(background)) for one in (first, second))
    first.post(background, mine | {"text": "What the first wrote."})
    answer = second.post(background, theirs | {"text": PAGE_OF_TEXT})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Someone changed this section while you were writing" in page
    assert "What the first wrote." in page
    assert pages.form_values(answer)["text"].replace("\r\n", "\n").strip() == PAGE_OF_TEXT
    assert written(report) == "What the first wrote."
    second.post(background, pages.form_values(answer))
    assert written(report).replace("\r\n", "\n") == PAGE_OF_TEXT


def test_two_officers_at_two_sections_do_not_meet(report, background):
    other = reverse("section-edit", args=["seaside", report.slug, "discussion"])
    first, second = pages.sign_in(report.partnership), pages.sign_in(report.partnership)
    mine, theirs = pages.form_values(first.get(background)), pages.form_values(second.get(other))
    assert first.post(background, mine | {"text": "One."}).status_code == 302
    assert second.post(other, theirs | {"text": "Two."}).status_code == 302
    assert (written(report), written(report, "discussion")) == ("One.", "Two.")


def test_a_page_of_text_outlives_the_session_that_it_was_typed_in(report, background):
    alice = builders.make_user(report.partnership, email="alice@example.org")
    client = pages.signed_in_as(alice)
    values = pages.form_values(client.get(background)) | {"text": PAGE_OF_TEXT}
    client.logout()
    asked = client.post(background, values)
    assert asked.status_code == 401
    assert "Nothing is lost" in asked.content.decode()
    entered = {"email": "alice@example.org", "password": builders.PASSWORD}
    signed = client.post(reverse("sign-in"), pages.form_values(asked) | entered)
    typed = signed.context["kept"]
    client.post(typed.path, {one.name: one.value for one in typed.values})
    assert written(report).replace("\r\n", "\n") == PAGE_OF_TEXT
