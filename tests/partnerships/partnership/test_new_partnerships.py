"""Data stewards add partnerships, and the people whom they invite take over from there."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from partnerships.access.roles import Role
from partnerships.models import Partnership
from tests import builders, pages

pytestmark = pytest.mark.django_db
TYPED = {"name": "Safer Bay Partnership", "short_name": "Bay", "slug": "bay", "nation": "wales", "colour": "teal"}


@pytest.fixture
def steward():
    return pages.signed_in_as(builders.make_user(is_data_steward=True))


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def test_from_an_empty_portal_to_a_partnership_whose_administrator_invites_the_rest(steward):
    council = builders.make_agency("Bay Council", kind="council")
    builders.make_area("Bay", "W22000001")
    added = send(steward, reverse("tenant-create"), **TYPED, area="w22000001", councils=[council.pk])
    assert added["Location"] == reverse("tenant-invite", args=["bay"])
    place = Partnership.objects.get()
    assert (place.area.code, list(place.councils.all()), place.nation) == ("W22000001", [council], "wales")
    assert "Nobody administers it yet" in steward.get(reverse("tenant-list")).content.decode()

    send(steward, added["Location"], email="first@example.org", name="Fran First")
    person, link = Client(), re.search(r"/invitations/[\w-]+/", mail.outbox[-1].body)[0]
    person.post(link)
    person.post(link, {"name": "Fran First", "password": "a long and quiet harbour"})
    assert person.get(reverse("person-invite", args=["bay"])).status_code == 200
    assert "1 administrator" in steward.get(reverse("tenant-list")).content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"slug": "Bay Area"}, "slug"),
        ({"slug": "1bay"}, "slug"),
        ({"slug": "taken"}, "slug"),
        ({"name": ""}, "name"),
        ({"area": "E99999999"}, "area"),
        ({"area": "E07000001"}, "area"),
        ({"colour": "pink"}, "colour"),
    ],
)
def test_a_bad_partnership_is_refused_at_its_field(steward, values, field):
    builders.make_partnership("taken")
    builders.make_area(code="E07000001", kind="district")
    refused = send(steward, reverse("tenant-create"), **TYPED | values)
    assert list(pages.errors_of(refused)) == [field]
    assert Partnership.objects.count() == 1


def test_a_partnership_is_edited_with_its_history_and_a_stale_page_is_refused(steward):
    area = builders.make_area(code="E22000001")
    builders.make_partnership("bay", name="Safer Bay", area=area)
    edit = reverse("tenant-edit", args=["bay"])
    typed = pages.form_values(steward.get(edit))
    assert typed["area"] == "E22000001"
    steward.post(edit, typed | {"name": "Safer Bay and Coast"})
    assert steward.post(edit, typed | {"name": "Another name"}).status_code == 409
    history = steward.get(reverse("tenant-history", args=["bay"])).content.decode()
    assert "Safer Bay and Coast" in history


def test_a_steward_keeps_a_partnership_without_seeing_into_it(steward):
    builders.make_partnership("bay")
    assert steward.get(reverse("overview", args=["bay"])).status_code == 404


def test_a_person_with_roles_in_two_partnerships_never_sees_one_in_the_other():
    here, there = builders.make_partnership("here"), builders.make_partnership("there", name="Hidden Partnership")
    person = builders.make_user(here, Role.ADMINISTRATOR, email="both@example.org")
    builders.make_role(person, there, Role.ADMINISTRATOR)
    builders.make_user(there, name="Hidden Person")
    builders.make_partner(there, builders.make_agency("Hidden Agency"))
    builders.make_member(builders.make_group(there, "Hidden Group"), name="Hidden Member")
    client = pages.signed_in_as(person)
    for name in ("overview", "people", "partner-list", "group-list", "person-invite"):
        page = client.get(reverse(name, args=["here"])).content.decode()
        assert "Hidden" not in page, name
    hand_over = reverse("hand-over", args=["here", person.memberships.get(partnership=here).pk])
    assert "Hidden" not in client.get(hand_over).content.decode()
    board = builders.make_group(here)
    for other in (reverse("group-detail", args=["here", there.groups.get().pk]),
                  reverse("partner-detail", args=["here", there.partners.get().pk])):  # fmt: skip
        assert client.get(other).status_code == 404
    form = pages.form_of(client.get(reverse("member-add", args=["here", board.pk])))
    assert list(form["user"].field.queryset) == [person]
