"""The methods reach their numbers on real series-years, and the benchmark sees where they do not."""

import math
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.honest.dispersions import measured_dispersions
from benchmarks.honest.measured import Measured
from benchmarks.honest.projections import measured_projections, measured_statuses, projected
from benchmarks.honest.reading import SeriesYear, read_benchmark
from benchmarks.honest.variation import measured_variation
from core.periods.period import Period
from figures.statistics.kinds_of_crime import every_kind, kind_of_crime, learnt_from
from tests.figures.vectors import shared_file


def missed(rows):
    return [row.what for row in rows if not row.is_met]


@pytest.fixture(scope="module")
def every():
    names = ("projection_benchmark", "projection_benchmark_force_months")
    return read_benchmark(*(shared_file(f"vectors/{name}.csv") for name in names))


@pytest.fixture(scope="module")
def years(every):
    return projected([one for one in every if one.is_normal])


@pytest.mark.shared_data
def test_dispersion_holds_on_areas_that_it_was_not_learnt_from(every):
    assert missed(measured_dispersions(every)) == []
    assert learnt_from().isdisjoint(one.area for one in every)


@pytest.mark.shared_data
def test_projections_and_their_ranges_reach_their_numbers(years):
    assert missed(measured_projections(years)) == []


@pytest.mark.shared_data
def test_a_status_is_seldom_belied_by_the_end_of_the_year(years):
    assert missed(measured_statuses(years)) == []


@pytest.mark.shared_data
def test_limits_bear_one_wild_month(every):
    assert missed(measured_variation(every, np.random.default_rng(3))) == []


@pytest.mark.shared_data
def test_ranges_half_as_wide_are_seen_to_be_too_narrow(years):
    narrow = [
        replace(year, by_months={at: replace(one, spread=one.spread / 2) for at, one in year.by_months.items()})
        for year in years
    ]
    assert "80% range held, 2 to 9 months" in missed(measured_projections(narrow))
    assert "on track in September, missed in March" in missed(measured_statuses(narrow))


@pytest.mark.parametrize(
    ("value", "least", "most", "is_met"),
    [(5, None, 5, True), (5.1, None, 5, False), (5, 5, None, True), (4, 5, 6, False), (math.nan, None, 5, False)],
)
def test_a_number_is_met_within_its_bounds_only(value, least, most, is_met):
    row = Measured("errors", value, least=least, most=most)
    assert row.is_met is is_met
    assert ("MISSED" in row.words) is not is_met


def test_a_number_without_bounds_is_told_and_not_judged():
    assert Measured("errors", 99).is_met
    assert "not judged" in Measured("errors", 99).words


def test_a_projection_sees_no_month_after_those_that_are_in():
    year = Period.parse("2018-19")
    months = [m for n in (3, 2, 1, 0) for m in Period(year.kind, year.year - n).months]
    calm = SeriesYear("Burglary", "Ourtown", "normal", year, dict.fromkeys(months, 100), {}, kind_of_crime("Burglary"))
    later = replace(calm, counts={**calm.counts, months[-1]: 900})
    before, after = (projected([one])[0].by_months[9] for one in (calm, later))
    assert before == after


def test_every_row_of_the_table_varies_at_least_as_chance_does():
    kinds = every_kind()
    assert len({kind.name for kind in kinds}) == len(kinds) >= 37
    assert all(kind.excess > 0 and 0 < kind.drift < 0.5 and 0 < kind.yearly_swing < 0.5 for kind in kinds)
    assert {kind.dispersion(0) for kind in kinds} == {1}
