"""What a server's process does once: what it has loaded by then is left out of the collector's later rounds."""

import gc
from collections.abc import Iterator

import pytest

from csp_portal.startup import settle


@pytest.fixture
def own_collector() -> Iterator[None]:
    """The collector as it was, after the test."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_loaded_is_left_alone_and_young_objects_are_looked_at_less_often(own_collector: None) -> None:
    often = gc.get_threshold()[0]
    settle()
    assert gc.get_freeze_count() > 100_000
    assert gc.get_threshold()[0] > often
    assert gc.isenabled()
