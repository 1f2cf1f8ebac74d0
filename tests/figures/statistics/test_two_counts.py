"""Two counts compared: ratio, interval, exact p and the word on it."""

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from figures.statistics.errors import NegativeCount, NotACount, NotNumeric, StatisticsError, ZeroExposure
from figures.statistics.grades import Grade
from figures.statistics.two_counts import compare_counts
from tests.figures.vectors import shared_rows

counts = st.integers(0, 2000)
exposures = st.integers(1, 9)


@given(current=counts, previous=counts, now=exposures, before=exposures)
def test_the_p_value_is_that_of_the_exact_binomial_test(current, previous, now, before):
    found = compare_counts(
        current=current, previous=previous, current_exposure=now, previous_exposure=before, dispersion=1
    )
    if current + previous == 0:
        assert found.p_value == 1
    else:
        oracle = binomtest(current, current + previous, now / (now + before)).pvalue
        assert found.p_value == pytest.approx(oracle, rel=1e-9)


@given(current=counts, previous=counts)
def test_the_interval_is_the_exact_central_one_and_contains_the_ratio(current, previous):
    found = compare_counts(current=current, previous=previous, dispersion=1)
    low, high = found.ratio_interval
    if current + previous == 0:
        assert (found.ratio, low, high) == (None, 0, math.inf)
        return
    share = binomtest(current, current + previous).proportion_ci(method="exact")
    assert low / (1 + low) == pytest.approx(share.low, rel=1e-9)
    assert (1 if math.isinf(high) else high / (1 + high)) == pytest.approx(share.high, rel=1e-9)
    assert low <= found.ratio <= high


@given(current=counts, previous=counts, spread=st.floats(1, 20))
def test_swapping_the_sides_mirrors_the_interval_and_keeps_p(current, previous, spread):
    there = compare_counts(current=current, previous=previous, dispersion=spread)
    back = compare_counts(current=previous, previous=current, dispersion=spread)
    assert there.p_value == back.p_value
    if current and previous:
        assert there.ratio_interval[0] * back.ratio_interval[1] == pytest.approx(1)


@given(current=counts, previous=counts, smaller=st.floats(1, 20), larger=st.floats(1, 20))
def test_more_dispersion_never_makes_a_difference_clearer(current, previous, smaller, larger):
    smaller, larger = sorted((smaller, larger))
    narrow = compare_counts(current=current, previous=previous, dispersion=smaller)
    wide = compare_counts(current=current, previous=previous, dispersion=larger)
    exact = compare_counts(current=current, previous=previous, dispersion=1)
    assert exact.p_value <= narrow.p_value * (1 + 1e-9)
    assert narrow.p_value <= wide.p_value * (1 + 1e-9)
    assert wide.ratio_interval[0] <= narrow.ratio_interval[0] * (1 + 1e-9)
    assert wide.ratio_interval[1] >= narrow.ratio_interval[1] * (1 - 1e-9)
    assert wide.ratio == narrow.ratio


