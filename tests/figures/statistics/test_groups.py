"""Funnels, places, trends, costs and the plausibility of targets."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from figures.statistics.costs import UnitCost, cost_of_crime, cost_series
from figures.statistics.errors import (
    ImpossibleProportion,
    MixedEditions,
    NegativeCount,
    NotACount,
    NotNumeric,
    NoUnitCost,
    StatisticsError,
    TooFewPoints,
    ZeroExposure,
)
from figures.statistics.groups import FunnelPosition, funnel_limits, funnel_position
from figures.statistics.plausibility import chance_by_luck, run_rate, smallest_detectable_change
from figures.statistics.ranks import competition_rank, next_place, quarter_of_rank, quarter_words
from figures.statistics.trends import linear_trend
from figures.statistics.two_counts import compare_counts
from tests.figures.vectors import shared_rows


def test_funnel_limits_lie_at_the_exact_poisson_quantiles():
    low, high = funnel_limits(0.02, [500, 50_000], 0.95)
    for place, exposure in enumerate([500, 50_000]):
        expected = stats.poisson.ppf([0.025, 0.975], 0.02 * exposure)
        assert 0 <= expected[0] - low[place] * exposure <= 1
        assert 0 <= expected[1] - high[place] * exposure <= 1


def test_a_funnel_narrows_with_size_and_widens_with_confidence():
    low, high = funnel_limits(1, np.array([5, 50, 500, 5000]))
    assert (np.diff(low) > 0).all()
    assert (np.diff(high) < 0).all()
    wider_low, wider_high = funnel_limits(1, np.array([5, 50, 500, 5000]), 0.998)
    assert (wider_low <= low).all()
    assert (wider_high > high).all()


@given(average=st.floats(0.001, 100), exposure=st.integers(1, 10**6))
def test_a_funnel_of_a_large_group_is_close_to_the_normal_one(average, exposure):
    low, high = funnel_limits(average, exposure)
    assert 0 <= low <= high
    if average * exposure > 1000:
        error = (average / exposure) ** 0.5
        assert (low, high) == pytest.approx((average - 1.96 * error, average + 1.96 * error), abs=0.1 * error)


def test_members_lie_above_in_line_or_below():
    found = funnel_position(count=[5, 100, 200], exposure=100, average=1)
    assert found.tolist() == ["below", "in line", "above"]
    assert funnel_position(count=0, exposure=1, average=1) is FunnelPosition.IN_LINE
    assert funnel_position(count=1, exposure=5, average=0) is FunnelPosition.ABOVE


def test_a_funnel_needs_someone_at_risk():
    with pytest.raises(ZeroExposure):
        funnel_limits(1, [5, 0])


def test_ties_share_the_better_place_and_the_next_is_left_out():
    ranks, n = competition_rank({"Ash": 3, "Birch": Decimal("1.5"), "Cedar": 3, "Elm": 9, "Fir": None})
    assert (ranks, n) == ({"Ash": 2, "Birch": 1, "Cedar": 2, "Elm": 4, "Fir": None}, 4)


def test_members_without_data_are_named_and_not_counted():
    assert competition_rank({"Ash": None, "Birch": 1, "Cedar": None}).missing == ("Ash", "Cedar")


def test_where_higher_is_better_the_highest_is_first():
    assert competition_rank([60, 80, 70], lower_is_better=False).ranks == {0: 3, 1: 1, 2: 2}


def test_a_rank_of_no_number_is_refused():
    with pytest.raises(NotNumeric):
        competition_rank({"Ash": float("nan")})


@given(st.dictionaries(st.integers(), st.integers(0, 9), max_size=30), st.booleans())
def test_a_place_is_one_more_than_the_members_that_are_strictly_better(values, lower_is_better):
    ranks, n = competition_rank(values, lower_is_better)
    assert n == len(values)
    for key, value in values.items():
        better = [other for other in values.values() if (other < value if lower_is_better else other > value)]
        assert ranks[key] == len(better) + 1


@pytest.mark.shared_data
def test_the_published_ranks_are_met():
    rows = shared_rows("vectors/illustrative_peer_rank_2018-10_to_2019-02.csv")
    ranks, n = competition_rank({row["area"]: Decimal(row["rate_per_1000"]) for row in rows})
    assert n == 15
    assert ranks == {row["area"]: int(row["rank_1_lowest"]) for row in rows}


@pytest.mark.parametrize(
    ("rank", "of", "quarter"), [(5, 15, 2), (3, 15, 1), (4, 15, 2), (12, 15, 4), (15, 15, 4), (8, 32, 1), (9, 32, 2)]
)
def test_a_quarter_is_true_to_its_place(rank, of, quarter):
    assert quarter_of_rank(rank=rank, of=of) == quarter


def test_a_quarter_has_words():
    assert quarter_words(rank=5, of=15) == "the second quarter"


def test_three_members_make_no_quarters():
    with pytest.raises(ImpossibleProportion):
        quarter_words(rank=1, of=3)


@pytest.mark.parametrize("rank", [0, 16])
def test_a_place_outside_the_group_has_no_quarter(rank):
    with pytest.raises(ImpossibleProportion):
        quarter_of_rank(rank=rank, of=15)


def test_one_place_takes_drawing_level_with_the_next_better_member():
    rates = {"Ash": Decimal("49.2"), "Birch": Decimal("45.7"), "Cedar": Decimal("33.6"), "Elm": None}
    found = next_place(rates, "Ash")
    assert (found.level_with, found.rank, found.change) == ("Birch", 2, Decimal("-3.5"))
    assert next_place(rates, "Cedar") is None
    assert next_place(rates, "Elm") is None
    assert next_place(rates, "Cedar", lower_is_better=False).change == Decimal("12.1")


def test_a_trend_is_that_of_least_squares():
    values = [3.1, 4.0, 4.2, 6.1, 5.8, 7.9]
    found, oracle = linear_trend(values), stats.linregress(range(6), values)
    half = stats.t.ppf(0.975, 4) * oracle.stderr
    assert found.slope == pytest.approx(oracle.slope)
    assert found.interval == pytest.approx((oracle.slope - half, oracle.slope + half))
    assert found.p_value == pytest.approx(oracle.pvalue)
    assert found.fitted == pytest.approx(oracle.intercept + oracle.slope * np.arange(6))


def test_the_fitted_change_and_the_change_from_point_to_point_are_told_apart():
    found = linear_trend([10, 20, 30, 40, 20])
    assert found.point_change == 10
    assert found.fitted_change == pytest.approx(found.fitted[-1] - found.fitted[0]) == pytest.approx(16)


def test_a_missing_point_keeps_its_step():
    found, oracle = linear_trend([1, None, 4, 4, 9]), stats.linregress([0, 2, 3, 4], [1, 4, 4, 9])
    assert found.slope == pytest.approx(oracle.slope)
    assert len(found.fitted) == 5


def test_equal_values_have_a_flat_trend_and_a_line_a_certain_one():
    flat, line = linear_trend([4, 4, 4, 4]), linear_trend([1, 2, 3])
    assert (flat.slope, flat.interval, flat.p_value, flat.grade) == (0, (0, 0), 1, "too_few")
    assert line.interval == pytest.approx((1, 1))
    assert line.grade == "clear"


@pytest.mark.parametrize("values", [[], [1], [1, 2], [1, None, 2, None]])
def test_two_points_are_no_trend(values):
    with pytest.raises(TooFewPoints):
        linear_trend(values)


def _unit_costs(edition="2018", price_year="2015/16"):
    return [
        UnitCost(edition, price_year, "Domestic burglary", Decimal("5930")),
        UnitCost(edition, price_year, "Theft of vehicle", Decimal("10290.50")),
    ]


def test_crimes_cost_their_count_times_the_unit_cost():
    found = cost_of_crime({"Domestic burglary": 253, "Theft of vehicle": 2}, _unit_costs())
    assert found.total == 253 * 5930 + 2 * Decimal("10290.50")
    assert (found.edition, found.price_year) == ("2018", "2015/16")


def test_a_missing_count_is_not_free():
    found = cost_of_crime({"Domestic burglary": 0, "Theft of vehicle": None}, _unit_costs())
    assert found.parts == {"Domestic burglary": 0, "Theft of vehicle": None}
    assert (found.total, found.missing) == (None, ("Theft of vehicle",))


def test_editions_and_price_years_are_never_mixed():
    with pytest.raises(MixedEditions, match="2000 in 1999/00 prices; 2018 in 2015/16 prices"):
        cost_of_crime({"Domestic burglary": 1}, [*_unit_costs(), *_unit_costs("2000", "1999/00")])
    with pytest.raises(MixedEditions):
        cost_of_crime({"Domestic burglary": 1}, _unit_costs() * 2)
    early = cost_of_crime({"Domestic burglary": 1}, _unit_costs())
    late = cost_of_crime({"Domestic burglary": 1}, _unit_costs(price_year="2019/20"))
    assert cost_series({"2012-13": early, "2013-14": early}) == {"2012-13": 5930, "2013-14": 5930}
    with pytest.raises(MixedEditions):
        cost_series({"2012-13": early, "2013-14": late})


def test_a_crime_without_a_unit_cost_is_named():
    with pytest.raises(NoUnitCost, match="Arson"):
        cost_of_crime({"Arson": 1}, _unit_costs())
    with pytest.raises(NoUnitCost):
        cost_of_crime({}, [])


@pytest.mark.parametrize(("count", "error"), [(-1, NegativeCount), (1.5, NotACount)])
def test_only_counts_have_a_cost(count, error):
    with pytest.raises(error):
        cost_of_crime({"Domestic burglary": count}, _unit_costs())


@pytest.mark.parametrize("previous", [0, 5, 6, 38, 153, 2773])
def test_the_smallest_detectable_change_is_just_told_from_chance(previous):
    found = smallest_detectable_change(previous=previous)
    assert compare_counts(current=previous + found.rise, previous=previous, dispersion=1).p_value < 0.05
    assert compare_counts(current=previous + found.rise - 1, previous=previous, dispersion=1).p_value >= 0.05
    if found.fall is None:
        assert previous == 0 or compare_counts(current=0, previous=previous, dispersion=1).p_value >= 0.05
    else:
        assert compare_counts(current=previous - found.fall, previous=previous, dispersion=1).p_value < 0.05
        assert compare_counts(current=previous - found.fall + 1, previous=previous, dispersion=1).p_value >= 0.05


def test_dispersion_asks_for_a_larger_change():
    assert smallest_detectable_change(previous=153, dispersion=2).fall > smallest_detectable_change(previous=153).fall


def test_a_target_may_be_hit_by_luck():
    assert chance_by_luck(baseline=153, due=133.11) == pytest.approx(stats.poisson.cdf(133, 153))
    assert chance_by_luck(baseline=20, due=25, lower_is_better=False) == pytest.approx(stats.poisson.sf(24, 20))
    assert chance_by_luck(baseline=20, due=24.5, lower_is_better=False) == pytest.approx(stats.poisson.sf(24, 20))


def test_luck_does_more_where_figures_vary_more():
    spread = chance_by_luck(baseline=153, due=133.11, dispersion=2)
    assert spread == pytest.approx(stats.nbinom.cdf(133, 153, 0.5))
    assert spread > chance_by_luck(baseline=153, due=133.11)


def test_luck_at_the_ends_of_the_scale():
    assert chance_by_luck(baseline=0, due=0) == 1
    assert chance_by_luck(baseline=5, due=-1) == 0
    assert chance_by_luck(baseline=5, due=0, lower_is_better=False) == 1


def test_the_rest_of_the_year_has_a_rate_to_keep():
    found = run_rate(due=133, so_far=58, parts_done=4, parts_left=8)
    assert (found.needed, found.so_far, found.remaining) == (Decimal("9.375"), Decimal("14.5"), 75)
    assert run_rate(due=133, so_far=140, parts_done=9, parts_left=3).needed < 0
    assert run_rate(due=133, so_far=140, parts_done=12, parts_left=0).needed is None
    assert run_rate(due=133, so_far=0, parts_done=0, parts_left=12).so_far is None


@given(due=st.integers(0, 10**6), so_far=st.integers(0, 10**6), left=st.integers(1, 12))
def test_keeping_the_rate_needed_ends_the_year_on_target(due, so_far, left):
    needed = run_rate(due=due, so_far=so_far, parts_done=12 - left, parts_left=left).needed
    assert abs(Fraction(needed) * left + so_far - due) < Fraction(1, 10**12)


def test_a_year_has_no_parts_below_none():
    with pytest.raises(StatisticsError):
        run_rate(due=5, so_far=1, parts_done=-1, parts_left=3)


def test_funnel_limits_rest_on_the_exact_quantiles_however_small_or_large_the_expected_count() -> None:
    expected = np.array([0.01, 0.4, 1, 3.5, 12, 80, 999.5, 25_000, 3e6])
    for confidence in (0.5, 0.95, 0.998, 1 - 1e-9):
        limits = funnel_limits(expected, np.ones_like(expected), confidence)
        for limit, chance in zip(limits, ((1 - confidence) / 2, (1 + confidence) / 2), strict=True):
            exact = stats.poisson.ppf(chance, expected)
            assert ((exact - 1 <= limit) & (limit <= exact)).all()
