"""The status of a target while its year runs."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from core.periods.period import Period
from figures.statistics.intervals import wilson_interval
from figures.statistics.kinds_of_crime import kind_of_crime
from figures.statistics.projections import Projection, project_year
from figures.targets.rules import Status
from figures.targets.running import status_of_count, status_of_percentage, status_without_range

YEAR = Period.parse("2026-27")
ROBBERY = kind_of_crime("Robbery")
# The statuses of a target by how well they speak of it; two that stand for doubt are as good as each other.
GOOD = {
    Status.ALREADY_MISSED: 0,
    Status.OFF_TRACK: 1,
    Status.AT_RISK: 2,
    Status.COULD_GO_EITHER_WAY: 2,
    Status.ON_TRACK: 3,
    Status.ALREADY_MET: 4,
}


def heading(so_far=600.0, rest=600.0, *, spread=0.1, months=6, apart=0.0):
    readings = (rest * (1 - apart), rest * (1 + apart))
    return Projection(so_far=so_far, rest=rest, readings=readings, spread=spread, known=months, through=months)


@pytest.mark.parametrize(
    ("projection", "due", "status"),
    [
        (heading(), 1300, Status.ON_TRACK),
        (heading(), 1200, Status.AT_RISK),
        (heading(spread=0.4), 1200, Status.COULD_GO_EITHER_WAY),
        (heading(), 1100, Status.OFF_TRACK),
        (heading(months=2), 1300, Status.TOO_EARLY),
        (heading(months=2), 599, Status.ALREADY_MISSED),
        (heading(), 600, Status.OFF_TRACK),
        (heading(33, 30, months=7), 0, Status.ALREADY_MISSED),
        (heading(1010, 400, months=8), Decimal(1000), Status.ALREADY_MISSED),
        (heading(apart=0.3), 1300, Status.AT_RISK),
        (heading(apart=0.3), 1100, Status.AT_RISK),
    ],
)
def test_a_count_to_be_kept_down_has_its_status(projection, due, status):
    assert status_of_count(projection, due=due, lower_is_better=True) is status


@pytest.mark.parametrize(
    ("projection", "due", "status"),
    [
        (heading(13, 8, months=5), 12, Status.ALREADY_MET),
        (heading(12, 8, months=1), 12, Status.ALREADY_MET),
        (heading(11, 8, months=1), 12, Status.TOO_EARLY),
        (heading(), 1100, Status.ON_TRACK),
        (heading(), 1300, Status.OFF_TRACK),
    ],
)
def test_a_count_to_be_brought_up_has_its_status(projection, due, status):
    assert status_of_count(projection, due=due, lower_is_better=False) is status


@pytest.mark.parametrize(
    ("lower_is_better", "strict", "due", "is_decided"),
    [
        (True, False, 600, False),
        (True, True, 600, True),
        (True, False, Decimal("600.9"), False),
        (True, False, Decimal("599.9"), True),
        (False, False, 600, True),
        (False, True, 600, False),
        (False, False, Decimal("600.1"), False),
    ],
)
def test_equality_decides_a_target_as_its_kind_says(lower_is_better, strict, due, is_decided):
    found = status_of_count(heading(), due=due, lower_is_better=lower_is_better, strict=strict)
    decided = Status.ALREADY_MISSED if lower_is_better else Status.ALREADY_MET
    assert (found is decided) == is_decided


@given(
    st.integers(0, 2000),
    st.floats(0.5, 2000),
    st.floats(0.02, 1.5),
    st.floats(0, 0.5),
    st.lists(st.integers(0, 5000), min_size=2, max_size=2),
    st.booleans(),
)
def test_a_target_that_is_easier_to_meet_never_has_a_worse_status(so_far, rest, spread, apart, dues, lower_is_better):
    projection = heading(so_far, rest, spread=spread, apart=apart)
    hard, easy = (
        status_of_count(projection, due=due, lower_is_better=lower_is_better)
        for due in sorted(dues, reverse=not lower_is_better)
    )
    assert GOOD[hard] <= GOOD[easy]


counts = st.lists(st.integers(0, 200), min_size=40, max_size=46)


@given(counts, st.integers(0, 9), st.integers(1, 100), st.integers(0, 2500), st.booleans())
def test_more_incidents_in_a_month_never_better_the_status_of_a_target_to_stay_below(
    values, back, more, due, lower_is_better
):
    """With the dispersion held as it was; a month of this year or of the one before it."""
    years = [YEAR.year_earlier().year_earlier().year_earlier(), YEAR.year_earlier().year_earlier()]
    spans = [month for one in (*years, YEAR.year_earlier(), YEAR) for month in one.months][: len(values)]
    fewer = dict(zip(spans, values, strict=True))
    busier = {**fewer, spans[-1 - back]: fewer[spans[-1 - back]] + more}
    before, after = (
        GOOD[
            status_of_count(
                project_year(months, year=YEAR, kind=ROBBERY, dispersion=2), due=due, lower_is_better=lower_is_better
            )
        ]
        for months in (fewer, busier)
    )
    assert after <= before if lower_is_better else after >= before


@pytest.mark.parametrize(
    ("percent", "people", "due", "status"),
    [
        (80, 400, 75, Status.ON_TRACK),
        (70, 400, 75, Status.OFF_TRACK),
        (75, 400, 75, Status.AT_RISK),
        (75, 12, 75, Status.COULD_GO_EITHER_WAY),
        (100, 50, 100, Status.ON_TRACK),
        (98, 50, 100, Status.OFF_TRACK),
    ],
)
def test_a_percentage_with_its_sample_has_its_status(percent, people, due, status):
    found = status_of_percentage(percent=percent, people=people, due=due, lower_is_better=False, months=6)
    assert found is status


@given(st.integers(1, 99), st.integers(5, 2000), st.integers(1, 99))
def test_a_percentage_is_on_track_where_wilsons_interval_leaves_out_the_target(percent, people, due):
    """The one-sided 80% limit is that of a two-sided 60% interval."""
    low, high = wilson_interval(percent * people / 100, people, 0.6)
    found = status_of_percentage(percent=percent, people=people, due=due, lower_is_better=True, months=6)
    if abs(high - due / 100) > 1e-9 and abs(low - due / 100) > 1e-9:
        assert (found is Status.ON_TRACK) == (high < due / 100)
        assert (found is Status.OFF_TRACK) == (low > due / 100)


def test_what_has_no_range_is_told_by_where_it_stands():
    told = [status_without_range(one, months=6) for one in (Status.MET, Status.WITHIN_TOLERANCE, Status.MISSED)]
    assert told == [Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK]
    assert status_without_range(Status.MET, months=2) is Status.TOO_EARLY
    with pytest.raises(KeyError):
        status_without_range(Status.NO_DATA, months=6)


def test_the_chance_of_a_target_is_that_of_a_lognormal_rest():
    projection = heading(spread=0.25)
    deviation = math.sqrt(math.log1p(0.25**2))
    oracle = stats.lognorm(deviation, scale=600)
    assert projection.chance_at_most(1250) == pytest.approx(oracle.cdf(650.5))
    low, high = projection.interval(0.95)
    assert (low, high) == (600 + int(oracle.ppf(0.025)), 601 + int(oracle.ppf(0.975)))
