"""The demo served to a real browser, and people who use it."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from csp_portal.loading.partnerships import PASSWORD
from partnerships.models import Partnership
from tests.demo import put_demo

# Playwright's own loop runs in the test's thread; the database is used there only between its calls.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: Any) -> Any:
    """pytest-django's, started after the test database is made and so stopped before that is removed.

    Of two processes one may begin with a browser test. Its server would outlive the database otherwise, and a request
    still under way would hold it: PostgreSQL removes no database that someone is connected to.
    """
    return live_server


@pytest.fixture
def harborough(transactional_db: None) -> Partnership:
    put_demo()
    return Partnership.objects.get(slug="harborough")


class Person:
    """Someone at a browser of their own, who signs in and looks for what they see."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address, self.page = context, address, context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message: Any) -> None:
        # A refused save answers 409 and an ended session 401 by design; the browser tells of every such answer.
        expected = "409" in message.text or "401" in message.text
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(message.text)

    def _watch(self, request: Any) -> None:
        """Nothing is fetched from anywhere but the portal itself."""
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"A request left the site: {request.url}")

    def signs_in(self, email: str, password: str = PASSWORD) -> "Person":
        self.opens("/sign-in/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("main").get_by_role("button", name="Sign in").click()
        self.page.wait_for_load_state()
        return self

    def opens(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        return self.page

    def sees(self) -> str:
        return " ".join(self.page.get_by_role("main").inner_text().split())


@pytest.fixture
def person(live_server: Any, harborough: Partnership, browser: Browser) -> Iterator[Callable[..., Person]]:
    """Makes people; `person("officer@harborough.example")` has signed in. Nobody's browser may complain."""
    people: list[Person] = []

    def make(email: str = "", *, javascript: bool = True, width: int = 1280, height: int = 900, **more: Any) -> Person:
        viewport = {"width": width, "height": height}
        context = browser.new_context(java_script_enabled=javascript, viewport=viewport, **more)  # type: ignore[arg-type]
        people.append(Person(context, live_server.url))
        return people[-1].signs_in(email) if email else people[-1]

    yield make
    for one in people:
        one.context.close()
    assert [complaint for one in people for complaint in one.complaints] == []
