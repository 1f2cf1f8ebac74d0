"""The days' work is found again from the data: whatever failed, was killed or did not run is done, and once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from core import clock
from cycle import tasks
from cycle.daily import services as daily
from cycle.daily.selectors import daily_work
from cycle.management.commands import worker
from cycle.models import AgencyReturn, Due
from cycle.returns.services import opening
from plans.models import PlanStatus
from tests import builders, pages

pytestmark = pytest.mark.django_db
TODAY = date(2014, 1, 10)  # the third quarter of 2013-14 is over


def at(day: date, hour: int = 9) -> Any:
    return clock.held_at(timezone.make_aware(datetime(day.year, day.month, day.day, hour)))


def make_owing(slug: str) -> Any:
    """A partnership one of whose agencies owes a return."""
    plan = builders.make_plan(builders.make_partnership(slug), status=PlanStatus.PUBLISHED)
    builders.make_action(plan, agency=builders.make_agency())
    return plan.partnership


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The short names of partnerships whose returns cannot be opened."""
    failing: set[str] = set()
    real = opening.open_everywhere

    def opened(quarter: Any, *, slug: str, tell: Any) -> int:
        if slug in failing:
            raise RuntimeError("one failed statement")
        return real(quarter, slug=slug, tell=tell)

    monkeypatch.setattr(opening, "open_everywhere", opened)
    return failing


def opened_for() -> set[str]:
    return set(AgencyReturn.objects.values_list("partnership__slug", flat=True))


def test_what_fails_for_one_partnership_stops_no_other_and_is_done_later(broken: set[str]) -> None:
    make_owing("ours"), make_owing("theirs")
    broken.add("ours")
    with at(TODAY):
        tasks.find_due()
    assert opened_for() == {"theirs"}
    broken.clear()
    with at(TODAY, hour=10):
        tasks.find_due()
    assert opened_for() == {"ours", "theirs"}
    assert not Due.objects.filter(done_at=None).exists()


def test_however_often_and_by_however_many_it_is_looked_for_it_is_done_once(broken: set[str]) -> None:
    make_owing("ours")
    with at(TODAY):
        daily.note_due(clock.now())
        daily.note_due(clock.now())
        first, second = daily.take(clock.now()), daily.take(clock.now())
    assert len(first) == Due.objects.count() == 2
    assert second == []


def test_what_a_killed_worker_had_taken_is_taken_up_by_another(broken: set[str]) -> None:
    make_owing("ours")
    with at(TODAY):
        daily.note_due(clock.now())
        taken = daily.take(clock.now())
        later = clock.now() + daily.LEASE
    assert daily.take(later - timedelta(seconds=1)) == []
    assert daily.take(later) == taken


def test_each_failure_is_followed_by_a_longer_pause(broken: set[str]) -> None:
    make_owing("ours")
    broken.add("ours")
    pauses, now = [], timezone.make_aware(datetime(2014, 1, 10, 9))
    for _ in range(4):
        with clock.held_at(now):
            tasks.find_due()
        due = Due.objects.get(done_at=None)
        pauses.append(due.not_before - now)
        now = due.not_before
    assert pauses == sorted(set(pauses))
    assert due.error == "RuntimeError: one failed statement"


def test_days_on_which_nothing_ran_are_made_up_for(broken: set[str]) -> None:
    make_owing("ours")
    with at(date(2013, 12, 30)):
        tasks.find_due()
    assert opened_for() == {"ours"}, "of the second quarter"
    with at(TODAY):
        tasks.find_due()
    days = sorted(set(Due.objects.values_list("day", flat=True)))
    assert days == [date(2013, 12, 30) + timedelta(days=number) for number in range(12)]
    assert AgencyReturn.objects.count() == 2


def test_a_day_begins_at_half_past_six_and_a_month_at_most_is_made_up_for() -> None:
    builders.make_partnership("ours")
    with at(date(2013, 6, 1)):
        tasks.find_due()
    with at(TODAY, hour=6):
        tasks.find_due()
    days = set(Due.objects.values_list("day", flat=True))
    assert max(days) == TODAY - timedelta(days=1)
    assert len(days) == 1 + daily.MOST_DAYS


def test_an_error_ends_one_look_and_the_next_comes_all_the_same(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr(tasks, "find_due", lambda: 1 / 0)
    worker.look()
    assert "ZeroDivisionError" in caplog.text


def test_the_steward_is_told_of_failures_and_of_the_last_good_day(broken: set[str]) -> None:
    steward = pages.signed_in_as(builders.make_user(None, is_data_steward=True))
    make_owing("ours")
    with at(TODAY):
        tasks.find_due()
    broken.add("ours")
    with at(TODAY + timedelta(days=1)):
        tasks.find_due()
        work = daily_work()
        page = steward.get(reverse("daily-work")).content.decode()
    assert (work.last_good, work.is_late) == (TODAY, False)
    assert "one failed statement" in page
    assert "10 January 2014" in page
    with at(TODAY + timedelta(days=2)):
        assert daily_work().is_late


def test_a_round_by_hand_does_the_rest_and_ends_as_failed(broken: set[str]) -> None:
    make_owing("ours"), make_owing("theirs")
    broken.add("ours")
    with at(TODAY), pytest.raises(CommandError):
        call_command("day_round")
    assert opened_for() == {"theirs"}
