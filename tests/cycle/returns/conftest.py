"""A published plan, an agency that owes returns, its officer and the partnership's."""

import pytest

from partnerships.access.roles import Role
from plans.models import PlanStatus
from tests import builders, pages


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership("ours"), status=PlanStatus.PUBLISHED)


@pytest.fixture
def police(plan):
    agency = builders.make_agency("Police")
    builders.make_partner(plan.partnership, agency)
    return agency


@pytest.fixture
def constable(plan, police):
    return pages.sign_in(plan.partnership, Role.AGENCY_OFFICER, agency=police)


@pytest.fixture
def officer(plan):
    return pages.sign_in(plan.partnership)
