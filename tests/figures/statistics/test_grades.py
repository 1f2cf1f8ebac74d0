"""The five grades: the same for every telling of the same incidents."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.statistics.dispersions import borrowed_dispersion
from figures.statistics.grades import Grade, grade_of
from figures.statistics.kinds_of_crime import kind_of_crime
from figures.statistics.two_counts import compare_counts
from figures.statistics.two_proportions import compare_proportions

counts = st.integers(0, 5000)
spreads = st.floats(1, 20)


@pytest.mark.parametrize(
    ("p_value", "low", "high", "grade"),
    [
        (0.0019, 1.01, 1.02, Grade.CLEAR),
        (0.002, 1.01, 1.5, Grade.SOME),
        (0.0499, 1.01, 1.05, Grade.SOME),
        (0.05, 0.99, 1.05, Grade.STEADY),
        (0.4, 0.9, 1.1, Grade.STEADY),
        (0.4, 0.89, 1.05, Grade.TOO_FEW),
        (0.4, 0.95, 1.11, Grade.TOO_FEW),
        (1.0, 0.0, math.inf, Grade.TOO_FEW),
        (math.nan, 0.9, 1.1, Grade.NOT_TESTED),
    ],
)
def test_a_grade_is_told_by_the_p_value_and_then_by_the_interval(p_value, low, high, grade):
    assert grade_of(p_value, low=low, high=high) is grade


@pytest.mark.parametrize(
    ("now", "before", "kind", "grade"),
    [
        (253, 153, "Domestic burglary", Grade.CLEAR),
        (2778, 2773, "All recorded crime", Grade.STEADY),
        (54, 38, "Theft of a motor vehicle", Grade.TOO_FEW),
        (176, 163, "Violence with injury", Grade.TOO_FEW),
        (0, 0, "Robbery", Grade.TOO_FEW),
        (0, 9, "no such kind", Grade.SOME),
    ],
)
def test_yearly_counts_without_months_are_graded_by_what_their_kind_of_crime_usually_does(now, before, kind, grade):
    spread = borrowed_dispersion(now, before, kind=kind_of_crime(kind)).value
    assert compare_counts(current=now, previous=before, dispersion=spread).grade is grade


def test_few_incidents_have_the_wide_interval_that_they_earn():
    spread = borrowed_dispersion(38, kind=kind_of_crime("Theft of a motor vehicle")).value
    found = compare_counts(current=54, previous=38, dispersion=spread)
    assert found.ratio_interval == pytest.approx((0.88, 2.32), abs=0.03)


@given(now=counts, before=counts, people=st.integers(1, 10**6), spread=spreads)
def test_a_count_and_its_rate_among_the_same_people_have_one_grade(now, before, people, spread):
    count = compare_counts(current=now, previous=before, dispersion=spread)
    rate = compare_counts(
        current=now, previous=before, current_exposure=people, previous_exposure=people, dispersion=spread
    )
    assert rate.grade is count.grade


@pytest.mark.parametrize("people", [(98_000, 97_300), (97_300, 98_000)])
def test_the_rate_of_a_large_fall_is_graded_as_the_count_is(people):
    """1,310 and then 1,005 incidents whose months vary twelve times as much as chance."""
    count = compare_counts(current=1005, previous=1310, dispersion=12)
    now, before = people
    rate = compare_counts(current=1005, previous=1310, current_exposure=now, previous_exposure=before, dispersion=12)
    assert (count.grade, rate.grade) == (Grade.TOO_FEW, Grade.TOO_FEW)


@given(now=counts, before=counts, spread=spreads)
def test_which_of_two_counts_came_first_makes_a_change_no_clearer(now, before, spread):
    there = compare_counts(current=now, previous=before, dispersion=spread).grade
    back = compare_counts(current=before, previous=now, dispersion=spread).grade
    plain = {Grade.STEADY: "explained by chance", Grade.TOO_FEW: "explained by chance"}
    assert plain.get(there, there) == plain.get(back, back)


@given(now=counts, before=counts, spreads=st.tuples(spreads, spreads))
def test_more_dispersion_never_raises_a_grade(now, before, spreads):
    rank = {Grade.CLEAR: 3, Grade.SOME: 2, Grade.STEADY: 1, Grade.TOO_FEW: 1}
    narrow, wide = (compare_counts(current=now, previous=before, dispersion=spread).grade for spread in sorted(spreads))
    assert rank[wide] <= rank[narrow]
    assert (narrow, wide) != (Grade.TOO_FEW, Grade.STEADY)


def test_the_grade_rests_on_the_95_percent_interval_whatever_interval_is_shown():
    """At 2,500 a year the 95% interval just reaches past a tenth, and the 50% interval does not."""
    shown = compare_counts(current=1000, previous=1000, dispersion=2, confidence=0.5)
    assert 0.9 < shown.ratio_interval[0] < shown.ratio_interval[1] < 1.1
    assert shown.grade is Grade.TOO_FEW


def test_arrays_are_graded_one_by_one():
    found = compare_counts(current=[253, 2778, 54], previous=[153, 2773, 38], dispersion=[1.6, 2.2, 1.2])
    assert found.grade.tolist() == ["clear", "steady", "too_few"]


@pytest.mark.parametrize(
    ("now", "before", "people", "grade"),
    [
        (60.0, 40.0, 400, Grade.CLEAR),
        (84.0, 85.0, 6000, Grade.STEADY),
        (84.0, 85.0, 100, Grade.TOO_FEW),
        (5.0, 5.2, 6000, Grade.TOO_FEW),
        (0.0, 0.0, 500, Grade.TOO_FEW),
        (16.0, 15.5, None, Grade.NOT_TESTED),
    ],
)
def test_percentages_are_graded_with_their_sample(now, before, people, grade):
    assert compare_proportions(current=now, current_n=people, previous=before, previous_n=people).grade is grade


def test_a_true_change_of_a_tenth_is_seldom_called_steady():
    chance = np.random.default_rng(7)
    now, before = chance.poisson(11_000, 4000), chance.poisson(10_000, 4000)
    found = compare_counts(current=now, previous=before, dispersion=1)
    assert (found.grade == Grade.STEADY).mean() < 0.03
