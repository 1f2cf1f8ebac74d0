"""A figure is read from wherever it is kept, and what is not known stays unknown."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.adding_up import DerivedPart, Reading, added_up, as_rate, derived_from, so_far

YEAR = Period.parse("2013-14")
MONTHS = YEAR.months
AFTER = date(2014, 5, 1)
amounts = st.integers(-50, 5000) | st.none()


def reading(period, amount, **values):
    quantity = MISSING if amount is None else Quantity.known(amount)
    return Reading(period=period, quantity=quantity, **values)


def months(*values, **more):
    return {month: reading(month, value, **more) for month, value in zip(MONTHS, values, strict=False)}


def test_twelve_known_months_make_a_year_and_say_so():
    found = added_up(YEAR, months(*range(1, 13)), today=AFTER)
    assert (found.quantity.amount, found.basis, found.through) == (78, "Added up from 12 months", None)


def test_a_missing_month_leaves_a_year_that_is_over_missing_and_is_named():
    found = added_up(YEAR, months(*range(1, 12)), today=AFTER)
    assert not found.is_known
    assert found.basis == "11 of 12 known; missing: March 2014"


def test_while_the_year_goes_on_it_is_the_sum_so_far():
    found = added_up(YEAR, months(10, 20, 30), today=date(2013, 8, 15))
    assert (found.quantity.amount, found.through) == (60, date(2013, 6, 30))


def test_a_gap_before_a_known_month_is_no_sum_so_far():
    found = added_up(YEAR, months(10, None, 30), today=date(2013, 8, 15))
    assert (found.is_known, found.through) == (False, None)


def test_nothing_recorded_is_nothing_and_not_missing():
    assert added_up(YEAR, {}, today=AFTER) is None
    assert added_up(MONTHS[0], months(10), today=AFTER) is None


def test_quarters_add_up_where_months_do_not():
    quarters = {quarter: reading(quarter, 100) for quarter in YEAR.parts(PeriodKind.QUARTER)}
    found = added_up(YEAR, quarters | months(1, 2), today=AFTER)
    assert (found.quantity.amount, found.basis) == (400, "Added up from 4 quarters")


def test_the_same_days_of_another_year_are_set_beside_a_sum_so_far():
    found = so_far(YEAR, months(1, 2, 3, 4), through=date(2013, 6, 30))
    assert (found.quantity.amount, found.through) == (6, date(2013, 6, 30))
    assert not so_far(YEAR, months(1, None, 3), through=date(2013, 6, 30)).is_known
    assert so_far(YEAR, months(1, 2, 3), through=date(2013, 6, 15)) is None


def test_one_illustrative_month_makes_the_sum_illustrative():
    held = months(*range(1, 13)) | {MONTHS[4]: reading(MONTHS[4], 5, is_illustrative=True)}
    assert added_up(YEAR, held, today=AFTER).is_illustrative


def test_a_derived_figure_names_its_parts_and_their_amounts():
    found = derived_from(
        YEAR, [DerivedPart(1, "All crime", reading(YEAR, 7905)), DerivedPart(-1, "Public order", reading(YEAR, 905))]
    )
    assert (found.quantity.amount, found.basis) == (7000, "All crime 7,905 less Public order 905")


def test_a_part_without_a_figure_leaves_the_whole_missing_and_is_named():
    found = derived_from(
        YEAR, [DerivedPart(1, "All crime", reading(YEAR, 7905)), DerivedPart(-1, "Public order", None)]
    )
    assert (found.is_known, found.basis) == (False, "Not worked out: no figure of Public order")


def test_parts_that_are_known_to_different_days_are_not_added():
    first = reading(YEAR, 100, through=date(2013, 6, 30))
    second = reading(YEAR, 50, through=date(2013, 7, 31))
    assert not derived_from(YEAR, [DerivedPart(1, "One", first), DerivedPart(1, "Two", second)]).is_known


@given(st.lists(st.tuples(st.sampled_from([1, -1]), amounts), min_size=1, max_size=6))
def test_a_derived_figure_equals_the_sum_of_its_parts_and_missing_never_becomes_zero(parts):
    found = derived_from(YEAR, [DerivedPart(sign, f"P{n}", reading(YEAR, a)) for n, (sign, a) in enumerate(parts)])
    if any(amount is None for _, amount in parts):
        assert not found.is_known
    else:
        assert found.quantity.amount == sum(sign * amount for sign, amount in parts)


@given(st.lists(amounts, min_size=12, max_size=12))
def test_a_year_is_the_sum_of_all_its_months_or_missing(values):
    found = added_up(YEAR, months(*values), today=AFTER)
    assert found.quantity.amount == (None if None in values else sum(values))


def test_a_rate_is_the_count_among_the_people_with_their_year():
    found = as_rate(reading(YEAR, 411), heads=85_000, unit=Unit.RATE_PER_1000, whose="people (2013, mid-2020)")
    assert found.quantity.amount == Decimal(411) * 1000 / 85_000
    assert (found.numerator, found.denominator) == (411, 85_000)
    assert found.basis == "411 among 85,000 people (2013, mid-2020)"


def test_a_rate_without_a_population_is_missing_and_says_why():
    found = as_rate(reading(YEAR, 411), heads=None, unit=Unit.RATE_PER_1000, whose="people known of 2013 or before")
    assert (found.is_known, found.basis) == (False, "Not worked out: no number of people known of 2013 or before")
    with pytest.raises(ValueError, match="not a rate"):
        as_rate(reading(YEAR, 411), heads=1, unit=Unit.COUNT, whose="people")
