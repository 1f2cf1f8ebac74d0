"""Intervals of one count, one share and one rate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.statistics.errors import (
    ImpossibleProportion,
    NegativeCount,
    NotACount,
    NotNumeric,
    StatisticsError,
    ZeroExposure,
)
from figures.statistics.intervals import (
    PopulationAtRisk,
    byars_interval,
    exact_poisson_interval,
    poisson_interval,
    rate,
    wilson_interval,
)

whole = st.integers(0, 10**7)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904), (100, 81.3640, 121.6268)],
)
def test_the_exact_interval_is_garwoods(count, low, high):
    assert exact_poisson_interval(count) == pytest.approx((low, high), abs=5e-5)


def test_the_exact_interval_widens_with_its_confidence():
    assert exact_poisson_interval(10, 0.99) == pytest.approx((3.7169, 21.3978), abs=5e-5)


@pytest.mark.parametrize(("count", "low", "high"), [(10, 4.7874, 18.3915), (50, 37.1081, 65.9202), (0, 0, 3.6680)])
def test_byars_interval_is_that_of_its_formula(count, low, high):
    assert byars_interval(count) == pytest.approx((low, high), abs=1e-4)


def test_byars_interval_never_falls_below_zero():
    low, _ = byars_interval(np.arange(5), 0.9999)
    assert (low >= 0).all()


def test_few_incidents_have_the_exact_interval_and_many_have_byars():
    assert poisson_interval(9) == exact_poisson_interval(9)
    assert poisson_interval(10) == byars_interval(10)
    lows, highs = poisson_interval([9, 10])
    assert lows.tolist() == [poisson_interval(9)[0], poisson_interval(10)[0]]
    assert highs.tolist() == [poisson_interval(9)[1], poisson_interval(10)[1]]


@pytest.mark.parametrize(
    ("part", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1),
    ],
)
def test_wilsons_interval_is_newcombes_third_method(part, of, low, high):
    assert wilson_interval(part, of) == pytest.approx((low, high), abs=5e-5)


def test_a_share_at_the_very_end_has_its_limit_exactly_there():
    assert wilson_interval(0, 7)[0] == 0
    assert wilson_interval(7, 7)[1] == 1


@given(count=whole, confidence=st.floats(0.5, 0.9999))
def test_an_interval_contains_its_count(count, confidence):
    for interval in (exact_poisson_interval, byars_interval, poisson_interval):
        low, high = interval(count, confidence)
        assert 0 <= low <= count < high


@given(st.integers(1, 10**6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_contains_its_share(pair):
    part, of = pair
    low, high = wilson_interval(part, of)
    assert 0 <= low <= part / of <= high <= 1


@given(st.lists(whole, min_size=1, max_size=20))
def test_intervals_of_arrays_are_those_of_their_elements(counts):
    for interval in (exact_poisson_interval, byars_interval, poisson_interval):
        assert list(zip(*(side.tolist() for side in interval(counts)), strict=True)) == [
            pytest.approx(interval(count), rel=1e-12) for count in counts
        ]


@pytest.mark.parametrize(
    ("count", "error"),
    [(-1, NegativeCount), (2.5, NotACount), (None, NotNumeric), ([1, None], NotNumeric), ("x", NotNumeric)],
)
def test_what_is_no_count_has_no_interval(count, error):
    with pytest.raises(error):
        poisson_interval(count)


@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_a_confidence_is_a_share(confidence):
    with pytest.raises(StatisticsError):
        poisson_interval(5, confidence)


def test_an_impossible_share_is_refused():
    with pytest.raises(ImpossibleProportion):
        wilson_interval(8, 7)
    with pytest.raises(ZeroExposure):
        wilson_interval(0, 0)


def test_a_rate_is_told_for_so_many_with_its_interval_and_its_population():
    households = PopulationAtRisk(36_100, 2011, "Census 2011", of="households")
    found = rate(count=253, population=households, per=1000)
    low, high = byars_interval(253)
    assert found.value == pytest.approx(7.00831, abs=1e-5)
    assert found.interval == pytest.approx((low / 36.1, high / 36.1))
    assert found.population.words == "36,100 households (2011, Census 2011)"


def test_rates_of_arrays_are_told_at_once():
    found = rate(count=[0, 50], population=[1000, 100_000], per=100_000)
    assert found.value.tolist() == [0, 50]
    assert found.interval[0].tolist() == pytest.approx([0, byars_interval(50)[0]])


def test_there_is_no_rate_of_nobody():
    with pytest.raises(ZeroExposure):
        rate(count=1, population=0)
