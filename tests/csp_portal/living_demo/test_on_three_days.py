"""The living demo as of three days: its parts are there, its pages answer, nothing is of after the day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from actions.models import Action
from core import clock
from core.models import AuditEntry
from core.periods.period import Period
from core.periods.words import PeriodKind
from csp_portal.living_demo.services.keeping import keep
from cycle.models import AgencyReturn, Meeting, MeetingStatus
from figures.figure.column_months import column_months
from partnerships.models import Partnership, User
from performance.models import DataNote, Observation
from performance.periods.selectors import plan_of_period
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Plan
from reports.models import Recommendation, Report, ReportStatus

pytestmark = pytest.mark.django_db
DAYS = (date(2026, 11, 30), date(2027, 3, 31), date(2027, 4, 2))
ROLES = ("police", "council", "fire", "approver", "scrutiny", "scrutiny-officer", "administrator")


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[date]:
    """The demo of each day, taken out again after the last test of it; the clock stands at that day."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.held_on(request.param):
        keep()
        yield request.param
        transaction.set_rollback(True)


def fernvale() -> Partnership:
    return Partnership.objects.get(slug="fernvale")


def links_of(client: Client, address: str) -> list[str]:
    """The demo's pages that a page leads to, one for each kind; the page and the links are all there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = answer.content.decode() if "html" in answer["Content-Type"] else ""
    assert "No target was set" not in body, address
    assert "Not yet due" not in body, address
    found = re.findall(r'href="(/p/fernvale/[^"#?]*)', body)
    return list({resolve(link).view_name: link for link in found}.values())


def test_every_page_that_the_officer_comes_to_answers(day: date) -> None:
    client = Client()
    client.force_login(User.objects.get(email="officer@fernvale.example"))
    seen, ahead = set[str](), [reverse("overview", args=["fernvale"])]
    while ahead:
        address = ahead.pop()
        name = resolve(address).view_name
        if name in seen or client.head(address).status_code in (301, 302):
            continue
        seen.add(name)
        ahead += links_of(client, address)
    assert len(seen) > 60


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_its_pages(day: date, role: str) -> None:
    client = Client()
    client.force_login(User.objects.get(email=f"{role}@fernvale.example"))
    for address in links_of(client, reverse("overview", args=["fernvale"])):
        assert client.get(address).status_code in (200, 302), address


def test_nothing_is_of_after_the_day_and_nothing_in_before_it_could_be(day: date) -> None:
    figures = Observation.objects.filter(partnership=fernvale())
    assert len(figures) > 400
    assert all(one.period_end + timedelta(days=31) <= day for one in figures)
    assert all(clock.local_day(one.recorded_at) <= day for one in figures)
    entries = AuditEntry.objects.filter(tenant_id=fernvale().pk)
    assert all(clock.local_day(at) <= day for at in entries.values_list("at", flat=True))


def test_its_parts_are_there(day: date) -> None:
    own = {"partnership": fernvale()}
    running = Period.containing(day, PeriodKind.FINANCIAL_YEAR)
    assert {plan.years[0] for plan in Plan.objects.filter(**own)} == {running, running.before()}
    assert set(DataNote.objects.filter(**own).values_list("kind", flat=True)) == {"break", "geography"}
    statuses = set(Action.objects.filter(**own).values_list("status", flat=True))
    assert statuses >= {"complete", "off_track", "not_reported"}
    assert any(action.is_overdue for action in Action.objects.filter(**own))
    assert {one.is_outstanding for one in AgencyReturn.objects.filter(**own)} >= {True}
    assert set(Report.objects.filter(**own).values_list("status", flat=True)) == {
        ReportStatus.FINAL,
        ReportStatus.DRAFT,
    }
    assert Recommendation.objects.filter(**own, replied_on=None).count() == 1
    held = {one.status: one.day for one in Meeting.objects.filter(**own)}
    assert held[MeetingStatus.ISSUED] < day < held[MeetingStatus.PLANNED]
    assert "fictional" in fernvale().name


def test_a_quarter_and_a_year_without_figures_stand_beside_what_is_known_by_its_own_name(day: date) -> None:
    quarter = Period.containing(day, PeriodKind.QUARTER).before()
    plan = plan_of_period(fernvale(), quarter)
    assert plan is not None
    burglary = figures_of_plan(plan, quarter).rows[0].figure
    year = Period.containing(quarter.start, PeriodKind.FINANCIAL_YEAR)
    assert burglary.given.year_before_period == year.before()
    if burglary.given.span.so_far:
        assert f"All of {year.before().short_label} came to" in burglary.sentence
    if day == date(2027, 4, 2):
        new = Period.parse("2027-28")
        rows = figures_of_plan(Plan.objects.get(partnership=fernvale(), slug=new.code), new).rows
        assert column_months([row.figure for row in rows], new).before == "April 2026 to February 2027"


def test_the_year_that_is_over_has_its_targets_judged_as_ended_or_says_why_not(day: date) -> None:
    year = Period.containing(day, PeriodKind.FINANCIAL_YEAR).before()
    plan = plan_of_period(fernvale(), year)
    assert plan is not None
    ended = [row.label for row in figures_of_plan(plan, year).rows if not row.figure.status.is_running]
    assert day <= year.end + timedelta(days=31) or len(ended) == 10
