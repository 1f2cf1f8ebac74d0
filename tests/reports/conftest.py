"""The demo, put into the database once for the tests of a module that only read it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.demo import put_demo


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        put_demo()
        yield
        transaction.set_rollback(True)
