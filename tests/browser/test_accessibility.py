"""axe finds nothing on any page, for each role, wide and narrow; and nothing scrolls sideways at 320 pixels.

The sweep visits every address of the URLconf, in the demo where that has the object and in a partnership with one
object of everything. Roles that are shown the very same page share one look at it.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse

from partnerships.access.roles import Role
from partnerships.models import User
from tests import builders
from tests.places import Place, addresses, make_place

pytestmark = [pytest.mark.browser, pytest.mark.axe]
WIDTHS = (1280, 320)
AXE = Axe().axe_script
LOOK = "axe.run({resultTypes: ['violations']}).then(results => results.violations)"
MAIN = re.compile(rb"<main.*?</main>", re.DOTALL)
VARIES = re.compile(rb'(name="(csrfmiddlewaretoken|token)" value="[^"]+"|\d+|(?<=>)[^<]+)')


def looks(path: str, client: Client) -> bytes | None:
    """What the page at that path is made of for this client, without its texts and numbers; None where there is none.

    Its main part only: the menu above it is looked at on each role's first page.
    """
    response = client.get(path)
    is_page = response.status_code == 200 and response["Content-Type"].startswith("text/html")
    if not is_page or response.has_header("Content-Disposition"):
        return None
    main = MAIN.search(bytes(response.content))
    return VARIES.sub(b"", main.group() if main else bytes(response.content))


def paths_of(place: Place) -> Iterator[str]:
    for address in addresses():
        if address.name != "sign-out":
            yield place.url(address)


def demo_paths(slug: str) -> Iterator[str]:
    """The pages of a partnership in the demo that need no object to be named: its lists and overviews."""
    for address in addresses():
        if address.kwargs == ("slug",):
            yield reverse(address.name, args=[slug])


def found_on(page: Any, path: str) -> list[str]:
    """What axe finds on the page at both widths; axe is put into the page once, and only what it finds comes back."""
    found = []
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for violation in page.evaluate(LOOK):
            found += [f"{path} at {width}: {violation['id']}: {node['html'][:160]}" for node in violation["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} at {width}: scrolls sideways")
    return found


def test_what_is_wrong_with_a_page_is_found_at_each_width(page: Any) -> None:
    page.set_content('<main style="width: 600px"><img src="data:,"></main>')
    told = [one.split(": <")[0] for one in found_on(page, "/broken/")]
    assert {f"/broken/ at {width}: image-alt" for width in WIDTHS} <= set(told)
    assert "/broken/ at 320: scrolls sideways" in told
    assert "/broken/ at 1280: scrolls sideways" not in told


def test_no_page_has_anything_for_axe_to_find(person: Any, harborough: Any) -> None:
    place = make_place("everything")
    paths = [*paths_of(place), *demo_paths("harborough"), *demo_paths("southampton")]
    seen: set[tuple[str, bytes]] = set()
    found: list[str] = []
    for role in Role:
        user = someone_everywhere(place, harborough, role)
        client = Client()
        client.force_login(user)
        browser = person()
        browser.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": browser.address}]
        )
        is_first = True
        for path in paths:
            shown = looks(path, client)
            if shown is None or ((path, shown) in seen and not is_first):
                continue
            is_first = False
            seen.add((path, shown))
            found += found_on(browser.opens(path), path)
    assert not found, "\n".join(found)


def someone_everywhere(place: Place, harborough: Any, role: Role) -> User:
    """A person with that role in the partnership of everything and in the demo's, a data steward as well."""
    user = builders.make_user(place.partnership, role, is_data_steward=role is Role.ADMINISTRATOR)
    for other in (harborough, type(harborough).objects.get(slug="southampton")):
        agency = other.partners.first().agency if role is Role.AGENCY_OFFICER else None
        builders.make_role(user, other, role, agency)
    return user


def test_the_pages_before_signing_in_are_clean_too(person: Any) -> None:
    someone = person()
    for path in ("/", "/sign-in/", "/password/forgotten/", "/password/forgotten/sent/"):
        assert found_on(someone.opens(path), path) == []
