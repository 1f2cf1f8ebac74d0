"""Two percentages from samples compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from figures.statistics.errors import ImpossibleProportion, NegativeCount
from figures.statistics.grades import Grade
from figures.statistics.two_proportions import compare_proportions

samples = st.integers(1, 5000)
percentages = st.floats(0, 100)


@pytest.mark.parametrize(
    ("part", "of", "other_part", "other_of", "low", "high"),
    [
        (56, 70, 48, 80, 5.24, 33.39),
        (9, 10, 3, 10, 17.05, 80.90),
        (5, 56, 0, 29, -3.81, 19.26),
        (10, 10, 0, 20, 67.91, 100),
        (10, 10, 0, 10, 60.75, 100),
    ],
)
def test_the_interval_is_newcombes_tenth_method(part, of, other_part, other_of, low, high):
    found = compare_proportions(
        current=100 * part / of, current_n=of, previous=100 * other_part / other_of, previous_n=other_of
    )
    assert found.interval == pytest.approx((low, high), abs=0.006)


def test_the_p_value_is_that_of_pearsons_chi_squared():
    found = compare_proportions(current=80, current_n=70, previous=60, previous_n=80)
    oracle = chi2_contingency([[56, 14], [48, 32]], correction=False).pvalue
    assert found.p_value == pytest.approx(oracle, rel=1e-9)
    assert (found.difference, found.grade, found.reason) == (20, Grade.SOME, "")


def test_without_sample_sizes_nothing_is_tested_and_the_reason_is_given():
    found = compare_proportions(current=88, current_n=None, previous=85, previous_n=400)
    assert found.difference == 3
    assert (found.grade, found.reason) == ("not_tested", "no sample size")
    assert found.interval is None
    assert found.p_value is None


def test_nobody_asked_is_no_sample():
    assert compare_proportions(current=0, current_n=0, previous=5, previous_n=9).reason == "no sample size"


def test_without_an_earlier_value_there_is_no_difference():
    found = compare_proportions(current=88, current_n=400, previous=None, previous_n=None)
    assert (found.difference, found.grade, found.reason) == (None, "not_tested", "no value to compare")


def test_everyone_answering_alike_is_no_difference():
    assert compare_proportions(current=100, current_n=9, previous=100, previous_n=7).p_value == 1


@given(now=percentages, before=percentages, now_n=samples, before_n=samples)
def test_swapping_the_sides_mirrors_the_interval_and_keeps_p(now, before, now_n, before_n):
    there = compare_proportions(current=now, current_n=now_n, previous=before, previous_n=before_n)
    back = compare_proportions(current=before, current_n=before_n, previous=now, previous_n=now_n)
    assert there.p_value == pytest.approx(back.p_value)
    assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]))
    assert there.interval[0] - 1e-9 <= there.difference <= there.interval[1] + 1e-9


def test_arrays_are_compared_at_once_and_what_is_unknown_stays_unknown():
    found = compare_proportions(
        current=[80, 50, None], current_n=[70, None, 30], previous=np.array([60, 40, 20]), previous_n=80
    )
    assert found.difference.tolist() == [20, 10, None]
    assert found.grade.tolist() == ["some", "not_tested", "not_tested"]
    assert found.reason.tolist() == ["", "no sample size", "no value to compare"]
    assert found.p_value.tolist()[1:] == found.interval[0].tolist()[1:] == [None, None]
    alone = compare_proportions(current=80, current_n=70, previous=60, previous_n=80)
    assert found.p_value[0] == pytest.approx(alone.p_value)
    assert (found.interval[0][0], found.interval[1][0]) == pytest.approx(alone.interval)


@pytest.mark.parametrize("percentage", [-1, 101])
def test_a_percentage_outside_its_range_is_refused(percentage):
    with pytest.raises(ImpossibleProportion):
        compare_proportions(current=percentage, current_n=5, previous=5, previous_n=5)


def test_a_sample_below_zero_is_refused():
    with pytest.raises(NegativeCount):
        compare_proportions(current=5, current_n=-5, previous=5, previous_n=5)
