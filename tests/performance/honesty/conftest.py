"""A plan of 2026/27 as it stands on 30 November 2026, and figures typed into it."""

from datetime import date

import pytest

from core import clock
from tests import builders

NOVEMBER = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Says on which day the pages are read; the last of November unless told otherwise."""

    def set_day(day):
        monkeypatch.setattr(clock, "today", lambda: day)

    set_day(NOVEMBER)
    return set_day


@pytest.fixture
def plan(db):
    area = builders.make_area("Fernvale", "E22009999")
    return builders.make_plan(builders.make_partnership("fernvale", area=area), "2026-27", slug="plan")


@pytest.fixture
def past(plan):
    """The plan of the year before, which is over."""
    return builders.make_plan(plan.partnership, "2025-26", slug="past")


def by_month(measure, year, counts, **values):
    """A figure for each month of a year from its first; None leaves one out."""
    for month, count in zip(year.months, counts, strict=False):
        if count is not None:
            builders.make_observation(measure, count, year=month, **values)
