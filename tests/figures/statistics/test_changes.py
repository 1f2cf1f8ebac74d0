"""Changes, shares and what they imply."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.formats import round_half_up
from figures.statistics.changes import (
    difference,
    implied_baseline,
    implied_comparator,
    implied_population,
    percent_change,
    places_gained,
    share,
    total,
)
from figures.statistics.errors import StatisticsError

amounts = st.integers(1, 10**9)


@pytest.mark.parametrize(
    ("previous", "current", "places", "expected"),
    [
        (36340, 27214, 2, "-25.11"),
        (38, 54, 1, "42.1"),
        (153, 253, 1, "65.4"),
        (Decimal("0.88"), Decimal("0.69"), 2, "-21.59"),
        ("0.88", "0.69", 2, "-21.59"),
        (0.88, 0.69, 2, "-21.59"),
        (200, 201, 0, "1"),
        (200, 199, 0, "-1"),
        (7, 0, 0, "-100"),
    ],
)
def test_a_change_is_told_in_per_cent_of_the_earlier_value(previous, current, places, expected):
    change = percent_change(current=current, previous=previous)
    assert round_half_up(change, places) == Decimal(expected)


@pytest.mark.parametrize(("current", "previous"), [(5, 0), (0, 0), (None, 5), (5, None), (5, -5)])
def test_there_is_no_percentage_of_nothing_or_of_what_is_missing(current, previous):
    assert percent_change(current=current, previous=previous) is None


@pytest.mark.parametrize("junk", ["many", float("nan"), float("inf"), True, Decimal("NaN"), object()])
def test_what_is_no_number_is_refused(junk):
    with pytest.raises(StatisticsError):
        percent_change(current=junk, previous=5)


def test_lists_are_changed_element_by_element():
    changes = percent_change(current=[54, None, 3], previous=np.array([40, 2, 0]))
    assert list(changes) == [Decimal(35), None, None]


@given(previous=amounts, current=amounts)
def test_a_change_and_its_inverse_agree(previous, current):
    there = percent_change(current=current, previous=previous)
    back = percent_change(current=previous, previous=current)
    assert round_half_up((1 + there / 100) * (1 + back / 100), 15) == 1


@given(previous=amounts, current=amounts)
def test_the_baseline_is_implied_by_the_change_that_it_makes(previous, current):
    change = difference(current=current, previous=previous)
    percent = percent_change(current=current, previous=previous)
    if not change:
        assert implied_baseline(change=change, percent=percent) is None
    else:
        assert round_half_up(implied_baseline(change=change, percent=percent), 9) == previous


@given(st.lists(st.tuples(st.none() | amounts, st.none() | st.integers(0, 10**9)), max_size=20))
def test_changes_of_arrays_are_those_of_their_elements(pairs):
    together = percent_change(current=[now for now, _ in pairs], previous=[before for _, before in pairs])
    assert list(together) == [percent_change(current=now, previous=before) for now, before in pairs]


def test_places_are_gained_towards_the_best_end():
    assert places_gained(previous=14, current=12) == 2
    assert places_gained(previous=2, current=3) == -1
    assert places_gained(previous=4, current=8, worst_first=True) == 4
    assert places_gained(previous=None, current=8) is None


def test_a_difference_of_percentages_is_in_points_and_exact():
    assert difference(current="7.5", previous=9) == Decimal("-1.5")
    assert difference(current=None, previous=9) is None


def test_a_share_of_nothing_is_not_told():
    assert round_half_up(share(part=228, whole=8316), 2) == Decimal("2.74")
    assert share(part=0, whole=0) is None
    assert share(part=None, whole=4) is None


def test_a_total_with_a_missing_part_is_missing():
    assert total([21, 4, 3]) == 28
    assert total([21, None, 3]) is None


def test_rates_imply_their_populations_and_comparators():
    assert implied_population(count=228, rate="0.95") == 240000
    assert implied_population(count=228, rate=0) is None
    assert round_half_up(implied_comparator(value=141, percent_above=29), 2) == Decimal("109.30")
    assert implied_comparator(value=141, percent_above=-100) is None
