"""How pages name a plan and the period that they show of it."""

import pytest

from core.periods.period import Period
from plans.templatetags.plan_words import in_period
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "years", "period", "named"),
    [
        ("Plan 2027/28", "2027-28", "2027-28", "Plan 2027/28"),
        ("Safer Seaside", "2027-28", "2027-28", "Safer Seaside, 2027/28"),
        ("Plan 2027/28", "2027-28", "2027-28-Q2", "Plan 2027/28, Q2 2027/28 (July to September 2027)"),
        ("Plan 2027/28 to 2029/30", "2027-28 to 2029-30", "2027-28", "Plan 2027/28 to 2029/30, 2027/28"),
    ],
)
def test_the_year_of_a_plan_of_one_year_is_not_said_twice(title: str, years: str, period: str, named: str) -> None:
    assert in_period(builders.make_plan(years=years, title=title), Period.parse(period)) == named
