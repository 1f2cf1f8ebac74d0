"""How much months vary beyond chance: own and borrowed, and blended by one rule."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods.period import Period
from figures.statistics.dispersions import borrowed_dispersion, series_dispersion, series_dispersions
from figures.statistics.errors import NegativeCount, StatisticsError
from figures.statistics.kinds_of_crime import kind_of_crime
from figures.statistics.own_dispersion import own_dispersions
from figures.statistics.wild_points import wild_points

APRIL = Period.parse("2013-M04")
BURGLARY = kind_of_crime("Domestic burglary")
MADE = np.random.default_rng(15)


def months(counts, first=APRIL):
    found, month = {}, first
    for count in counts:
        found[month] = None if count is None else int(count)
        month = month.after()
    return found


def clustered(means, dispersion, rows=1):
    """Counts about `means` whose variance is `dispersion` times their mean."""
    means = np.broadcast_to(means, (rows, np.size(means)))
    return MADE.negative_binomial(means / (dispersion - 1), 1 / dispersion).astype(float)


@pytest.mark.parametrize("dispersion", [1.5, 3.0, 6.0])
def test_the_own_dispersion_is_that_of_the_months_once_season_and_trend_are_out(dispersion):
    season = 100 * (1 + 0.3 * np.sin(np.arange(60) / 6 * np.pi)) * np.linspace(1, 1.6, 60)
    found, freedom = own_dispersions(clustered(season, dispersion, rows=400), APRIL)
    assert np.median(found) == pytest.approx(dispersion, rel=0.06)
    assert set(freedom) <= {43, 42, 41, 40, 39}


def test_thirty_six_months_leave_twenty_one_degrees_of_freedom():
    steady = clustered([200] * 36, 1.2)[0]
    assert series_dispersion(months(steady), kind=BURGLARY).freedom == 21


def test_one_rule_blends_own_and_borrowed():
    counts = clustered([120] * 48, 3.0)[0]
    found = series_dispersion(months(counts), kind=BURGLARY)
    assert found.borrowed == pytest.approx(BURGLARY.dispersion(counts.mean()))
    expected = (found.freedom * found.own + 36 * found.borrowed) / (found.freedom + 36)
    assert found.value == pytest.approx(expected)


@given(st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=70))
def test_any_history_has_a_dispersion_of_one_or_more(counts):
    found = series_dispersion(months(counts), kind=BURGLARY)
    assert found.value >= 1
    assert (found.own is None) == (found.freedom == 0)
    assert found.own is None or found.own >= 1


@pytest.mark.parametrize("counts", [[], [None, None], [12], [12] * 13, [None] * 20 + [5]])
def test_too_short_a_history_borrows_alone(counts):
    found = series_dispersion(months(counts), kind=BURGLARY)
    assert (found.own, found.freedom) == (None, 0)
    assert found.value == found.borrowed


def test_one_month_times_ten_hardly_changes_the_own_dispersion():
    rows = clustered([80] * 36, 2.5, rows=300)
    wrong = rows.copy()
    wrong[np.arange(300), MADE.integers(0, 36, 300)] *= 10
    (right, _), (told, _) = own_dispersions(rows, APRIL), own_dispersions(wrong, APRIL)
    assert (np.abs(told / right - 1) <= 0.15).mean() >= 0.9


@given(st.lists(st.integers(0, 300), min_size=30, max_size=30), st.integers(0, 11))
def test_series_worked_out_together_are_as_if_alone(counts, gap):
    rows = [months(counts), months([*counts[:gap], None, *counts[gap + 1 :]]), months(counts[6:])]
    together = series_dispersions([(row, BURGLARY) for row in rows])
    for row, found in zip(rows, together, strict=True):
        alone = series_dispersion(row, kind=BURGLARY)
        assert (found.value, found.freedom) == (pytest.approx(alone.value), alone.freedom)


def test_the_borrowed_dispersion_takes_the_monthly_mean_of_yearly_counts():
    assert borrowed_dispersion(1200, 1440, kind=BURGLARY).value == pytest.approx(BURGLARY.dispersion(110))
    assert borrowed_dispersion(kind=BURGLARY).value == 1


@pytest.mark.parametrize(
    "name", ["Vehicle crime", "vehicle  OFFENCES", "Vehicle offences", "Violence and sexual offences", "Drugs", "Rape"]
)
def test_a_kind_is_known_by_the_names_that_sources_give_it(name):
    assert kind_of_crime(name) is not kind_of_crime("")


def test_what_is_no_kind_of_crime_in_the_table_borrows_from_all():
    assert kind_of_crime("Fly-tipping") == kind_of_crime() == kind_of_crime("Any other count of incidents")


@pytest.mark.parametrize(
    ("series", "error"),
    [
        ({APRIL: -1}, NegativeCount),
        ({Period.parse("2013-14"): 12}, StatisticsError),
        ({APRIL: Decimal("Infinity")}, StatisticsError),
    ],
)
def test_what_is_no_monthly_series_of_counts_is_refused(series, error):
    with pytest.raises(error):
        series_dispersion(series, kind=BURGLARY)


def test_a_wild_point_is_far_beyond_four_times_the_usual_limits():
    row = np.array([193, 191, 168, 1999, np.nan, 166, 163], dtype=float)
    assert wild_points(row).tolist() == [False, False, False, True, False, False, False]
    assert not wild_points(np.array([4.0, 4, 4, 4, 4, 9])).any()
    assert wild_points(np.array([4.0, 4, 4, 4, 4, 40])).tolist()[-1]
    assert not wild_points(np.full((2, 5), np.nan)).any()


@given(st.lists(st.floats(0, 1000), min_size=3, max_size=40), st.floats(0.1, 100))
def test_the_scale_of_measured_values_makes_none_of_them_wild(values, scale):
    row = np.array(values)
    assert (wild_points(row, counted=False) == wild_points(row * scale, counted=False)).all()