@given(st.lists(st.tuples(counts, counts, exposures, exposures, st.floats(1, 5)), min_size=1, max_size=20))
def test_comparisons_of_arrays_are_those_of_their_elements(rows):
    names = ("current", "previous", "current_exposure", "previous_exposure", "dispersion")
    together = compare_counts(**dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
    for place, row in enumerate(rows):
        alone = compare_counts(**dict(zip(names, row, strict=True)))
        assert together.ratio.tolist()[place] == alone.ratio
        assert together.p_value[place] == pytest.approx(alone.p_value, rel=1e-9)
        assert together.grade[place] == alone.grade
        assert [side[place] for side in together.ratio_interval] == pytest.approx(list(alone.ratio_interval), rel=1e-9)


@pytest.mark.parametrize(
    ("current", "previous", "grade"),
    [
        (253, 153, "clear"),
        (412, 490, "some"),
        (1159, 1269, "some"),
        (284, 335, "some"),
        (2778, 2773, "steady"),
        (106, 107, "too_few"),
        (54, 38, "too_few"),
        (176, 163, "too_few"),
        (68, 59, "too_few"),
    ],
)
def test_harboroughs_changes_have_their_honest_word(current, previous, grade):
    assert compare_counts(current=current, previous=previous, dispersion=1).grade == grade


def test_the_examples_of_r_and_of_gu_are_met():
    gu = compare_counts(current=60, previous=30, current_exposure=51477.5, previous_exposure=54308.7, dispersion=1)
    assert gu.ratio_interval == pytest.approx((1.339735721772650, 3.388365573616252), rel=1e-9)
    r = compare_counts(
        current=11, previous=6 + 8 + 7, current_exposure=800, previous_exposure=1083 + 1050 + 878, dispersion=1
    )
    assert r.p_value == pytest.approx(0.07966863, rel=1e-6)
    assert r.ratio_interval == pytest.approx((0.8584264, 4.2772659), rel=1e-6)


@pytest.mark.shared_data
def test_the_published_comparisons_are_met():
    for row in shared_rows("vectors/poisson_two_counts.csv"):
        found = compare_counts(
            current=int(row["x1"]),
            previous=int(row["x2"]),
            current_exposure=float(row["exposure1"]),
            previous_exposure=float(row["exposure2"]),
            dispersion=1,
        )
        expected = [float(row[name]) for name in ("rate_ratio", "ci95_low", "ci95_high")]
        assert [found.ratio, *found.ratio_interval] == pytest.approx(expected, rel=1e-9), row["case"]
        assert found.p_value == pytest.approx(float(row["p_exact_conditional_two_sided"]), rel=1e-9), row["case"]


@pytest.mark.shared_data
def test_the_interval_that_statsmodels_quotes_is_met():
    [row] = [row for row in shared_rows("vectors/statsmodels_poisson_2indep.csv") if row["alternative"] == "ci"]
    found = compare_counts(
        current=int(row["x1"]),
        previous=int(row["x2"]),
        current_exposure=float(row["n1"]),
        previous_exposure=float(row["n2"]),
        dispersion=1,
    )
    expected = [float(end) for end in row["expected_pvalue"].split(";")]
    assert list(found.ratio_interval) == pytest.approx(expected, rel=1e-9)


def test_from_no_incident_the_ratio_has_no_upper_bound():
    found = compare_counts(current=8, previous=0, dispersion=1)
    assert (found.ratio, found.ratio_interval[1]) == (math.inf, math.inf)
    assert found.p_value == pytest.approx(2 / 2**8)
    assert found.grade is Grade.SOME


def test_two_zero_counts_differ_in_nothing_and_no_nan_is_told_of_them():
    assert compare_counts(current=0, previous=0, dispersion=1).grade is Grade.TOO_FEW
    together = compare_counts(current=[0, 3], previous=[0, 2], dispersion=1)
    assert together.ratio.tolist() == [None, 1.5]
    assert not np.isnan(together.p_value).any()


def test_very_different_large_counts_are_told_apart_without_a_warning():
    found = compare_counts(current=10**7, previous=10**6, dispersion=1)
    assert found.p_value == 0
    assert found.ratio_interval[0] < 10 < found.ratio_interval[1]


def test_ten_thousand_comparisons_take_well_under_a_second():
    numbers = np.random.default_rng(4).integers(0, 5000, (2, 10_000))
    before = time.process_time()
    compare_counts(current=numbers[0], previous=numbers[1], dispersion=1.5)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"current": -1}, NegativeCount),
        ({"current": 1.5}, NotACount),
        ({"previous": None}, NotNumeric),
        ({"previous": float("nan")}, NotNumeric),
        ({"current": [1, 2], "previous": [1, -2]}, NegativeCount),
        ({"current_exposure": 0}, ZeroExposure),
        ({"previous_exposure": -1}, NegativeCount),
        ({"dispersion": 0.9}, StatisticsError),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(wrong, error):
    with pytest.raises(error):
        compare_counts(**{"current": 1, "previous": 2, "dispersion": 1, **wrong})
