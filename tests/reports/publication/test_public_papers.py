"""Final papers that everyone may read: published on purpose, byte for byte, and never their exempt part."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from partnerships.access.roles import Role
from performance.models import Handling, Indicator
from plans.models import PlanStatus
from reports.models import FinalVersionFile, PaperPublication
from reports.publication import services as publishing
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(place):
    return builders.make_plan(place, slug="plan", status=PlanStatus.PUBLISHED)


def public(name, *args):
    return Client().get(reverse(name, args=["seaside", *args]))


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def test_a_final_paper_is_not_public_until_an_officer_publishes_it(place, plan):
    builders.make_publication(plan)
    final = builders.make_final_version(plan)
    assert public("public-paper", final.reference).status_code == 404
    assert public("public-paper-file", final.reference, "paper.pdf").status_code == 404
    officer = pages.sign_in(place)
    send(officer, reverse("paper-publish", args=["seaside", final.reference]))
    page = public("public-paper", final.reference).content.decode()
    assert final.title in page
    assert final.title in public("public-partnership").content.decode()
    file = FinalVersionFile.objects.get(final_version=final, name="paper.pdf")
    assert file.sha256 in page
    assert public("public-paper-file", final.reference, "paper.pdf").content == bytes(file.content)


def test_the_exempt_part_is_never_public(plan):
    report = builders.make_report(plan)
    builders.make_exempt(report, "background")
    final = builders.make_final_version(plan, report)
    builders.make_public_paper(final)
    closed = final.files.filter(is_closed=True)
    assert closed.exists()
    page = public("public-paper", final.reference).content.decode()
    for file in closed:
        assert file.name not in page
        assert public("public-paper-file", final.reference, file.name).status_code == 404


@pytest.mark.parametrize(
    ("indicator", "value", "why"),
    [
        ({"handling": Handling.PARTNERS}, 100, "partners only"),
        ({"handling": Handling.RESTRICTED}, 100, "restricted"),
        ({"suppress_below": 5}, 3, "suppressed"),
    ],
)
def test_a_paper_with_a_figure_that_has_come_to_be_not_for_the_public_is_refused_by_name(
    place, plan, indicator, value, why
):
    measure = builders.make_measure(plan, "Hate crime")
    builders.make_observation(measure, value)
    final = builders.make_final_version(plan)
    Indicator.objects.filter(pk=measure.indicator_id).update(**indicator)
    with pytest.raises(ValidationError, match="Hate crime"):
        publishing.publish_paper(by=None, final_version=final)
    page = pages.sign_in(place).get(reverse("paper-publish", args=["seaside", final.reference])).content.decode()
    assert "Hate crime" in page
    assert why in page
    assert not PaperPublication.objects.exists()


def test_a_paper_taken_back_answers_as_if_it_had_never_been(place, plan):
    final = builders.make_final_version(plan)
    published = builders.make_public_paper(final)
    officer = pages.sign_in(place)
    take_back = reverse("paper-take-back", args=["seaside", published.pk])
    assert "reason" in pages.errors_of(send(officer, take_back, reason=""))
    send(officer, take_back, reason="A name was left in")
    assert public("public-paper", final.reference).status_code == 404
    assert public("public-paper-file", final.reference, "paper.pdf").status_code == 404
    assert publishing.publish_paper(by=None, final_version=final).pk != published.pk


def test_what_is_public_already_is_not_published_twice(plan):
    final = builders.make_final_version(plan)
    builders.make_public_paper(final)
    with pytest.raises(ValidationError, match="public already"):
        publishing.publish_paper(by=None, final_version=final)


def test_a_paper_of_one_partnership_is_not_found_under_another(plan):
    final = builders.make_final_version(plan)
    builders.make_public_paper(final)
    builders.make_partnership(slug="elsewhere")
    assert Client().get(reverse("public-paper", args=["elsewhere", final.reference])).status_code == 404


def test_a_scrutiny_member_may_not_publish(place, plan):
    final = builders.make_final_version(plan)
    member = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    assert member.get(reverse("paper-publish", args=["seaside", final.reference])).status_code == 403
