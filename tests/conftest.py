"""What every test may use."""

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.db import connection, transaction

from partnerships.models import Partnership
from tests import builders
from tests.demo import put_demo

# On a machine that does several things at once, how long one example takes says nothing of the code.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=800)
hypothesis.settings.load_profile("portal")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's, with nobody left in the test database when it goes: PostgreSQL removes none that is in use.

    A request that a browser did not wait for leaves its connection to Python's collector, which may come later.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's own Chromium, as it runs without a display and as root."""
    return {
        **browser_type_launch_args,
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def base_url() -> None:
    """Tests say whole addresses. In place of pytest-playwright's own fixture, of a form that pytest 10 will refuse."""


@pytest.fixture
def place(db: None) -> Partnership:
    """A partnership called Seaside, in which nothing is yet."""
    return builders.make_partnership(slug="seaside")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo, put into the database once for the tests of a module that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_demo()
        yield
        transaction.set_rollback(True)
