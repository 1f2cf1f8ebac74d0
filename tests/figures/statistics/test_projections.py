"""Where a running year is heading, with the range that its months have earned."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.statistics.errors import StatisticsError
from figures.statistics.kinds_of_crime import kind_of_crime
from figures.statistics.months import months_of_quarters
from figures.statistics.projections import project_year
from figures.statistics.year_seasons import year_season

YEAR = Period.parse("2026-27")
BURGLARY = kind_of_crime("Domestic burglary")
SUMMER = np.array([0.7, 0.8, 1.0, 1.3, 1.4, 1.3, 1.1, 1.0, 0.9, 0.8, 0.8, 0.9])


def years_of(year, number):
    years = [year]
    for _ in range(number):
        years.insert(0, years[0].year_earlier())
    return years


def history(mean=100.0, *, so_far=0, before=3, season=None):
    """`before` whole years and the first `so_far` months of the year, all just as expected."""
    shape = np.ones(12) if season is None else season
    spans = [month for one in years_of(YEAR, before)[:-1] for month in one.months] + YEAR.months[:so_far]
    return {month: round(mean * shape[(month.number - 4) % 12]) for month in spans}


def test_a_year_like_those_before_is_projected_as_they_ended():
    found = project_year(history(so_far=7), year=YEAR, kind=BURGLARY)
    assert found.value == pytest.approx(1200, rel=0.01)
    assert (found.so_far, found.known, found.through) == (700, 7, 7)
    low, high = found.interval()
    assert low < 1200 < high


def test_the_season_of_the_months_that_are_left_is_taken_from_the_years_before():
    months = history(mean=2000, so_far=6, season=SUMMER)
    found = project_year(months, year=YEAR, kind=BURGLARY)
    even = sum(months[month] for month in YEAR.months[:6]) * 2
    assert found.value == pytest.approx(24_000, rel=0.02)
    assert found.value < 0.95 * even


def test_a_small_area_takes_its_season_from_the_wider_one():
    small, wide = history(mean=4, so_far=6), history(mean=4000, season=SUMMER)
    alone, helped = (project_year(small, year=YEAR, kind=BURGLARY, wider=wider) for wider in (None, wide))
    assert year_season(small, year=YEAR, wider=wide) == pytest.approx(SUMMER / 12, abs=0.005)
    assert helped.value != pytest.approx(alone.value, abs=0.5)


def test_without_any_history_shares_go_by_the_days_of_the_months():
    assert year_season({}, year=YEAR) == pytest.approx([month.days / 365 for month in YEAR.months])


def test_the_season_of_the_running_year_never_enters():
    calm, wild = history(so_far=8), history(so_far=8)
    wild[YEAR.months[7]] = 900
    assert (year_season(calm, year=YEAR) == year_season(wild, year=YEAR)).all()


def test_a_missing_month_is_expected_like_those_still_to_come():
    months = history(so_far=7)
    months[YEAR.months[4]] = None
    found = project_year(months, year=YEAR, kind=BURGLARY)
    assert (found.so_far, found.known, found.through) == (600, 6, 7)
    assert found.value == pytest.approx(1200, rel=0.01)


def test_a_missing_month_in_the_years_before_is_no_zero():
    months = history()
    months[Period.parse("2024-M08")] = None
    assert year_season(months, year=YEAR) == pytest.approx(year_season(history(), year=YEAR), abs=0.001)


@pytest.mark.parametrize("months", [{}, {Period.parse("2019-M04"): 5}, {YEAR.months[0]: None}])
def test_nothing_known_has_no_projection(months):
    assert project_year(months, year=YEAR, kind=BURGLARY) is None


def test_a_finished_year_is_its_own_projection():
    found = project_year(history(so_far=12), year=YEAR, kind=BURGLARY)
    assert (found.value, found.interval()) == (1200, (1200, 1200))
    assert (found.chance_at_most(1200), found.chance_at_most(1199)) == (1, 0)


def test_none_so_far_does_not_mean_that_there_will_be_none():
    found = project_year(dict.fromkeys(history(so_far=7), 0), year=YEAR, kind=BURGLARY)
    low, high = found.interval(0.95)
    assert (found.so_far, low) == (0, 0)
    assert 1 <= high <= 5
    assert 0.5 < found.chance_at_most(0) < 1


def test_quarters_alone_are_projected_through_their_months():
    quarters = {quarter: 300 for one in years_of(YEAR, 3) for quarter in one.parts(PeriodKind.QUARTER)}
    for late in list(quarters)[-2:]:
        del quarters[late]
    months = months_of_quarters(quarters)
    found = project_year(months, year=YEAR, kind=BURGLARY, dispersion=BURGLARY.dispersion(100))
    assert found.value == pytest.approx(1200, rel=0.01)
    assert found.through == 6
    with pytest.raises(StatisticsError):
        months_of_quarters(months)


counts = st.integers(0, 300)


@given(st.lists(counts, min_size=37, max_size=47), st.floats(1, 8))
def test_a_projection_holds_together(values, spread):
    months = dict(zip((m for one in years_of(YEAR, 3) for m in one.months), values, strict=False))
    found = project_year(months, year=YEAR, kind=BURGLARY, dispersion=spread)
    (low, high), (lowest, highest) = found.interval(), found.interval(0.95)
    assert found.so_far <= lowest <= low <= found.value <= high <= highest
    assert found.readings[0] <= found.rest <= found.readings[1]
    least, most = found.chances_at_most(found.value)
    assert 0 <= least <= found.chance_at_most(found.value) <= most <= 1


@given(st.lists(counts, min_size=40, max_size=46), st.integers(0, 2000), st.integers(0, 500))
def test_more_room_never_makes_it_less_likely_to_stay_within(values, due, more):
    months = dict(zip((m for one in years_of(YEAR, 3) for m in one.months), values, strict=False))
    found = project_year(months, year=YEAR, kind=BURGLARY, dispersion=2)
    assert found.chance_at_most(due) <= found.chance_at_most(due + more)


def test_ranges_hold_what_they_say_of_years_that_drift():
    """The level moves by 4.5% a month at random, and months vary twice as much as chance."""
    chance, held, of = np.random.default_rng(26), 0, 400
    spans = [month for one in years_of(YEAR, 3) for month in one.months]
    for _ in range(of):
        level = 200 * np.exp(np.cumsum(chance.normal(0, 0.045, 48)))
        values = chance.negative_binomial(level, 0.5)
        months = dict(zip(spans[:42], values[:42].tolist(), strict=True))
        low, high = project_year(months, year=YEAR, kind=kind_of_crime()).interval()
        held += low <= values[36:].sum() <= high
    assert 0.74 < held / of < 0.93
