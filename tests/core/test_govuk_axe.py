"""The design system in a browser: nothing for axe to find, no sideways scrolling, nothing against the content policy.

The pages come from Django's test client by way of the browser's own request interception; no server and no database.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, expect

SITE = "http://localhost"
VENDOR = Path(settings.VAR_DIR) / "vendor" / "govuk-frontend"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.core.govuk_page"),
    pytest.mark.skipif(not VENDOR.exists(), reason="the front-end packages are not published (./portal setup does it)"),
]


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Serves the page, and collects what the browser complains of; at the end there is nothing."""
    said: list[str] = []
    client = Client(raise_request_exception=False)
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(SITE)
        if address.startswith("/static/"):
            found = finders.find(address.removeprefix("/static/").split("?")[0])
            if found:
                kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
                route.fulfill(body=Path(found).read_bytes(), content_type=kind)
            else:
                route.fulfill(status=404, body="")
            return
        response = client.get(address)
        route.fulfill(status=response.status_code, headers=dict(response.items()), body=response.content)

    page.route(f"{SITE}/**", answer)
    yield said
    assert said == []


def show(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{SITE}{address}")
    page.wait_for_load_state("networkidle")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", ["/", "/?wrong", "/?status=red&name=burglary&sort=-value", "/nowhere"])
def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(
    page: Page, complaints: list[str], address: str, width: int
) -> None:
    show(page, address, width)
    complaints[:] = [text for text in complaints if "404" not in text or address != "/nowhere"]
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_chart_is_drawn_from_the_data_in_the_page(page: Page, complaints: list[str]) -> None:
    show(page, "/", 1280)
    expect(page.locator(".portal-chart__drawing .main-svg").first).to_be_visible()
    expect(page.locator(".portal-chart__drawing")).to_contain_text("+65.4%")


def test_without_scripts_the_chart_is_its_summary_and_its_table(page: Page, complaints: list[str]) -> None:
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    show(page, "/", 1280)
    expect(page.locator(".portal-chart__drawing")).to_be_hidden()
    expect(page.get_by_text("Domestic burglary rose by 65.4%, theft of vehicles")).to_be_visible()
    page.get_by_text("The figures behind this chart").click()
    expect(page.get_by_role("table", name="Burglary rose by two thirds")).to_be_visible()
    expect(page.get_by_role("button", name="Copy sentence with source")).to_be_hidden()


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(page: Page, complaints: list[str]) -> None:
    show(page, "/?wrong", 1280)
    assert page.title().startswith("Error: Components")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="The due date must be a real date").click()
    expect(page.get_by_label("Day")).to_be_focused()


def test_an_option_reveals_the_field_that_goes_with_it(page: Page, complaints: list[str]) -> None:
    show(page, "/", 1280)
    expect(page.get_by_label("Why is there no target?")).to_be_hidden()
    page.get_by_role("radio", name="No target").check()
    expect(page.get_by_label("Why is there no target?")).to_be_visible()


def test_on_a_narrow_screen_filters_fold_away_unless_some_are_chosen(page: Page, complaints: list[str]) -> None:
    show(page, "/", 320)
    expect(page.get_by_label("Name contains")).to_be_hidden()
    show(page, "/?name=burglary", 320)
    expect(page.get_by_label("Name contains")).to_be_visible()
