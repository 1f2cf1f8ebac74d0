"""What is typed for a figure, read by its unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.quantities import NotANumber, Quantity, State
from core.numbers.units import Unit
from figures.readings.typed_figures import read_amount, read_figure, read_target


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("250%", Unit.COUNT),
        ("12 %", Unit.COUNT),
        ("12 per cent", Unit.COUNT),
        ("<9%", Unit.COUNT),
        ("12.5", Unit.COUNT),
        ("-3", Unit.COUNT),
        ("£400", Unit.COUNT),
        ("2%", Unit.RATE_PER_1000),
        ("£2", Unit.PERCENT),
        ("100.1", Unit.PERCENT),
        ("-1%", Unit.PERCENT),
        ("40%", Unit.MONEY),
        ("0", Unit.RANK),
        ("0/15", Unit.RANK),
        ("16/15", Unit.RANK),
        ("1.5", Unit.RANK),
        ("7%", Unit.RANK),
    ],
)
def test_what_no_figure_of_the_unit_can_be_is_refused(typed, unit):
    with pytest.raises(NotANumber):
        read_figure(typed, unit)


@given(
    number=st.integers(min_value=0, max_value=100),
    sign=st.sampled_from(["%", " %", " per cent", " Percent"]),
    unit=st.sampled_from(Unit),
)
def test_a_percent_sign_is_taken_for_percentages_alone(number, sign, unit):
    if unit is Unit.PERCENT:
        assert read_amount(f"{number}{sign}", unit) == Quantity.known(number)
    else:
        with pytest.raises(NotANumber):
            read_amount(f"{number}{sign}", unit)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_whole_number_is_the_count_that_it_says(number):
    assert read_figure(f"{number:,}", Unit.COUNT) == (Quantity.known(number), None)


def test_pounds_are_money_and_a_place_says_of_how_many():
    assert read_figure("£1,200", Unit.MONEY) == (Quantity.known(1200), None)
    assert read_figure("2/15", Unit.RANK) == (Quantity.known(2), 15)
    assert read_figure("10.50%", Unit.PERCENT)[0].amount == Decimal("10.5")


@pytest.mark.parametrize("typed", ["NYA", "data not yet available", "TBA", "to be set"])
@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.RANK, Unit.PERCENT])
def test_a_figure_is_not_yet_available_where_a_target_would_be_to_be_set(typed, unit):
    assert read_figure(typed, unit)[0].state is State.NOT_AVAILABLE


def test_a_target_is_to_be_set_and_never_not_yet_available():
    assert read_target("TBA").state is State.TO_BE_SET
    with pytest.raises(NotANumber, match="to be set"):
        read_target("NYA")
