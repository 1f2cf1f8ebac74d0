"""The living demo is the same for the same day, and is made again only where nobody has written in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from actions.actions.services import change_action
from actions.models import Action
from core import clock
from core.models import AuditEntry
from csp_portal.living_demo.services.keeping import keep, sign_ins
from cycle.models import Meeting
from partnerships.models import Partnership, User
from performance.models import Observation, Target
from tests import builders

pytestmark = pytest.mark.django_db
DAY, ANOTHER = date(2026, 11, 30), date(2027, 4, 2)


@pytest.fixture
def made(db: None) -> Iterator[Partnership]:
    """The demo of one day, for tests that write."""
    with clock.held_on(DAY):
        keep()
        yield Partnership.objects.get(slug="fernvale")


def told() -> list[tuple[Any, ...]]:
    """What the demo holds, without keys: figures, targets, actions and meetings."""
    return [
        *Observation.objects.filter(partnership__slug="fernvale")
        .order_by("indicator__slug", "period")
        .values_list("indicator__slug", "period", "value", "data_status", "recorded_at"),
        *Target.objects.order_by("measure__label", "period").values_list("measure__label", "period", "kind", "value"),
        *Action.objects.order_by("title").values_list("title", "due", "status"),
        *Meeting.objects.order_by("day").values_list("group__name", "day", "status"),
    ]


def test_the_same_day_makes_the_same_demo(made: Partnership) -> None:
    first = told()
    assert keep(ANOTHER).is_new
    assert told() != first
    assert keep(DAY).is_new
    assert told() == first


def test_it_stays_for_a_week_and_is_made_again_after_it(made: Partnership) -> None:
    with clock.held_on(DAY + timedelta(days=7)):
        assert not keep().is_new
    with clock.held_on(DAY + timedelta(days=8)):
        kept = keep()
    assert (kept.is_new, kept.as_of) == (True, DAY + timedelta(days=8))


def test_it_stays_as_it_is_once_someone_has_written_in_it(made: Partnership) -> None:
    action = Action.objects.filter(partnership=made).first()
    officer = User.objects.get(email="officer@fernvale.example")
    change_action(by=officer, action=action, version=action.version, title="Light one car park")
    with clock.held_on(DAY + timedelta(days=90)):
        assert not keep().is_new
        with pytest.raises(CommandError, match="left as it is"):
            call_command("load_demo", "--on", "2027-02-28")
    assert Partnership.objects.get(pk=made.pk) == made


def test_what_others_have_is_never_touched(made: Partnership) -> None:
    other = builders.make_plan(years="2026-27")
    builders.make_action(other)
    before = AuditEntry.objects.filter(tenant_id=other.partnership_id).count()
    assert keep(ANOTHER).is_new
    assert Action.objects.filter(plan=other).count() == 1
    assert AuditEntry.objects.filter(tenant_id=other.partnership_id).count() == before
    connection.check_constraints()


def test_somebodys_own_partnership_of_that_name_is_left_alone() -> None:
    own = builders.make_partnership("fernvale")
    kept = keep(DAY)
    assert (kept.is_new, kept.as_of, sign_ins()) == (False, None, [])
    assert Partnership.objects.get() == own


def test_a_day_that_is_none_is_told_in_a_line() -> None:
    with pytest.raises(CommandError, match="no day") as refused:
        call_command("load_demo", "--on", "2026-13-01")
    assert refused.value.returncode == 2


def test_the_front_door_names_its_sign_ins(made: Partnership, client: Client) -> None:
    page = client.get(reverse("home")).content.decode()
    for email, _ in sign_ins():
        assert email in page
