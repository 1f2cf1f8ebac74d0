"""Sealed papers that everyone may read: published on purpose, byte for byte, and never their exempt part."""

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


def test_a_sealed_paper_is_not_public_until_an_officer_publishes_it(place, plan):
    builders.make_publication(plan)
    sealed = builders.make_sealed(plan)
    assert public("public-paper", sealed.reference).status_code == 404
    assert public("public-paper-file", sealed.reference, "paper.pdf").status_code == 404
    officer = pages.sign_in(place)
    send(officer, reverse("paper-publish", args=["seaside", sealed.reference]))
    page = public("public-paper", sealed.reference).content.decode()
    assert sealed.title in page
    assert sealed.title in public("public-partnership").content.decode()
    file = FinalVersionFile.objects.get(sealed=sealed, name="paper.pdf")
    assert file.sha256 in page
    assert public("public-paper-file", sealed.reference, "paper.pdf").content == bytes(file.content)


def test_the_exempt_part_is_never_public(plan):
    report = builders.make_report(plan)
    builders.make_exempt(report, "background")
    sealed = builders.make_sealed(plan, report)
    builders.make_public_paper(sealed)
    closed = sealed.files.filter(is_closed=True)
    assert closed.exists()
    page = public("public-paper", sealed.reference).content.decode()
    for file in closed:
        assert file.name not in page
        assert public("public-paper-file", sealed.reference, file.name).status_code == 404


@pytest.mark.parametrize(
    ("indicator", "value", "why"),
    [
        ({"handling": Handling.PARTNERS}, 100, "partners only"),
        ({"handling": Handling.RESTRICTED}, 100, "restricted"),
        ({"withhold_below": 5}, 3, "withheld"),
    ],
)
def test_a_paper_with_a_figure_that_has_come_to_be_not_for_the_public_is_refused_by_name(
    place, plan, indicator, value, why
):
    measure = builders.make_measure(plan, "Hate crime")
    builders.make_observation(measure, value)
    sealed = builders.make_sealed(plan)
    Indicator.objects.filter(pk=measure.indicator_id).update(**indicator)
    with pytest.raises(ValidationError, match="Hate crime"):
        publishing.publish_paper(by=None, sealed=sealed)
    page = pages.sign_in(place).get(reverse("paper-publish", args=["seaside", sealed.reference])).content.decode()
    assert "Hate crime" in page
    assert why in page
    assert not PaperPublication.objects.exists()


def test_a_paper_taken_back_answers_as_if_it_had_never_been(place, plan):
    sealed = builders.make_sealed(plan)
    published = builders.make_public_paper(sealed)
    officer = pages.sign_in(place)
    take_back = reverse("paper-take-back", args=["seaside", published.pk])
    assert "reason" in pages.errors_of(send(officer, take_back, reason=""))
    send(officer, take_back, reason="A name was left in")
    assert public("public-paper", sealed.reference).status_code == 404
    assert public("public-paper-file", sealed.reference, "paper.pdf").status_code == 404
    assert publishing.publish_paper(by=None, sealed=sealed).pk != published.pk


def test_what_is_public_already_is_not_published_twice(plan):
    sealed = builders.make_sealed(plan)
    builders.make_public_paper(sealed)
    with pytest.raises(ValidationError, match="public already"):
        publishing.publish_paper(by=None, sealed=sealed)


def test_a_paper_of_one_partnership_is_not_found_under_another(plan):
    sealed = builders.make_sealed(plan)
    builders.make_public_paper(sealed)
    builders.make_partnership(slug="elsewhere")
    assert Client().get(reverse("public-paper", args=["elsewhere", sealed.reference])).status_code == 404


def test_a_scrutiny_member_may_not_publish(place, plan):
    sealed = builders.make_sealed(plan)
    member = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    assert member.get(reverse("paper-publish", args=["seaside", sealed.reference])).status_code == 403
