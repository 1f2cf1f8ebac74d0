"""Targets spread over their period: on track in quarter 2 means something."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.quantities import Quantity
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.targets.due import due_value
from figures.targets.profiles import NoProfile, Profile, even_profile, seasonal_profile
from figures.targets.rules import TargetDefinition, TargetRuleKind

YEAR = Period.parse("2013-14")
HALF_WAY = date(2013, 9, 30)


def quarters(code, *counts):
    return dict(zip(Period.parse(code).parts(PeriodKind.QUARTER), counts, strict=True))


def at_most(value, profile):
    return TargetDefinition(TargetRuleKind.AT_MOST, Quantity.known(value), YEAR, profile=profile)


def test_an_even_profile_asks_for_half_by_half_way():
    aim = at_most(400, even_profile(YEAR, PeriodKind.QUARTER))
    assert [due_value(aim, on=part.end) for part in YEAR.parts(PeriodKind.QUARTER)] == [100, 200, 300, 400]


def test_a_month_that_has_not_passed_whole_is_not_asked_for():
    aim = at_most(120, even_profile(YEAR, PeriodKind.MONTH))
    assert due_value(aim, on=date(2013, 6, 15)) == 20


def test_a_seasonal_profile_takes_its_shares_from_complete_past_years():
    history = quarters("2011-12", 10, 20, 30, 40) | quarters("2012-13", 30, 20, 10, 40)
    profile = seasonal_profile(YEAR, PeriodKind.QUARTER, history)
    assert [share for _, share in profile.shares] == [Fraction(1, 5), Fraction(1, 5), Fraction(1, 5), Fraction(2, 5)]
    assert [part.code for part, _ in profile.shares] == ["2013-14-Q1", "2013-14-Q2", "2013-14-Q3", "2013-14-Q4"]
    assert due_value(at_most(400, profile), on=HALF_WAY) == 160


def test_a_year_with_a_missing_quarter_or_one_not_yet_over_lends_no_shares():
    history = quarters("2011-12", 10, 20, 30, 40) | quarters("2012-13", 90, None, 5, 5)
    assert seasonal_profile(YEAR, PeriodKind.QUARTER, history | quarters("2013-14", 1, 1, 1, 97)) == seasonal_profile(
        YEAR, PeriodKind.QUARTER, quarters("2011-12", 10, 20, 30, 40)
    )


@pytest.mark.parametrize(
    "history",
    [{}, quarters("2012-13", 1, 2, None, 4), quarters("2012-13", 0, 0, 0, 0), quarters("2012-13", -1, 5, 5, 5)],
)
def test_without_a_usable_year_there_is_no_seasonal_profile(history):
    with pytest.raises(NoProfile, match="No earlier year is complete"):
        seasonal_profile(YEAR, PeriodKind.QUARTER, history)


def test_a_period_that_is_not_made_of_such_parts_has_no_profile():
    with pytest.raises(NoProfile, match="not made up of"):
        even_profile(Period.parse("2013-M04"), PeriodKind.MONTH)
    with pytest.raises(NoProfile, match="not made up of"):
        even_profile(Period.parse("2013"), PeriodKind.HALF)
    with pytest.raises(NoProfile, match="make up the whole"):
        Profile(((YEAR, Fraction(1, 2)),))


def test_the_baseline_is_spread_like_the_target():
    aim = TargetDefinition(
        TargetRuleKind.PCT_CHANGE,
        Quantity.known(-2),
        YEAR,
        baseline=Decimal(400),
        profile=even_profile(YEAR, PeriodKind.QUARTER),
    )
    assert due_value(aim, on=HALF_WAY) == 196


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12).filter(any), st.integers(0, 10_000))
def test_what_is_due_only_grows_and_ends_at_the_target(counts, value):
    months = Period.parse("2012-13").months
    profile = seasonal_profile(YEAR, PeriodKind.MONTH, dict(zip(months, counts, strict=True)))
    dues = [due_value(at_most(value, profile), on=month.end) for month in YEAR.months]
    assert dues == sorted(dues)
    assert dues[-1] == value
