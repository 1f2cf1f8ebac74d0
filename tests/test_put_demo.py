"""The demo's rows, as other tests put them back, are the demo that `load_demo` makes."""

import pytest
from django.db import transaction

from csp_portal.loading.files import load_demo
from csp_portal.loading.partnerships import PASSWORD
from partnerships.models import Partnership, User
from tests import builders
from tests.demo import put_demo

pytestmark = pytest.mark.django_db


def test_what_is_put_back_lacks_nothing_and_can_be_added_to():
    with transaction.atomic():
        put_demo()
        transaction.set_rollback(True)
    assert not User.objects.exists()
    put_demo()
    assert not load_demo().made
    assert User.objects.get(email="officer@harborough.example").check_password(PASSWORD)
    harborough = Partnership.objects.get(slug="harborough")
    plan = builders.make_plan(harborough, title="One more")
    assert plan in harborough.plans.all()


def test_the_demo_is_not_mixed_with_what_a_test_made_before(monkeypatch):
    monkeypatch.setattr("tests.demo._kept", [])
    builders.make_partnership()
    with pytest.raises(AssertionError, match="partnerships_partnership"):
        put_demo()
