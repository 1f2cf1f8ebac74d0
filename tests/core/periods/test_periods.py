"""Periods: their codes, labels, days, neighbours and the many ways in which people write them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods.period import Period
from core.periods.words import InvalidPeriod, PeriodKind

NUMBERS = {PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12, PeriodKind.ROLLING_YEAR: 12}


@st.composite
def any_period(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(list(PeriodKind)))
    number = draw(st.integers(1, NUMBERS[kind])) if kind in NUMBERS else 0
    return Period(kind, draw(st.integers(1950, 2150)), number)


@pytest.mark.parametrize(
    ("code", "label", "short_label", "start", "end", "days"),
    [
        ("2013-14", "2013/14", "2013/14", date(2013, 4, 1), date(2014, 3, 31), 365),
        ("2011-12", "2011/12", "2011/12", date(2011, 4, 1), date(2012, 3, 31), 366),
        ("1999-00", "1999/00", "1999/00", date(1999, 4, 1), date(2000, 3, 31), 366),
        ("2013-14-H1", "H1 2013/14 (April to September 2013)", "H1 2013/14", date(2013, 4, 1), date(2013, 9, 30), 183),
        (
            "2013-14-H2",
            "H2 2013/14 (October 2013 to March 2014)",
            "H2 2013/14",
            date(2013, 10, 1),
            date(2014, 3, 31),
            182,
        ),
        ("2013-14-Q1", "Q1 2013/14 (April to June 2013)", "Q1 2013/14", date(2013, 4, 1), date(2013, 6, 30), 91),
        ("2011-12-Q4", "Q4 2011/12 (January to March 2012)", "Q4 2011/12", date(2012, 1, 1), date(2012, 3, 31), 91),
        ("2013-M04", "April 2013", "April 2013", date(2013, 4, 1), date(2013, 4, 30), 30),
        ("2012-M02", "February 2012", "February 2012", date(2012, 2, 1), date(2012, 2, 29), 29),
        ("2013", "2013", "2013", date(2013, 1, 1), date(2013, 12, 31), 365),
        (
            "2013-M03-R12",
            "12 months to March 2013",
            "12 months to March 2013",
            date(2012, 4, 1),
            date(2013, 3, 31),
            365,
        ),
    ],
)
def test_each_kind_knows_its_code_its_labels_and_its_days(code, label, short_label, start, end, days):
    period = Period.parse(code)
    assert (period.code, period.label, period.short_label, str(period)) == (code, label, short_label, label)
    assert (period.start, period.end, period.days) == (start, end, days)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2013/14", "2013-14"),
        ("2013-2014", "2013-14"),
        ("2013 – 14", "2013-14"),
        ("FY 2013/14", "2013-14"),
        ("financial year 2013/14", "2013-14"),
        ("Q2 2010/11", "2010-11-Q2"),
        ("2010/11 Q2", "2010-11-Q2"),
        ("Q2 10/11", "2010-11-Q2"),
        ("quarter 2 of 2010/11", "2010-11-Q2"),
        ("first quarter of 2010/11", "2010-11-Q1"),
        ("h1 2013-14", "2013-14-H1"),
        ("April 2013", "2013-M04"),
        ("  april\n2013 ", "2013-M04"),
        ("Apr-13", "2013-M04"),
        ("Sept 2013", "2013-M09"),
        ("Mar '99", "1999-M03"),
        ("2013-04", "2013-M04"),
        ("2013/04", "2013-M04"),
        ("04/2013", "2013-M04"),
        ("2013 Apr", "2013-M04"),
        ("calendar year 2013", "2013"),
        ("year ending March 2013", "2013-M03-R12"),
        ("rolling 12 months to the end of March 2013", "2013-M03-R12"),
    ],
)
def test_what_people_type_is_understood(typed, code):
    assert Period.parse(typed).code == code


@pytest.mark.parametrize(
    ("typed", "part_of_message"),
    [
        ("", "Enter a period"),
        ("   ", "Enter a period"),
        ("last year", "not a period"),
        ("11/12", "2011/12"),
        ("13-14", "2013/14"),
        ("2013-4", "2013/14 or 2013-04"),
        ("Q1 2013", "which year it belongs to"),
        ("Q1", "which year it belongs to"),
        ("H2 13", "which year it belongs to"),
        ("2013-2017", "not one financial year"),
        ("2013-16", "not one financial year"),
        ("Q2 2010/12", "not one financial year"),
        ("FY 2013-04", "not one financial year"),
        ("2013-14-Q5", "no quarter 5"),
        ("2013-14-H0", "no half 0"),
        ("2013-M13", "no month 13"),
        ("13/2013", "no month 13"),
        ("Foo 2013", "“Foo” is not a month"),
        ("April", "not a period"),
        ("3013", "outside 1900 to 2199"),
        ("2013-M03-R6", "not a period"),
        ("٢٠١٣", "not a period"),
        ("Q1 2013/14 (May to June 2013)", "does not agree with itself"),
    ],
)
def test_what_names_no_one_period_is_refused_with_a_reason(typed, part_of_message):
    with pytest.raises(InvalidPeriod) as caught:
        Period.parse(typed)
    assert part_of_message in str(caught.value)


def test_a_number_from_a_file_is_refused_rather_than_taken_for_a_year():
    with pytest.raises(InvalidPeriod, match="2013 is not a period"):
        Period.parse(2013)  # type: ignore[arg-type]


def test_a_year_has_twelve_months_four_quarters_and_two_halves():
    year = Period.parse("2013-14")
    assert [month.code for month in year.months][::11] == ["2013-M04", "2014-M03"]
    assert len(year.months) == 12
    assert [part.code for part in year.parts(PeriodKind.QUARTER)] == [f"2013-14-Q{number}" for number in range(1, 5)]
    assert [part.code for part in year.parts(PeriodKind.HALF)] == ["2013-14-H1", "2013-14-H2"]
    assert Period.parse("2013").parts(PeriodKind.FINANCIAL_YEAR) == []
    assert Period.parse("2013-M04").months == [Period.parse("2013-M04")]


def test_a_period_contains_days_and_whole_periods():
    year = Period.parse("2013-14")
    assert year.contains(date(2013, 4, 1))
    assert year.contains(date(2014, 3, 31))
    assert not year.contains(date(2014, 4, 1))
    assert year.contains(Period.parse("2013-14-Q4"))
    assert year.contains(Period.parse("2014-M03-R12"))
    assert not year.contains(Period.parse("2013"))


@pytest.mark.parametrize(
    ("code", "year_earlier", "before", "after"),
    [
        ("2013-14", "2012-13", "2012-13", "2014-15"),
        ("2013-14-Q1", "2012-13-Q1", "2012-13-Q4", "2013-14-Q2"),
        ("2013-14-H2", "2012-13-H2", "2013-14-H1", "2014-15-H1"),
        ("2013-M01", "2012-M01", "2012-M12", "2013-M02"),
        ("2013", "2012", "2012", "2014"),
        ("2013-M03-R12", "2012-M03-R12", "2012-M03-R12", "2014-M03-R12"),
    ],
)
def test_neighbours_in_time_are_named_for_what_they_are(code, year_earlier, before, after):
    period = Period.parse(code)
    assert period.year_earlier().code == year_earlier
    assert period.before().code == before
    assert period.after().code == after


def test_periods_are_ordered_by_their_days_and_serve_as_keys():
    codes = ["2013-14-Q2", "2012-13", "2013-M04", "2013-14", "2013", "2014-M03-R12"]
    in_order = [period.code for period in sorted(map(Period.parse, codes))]
    assert in_order == ["2012-13", "2013", "2013-M04", "2013-14", "2014-M03-R12", "2013-14-Q2"]
    assert {Period.parse("2013/14"): 1}[Period.parse("2013-14")] == 1
    assert Period.parse("2013-14") != Period.parse("2014-M03-R12")
    with pytest.raises(TypeError):
        _ = Period.parse("2013") < date(2013, 1, 1)


@given(any_period())
def test_code_and_labels_read_back_as_the_same_period(period):
    assert Period.parse(period.code) == period
    assert Period.parse(period.label) == period
    assert Period.parse(period.short_label) == period


@given(any_period())
def test_a_period_abuts_the_one_before_it_and_the_one_after(period):
    assert period.before().end + timedelta(days=1) == period.start
    assert period.end + timedelta(days=1) == period.after().start
    assert period.before().after() == period
    assert period.before() < period < period.after()


@given(any_period())
def test_the_months_of_a_period_make_up_its_days(period):
    assert sum(month.days for month in period.months) == period.days
    assert all(period.contains(month) for month in period.months)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(list(PeriodKind)))
def test_the_period_containing_a_day_contains_it(day, kind):
    period = Period.containing(day, kind)
    assert period.kind is kind
    assert period.contains(day)


@given(st.text(max_size=40))
def test_any_text_is_a_period_or_refused_by_name(text):
    with suppress(InvalidPeriod):
        period = Period.parse(text)
        assert Period.parse(period.code) == period
