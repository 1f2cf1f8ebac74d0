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
from figures.readings.adding_up import added_up, latest_of, months_in, over_same
from figures.readings.data_notes import DataStatus, NoteEffect, NoteKind
from figures.readings.reading import DerivedPart, Reading, as_rate, derived_from, with_conflict
from figures.readings.spans import Span

YEAR = Period.parse("2013-14")
MONTHS = YEAR.months
QUARTERS = YEAR.parts(PeriodKind.QUARTER)
AFTER = date(2014, 5, 10)
amounts = st.integers(-50, 5000) | st.none()


def reading(period, amount, **values):
    quantity = MISSING if amount is None else Quantity.known(amount)
    return Reading(period=period, quantity=quantity, **values)


def months(*values, **more):
    return {month: reading(month, value, **more) for month, value in zip(MONTHS, values, strict=False)}


def test_twelve_known_months_make_a_year_and_say_so():
    found = added_up(YEAR, months(*range(1, 13)), today=AFTER)
    assert (found.quantity.amount, found.basis, found.is_whole) == (78, "Added up from 12 months", True)


def test_while_the_year_goes_on_it_is_the_sum_so_far_with_its_last_day():
    found = added_up(YEAR, months(10, 20, 30), today=date(2013, 7, 15))
    assert (found.quantity.amount, found.through, found.late) == (60, date(2013, 6, 30), ())
    assert found.span.label == "April to June 2013"


def test_a_month_that_is_not_in_is_named_and_the_rest_is_not_taken_for_the_whole():
    found = added_up(YEAR, months(10, None, 30), today=date(2013, 8, 15))
    assert (found.quantity.amount, found.span.missing) == (40, (MONTHS[1],))
    assert (found.span.known, found.span.due, found.span.coverage_words) == (2, 3, "2 of 3 months")
    assert not found.is_whole


def test_a_month_that_is_due_and_not_in_is_late_and_one_that_is_not_due_is_neither():
    held = months(10, 20, 30)
    assert added_up(YEAR, held, today=date(2013, 8, 30)).late == ()
    assert added_up(YEAR, held, today=date(2013, 8, 31)).late == (MONTHS[3],)
    assert added_up(YEAR, months(*range(11)), today=AFTER).late == (MONTHS[11],)


def test_nothing_recorded_is_nothing_and_not_missing():
    assert added_up(YEAR, {}, today=AFTER) is None
    assert added_up(MONTHS[0], months(10), today=AFTER) is None
    assert not added_up(YEAR, months(None), today=AFTER).is_known


def test_quarters_add_up_with_months_where_a_quarter_is_not_in():
    quarters = {quarter: reading(quarter, 100) for quarter in QUARTERS[:2]}
    found = added_up(YEAR, quarters | {MONTHS[6]: reading(MONTHS[6], 30)}, today=date(2013, 12, 1))
    assert (found.quantity.amount, found.span.end) == (230, date(2013, 10, 31))


def test_a_quarter_that_is_not_what_its_months_add_up_to_is_used_with_a_note_of_both():
    held = months(90, 89, 89) | {QUARTERS[0]: reading(QUARTERS[0], 260)}
    found = added_up(YEAR, held, today=date(2013, 8, 1))
    (note,) = found.notes
    assert found.quantity.amount == 260
    assert (note.kind, note.effect) == (NoteKind.CONFLICT, NoteEffect.LIMITS)
    assert "260" in note.reason
    assert "268" in note.reason
    year = with_conflict(reading(YEAR, 80), added_up(YEAR, months(*range(1, 13)), today=AFTER))
    assert year.notes[0].kind is NoteKind.CONFLICT


def test_a_value_that_is_questioned_stays_out_of_the_sum_and_the_sum_says_so():
    held = months(10, 20, 30) | {MONTHS[1]: reading(MONTHS[1], 2000, is_questioned=True)}
    found = added_up(YEAR, held, today=date(2013, 8, 1))
    assert (found.quantity.amount, found.span.coverage_words) == (40, "2 of 3 months")


