"""Numbers: what documents print is read with its state, and written without losing exactness."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.formats import (
    format_money,
    format_number,
    format_ordinal,
    format_percent,
    format_plain,
    format_signed,
    round_half_up,
)
from core.numbers.quantities import MISSING, NotANumber, Quantity, State, parse_quantity, parse_rank
from core.numbers.units import Unit

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False)


@pytest.mark.parametrize(
    ("printed", "amount", "mark"),
    [
        ("26,626", "26626", ""),
        ("26626", "26626", ""),
        ("10.54%", "10.54", ""),
        ("10.54 per cent", "10.54", ""),
        ("<9%", "9", "<9%"),
        ("over 1,600", "1600", "over 1,600"),
        ("£78m", "78000000", "£78m"),
        ("£1.5 million", "1500000", "£1.5 million"),
        ("£15k", "15000", "£15k"),
        ("£15,000", "15000", ""),
        (" 0.95 ", "0.95", ""),
        (".5", "0.5", ""),
        ("+25%", "25", ""),
        ("-5", "-5", ""),
        ("−5", "-5", ""),
        ("-£5", "-5", ""),
        ("0", "0", ""),
        ("-0", "0", ""),
        ("Nil", "0", "Nil"),
    ],
)
def test_printed_numbers_are_read(printed, amount, mark):
    assert parse_quantity(printed) == Quantity(Decimal(amount), State.KNOWN, mark)


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("", State.MISSING),
        ("  ", State.MISSING),
        ("-", State.MISSING),
        ("–", State.MISSING),
        ("..", State.MISSING),
        ("…", State.MISSING),
        ("[x]", State.MISSING),
        ("Not known", State.MISSING),
        ("N/A", State.NOT_APPLICABLE),
        ("[z]", State.NOT_APPLICABLE),
        ("TBA", State.TO_BE_SET),
        ("To be  set", State.TO_BE_SET),
        ("tbc", State.TO_BE_SET),
        ("*", State.SUPPRESSED),
        ("[c]", State.SUPPRESSED),
    ],
)
def test_marks_for_no_number_keep_their_state_and_their_text_and_are_never_zero(printed, state):
    quantity = parse_quantity(printed)
    assert quantity == Quantity(None, state, " ".join(printed.split()))
    assert not quantity.is_known


@pytest.mark.parametrize(
    ("typed", "part_of_message"),
    [
        ("abc", "not a number"),
        ("12a", "not a number"),
        ("122 schemes", "not a number"),
        ("£", "not a number"),
        ("%", "not a number"),
        ("NaN", "not a number"),
        ("Infinity", "not a number"),
        ("٣", "not a number"),
        ("1.2.3", "not a number"),
        ("1,23", "comma out of place"),
        ("1,234,56", "comma out of place"),
        ("12e5", "more than one number"),
        ("0.95 (228)", "more than one number"),
        ("30 (actual 50)", "more than one number"),
        ("12 34", "more than one number"),
        ("--5", "two signs"),
        ("-£-5", "two signs"),
        ("1234567890123456", "more than 15 digits"),
    ],
)
def test_junk_is_refused_with_words_for_a_form(typed, part_of_message):
    with pytest.raises(NotANumber) as caught:
        parse_quantity(typed)
    assert part_of_message in str(caught.value)


@pytest.mark.parametrize(
    ("printed", "place", "of"), [("2/15", 2, 15), ("5th of 15", 5, 15), ("1st out of 1", 1, 1), ("8th", 8, None)]
)
def test_places_are_read_with_how_many_were_ranked(printed, place, of):
    assert parse_rank(printed) == (Quantity.known(place), of)


def test_a_place_can_be_to_be_set():
    assert parse_rank("TBA") == (Quantity.unknown(State.TO_BE_SET, "TBA"), None)


@pytest.mark.parametrize("typed", ["16/15", "0/15", "1.5", "second", "-2"])
def test_what_is_no_place_is_refused(typed):
    with pytest.raises(NotANumber):
        parse_rank(typed)


def test_a_quantity_cannot_contradict_itself():
    for state in State:
        if state is State.KNOWN:
            with pytest.raises(ValueError, match="cannot be known"):
                Quantity(None, state)
        else:
            with pytest.raises(ValueError, match="cannot be"):
                Quantity(Decimal(0), state)


def test_a_quantity_is_never_a_float_or_not_finite():
    with pytest.raises(TypeError, match="not an exact number"):
        Quantity.known(0.1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not a Decimal"):
        Quantity(1.5, State.KNOWN)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a finite number"):
        Quantity.known("NaN")


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.5", 0, "3"),
        ("0.25", 1, "0.3"),
        ("-0.25", 1, "-0.3"),
        ("0.2499999999999999999999999999999999", 1, "0.2"),
        ("-0.04", 1, "0.0"),
        ("65.359477", 1, "65.4"),
        ("12500", -3, "13000"),
        ("123456789012345678901234567890.5", 0, "123456789012345678901234567891"),
    ],
)
def test_halves_round_away_from_zero_from_the_exact_value(value, places, rounded):
    assert round_half_up(Decimal(value), places) == Decimal(rounded)
    assert not str(round_half_up(Decimal(value), places)).startswith("-0.0")


def test_rounding_refuses_floats():
    with pytest.raises(TypeError, match="not an exact number"):
        round_half_up(2.675, 2)  # type: ignore[arg-type]


def test_numbers_are_written_for_readers_and_for_files():
    assert format_number(26626) == "26,626"
    assert format_number(Decimal("26626.500")) == "26,626.5"
    assert format_number(Decimal("133.11"), 0) == "133"
    assert format_number(Decimal("8"), 1) == "8.0"
    assert format_number(Decimal("1E+3")) == "1,000"
    assert format_plain(Decimal("26626.10")) == "26626.1"
    assert format_plain(Decimal("1E-7")) == "0.0000001"
    assert format_plain(100) == "100"
    assert format_signed(5) == "+5"
    assert format_signed(-51) == "-51"
    assert format_signed(0) == "0"
    assert format_signed(Decimal("-0.04"), 1) == "0.0"
    assert format_percent(Decimal("65.3594"), 1) == "65.4%"
    assert format_money(78_000_000) == "£78,000,000"
    assert format_money(Decimal("-5.5")) == "-£5.50"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (22, "22nd"), (113, "113th")]
)
def test_places_are_written_as_ordinals(number, words):
    assert format_ordinal(number) == words


@pytest.mark.parametrize("value", [0, -1, Decimal("1.5")])
def test_what_is_no_place_has_no_ordinal(value):
    with pytest.raises(ValueError, match="not a place"):
        format_ordinal(value)


@pytest.mark.parametrize(
    ("unit", "value", "cell", "words", "change_unit", "gap_unit"),
    [
        (Unit.COUNT, "2778", "2,778", "2,778", "%", "count"),
        (Unit.PERCENT, "88", "88%", "88%", "pp", "pp"),
        (Unit.RATE_PER_1000, "0.95", "0.95", "0.95 per 1,000 people", "%", "rate_per_1000"),
        (Unit.RATE_PER_100000, "909", "909", "909 per 100,000 people", "%", "rate_per_100000"),
        (
            Unit.RATE_PER_1000_HOUSEHOLDS,
            "9.5",
            "9.5",
            "9.5 per 1,000 households",
            "%",
            "rate_per_1000_households",
        ),
        (Unit.RANK, "5", "5th", "5th", "places", "places"),
        (Unit.MONEY, "15000", "£15,000", "£15,000", "%", "money"),
        (Unit.NUMBER, "3.20", "3.2", "3.2", "%", "number"),
    ],
)
def test_each_unit_says_how_its_values_and_changes_are_written(unit, value, cell, words, change_unit, gap_unit):
    assert unit.write(Decimal(value)) == cell
    assert unit.write_in_words(Decimal(value)) == words
    assert (unit.change_unit, unit.gap_unit) == (change_unit, gap_unit)


def test_a_quantity_without_a_number_is_written_as_printed_or_in_words():
    assert Unit.COUNT.write_quantity(Quantity.known(0)) == "0"
    assert Unit.COUNT.write_quantity(MISSING) == "no data"
    assert Unit.COUNT.write_quantity(Quantity.unknown(State.TO_BE_SET, "TBA")) == "TBA"
    assert Unit.COUNT.write_quantity(Quantity.unknown(State.TO_BE_SET)) == "to be set"


def test_only_rates_are_told_per_so_many():
    assert {unit: unit.per for unit in Unit if unit.is_rate} == {
        Unit.RATE_PER_1000: 1_000,
        Unit.RATE_PER_100000: 100_000,
        Unit.RATE_PER_1000_HOUSEHOLDS: 1_000,
    }
    assert Unit.COUNT.per is None


@given(AMOUNTS)
def test_what_is_written_reads_back_as_the_same_amount(amount):
    for text in (format_number(amount), format_plain(amount), format_percent(amount), str(amount)):
        assert parse_quantity(text).amount == amount


@given(AMOUNTS, st.integers(0, 3))
def test_rounding_moves_by_at_most_half_and_is_symmetrical(amount, places):
    rounded = round_half_up(amount, places)
    assert abs(rounded - amount) * 2 <= Decimal(1).scaleb(-places)
    assert round_half_up(-amount, places) == -rounded


@given(st.text(max_size=30))
def test_any_text_becomes_a_quantity_with_its_state_or_is_refused(text):
    with suppress(NotANumber):
        quantity = parse_quantity(text)
        assert quantity.is_known == (quantity.amount is not None)
        assert quantity.amount != 0 or "0" in text or "nil" in text.casefold()
