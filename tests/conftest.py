"""What every test may use."""

from typing import Any

import hypothesis
import pytest

from partnerships.models import Partnership
from tests import builders

# On a machine that does several things at once, how long one example takes says nothing of the code.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")


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
