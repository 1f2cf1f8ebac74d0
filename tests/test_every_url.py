"""A walk over every address: each has a policy, keeps strangers out alike, and writes nothing when it is read."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.access.roles import Role
from partnerships.models import Partnership
from tests import builders
from tests.places import Address, Place, addresses, make_place

pytestmark = pytest.mark.django_db
ABSENT = 987_654_321
NO_KEYS = {
    "packed",
    "section",
    "period",
    "dataset",
    "final_file",
    "register",
    "duty",
    "part",
}  # named by a layout, the calendar, a list: the same for every partnership


ALL = list(addresses())
MEMBERS = [address for address in ALL if address.policy and address.policy.name == "member"]
STEWARDS = [address for address in ALL if address.policy and address.policy.name == "steward"]
WITH_OBJECT = [address for address in MEMBERS if set(address.kwargs) - {"slug", "file_format"}]


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Place, Place]]:
    """Two partnerships for the whole walk. What a test adds is rolled back after it, and these when all are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_place("ours"), make_place("theirs")
        transaction.set_rollback(True)


@pytest.fixture
def own(places: tuple[Place, Place], db: None) -> Place:
    return places[0]


@pytest.fixture
def foreign(places: tuple[Place, Place], db: None) -> Place:
    return places[1]


def signed_in(partnership: Partnership | None, role: Role = Role.OFFICER) -> Client:
    client = Client()
    client.force_login(builders.make_user(partnership, role))
    return client


def data_steward() -> Client:
    client = Client()
    client.force_login(builders.make_user(is_data_steward=True))
    return client


def visit(client: Client, url: str) -> Any:
    """What the address answers: to reading, or to a post where it takes nothing else."""
    answer = client.get(url)
    return client.post(url) if answer.status_code == 405 else answer


def writes_among(queries: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in queries if query["sql"].split(" ")[0] in ("INSERT", "UPDATE", "DELETE")]


def role_for(address: Address) -> Role:
    """A role that opens the address: the officer's where that does."""
    needed = address.policy.permissions if address.policy else frozenset()
    return next(role for role in Role if not role.permissions.isdisjoint(needed))


@pytest.mark.parametrize("address", MEMBERS + STEWARDS, ids=lambda address: address.name)
def test_what_is_not_everyones_is_kept_by_nobody_and_traced_by_none(address: Address, own: Place) -> None:
    client = signed_in(own.partnership, role_for(address)) if address in MEMBERS else data_steward()
    for reader in (client, Client()):
        assert "no-store" in visit(reader, own.url(address))["Cache-Control"]
    assert client.trace(own.url(address)).status_code == 405


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.name)
def test_every_address_declares_its_policy(address: Address) -> None:
    assert address.policy is not None


@pytest.mark.parametrize("address", [a for a in ALL if a.policy and a.policy.name != "public"], ids=lambda a: a.name)
def test_nobody_gets_in_without_signing_in(address: Address, own: Place) -> None:
    response = Client().get(own.url(address))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_what_it_may_and_is_refused_the_rest_and_reading_writes_nothing(role: Role, own: Place) -> None:
    client = signed_in(own.partnership, role)
    client.get(reverse("overview", args=["ours"]))  # the session is kept once, at the first request
    for address in MEMBERS:
        kinds = {"file_format": "html"} if address.name == "report-file" else {}
        with CaptureQueriesContext(connection) as queries:
            response = client.get(own.url(address, **kinds))
        assert writes_among(queries) == [], (address.name, role)
        allowed = not role.permissions.isdisjoint(address.policy.permissions) if address.policy else False
        expected = {200, 405} if allowed else {403}
        if role is Role.AGENCY_OFFICER and allowed:
            expected |= {403}  # its own agency's work only
        assert response.status_code in expected, (address.name, role, response.status_code)


@pytest.mark.parametrize("address", STEWARDS, ids=lambda address: address.name)
def test_what_the_data_stewards_keep_is_nowhere_for_all_others(address: Address, own: Place) -> None:
    url = own.url(address)
    administrator = signed_in(own.partnership, Role.ADMINISTRATOR)
    absent = administrator.get(own.url(address, **dict.fromkeys(address.kwargs, ABSENT)))
    refused = administrator.get(url)
    assert (refused.status_code, refused.content) == (404, absent.content)
    steward = data_steward()
    if not set(address.kwargs) & {"upload"}:
        steward.get(reverse("steward-home"))
        with CaptureQueriesContext(connection) as queries:
            assert steward.get(url).status_code == 200
        assert writes_among(queries) == []


@pytest.mark.parametrize("address", MEMBERS, ids=lambda address: address.name)
def test_a_foreign_partnership_looks_like_one_that_does_not_exist(address: Address, own: Place, foreign: Place) -> None:
    client = signed_in(own.partnership, role_for(address))
    theirs = client.get(foreign.url(address))
    nobodys = client.get(foreign.url(address, slug="nowhere"))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.content == nobodys.content


@pytest.mark.parametrize("address", WITH_OBJECT, ids=lambda address: address.name)
def test_a_foreign_object_looks_like_one_that_does_not_exist(address: Address, own: Place, foreign: Place) -> None:
    client = signed_in(own.partnership, role_for(address))
    for name in set(address.kwargs) - {"slug", "file_format"}:
        if name in NO_KEYS:
            continue
        absent = ABSENT if isinstance(own.objects[name], int) else "no-such-thing"
        theirs = visit(client, own.url(address, **{name: foreign.objects[name]}))
        nobodys = visit(client, own.url(address, **{name: absent}))
        assert (theirs.status_code, nobodys.status_code) == (404, 404), name
        assert theirs.content == nobodys.content


def test_an_unfinished_address_gives_the_same_page_as_a_foreign_one(own: Place, foreign: Place) -> None:
    client = signed_in(own.partnership)
    assert client.get("/no/such/page/").content == client.get(f"/p/{foreign.objects['slug']}/").content


@pytest.mark.parametrize("name", ["overview", "performance-table", "action-list", "plan-list", "report-list"])
def test_a_list_asks_as_much_for_many_rows_as_for_few(name: str, own: Place) -> None:
    client = signed_in(own.partnership)
    url = reverse(name, args=["ours"])

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    client.get(url)
    few = count()
    plan = own.partnership.plans.get(pk=own.objects["plan"])
    for _ in range(5):
        priority = builders.make_priority(plan)
        measure = builders.make_measure(plan, priority=priority)
        builders.make_observation(measure)
        builders.make_target(measure)
        builders.make_action(plan)
        builders.make_report(plan)
        builders.make_plan(own.partnership, years="2010-11")
    assert count() == few
    assert few <= 12
