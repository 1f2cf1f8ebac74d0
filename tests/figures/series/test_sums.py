"""A measure over time, with its gaps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.formats import round_half_up
from core.periods.period import Period
from figures.series.sums import (
    NotMonthly,
    against_baseline,
    average_rate,
    gap_to_average,
    rolling_years,
    sum_of,
    year_to_date,
)
from figures.statistics.errors import StatisticsError


def _months(first, values):
    """A monthly series from the month `first` on."""
    month, series = Period.parse(first), {}
    for value in values:
        series[month] = value
        month = month.after()
    return series


def test_the_year_to_date_is_compared_with_the_same_months_of_last_year():
    series = _months("2012-M04", [10] * 12 + [12, 13, 11])
    found = year_to_date(series, through=Period.parse("2013-M06"))
    assert [month.code for month in found.current.months] == ["2013-M04", "2013-M05", "2013-M06"]
    assert (found.current.total, found.previous.total, found.difference, found.change) == (36, 30, 6, 20)
    assert found.complete


def test_the_year_begins_in_april():
    found = year_to_date({}, through=Period.parse("2013-M03"))
    assert len(found.current.months) == 12
    assert found.current.months[0].code == "2012-M04"


def test_a_missing_month_makes_the_year_to_date_incomplete_and_is_named():
    series = _months("2012-M04", [10, None, 10] + [10] * 9 + [12, 13, 11])
    found = year_to_date(series, through=Period.parse("2013-M06"))
    assert not found.complete
    assert [month.code for month in found.previous.missing] == ["2012-M05"]
    assert (found.previous.total, found.previous.known) == (None, 2)
    assert found.change is found.difference is None
    assert found.current.total == 36


def test_from_nothing_last_year_there_is_a_difference_and_no_percentage():
    found = year_to_date(_months("2012-M04", [0] * 12 + [3]), through=Period.parse("2013-M04"))
    assert (found.difference, found.change) == (3, None)


def test_a_quarter_is_no_month():
    with pytest.raises(NotMonthly):
        year_to_date({}, through=Period.parse("2013-14-Q1"))
    with pytest.raises(NotMonthly):
        rolling_years({Period.parse("2013-14"): 5})


def test_rolling_years_move_on_by_a_month():
    found = rolling_years(_months("2012-M04", range(1, 15)))
    assert [(year.period.code, year.sum.total) for year in found] == [
        ("2013-M03-R12", 78),
        ("2013-M04-R12", 90),
        ("2013-M05-R12", 102),
    ]


def test_a_month_without_an_entry_is_missing_from_every_year_that_holds_it():
    series = _months("2012-M04", [1] * 25)
    del series[Period.parse("2012-M05")]
    found = rolling_years(series)
    assert [year.sum.total for year in found[:2]] == [None, None]
    assert {year.sum.total for year in found[2:]} == {12}
    assert [month.code for month in found[0].sum.missing] == ["2012-M05"]


def test_fewer_than_twelve_months_have_no_rolling_year():
    assert rolling_years(_months("2012-M04", [1] * 11)) == ()
    assert rolling_years({}) == ()


@given(st.lists(st.none() | st.integers(0, 100), min_size=12, max_size=30))
def test_a_sum_with_a_missing_part_is_never_a_number(values):
    for year in rolling_years(_months("2012-M04", values)):
        assert (year.sum.total is None) == bool(year.sum.missing)


def test_periods_are_compared_with_a_named_baseline():
    series = {Period.parse(code): value for code, value in [("2013-14", 253), ("2011-12", 200), ("2012-13", None)]}
    found = against_baseline(series, Period.parse("2011-12"))
    assert [(row.period.code, row.difference, row.percent) for row in found] == [
        ("2012-13", None, None),
        ("2013-14", 53, Decimal("26.5")),
    ]


def test_without_its_baseline_a_series_has_no_changes():
    [row] = against_baseline({Period.parse("2013-14"): 253}, Period.parse("2009-10"))
    assert (row.value, row.other, row.difference) == (253, None, None)


def test_a_quarter_is_not_compared_with_a_year():
    with pytest.raises(StatisticsError):
        against_baseline({Period.parse("2013-14-Q1"): 60}, Period.parse("2012-13"))


def test_the_gap_to_a_groups_average_is_a_series():
    southwark = {Period.parse("2008-09"): 141, Period.parse("2012-13"): Decimal("119.0")}
    london = {Period.parse("2008-09"): Decimal("109.3"), Period.parse("2012-13"): 100, Period.parse("2013-14"): 99}
    found = gap_to_average(southwark, london)
    assert [row.percent and round_half_up(row.percent) for row in found] == [29, 19, None]
    assert [row.period.code for row in found] == ["2008-09", "2012-13", "2013-14"]


def test_a_groups_average_is_that_of_all_its_people_and_names_who_is_left_out():
    found = average_rate({"Ash": 30, "Birch": 10, "Cedar": None}, {"Ash": 1000, "Birch": 3000, "Cedar": 500})
    assert (found.value, found.members, found.missing) == (10, 2, ("Cedar",))
    assert average_rate({"Ash": None}, {"Ash": 1000}).value is None
    assert average_rate({}, {}).value is None


def test_a_member_without_a_population_entry_is_refused():
    with pytest.raises(StatisticsError, match="Birch"):
        average_rate({"Birch": 3}, {})


def test_months_of_any_order_are_added_up():
    series = _months("2012-M04", [1, 2, 3])
    assert sum_of(series, reversed(list(series))).total == 6
