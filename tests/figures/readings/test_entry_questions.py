"""What is asked about a figure as it is entered."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.data_notes import DataStatus
from figures.readings.entry_questions import RecordedSeries, entry_questions
from figures.series.points import MarkedBreak
from figures.series.sums import SeriesPoint

LATER = date(2020, 1, 1)
USUAL = (100, 104, 98, 101, 97, 103, 99, 102, 96, 105, 100, 98, 101)


def quarters(values, **flags):
    period, points = Period.parse("2010-11-Q1"), []
    for value in values:
        points.append(SeriesPoint(period, None if value is None else Decimal(value), **flags))
        period = period.after()
    return points


def asked(value, points, *, period="2013-14-Q2", unit=Unit.COUNT, marks=(), today=LATER):
    return " ".join(
        entry_questions(Decimal(value), Period.parse(period), unit, RecordedSeries(points, marks), today=today)
    )


@pytest.mark.parametrize("value", [96, 105, 89, 112])
def test_nothing_is_asked_within_the_limits(value):
    assert asked(value, quarters(USUAL)) == ""


@pytest.mark.parametrize("value", [60, 150, 0])
def test_a_value_outside_the_limits_is_asked_about_with_them(value):
    words = asked(value, quarters(USUAL))
    assert words.startswith(f"{value} is outside the usual variation of this measure, ")
    assert "from 13 earlier figures)" in words


def test_few_earlier_figures_give_rough_limits_and_fewer_than_five_none():
    assert "from 6 earlier figures, so roughly" in asked(500, quarters(USUAL[:6]))
    assert asked(500, quarters(USUAL[:4])) == ""


@pytest.mark.parametrize("points", [[], quarters([7] * 8), quarters([None, 5, None, 6, None])])
def test_without_any_variation_known_no_limits_are_told(points):
    assert asked(10, points) == ""


@pytest.mark.parametrize(("value", "last"), [(10120, 1012), (101, 1012), (500, 7), (0, 40)])
def test_a_digit_too_many_or_too_few_is_asked_about_from_the_second_figure_on(value, last):
    words = asked(value, quarters([last]), period="2010-11-Q2")
    assert words == f"{value:,} is far from the figure before it, {last:,} (Q1 2010/11)."


@pytest.mark.parametrize(("value", "last"), [(15, 2), (0, 12), (400, 100), (100, 400)])
def test_small_figures_and_moderate_changes_are_not_asked_about(value, last):
    assert asked(value, quarters([last]), period="2010-11-Q2") == ""


def test_points_read_off_a_chart_and_those_before_a_marked_break_set_no_limits():
    assert asked(500, quarters(USUAL, data_status=DataStatus.READ_OFF_CHART)) == ""
    broken = MarkedBreak(Period.parse("2012-13-Q4"), "Counted anew")
    assert asked(500, quarters(USUAL), marks=(broken,)) == ""


def test_a_years_first_figure_before_the_year_is_over_is_asked_about():
    words = "The year ends on 31 March 2014: is this the whole year?"
    assert asked(90, [], period="2013-14", today=date(2014, 3, 31)) == words
    assert asked(90, [], period="2013-14", unit=Unit.PERCENT, today=date(2013, 12, 1)) == words
    assert asked(90, [], period="2013-14", today=date(2014, 4, 1)) == ""
    assert asked(90, [], period="2013-14-Q4", today=date(2014, 3, 1)) == ""
    standing = [SeriesPoint(Period.parse("2013-14"), Decimal(80), data_status=DataStatus.READ_OFF_CHART)]
    assert asked(90, standing, period="2013-14", today=date(2013, 12, 1)) == ""


def test_later_figures_set_no_limits_for_an_earlier_one():
    assert asked(500, quarters(USUAL), period="2010-11-Q3") == ""


def test_places_are_never_asked_about():
    assert asked(15, quarters([5, 6, 5, 4, 5, 6, 5]), unit=Unit.RANK) == ""


def test_a_year_less_than_its_own_quarters_is_asked_about():
    points = [point for point in quarters(USUAL) if point.period.year == 2012]
    assert "less than the 399 that is recorded for parts of 2012/13" in asked(300, points, period="2012-13")
    assert asked(399, points, period="2012-13") == ""
    assert asked(30, points, period="2012-13", unit=Unit.PERCENT) == ""


def test_a_running_year_to_date_that_falls_is_asked_about_and_a_finished_year_may_be_corrected_downwards():
    standing = [SeriesPoint(Period.parse("2013-14"), Decimal(120))]
    running = date(2013, 12, 1)
    assert "it was 120, and 2013/14 is not over" in asked(110, standing, period="2013-14", today=running)
    assert asked(130, standing, period="2013-14", today=running) == ""
    assert asked(110, standing, period="2013-14") == ""


def test_a_rate_s_lower_limit_is_never_below_nothing():
    wide = quarters([1, 30, 2, 28, 3, 31])
    assert ", 0 to " in asked(500, wide)
