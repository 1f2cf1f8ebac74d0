"""The statistics against values that others have published, and at the far ends of what they may be given."""

import math

import numpy as np
import pytest
from scipy import stats

from figures.statistics.errors import NotNumeric
from figures.statistics.grades import Grade
from figures.statistics.groups import funnel_limits
from figures.statistics.intervals import byars_interval, exact_poisson_interval, poisson_interval, wilson_interval
from figures.statistics.trends import linear_trend
from figures.statistics.two_counts import compare_counts
from figures.statistics.two_proportions import compare_proportions
from figures.statistics.xmr_charts import xmr

# Ulm 1990, American Journal of Epidemiology 131: exact 95% limits of a Poisson mean, as printed in textbooks' tables.
EXACT = {
    2: (0.242, 7.225), 3: (0.619, 8.767), 4: (1.090, 10.242), 6: (2.202, 13.059), 7: (2.814, 14.423),
    8: (3.454, 15.763), 9: (4.115, 17.085), 15: (8.395, 24.740), 20: (12.217, 30.888), 25: (16.179, 36.905),
    30: (20.241, 42.827), 50: (37.111, 65.919),
}  # fmt: skip


@pytest.mark.parametrize(("count", "limits"), EXACT.items())
def test_the_exact_limits_are_those_of_the_tables(count, limits):
    assert exact_poisson_interval(count) == pytest.approx(limits, abs=5.1e-4)


@pytest.mark.parametrize("count", [10, 25, 100, 1000, 10**6, 10**9])
def test_byars_limits_are_within_a_tenth_of_the_exact_ones_from_ten_on(count):
    assert byars_interval(count) == pytest.approx(exact_poisson_interval(count), abs=0.01)
    assert poisson_interval(count) == byars_interval(count)


# Newcombe 1998, Statistics in Medicine 17: 873-890, table II, method 10; (c), (e) and (f) of its eight pairs.
@pytest.mark.parametrize(
    ("part", "of", "other_part", "other_of", "low", "high"),
    [(6, 7, 2, 7, 0.0582, 0.8062), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775)],
)
def test_differences_of_small_samples_have_newcombes_limits(part, of, other_part, other_of, low, high):
    found = compare_proportions(
        current=100 * part / of, current_n=of, previous=100 * other_part / other_of, previous_n=other_of
    )
    assert found.interval == pytest.approx((100 * low, 100 * high), abs=0.006)


@pytest.mark.parametrize(
    ("now", "before", "now_exposure", "before_exposure"),
    [
        (0, 5, 1, 1),
        (5, 0, 1, 1),
        (3, 3, 1, 2),
        (2, 11, 1, 3),
        (41, 15, 28_010, 19_017),  # Rothman's breast cancers and fluoroscopies, quoted by Graham and others 2003
        (12, 5, 0.001, 10**7),
        (5, 12, 10**7, 0.001),
        (10**9, 10**9 + 100_000, 1, 1),
    ],
)
def test_two_counts_are_compared_as_the_exact_binomial_test_does(now, before, now_exposure, before_exposure):
    found = compare_counts(
        current=now,
        previous=before,
        current_exposure=now_exposure,
        previous_exposure=before_exposure,
        dispersion=1,
    )
    oracle = stats.binomtest(now, now + before, now_exposure / (now_exposure + before_exposure))
    assert found.p_value == pytest.approx(oracle.pvalue, rel=1e-6)


def test_a_published_ratio_has_its_published_limits():
    """Rothman's example again: rate ratio 1.86; exact limits as R's `poisson.test` and StatXact give them."""
    found = compare_counts(current=41, previous=15, current_exposure=28_010, previous_exposure=19_017, dispersion=1)
    assert found.ratio == pytest.approx(1.8558, abs=5e-5)
    oracle = stats.binomtest(41, 56).proportion_ci(0.95, "exact")
    scale = 19_017 / 28_010
    expected = [scale * end / (1 - end) for end in (oracle.low, oracle.high)]
    assert found.ratio_interval == pytest.approx(expected, rel=1e-9)


