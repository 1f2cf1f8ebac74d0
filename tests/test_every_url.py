"""A walk over every address: each has a policy, keeps strangers out alike, and writes nothing when it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from partnerships.access import Policy, policy_of
from partnerships.models import Partnership
from partnerships.roles import Role
from tests import builders

pytestmark = pytest.mark.django_db
ABSENT = 987_654_321


@dataclass(frozen=True)
class Address:
    """A pattern of the URLconf with what its view asks."""

    name: str
    kwargs: tuple[str, ...]
    view: Any

    @property
    def policy(self) -> Policy | None:
        return policy_of(self.view)


def addresses(resolver: URLResolver | None = None, kwargs: tuple[str, ...] = ()) -> Iterator[Address]:
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        found = kwargs + tuple(pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield Address(pattern.name or "", found, pattern.callback)
        elif pattern.app_name != "admin":  # the admin site guards itself
            yield from addresses(pattern, found)


ALL = list(addresses())
MEMBERS = [address for address in ALL if address.policy and address.policy.name == "member"]
WITH_OBJECT = [address for address in MEMBERS if set(address.kwargs) - {"slug", "file_format"}]


@dataclass
class Place:
    """A partnership with one object of everything that an address may name."""

    partnership: Partnership
    objects: dict[str, Any]

    def url(self, address: Address, **other: Any) -> str:
        values = {name: {**self.objects, **other}[name] for name in address.kwargs}
        return reverse(address.name, kwargs=values)


def make_place(slug: str) -> Place:
    partnership = builders.make_partnership(slug=slug)
    plan = builders.make_plan(partnership)
    priority = builders.make_priority(plan)
    measure = builders.make_measure(plan, priority=priority)
    action = builders.make_action(plan)
    objects = {
        "slug": slug,
        "plan": plan.pk,
        "priority": priority.pk,
        "outcome": builders.make_outcome(plan).pk,
        "statement": builders.make_statement(plan).pk,
        "action": action.pk,
        "milestone": builders.make_milestone(action).pk,
        "measure": measure.pk,
        "observation": builders.make_observation(measure).pk,
        "target": builders.make_target(measure).pk,
        "report": builders.make_report(plan, slug=f"paper-{slug}").slug,
        "section": "background",
        "file_format": "csv",
    }
    return Place(partnership, objects)


@pytest.fixture
def own(db: None) -> Place:
    return make_place("ours")


@pytest.fixture
def foreign(db: None) -> Place:
    return make_place("theirs")


def signed_in(partnership: Partnership | None, role: Role = Role.OFFICER) -> Client:
    client = Client()
    client.force_login(builders.make_user(partnership, role))
    return client


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.name)
def test_every_address_declares_its_policy(address: Address) -> None:
    assert address.policy is not None


@pytest.mark.parametrize("address", [a for a in ALL if a.policy and a.policy.name != "public"], ids=lambda a: a.name)
def test_nobody_gets_in_without_signing_in(address: Address, own: Place) -> None:
    response = Client().get(own.url(address))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_what_it_may_and_is_refused_the_rest(role: Role, own: Place) -> None:
    client = signed_in(own.partnership, role)
    for address in MEMBERS:
        kinds = {"file_format": "html"} if address.name == "report-file" else {}
        response = client.get(own.url(address, **kinds))
        allowed = not role.permissions.isdisjoint(address.policy.permissions) if address.policy else False
        expected = {200, 405} if allowed else {403}
        if role is Role.AGENCY_OFFICER and allowed:
            expected |= {403}  # its own agency's work only
        assert response.status_code in expected, (address.name, role, response.status_code)


@pytest.mark.parametrize("address", MEMBERS, ids=lambda address: address.name)
def test_a_foreign_partnership_looks_like_one_that_does_not_exist(address: Address, own: Place, foreign: Place) -> None:
    client = signed_in(own.partnership)
    theirs = client.get(foreign.url(address))
    nobodys = client.get(foreign.url(address, slug="nowhere"))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.content == nobodys.content


@pytest.mark.parametrize("address", WITH_OBJECT, ids=lambda address: address.name)
def test_a_foreign_object_looks_like_one_that_does_not_exist(address: Address, own: Place, foreign: Place) -> None:
    client = signed_in(own.partnership)
    for name in set(address.kwargs) - {"slug", "file_format"}:
        if name == "section":
            continue  # a section is named by its layout, not by a key of its own
        absent = ABSENT if isinstance(own.objects[name], int) else "no-such-thing"
        theirs = client.get(own.url(address, **{name: foreign.objects[name]}))
        nobodys = client.get(own.url(address, **{name: absent}))
        assert (theirs.status_code, nobodys.status_code) == (404, 404), name
        assert theirs.content == nobodys.content


def test_an_unfinished_address_gives_the_same_page_as_a_foreign_one(own: Place, foreign: Place) -> None:
    client = signed_in(own.partnership)
    assert client.get("/no/such/page/").content == client.get(f"/p/{foreign.objects['slug']}/").content


@pytest.mark.parametrize("address", MEMBERS, ids=lambda address: address.name)
def test_reading_writes_nothing(address: Address, own: Place) -> None:
    client = signed_in(own.partnership)
    client.get(reverse("overview", args=["ours"]))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(own.url(address))
    written = [q["sql"] for q in queries if q["sql"].split(" ")[0] in ("INSERT", "UPDATE", "DELETE")]
    assert not written


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
    plan = own.partnership.plans.get()
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
