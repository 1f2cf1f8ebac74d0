"""The demo is made where it is missing, and what is there is left alone."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command

from core import writes
from core.models import AuditEntry
from csp_portal.living_demo.services import keeping
from csp_portal.loading.files import load_demo
from csp_portal.loading.partnerships import PASSWORD
from partnerships.models import Membership, User
from performance.models import Observation, Target
from performance.observations.services import correct_observation
from performance.targets.services import replace_target
from plans.models import Plan, Priority
from plans.priorities import services as priority_services
from reports.layouts.shipped import layout_named
from reports.models import ReportSection
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The living demo left out: its own tests make it."""
    monkeypatch.setattr(keeping, "keep", lambda on: keeping.Kept(is_new=False, as_of=None))


def rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


def test_a_second_load_changes_nothing(demo):
    before, entries = rows(), AuditEntry.objects.count()
    assert not load_demo().made
    assert rows() == before
    assert AuditEntry.objects.count() == entries


def test_what_someone_changed_stays_as_they_left_it(demo):
    priority = Priority.objects.get(title="To improve road safety")
    priority_services.change_priority(by=None, priority=priority, version=priority.version, title="Safer roads")
    figure = Observation.objects.get(indicator__slug="commercial-burglary", period="2013-14")
    correct_observation(
        by=None, observation=figure, version=figure.version, quantity=builders.quantity(108), reason="Counted again"
    )
    target = Target.objects.get(measure__label="Domestic Burglary", measure__plan__partnership__slug="harborough")
    replace_target(
        by=None, target=target, version=target.version, reason="A new aim", kind="nil", quantity=builders.quantity(0)
    )
    before = rows()
    assert not load_demo().made
    assert rows() == before
    priority.refresh_from_db()
    figure.refresh_from_db()
    assert (priority.title, figure.value) == ("Safer roads", 108)


def test_what_is_missing_is_made_again(demo):
    Observation.objects.get(indicator__slug="commercial-burglary", period="2013-14").delete()
    Membership.objects.filter(user__email="approver@harborough.example").delete()
    assert load_demo().made == {"observations": 1, "memberships": 1}
    assert Observation.objects.get(indicator__slug="commercial-burglary", period="2013-14").value == 106


def test_what_was_archived_does_not_come_back(demo):
    plan = Plan.objects.get(partnership__slug="harborough")
    writes.archive(plan, by=None, version=plan.version)
    load_demo()
    plan.refresh_from_db()
    assert plan.is_archived
    assert Plan.objects.filter(partnership__slug="harborough").count() == 1


def test_every_record_of_the_demo_says_in_its_history_that_it_was_loaded(demo):
    entry = AuditEntry.objects.get(object_type="measure", object_label="Total Crime")
    assert entry.actor is None
    assert entry.reason == "Loaded with the demo: harborough, plan 2013-14, measure Total Crime"


def test_everyone_in_the_table_can_sign_in_with_the_printed_password(demo, documents_alone):
    out = io.StringIO()
    call_command("load_demo", "--print-sign-ins", stdout=out)
    printed = out.getvalue()
    assert PASSWORD in printed
    assert "police@harborough.example" in printed
    assert "Agency officer, harborough" in printed
    for user in User.objects.all():
        assert user.check_password(PASSWORD)
        assert user.email in printed


def test_the_command_says_when_nothing_was_missing(demo, documents_alone):
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    assert out.getvalue() == "Nothing was missing.\n"


def test_the_command_says_what_it_made(demo, documents_alone):
    Membership.objects.filter(user__email="approver@harborough.example").delete()
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    assert out.getvalue() == "Made 1 memberships.\n"


def test_no_section_of_a_paper_is_left_unwritten(demo):
    assert ReportSection.objects.filter(report__slug="scrutiny-2014-05").count() == 12
    empty = ReportSection.objects.filter(text="").select_related("report")
    assert not [one.key for one in empty if layout_named(one.report.layout).section(one.key).is_written]
