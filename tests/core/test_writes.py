"""Every write: refused whole when stale, once only when repeated, and never without its entry."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from core import writes
from core.audit import history_of
from core.errors import StaleVersion
from core.models import AuditEntry
from plans.models import Plan
from plans.priorities import services as priority_services
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_change_leaves_what_differs_and_who_did_it():
    priority = builders.make_priority(title="Burglary")
    user = builders.make_user()
    priority_services.change_priority(
        by=user, priority=priority, version=1, reason="As agreed", title="Dwelling burglary"
    )
    entry = history_of(priority).first()
    assert (entry.actor, entry.reason, entry.action) == (user, "As agreed", "changed")
    assert (entry.before, entry.after) == ({"title": "Burglary"}, {"title": "Dwelling burglary"})


def test_the_second_of_two_changes_is_refused_and_sees_the_first():
    priority = builders.make_priority(title="Burglary")
    priority_services.change_priority(by=None, priority=priority, version=1, title="First")
    with pytest.raises(StaleVersion) as refused:
        priority_services.change_priority(by=None, priority=priority, version=1, title="Second")
    assert refused.value.current.title == "First"
    assert refused.value.changes == {"title": "Second"}
    priority.refresh_from_db()
    assert (priority.title, priority.version) == ("First", 2)


def test_a_change_without_a_version_is_refused():
    priority = builders.make_priority()
    with pytest.raises(StaleVersion):
        priority_services.change_priority(by=None, priority=priority, version=None, title="Unversioned")


def test_saving_what_stands_already_writes_nothing():
    priority = builders.make_priority(title="Burglary")
    entries = AuditEntry.objects.count()
    priority_services.change_priority(by=None, priority=priority, version=1, title="Burglary")
    priority.refresh_from_db()
    assert (priority.version, AuditEntry.objects.count()) == (1, entries)


def test_the_same_post_again_leads_to_the_same_record():
    user, partnership, token = builders.make_user(), builders.make_partnership(), uuid4()

    def make() -> Plan:
        return builders.make_plan(partnership)

    first = writes.once(token, by=user, make=make)
    again = writes.once(token, by=user, make=make)
    assert first == again
    assert partnership.plans.count() == 1


def test_a_one_time_id_is_nobody_elses():
    token = uuid4()
    writes.once(token, by=builders.make_user(), make=builders.make_plan)
    with pytest.raises(ValidationError):
        writes.once(token, by=builders.make_user(), make=builders.make_plan)
    with pytest.raises(ValidationError):
        writes.once(None, by=builders.make_user(), make=builders.make_plan)


def test_a_record_links_only_to_its_own_partnerships_records():
    ours, theirs = builders.make_plan(), builders.make_plan()
    with pytest.raises(ValidationError) as refused:
        builders.make_measure(ours, priority=builders.make_priority(theirs))
    assert "priority" in refused.value.message_dict


def test_a_deletion_says_beforehand_what_goes_with_it():
    plan = builders.make_plan()
    builders.make_action(plan, priorities=[builders.make_priority(plan)])
    assert writes.what_goes_with(plan) == {"priority": 1, "action": 1}
    builders.make_action(plan)
    assert writes.what_goes_with(plan) == {"priority": 1, "actions": 2}