def test_the_same_months_of_another_year_are_set_beside_a_sum_so_far():
    found = over_same(YEAR, months(1, 2, 3, 4), MONTHS[:3])
    assert (found.quantity.amount, found.through) == (6, date(2013, 6, 30))
    short = over_same(YEAR, months(1, None, 3), MONTHS[:3])
    assert (short.is_known, short.span.missing) == (False, (MONTHS[1],))
    assert over_same(YEAR, {}, MONTHS[:3]) is None
    gap = over_same(YEAR, months(1, 2, 3, 4), [MONTHS[0], MONTHS[2]])
    assert (gap.quantity.amount, gap.span.missing) == (4, (MONTHS[1],))
    quarter = over_same(YEAR, {QUARTERS[0]: reading(QUARTERS[0], 50), **months(None, None, None, 7)}, MONTHS[:4])
    assert quarter.quantity.amount == 57


def test_of_what_does_not_add_up_the_latest_is_shown_with_its_days():
    held = {QUARTERS[0]: reading(QUARTERS[0], 80), QUARTERS[1]: reading(QUARTERS[1], 82)}
    found = latest_of(YEAR, held)
    assert (found.quantity.amount, found.span.label) == (82, "Q2 2013/14")
    assert latest_of(YEAR, {}) is None


def test_the_least_settled_month_gives_a_sum_its_data_status():
    held = months(*range(1, 13)) | {MONTHS[4]: reading(MONTHS[4], 5, data_status=DataStatus.READ_OFF_CHART)}
    assert added_up(YEAR, held, today=AFTER).is_read_off_chart
    held[MONTHS[4]] = reading(MONTHS[4], 5, data_status=DataStatus.PROVISIONAL)
    assert added_up(YEAR, held, today=AFTER).data_status is DataStatus.PROVISIONAL


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
    first = reading(YEAR, 100, covers=Span(YEAR, YEAR.start, date(2013, 6, 30)))
    second = reading(YEAR, 50, covers=Span(YEAR, YEAR.start, date(2013, 7, 31)))
    assert not derived_from(YEAR, [DerivedPart(1, "One", first), DerivedPart(1, "Two", second)]).is_known


@given(st.lists(st.tuples(st.sampled_from([1, -1]), amounts), min_size=1, max_size=6))
def test_a_derived_figure_equals_the_sum_of_its_parts_and_missing_never_becomes_zero(parts):
    found = derived_from(YEAR, [DerivedPart(sign, f"P{n}", reading(YEAR, a)) for n, (sign, a) in enumerate(parts)])
    if any(amount is None for _, amount in parts):
        assert not found.is_known
    else:
        assert found.quantity.amount == sum(sign * amount for sign, amount in parts)


@given(st.lists(amounts, min_size=12, max_size=12))
def test_a_year_is_the_sum_of_the_months_that_are_in_and_whole_only_with_all_of_them(values):
    found = added_up(YEAR, months(*values), today=AFTER)
    known = [value for value in values if value is not None]
    assert found.quantity.amount == (sum(known) if known else None)
    assert found.is_whole == (None not in values) or not known
    assert not known or len(months_in(found)) == len(known)
    assert len(known) + len(found.span.missing if known else ()) + len(found.late) == 12


def test_a_rate_is_the_count_among_the_people_with_their_year():
    found = as_rate(reading(YEAR, 411), heads=85_000, unit=Unit.RATE_PER_1000, whose="people (2013, mid-2020)")
    assert found.quantity.amount == Decimal(411) * 1000 / 85_000
    assert (found.numerator, found.denominator, found.people) == (411, 85_000, "people (2013, mid-2020)")


def test_a_rate_without_a_population_is_missing_and_says_why():
    found = as_rate(reading(YEAR, 411), heads=None, unit=Unit.RATE_PER_1000, whose="people known of 2013 or before")
    assert (found.is_known, found.basis) == (False, "Not worked out: no number of people known of 2013 or before")
    with pytest.raises(ValueError, match="not a rate"):
        as_rate(reading(YEAR, 411), heads=1, unit=Unit.COUNT, whose="people")
