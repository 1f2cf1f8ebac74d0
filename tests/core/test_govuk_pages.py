"""The frame of a page and the pages for what went wrong."""

import re
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

pytestmark = pytest.mark.urls("tests.core.govuk_page")

STATIC_PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]


@pytest.mark.parametrize("name", STATIC_PAGES)
def test_an_error_page_is_the_same_for_everyone_and_says_what_to_do(name: str) -> None:
    signed_in = {
        "user": "Alex",
        "partnership": {"name": "Harborough", "colour": "teal"},
        "navigation": [{"label": "x"}],
    }
    html = render_to_string(name, signed_in)
    assert html == render_to_string(name)
    assert "Harborough" not in html
    assert "Alex" not in html
    assert html.count("<h1") == 1
    assert 'href="/"' in html


def test_absent_pages_are_the_same_bytes() -> None:
    client = Client()
    one, other = client.get("/p/harborough/secret"), client.get("/p/absent/")
    assert one.status_code == other.status_code == 404
    assert one.content == other.content


def test_a_failure_has_a_page_of_its_own() -> None:
    response = Client(raise_request_exception=False).get("/broken")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert "broken on purpose" not in response.content.decode()


class Tags(HTMLParser):
    """Collects the start tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_page_has_nothing_that_a_strict_content_policy_forbids() -> None:
    tags = Tags(Client().get("/?wrong").content.decode()).found
    assert not [
        tag for tag, attrs in tags if tag == "style" or "style" in attrs or any(a.startswith("on") for a in attrs)
    ]
    scripts = [attrs for tag, attrs in tags if tag == "script"]
    assert scripts
    assert all("src" in attrs or attrs.get("type") == "application/json" for attrs in scripts)


def test_ids_are_used_once() -> None:
    ids = [attrs["id"] for _, attrs in Tags(Client().get("/?wrong").content.decode()).found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_a_page_names_itself_its_partnership_and_an_error() -> None:
    def title(address: str) -> str:
        found = re.search(r"<title>(.*?)</title>", Client().get(address).content.decode(), re.DOTALL)
        assert found
        return " ".join(found[1].split())

    assert title("/") == "Components – Harborough Community Safety Partnership"
    assert title("/?wrong") == "Error: Components – Harborough Community Safety Partnership"


def test_the_frame_has_the_partnerships_colour_its_navigation_and_the_way_out() -> None:
    html = Client().get("/").content.decode()
    assert re.search(r'<html lang="en-GB"\s+class="govuk-template brand-teal"', html)
    assert html.count('aria-current="true"') == 1
    assert re.search(r'<form method="post"\s+action="/sign-out/"', html)
    assert "csrfmiddlewaretoken" in html
    assert "Skip to main content" in html


def test_without_a_partnership_the_frame_is_the_portals_own() -> None:
    html = render_to_string("base.html", {}, RequestFactory().get("/"))
    assert "brand-navy" in html
    assert "CSP Portal" in html
    assert "Sign out" not in html
