"""Limits of a monthly series in which one point may be wild, and which may have holes and breaks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.statistics.errors import TooFewPoints
from figures.statistics.stretch_variation import NO_NEIGHBOURS, TOO_FEW_INCIDENTS, TOO_FEW_POINTS, stretch_variations
from figures.statistics.stretches import unbroken_stretches
from figures.statistics.trends import linear_trend
from figures.statistics.xmr_charts import xmr
from figures.statistics.xmr_rules import SpecialCause

CALM = [193, 191, 168, 199, 180, 166, 163, 188, 175, 171, 190, 185, 179]


def places(found):
    return [(stretch.places.start, stretch.places.stop) for stretch in found]


def outside(stretch):
    return [
        place
        for place, point in zip(stretch.places, stretch.chart.points, strict=True)
        if SpecialCause.OUTSIDE in point.special_causes
    ]


def test_a_wild_point_is_set_aside_stays_on_the_chart_and_is_the_only_one_out():
    spoilt = [*CALM[:3], 1999, *CALM[4:]]
    [found], clean = stretch_variations(spoilt), xmr([*CALM[:3], None, *CALM[4:]])
    assert found.wild == (3,)
    assert outside(found) == [3]
    assert found.chart.points[3].value == 1999
    assert (found.chart.mean, found.chart.upper) == (clean.mean, clean.upper)


def test_without_a_wild_point_the_chart_is_that_of_making_data_count():
    [found] = stretch_variations(CALM)
    assert found.chart == xmr(CALM, lowest=0)
    assert (found.wild, found.chart.is_provisional) == ((), True)
    assert not stretch_variations(CALM * 2)[0].chart.is_provisional


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (CALM[:12], TOO_FEW_POINTS),
        ([193, 191, 168, 1999, None, 166, 163], TOO_FEW_POINTS),
        ([0, 1, 0, 3, 2, 1, 0, 4, 1, 0, 2, 1, 5], TOO_FEW_INCIDENTS),
        ([5, None] * 13, NO_NEIGHBOURS),
    ],
)
def test_where_limits_would_mislead_there_are_none(values, reason):
    [found] = stretch_variations(values)
    assert (found.chart, found.reason) == (None, reason)


def test_a_month_typed_wrong_is_asked_about_even_where_there_are_no_limits():
    assert stretch_variations([193, 191, 168, 1999, None, 166, 163])[0].wild == (3,)


def test_rates_and_percentages_may_be_small():
    [found] = stretch_variations([value / 1000 for value in CALM], counted=False)
    assert found.chart is not None


def test_no_limit_lies_below_nothing_or_above_everything():
    [low] = stretch_variations([3, 9, 2, 8, 1, 7, 3, 9, 2, 8, 1, 7, 4])
    assert low.chart.lower == 0
    [high] = stretch_variations([99, 91, 98, 90, 97, 99, 92, 98, 90, 99, 91, 97, 95], counted=False, highest=100)
    assert high.chart.upper == 100
    assert xmr([3, 9, 2, 8, 1, 7, 3, 9, 2, 8, 1, 7, 4]).lower < 0


@pytest.mark.parametrize(
    ("missing", "stretches"), [(0, [(0, 26)]), (1, [(0, 27)]), (2, [(0, 28)]), (3, [(0, 13), (16, 29)])]
)
def test_two_months_may_be_missing_but_not_a_quarter(missing, stretches):
    assert places(stretch_variations([*CALM, *[None] * missing, *CALM])) == stretches


def test_nothing_crosses_a_break_or_what_was_read_off_a_chart():
    values = CALM * 3
    assert unbroken_stretches(values, breaks=[20]) == [range(20), range(20, 39)]
    assert unbroken_stretches(values, apart=range(10, 12)) == [range(10), range(12, 39)]
    assert unbroken_stretches(values, apart=range(37)) == [range(37, 39)]
    assert unbroken_stretches([*CALM, None, *CALM], breaks=[13]) == [range(13), range(14, 27)]
    assert unbroken_stretches([None, None]) == []


values = st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=60)


@given(values, st.sets(st.integers(0, 59)), st.sets(st.integers(0, 59)))
def test_stretches_hold_each_known_point_that_does_not_lie_apart_once(series, breaks, apart):
    found = unbroken_stretches(series, breaks=breaks, apart=apart)
    held = [place for stretch in found for place in stretch if series[place] is not None]
    assert held == [place for place, value in enumerate(series) if value is not None and place not in apart]
    inside = {place for stretch in found for place in stretch[1:]}
    assert inside.isdisjoint(apart | breaks)


@given(st.lists(st.integers(2, 400), min_size=13, max_size=48), st.integers(2, 9))
def test_limits_of_measured_values_scale_with_them(series, times):
    [small] = stretch_variations(series, counted=False)
    [large] = stretch_variations([times * value for value in series], counted=False)
    assert small.wild == large.wild
    if small.chart is not None:
        assert large.chart.upper == pytest.approx(times * small.chart.upper)
        assert large.chart.lower == pytest.approx(times * small.chart.lower)


def test_one_month_times_ten_among_thirteen_is_found_and_moves_no_other():
    chance = np.random.default_rng(13)
    rows = chance.negative_binomial(40, 0.4, (300, 13))
    found = others = 0
    for row, place in zip(rows, chance.integers(0, 13, 300), strict=True):
        spoilt = [10 * int(count) if at == place else int(count) for at, count in enumerate(row)]
        [seen] = stretch_variations(spoilt)
        found += place in outside(seen)
        others += len(outside(seen)) - (place in outside(seen))
    assert found / 300 >= 0.95
    assert others / (300 * 12) <= 0.03


def test_a_fitted_line_is_told_within_what_is_possible():
    falling = [9, 7, 5, 3, 1, 0, 0, 0]
    assert linear_trend(falling).fitted[-1] < 0
    told = linear_trend(falling, lowest=0)
    assert told.fitted.min() == 0
    assert told.slope == linear_trend(falling).slope
    assert told.fitted_change == pytest.approx(-told.fitted[0])
    assert linear_trend([70, 80, 88, 96, 99], highest=100).fitted.max() == 100
    with pytest.raises(TooFewPoints):
        linear_trend([1, 2], lowest=0)
