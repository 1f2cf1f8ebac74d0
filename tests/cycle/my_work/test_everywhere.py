"""What an agency owes across partnerships, on one page."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from core import clock
from partnerships.access.roles import Role
from tests import builders, pages

pytestmark = pytest.mark.django_db
NOW = datetime(2014, 5, 1, 12, tzinfo=UTC)


def shown(user):
    with clock.held_at(NOW):
        return pages.signed_in_as(user).get(reverse("owed-everywhere")).content.decode()


@pytest.fixture
def police():
    return builders.make_agency("Police", "police")


def officer_of(agency, *places):
    user = builders.make_user(places[0], Role.AGENCY_OFFICER, agency=agency)
    for place in places[1:]:
        builders.make_role(user, place, Role.AGENCY_OFFICER, agency)
    return user


def test_returns_and_actions_of_every_partnership_stand_on_one_page(police):
    places = [builders.make_partnership(slug=slug) for slug in ("seaside", "hillside")]
    for place in places:
        plan = builders.make_plan(place)
        builders.make_action(plan, f"Late in {place.slug}", agency=police, due=date(2014, 4, 30))
        builders.make_action(plan, f"Soon in {place.slug}", agency=police, due=date(2014, 5, 31))
        builders.make_action(plan, f"Later in {place.slug}", agency=police, due=date(2014, 6, 30))
        builders.make_return(plan, agency=police)
    page = shown(officer_of(police, *places))
    for place in places:
        assert page.index(place.name) < page.index(f"Late in {place.slug}") < page.index(f"Soon in {place.slug}")
        assert f"Later in {place.slug}" not in page
        assert reverse("return-detail", args=[place.slug, place.returns.get().pk]) in page


def test_another_agency_s_work_and_another_partnership_s_are_not_shown(police):
    own, other = builders.make_partnership(slug="seaside"), builders.make_partnership(slug="hillside")
    builders.make_action(builders.make_plan(own), "Theirs", agency=builders.make_agency(), due=date(2014, 4, 30))
    builders.make_action(builders.make_plan(other), "Elsewhere", agency=police, due=date(2014, 4, 30))
    page = shown(officer_of(police, own))
    assert "Nothing is owed here now." in page
    assert "Theirs" not in page
    assert "Elsewhere" not in page


def test_those_who_act_for_no_agency_are_told_so():
    assert "You act for no agency" in shown(builders.make_user(builders.make_partnership()))
