"""XmR charts: limits, the four rules, rebasing, assurance and season."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.statistics.errors import TooFewPoints, UnexplainedBreak
from figures.statistics.seasons import season, without_season
from figures.statistics.xmr_charts import Assurance, Break, assurance, rebased_xmr, xmr
from figures.statistics.xmr_rules import (
    near_limits,
    outside_limits,
    part_of_seven,
    part_of_two_in_three,
    seven_point_trend,
    seven_points_one_side,
    two_in_three,
)
from tests.figures.vectors import shared_rows

RULES = {
    "seven_point_one_side_mean": seven_points_one_side,
    "part_of_seven_trend": part_of_seven,
    "seven_point_trend": seven_point_trend,
    "two_in_three": two_in_three,
    "part_of_two_in_three(two_in_three(v,rtm),v)": lambda near, sides: part_of_two_in_three(
        two_in_three(near, sides), near
    ),
}
# What the derived Harborough file calls the rule that it names first, by the word it begins with or holds.
HARBOROUGH_WORDS = {
    "Below LCL": "outside limits",
    "Above UCL": "outside limits",
    "7 Point Trend (Decreasing)": "trend of 7",
    "2 in 3 Below CL": "two of three",
    "7 Points Below CL": "shift of 7+",
    "7 Points Above CL": "shift of 7+",
}


def _causes(chart):
    return [tuple(map(str, point.special_causes)) for point in chart.points]


def test_the_limits_are_those_of_the_screened_moving_range():
    chart = xmr([10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 40, 12])
    assert chart.mean == pytest.approx(184 / 14)
    assert chart.mean_moving_range == pytest.approx(2)
    assert (chart.lower, chart.upper) == pytest.approx((184 / 14 - 5.32, 184 / 14 + 5.32))
    assert _causes(chart)[12] == ("outside limits",)


def test_without_the_screen_every_moving_range_counts():
    chart = xmr([10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 40, 12], screen_outliers=False)
    assert chart.mean_moving_range == pytest.approx((11 * 2 + 28 + 28) / 13)


def test_fewer_than_thirteen_points_are_charted_and_said_to_be_too_few():
    assert xmr([3, 5] * 6).too_few
    assert not xmr([3, 5] * 6 + [4]).too_few


@pytest.mark.parametrize("values", [[], [5], [None, None], [5, None, 7]])
def test_no_two_neighbours_make_no_chart(values):
    with pytest.raises(TooFewPoints):
        xmr(values)


def test_equal_values_have_no_variation_and_no_special_cause():
    chart = xmr([7] * 14)
    assert (chart.mean, chart.lower, chart.upper) == (7, 7, 7)
    assert set(_causes(chart)) == {()}


def test_a_missing_month_has_no_value_no_range_and_ends_a_run():
    values = [8, 12] * 7 + [1, 2, 3, None, 4, 5, 6, 7]
    chart = xmr(values)
    assert chart.points[17].value is None
    assert chart.points[17].special_causes == ()
    assert chart.mean == pytest.approx(np.mean([value for value in values if value is not None]))
    assert not any("trend of 7" in causes or "shift of 7+" in causes for causes in _causes(chart))


def test_seven_rising_points_are_a_trend_whole():
    chart = xmr([9, 5, 9, 5, 9, 5, 6, 7, 8, 9, 10, 11, 5, 9])
    assert ["trend of 7" in causes for causes in _causes(chart)] == [False] * 5 + [True] * 7 + [False] * 2


def test_seven_points_above_the_mean_are_a_shift_whole():
    chart = xmr([1, 2] * 5 + [11, 12, 11, 12, 11, 12, 11])
    shifted = ["shift of 7+" in causes for causes in _causes(chart)]
    assert shifted == [True] * 17
    assert not any("shift of 7+" in causes for causes in _causes(xmr([1, 2] * 3 + [11, 12] * 3)))


def test_a_point_on_a_limit_is_within_it_and_one_near_it_is_marked():
    assert outside_limits([0, 10, 10.1, -0.1], 0, 10).tolist() == [False, False, True, True]
    assert near_limits([5, 8.3, 8.4, 10, 10.1, 1.6], 5, 0, 10).tolist() == [False, False, True, True, False, True]


@pytest.mark.parametrize(
    ("rule", "values", "marked"),
    [
        (seven_points_one_side, [1] * 7, [0] * 6 + [1]),
        (seven_points_one_side, [-1] * 8 + [1], [0] * 6 + [1, 1, 0]),
        (seven_points_one_side, [1] * 6 + [-1], [0] * 7),
        (seven_points_one_side, [0] * 7, [0] * 7),
        (seven_point_trend, range(7), [0] * 6 + [1]),
        (seven_point_trend, [*range(7, 0, -1)], [0] * 6 + [-1]),
        (seven_point_trend, [1, 2, 3, 3, 4, 5, 6], [0] * 7),
        (part_of_seven, [0] * 7 + [1, 0], [0] + [1] * 7 + [0]),
    ],
)
def test_each_rule_of_seven_marks_the_points_it_should(rule, values, marked):
    assert rule(list(values)).astype(int).tolist() == marked


@pytest.mark.parametrize(
    ("near", "sides", "marked", "part"),
    [
        ([1, 0, 1], [1, 1, 1], [1, 1, 1], [1, 0, 1]),
        ([0, 1, 1], [-1, -1, -1], [1, 1, 1], [0, 1, 1]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0], [0, 0, 0]),
        ([1, 0, 0, 1], [1, 1, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0]),
        ([1, 1], [1, 1], [0, 0], [0, 0]),
    ],
)
def test_two_of_three_near_one_limit_are_marked(near, sides, marked, part):
    found = two_in_three(near, sides)
    assert found.astype(int).tolist() == marked
    assert part_of_two_in_three(found, near).astype(int).tolist() == part


@pytest.mark.shared_data
def test_the_published_limits_are_met():
    for row in shared_rows("vectors/nhsrplotthedots_xmr.csv"):
        values = [float(value) for value in row["values_semicolon"].split(";")]
        chart = xmr(values, screen_outliers=row["screen_outliers"] == "True")
        expected = [float(row[name]) for name in ("expected_mean", "expected_lpl", "expected_upl")]
        assert [chart.mean, chart.lower, chart.upper] == pytest.approx(expected, abs=1e-6), row["case"]


@pytest.mark.shared_data
def test_the_published_rules_are_met():
    for row in shared_rows("vectors/nhsrplotthedots_rules.csv"):
        inputs = [[float(value) for value in row[name].split()] for name in ("input1", "input2") if row[name]]
        found = RULES[row["function"]](*inputs)
        assert found.astype(int).tolist() == [int(value) for value in row["expected"].split()], row


@pytest.mark.shared_data
def test_the_harborough_chart_is_met_with_its_month_of_46_in_the_mean():
    rows = shared_rows("vectors/harborough_monthly_spc_derived.csv")
    chart = xmr([int(row["count"]) for row in rows])
    expected = [float(rows[0][name]) for name in ("mean", "lpl", "upl")]
    assert [chart.mean, chart.lower, chart.upper] == pytest.approx(expected, rel=1e-12)
    for row, causes in zip(rows, _causes(chart), strict=True):
        told = row["special_cause"]
        assert (HARBOROUGH_WORDS[told] in causes) if told != "Common Cause" else causes == (), row["month"]


def test_limits_are_worked_out_afresh_at_a_marked_break():
    before, after = [10, 12] * 7, [30, 31] * 7
    first, second = rebased_xmr(before + after, [Break(14, "A new recording system")])
    assert (first.chart.mean, second.chart.mean) == (11, 30.5)
    assert (second.first, second.reason) == (14, "A new recording system")
    assert not any(_causes(first.chart) + _causes(second.chart))


@pytest.mark.parametrize(
    "breaks", [[Break(14, " ")], [Break(0, "start")], [Break(28, "end")], [Break(9, "one"), Break(9, "two")]]
)
def test_a_break_needs_a_reason_and_a_place(breaks):
    with pytest.raises(UnexplainedBreak):
        rebased_xmr([10, 12] * 14, breaks)


@pytest.mark.parametrize(
    ("target", "lower_is_better", "expected"),
    [
        (20, True, Assurance.HITS),
        (2, True, Assurance.MISSES),
        (11, True, Assurance.EITHER),
        (20, False, Assurance.MISSES),
        (2, False, Assurance.HITS),
        (11, False, Assurance.EITHER),
    ],
)
def test_the_process_is_held_against_its_target(target, lower_is_better, expected):
    assert assurance(xmr([10, 12] * 7), target=target, lower_is_better=lower_is_better) is expected


def test_too_few_points_assure_nothing():
    assert assurance(xmr([10, 12] * 6), target=20, lower_is_better=True) is Assurance.TOO_FEW


def test_a_season_is_found_where_the_months_keep_their_order_through_growth():
    shape = np.array([8, 9, 10, 11, 12, 14, 15, 13, 11, 10, 9, 7])
    values = np.concatenate([shape * growth for growth in (10, 13, 17, 20)])
    found = season(values)
    assert found.present
    assert found.factors == pytest.approx(tuple(shape / shape.mean()))
    assert without_season(values, found)[:3] == pytest.approx((shape.mean() * 10,) * 3)


def test_chance_is_no_season():
    assert not season(np.random.default_rng(3).poisson(100, 60)).present


def test_a_season_needs_three_whole_years():
    with pytest.raises(TooFewPoints):
        season([5, 6] * 12)
    with pytest.raises(TooFewPoints):
        season([5] * 12 + [None] * 12 + [5] * 12)


def test_equal_months_have_no_season_and_stay_as_they_are():
    found = season([5] * 36)
    assert (found.p_value, found.present) == (1, False)
    assert without_season([5, None, 7], found) == (5, None, 7)


@given(st.lists(st.integers(0, 1000) | st.none(), min_size=2, max_size=40))
def test_a_chart_never_tells_a_nan(values):
    try:
        chart = xmr(values)
    except TooFewPoints:
        assert all(None in pair for pair in pairwise(values))
        return
    assert chart.lower <= chart.mean <= chart.upper
    assert [point.value for point in chart.points] == values
