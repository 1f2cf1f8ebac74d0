"""A large plan stays usable: how much its lists ask of the database does not grow with it.

Times depend on the machine and are measured by hand; queries do not, and are held here.
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Plan
from tests import builders, pages

pytestmark = pytest.mark.django_db
MOST = 11  # a list of a large plan takes under twelve


@pytest.fixture
def plan() -> Plan:
    """A year's plan with thirty priorities, and more measures, targets, figures and actions than a page shows."""
    plan = builders.make_plan(builders.make_partnership(slug="seaside"), status="published")
    police = builders.make_agency()
    builders.make_partner(plan.partnership, police)
    priorities = [builders.make_priority(plan) for _ in range(30)]
    for number in range(60):
        priority = priorities[number % 30]
        builders.make_action(plan, agency=police, priorities=[priority])
        measure = builders.make_measure(plan, priority=priority, data_owner=police)
        builders.make_target(measure)
        builders.make_observation(measure, 100 + number)
        builders.make_observation(measure, 120, year="2012-13")
        builders.make_stated_figure(plan, f"-{number}%")
    return plan


@pytest.fixture
def officer(plan: Plan) -> Client:
    client = pages.sign_in(plan.partnership)
    client.get(reverse("plan-list", args=["seaside"]))  # what is asked once only, such as content types
    return client


def test_lists_of_a_large_plan_take_few_queries(
    plan: Plan, officer: Client, django_assert_max_num_queries: Any
) -> None:
    lists = {
        "performance-table": [],
        "measure-list": [plan.pk],
        "grid": [plan.pk, "2013-14"],
        "stated-list": [plan.pk],
        "indicator-list": [],
        "plan-list": [],
        "plan-detail": [plan.pk],
        "action-list": [],
        "my-work": [],
        "overview": [],
        "priority-to-result": [],
        "return-list": [],
        "delivered-list": [plan.pk],
    }
    for name, of in lists.items():
        with django_assert_max_num_queries(MOST, info=name):
            assert officer.get(reverse(name, args=["seaside", *of])).status_code == 200
