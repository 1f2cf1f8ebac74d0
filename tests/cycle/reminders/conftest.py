"""A published plan whose agencies owe returns."""

import pytest

from plans.models import PlanStatus
from tests import builders


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership("ours"), status=PlanStatus.PUBLISHED)