def test_the_largest_counts_are_told_apart_and_larger_ones_are_refused():
    least = compare_counts(current=10**12, previous=1, dispersion=1)
    assert (least.p_value, least.grade) == (0, Grade.CLEAR)
    assert compare_counts(current=10**12, previous=10**12, dispersion=1).p_value == 1
    with pytest.raises(NotNumeric, match="too large"):
        compare_counts(current=2**53, previous=1, dispersion=1)


@pytest.mark.parametrize("wrong", ["5", b"5", True, [1, "2"], [False, True], np.array(["1"]), "2013-04"])
def test_text_and_yes_or_no_are_no_counts(wrong):
    with pytest.raises(NotNumeric):
        poisson_interval(wrong)
    with pytest.raises(NotNumeric):
        wilson_interval(1, wrong)


def test_a_funnel_has_spiegelhalters_interpolated_limits():
    """Spiegelhalter 2005, Statistics in Medicine 24, appendix A.1.1: (r - a) / E with r the quantile and a the share of
    its probability that is not needed."""
    for expected in (0.3, 4.0, 25.5, 400.0):
        for at, probability in enumerate((0.001, 0.999)):
            count = stats.poisson.ppf(probability, expected)
            upto = stats.poisson.cdf(count, expected)
            share = (upto - probability) / stats.poisson.pmf(count, expected)
            limit = funnel_limits(1.0, expected, 0.998)[at]
            assert limit * expected == pytest.approx(max(count - share, 0), rel=1e-9)


def test_the_individuals_chart_of_the_nist_handbook_is_met():
    """NIST/SEMATECH e-Handbook 6.3.2.2: ten flow rates, centre 50.81, limits 45.8159 and 55.8041 (by 3/1.128)."""
    chart = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    assert chart.mean == pytest.approx(50.81)
    assert (chart.lower, chart.upper) == pytest.approx((45.8159, 55.8041), abs=0.002)
    assert chart.too_few


def test_the_line_through_anscombes_first_series_is_met():
    """Anscombe 1973 in the order of its x: slope 0.5001, p 0.00217; the interval by R's `confint`."""
    found = linear_trend([4.26, 5.68, 7.24, 4.82, 6.95, 8.81, 8.04, 8.33, 10.84, 7.58, 9.96])
    assert found.slope == pytest.approx(0.5000909, abs=5e-8)
    assert found.interval == pytest.approx((0.2333701, 0.7668117), abs=5e-7)
    assert found.p_value == pytest.approx(0.00217, abs=5e-6)
    assert found.fitted_change == pytest.approx(10 * 0.5000909, abs=5e-7)
    assert found.point_change == pytest.approx(5.70)


@pytest.mark.parametrize("length", [6, 7, 8])
def test_a_run_on_one_side_is_marked_whole_from_seven_on(length):
    series = [10.0, -10.0] * 10 + [4.0] * length + [-10.0, 10.0] * 10
    shifts = ["shift of 7+" in point.special_causes for point in xmr(series).points]
    assert shifts == [length >= 7 and 20 <= place < 20 + length for place in range(len(series))]


@pytest.mark.parametrize(
    ("steps", "is_trend"),
    [([1] * 6, True), ([1] * 5, False), ([1, 1, 1, 0, 1, 1, 1], False), ([1, 1, 1, None, 1, 1, 1], False)],
    ids=["seven rising", "six rising", "a tie within", "a gap within"],
)
def test_a_trend_needs_seven_points_that_each_rise(steps, is_trend):
    series: list[float | None] = [0.0, 30.0] * 7 + [0.0]
    last = 0.0
    for step in steps:
        last += step or 1
        if step == 0:
            last -= 1
        series.append(None if step is None else last)
    series += [-30.0, 20.0]
    marked = any("trend of 7" in point.special_causes for point in xmr(series).points)
    assert marked is is_trend


def test_no_limit_of_a_very_rare_or_a_very_common_thing_is_infinite_or_nothing():
    low, high = wilson_interval([0, 1, 10**9 - 1, 10**9], [10**9] * 4)
    assert low[0] == 0
    assert high[-1] == 1
    assert (high[:3] > 0).all()
    assert all(math.isfinite(limit) for limit in (*low, *high))
