"""The demo, loaded once for the tests of this folder."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from csp_portal.loading.files import LoadResult, load_demo


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker) -> Iterator[LoadResult]:
    """The five documents in the database; taken out again after the last test of the folder."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo()
        transaction.set_rollback(True)
