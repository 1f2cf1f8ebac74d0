"""What the records give to the engine: what is due, how the months vary, and nothing illustrative."""

from datetime import date

import pytest

from core import clock
from core.periods.period import Period
from figures.figure.workings import workings_of
from performance.plan_figures.selectors import figures_of_plan
from tests import builders

pytestmark = pytest.mark.django_db

YEAR = Period.parse("2013-14")
UNEVEN = [20, 60, 25, 70, 30, 65] * 4


@pytest.fixture
def measure():
    plan = builders.make_plan()
    found = builders.make_measure(plan, "Burglary")
    builders.make_observation(found, 600, year=YEAR)
    builders.make_observation(found, 500, year=YEAR.year_earlier())
    return found


def months(measure, counts, **values):
    for month, value in zip(YEAR.year_earlier().months + YEAR.months, counts, strict=False):
        builders.make_observation(measure, value, year=month, **values)


def figure_of(measure):
    return figures_of_plan(measure.plan, YEAR).rows[0].figure


def test_two_years_of_uneven_months_widen_the_test_and_the_workings_say_so(measure):
    alone = figure_of(measure)
    months(measure, UNEVEN)
    widened = figure_of(measure)
    assert (alone.given.dispersion, alone.evidence) == (1.0, "some")
    assert widened.given.dispersion > 5
    assert (widened.evidence, widened.trend) == ("none", "")
    assert any("month-to-month variation (dispersion" in line for line in workings_of(widened))


def test_fewer_than_24_months_or_illustrative_ones_widen_nothing(measure):
    months(measure, UNEVEN[:23])
    assert figure_of(measure).given.dispersion == 1.0
    other = builders.make_measure(measure.plan, "Robbery")
    builders.make_observation(other, 60, year=YEAR)
    months(other, UNEVEN, quality="illustrative")
    assert figures_of_plan(measure.plan, YEAR).rows[1].figure.given.dispersion == 1.0


def test_a_month_without_a_figure_is_no_zero_among_the_others(measure):
    months(measure, [*([30] * 12), None, *([30] * 11)])
    assert figure_of(measure).given.dispersion == 1.0


def test_before_its_last_day_a_target_is_not_due_and_no_full_year_is_set_against_a_part(measure, monkeypatch):
    builders.make_target(measure, 550, "at_most")
    monkeypatch.setattr(clock, "today", lambda: date(2013, 10, 1))
    early = figure_of(measure)
    assert (early.status, early.change) == ("not_due", None)
    monkeypatch.setattr(clock, "today", lambda: date(2014, 3, 31))
    assert figure_of(measure).status == "red"


def test_a_due_day_after_the_period_is_waited_for(measure, monkeypatch):
    builders.make_target(measure, 550, "at_most", due_on=date(2014, 6, 30))
    monkeypatch.setattr(clock, "today", lambda: date(2014, 5, 1))
    assert figure_of(measure).status == "not_due"
