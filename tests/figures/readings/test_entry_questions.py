"""What is asked about a figure as it is entered."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert "usual variation" not in asked(500, quarters(USUAL[:4]))


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
    assert "quarters of 2012/13 add up to 399, and its own figure is 300" in asked(300, points, period="2012-13")
    assert "less than the 301 that is recorded for parts of 2012/13" in asked(300, points[:3], period="2012-13")
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


def of_year(values, year="2013-14", kind="Q"):
    """The year's figure and those of its parts; None where there is none."""
    whole, *parts = values
    names = [f"{year}-Q{number}" for number in range(1, 5)]
    if kind == "M":
        names = [month.code for month in Period.parse(year).months]
    given = [(year, whole), *zip(names, parts, strict=False)]
    return [SeriesPoint(Period.parse(code), Decimal(value)) for code, value in given if value is not None]


PARTS = st.lists(st.integers(min_value=1, max_value=5000), min_size=4, max_size=4)


def test_cumulative_quarters_are_asked_about_with_what_they_would_be_taken_apart():
    words = asked(253, of_year([253, 60, 125, 190]), period="2013-14-Q4")
    assert words.count("60, 125, 190 and 253") == 1
    assert "Taken apart they would be 60, 65, 65 and 63." in words
    assert "60, 65, 65 and 63" in asked(253, of_year([None, 60, 125, 190]), period="2013-14-Q4")


@given(PARTS)
def test_sums_so_far_are_always_asked_about_at_the_last_and_at_the_year_and_taken_apart_as_they_were(parts):
    running = [sum(parts[: number + 1]) for number in range(4)]
    apart = "Taken apart they would be {:,}, {:,}, {:,} and {:,}.".format(*parts)
    assert apart in asked(running[-1], of_year([running[-1], *running[:3]]), period="2013-14-Q4")
    assert apart in asked(running[-1], of_year([None, *running]), period="2013-14")


@given(PARTS)
def test_parts_that_add_up_to_their_year_are_never_taken_for_sums_so_far(parts):
    words = asked(parts[-1], of_year([sum(parts), *parts[:3]]), period="2013-14-Q4")
    assert "Taken apart" not in words
    assert "add up" not in words


def test_months_are_asked_about_from_four_rising_ones_on():
    rising = [None, 20, 41, 60]
    assert "Taken apart they would be 20, 21, 19 and 22." in asked(
        82, of_year(rising, kind="M"), period="2013-M07", today=date(2013, 8, 1)
    )
    assert "Taken apart" not in asked(60, of_year(rising[:3], kind="M"), period="2013-M06")
    assert "Taken apart" not in asked(26, of_year([None, 20, 22, 25], kind="M"), period="2013-M07")


def test_months_against_a_typed_quarter_are_asked_about_at_either_with_both():
    quarter = SeriesPoint(Period.parse("2013-14-Q1"), Decimal(260))
    months = of_year([None, 90, 88, 90], kind="M")
    for words in (
        asked(90, [quarter, *months[:2]], period="2013-M06"),
        asked(260, months, period="2013-14-Q1"),
    ):
        assert words == "The months of Q1 2013/14 add up to 268, and its own figure is 260. If both stay, 260 is used."
    assert asked(268, months, period="2013-14-Q1") == ""


def test_quarters_against_a_typed_year_are_asked_about_and_percentages_are_not():
    assert "add up to 268, and its own figure is 260" in asked(68, of_year([260, 70, 66, 64]), period="2013-14-Q4")
    assert asked(68, of_year([60, 70, 66, 64]), period="2013-14-Q4", unit=Unit.PERCENT) == ""


def test_one_wild_point_hides_neither_another_nor_asks_about_its_neighbours():
    wild = quarters([193, 191, 168, 1999, 166, 163, 170, 180])
    assert asked(166, wild) == ""
    assert "outside the usual variation" in asked(1780, wild)
    assert asked(166, quarters([193, 191, 1999]), period="2013-14-Q2") == ""


@given(
    values=st.integers(min_value=20, max_value=100_000).flatmap(
        lambda usual: st.lists(
            st.integers(min_value=-(-usual * 95 // 100), max_value=usual * 105 // 100), min_size=2, max_size=12
        )
    ),
    data=st.data(),
)
def test_a_doubled_digit_is_asked_about_from_the_second_figure_on(values, data):
    *before, meant = values
    digits = str(meant)
    place = data.draw(st.integers(min_value=0, max_value=len(digits) - 1))
    typed = int(digits[: place + 1] + digits[place:])
    words = asked(typed, quarters(before), period="2013-14-Q2")
    assert "far from" in words or "outside the usual variation" in words
