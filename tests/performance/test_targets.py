"""Targets of every kind: what each comes to, when it is met, how it is said, what is odd about one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import Quantity, State, Unit
from core.periods import Period
from performance.targets import (
    Kind,
    Milestone,
    Polarity,
    Status,
    Target,
    Tolerance,
    assess,
    due_value,
    warnings_for,
    words,
)

YEAR = Period.parse("2013-14")
LOWER, HIGHER, AMBIGUOUS = Polarity.LOWER, Polarity.HIGHER, Polarity.AMBIGUOUS


def target(kind, value=None, **values):
    quantity = Quantity.unknown(State.NOT_APPLICABLE) if value is None else Quantity.known(value)
    return Target(Kind(kind), quantity, YEAR, **values)


def status(aim, actual, *, unit=Unit.COUNT, polarity=LOWER, **values):
    actual = None if actual is None else Decimal(actual)
    return assess(aim, actual=actual, unit=unit, polarity=polarity, **values).status


@pytest.mark.parametrize(
    ("aim", "actual", "expected"),
    [
        (target("absolute", 100), 100, "green"),
        (target("absolute", 100), 105, "amber"),
        (target("absolute", 100), 106, "red"),
        (target("at_most", 20), 20, "green"),
        (target("below", "7.5"), "7.4", "green"),
        (target("below", "7.5"), "7.5", "amber"),
        (target("pct_change", -13, baseline=Decimal(153)), 133, "green"),
        (target("pct_change", -13, baseline=Decimal(153)), 134, "amber"),
        (target("pct_change", -13, baseline=Decimal(153)), 253, "red"),
        (target("pct_change", -2, baseline=Decimal(100)), 101, "red"),
        (target("points", -2, baseline=Decimal(30)), 28, "green"),
        (target("maintain", 50), 49, "green"),
        (target("maintain", 50, two_sided=True), 49, "amber"),
        (target("nil", 0), 0, "green"),
        (target("nil", 0), 1, "red"),
        (target("rank", 13, rank_of=15), 13, "green"),
        (target("rank", 13, rank_of=15), 14, "red"),
        (target("to_be_set"), 5, "no_target"),
        (target("absolute", 100), None, "no_data"),
        (None, 100, "no_target"),
    ],
)
def test_a_figure_has_the_status_that_its_targets_rule_gives(aim, actual, expected):
    assert status(aim, actual) == expected


def test_within_tolerance_is_red_where_the_figure_is_worse_than_the_baseline():
    aim = target("pct_change", -2, baseline=Decimal(100))
    assert status(aim, 100) == Status.AMBER
    assert status(aim, 101) == Status.RED


def test_halting_and_reversing_asks_for_better_than_the_period_before():
    aim = target("halt_reverse")
    for actual, expected in ((99, "green"), (100, "amber"), (105, "amber"), (106, "red")):
        assert status(aim, actual, previous=Decimal(100)) == expected
    assert status(aim, 99) == Status.NO_DATA


def test_a_direction_is_amber_only_where_nothing_moved():
    aim = target("direction")
    for actual, expected in ((99, "green"), (100, "amber"), (101, "red")):
        assert status(aim, actual, previous=Decimal(100)) == expected


def test_a_trajectory_is_linear_between_its_milestones():
    aim = target(
        "trajectory",
        baseline=Decimal(1000),
        milestones=(
            Milestone(date(2014, 3, 31), Decimal(-5), percent=True),
            Milestone(date(2016, 3, 30), Decimal(-15), percent=True),
        ),
        due_on=date(2015, 3, 31),
    )
    assert due_value(aim) == Decimal(900)
    assert status(aim, 900) == Status.GREEN


def test_a_direction_that_is_not_agreed_is_not_judged_unless_the_target_says_it():
    assert status(target("absolute", 100), 50, polarity=AMBIGUOUS) == Status.AMBIGUOUS
    assert status(target("at_most", 100), 50, polarity=AMBIGUOUS) == Status.GREEN


def test_a_target_is_not_due_before_its_last_day():
    assert status(target("absolute", 100), 50, as_of=date(2014, 3, 30)) == Status.NOT_DUE
    assert status(target("absolute", 100), 50, as_of=date(2014, 3, 31)) == Status.GREEN


def test_a_tolerance_in_points_is_not_relative():
    aim = target("at_least", 60)
    points = Tolerance(Decimal(2), in_points=True)
    assert status(aim, 58, unit=Unit.PERCENT, polarity=HIGHER, tolerance=points) == Status.AMBER
    assert status(aim, 57, unit=Unit.PERCENT, polarity=HIGHER, tolerance=points) == Status.RED
    assert status(aim, 57, unit=Unit.PERCENT, polarity=HIGHER) == Status.AMBER


@pytest.mark.parametrize(
    ("aim", "unit", "polarity", "expected"),
    [
        (target("at_most", 20), Unit.PERCENT, LOWER, "at most 20%"),
        (
            target("pct_change", -5, baseline=Decimal(7900), baseline_period=Period.parse("2011-12")),
            Unit.COUNT,
            LOWER,
            "5% fewer than in 2011/12: at most 7,505",
        ),
        (
            target("pct_change", -13, baseline=Decimal(153), baseline_period=Period.parse("2012-13")),
            Unit.COUNT,
            LOWER,
            "13% fewer than in 2012/13: at most 133",
        ),
        (
            target("pct_change", -2, baseline_period=Period.parse("2011-12")),
            Unit.COUNT,
            LOWER,
            "2% fewer than in 2011/12",
        ),
        (target("rank", 2, rank_of=15), Unit.RANK, LOWER, "2nd of 15 or better"),
        (target("nil", 0), Unit.COUNT, LOWER, "none at all"),
        (target("maintain", 72), Unit.PERCENT, HIGHER, "stay at 72% or better"),
    ],
)
def test_a_target_is_said_in_plain_words(aim, unit, polarity, expected):
    assert words(aim, unit=unit, polarity=polarity) == expected


def test_an_easier_equal_or_worse_placed_target_is_warned_of():
    def warned(aim, last, unit=Unit.COUNT, **values):
        return " ".join(warnings_for(aim, unit=unit, polarity=LOWER, last=Decimal(last), **values))

    assert "easier than the last result (26,626)" in warned(target("absolute", 26991), 26626)
    assert "equals the last result" in warned(target("absolute", 26626), 26626)
    assert "a worse place than the last result (2nd)" in warned(target("rank", 3, rank_of=15), 2, Unit.RANK)
    assert warned(target("absolute", 25355), 26626) == ""
    assert "no percentage can be" in warned(target("points", 90, baseline=Decimal(30)), 30, Unit.PERCENT)
    assert "No figure is kept for the baseline" in warned(target("pct_change", -5), 100)


ORDER = [Status.GREEN, Status.AMBER, Status.RED]
amounts = st.decimals(min_value=0, max_value=10_000, places=2)


@given(
    kind=st.sampled_from(["absolute", "at_most", "at_least", "below", "pct_change", "maintain", "nil", "halt_reverse"]),
    polarity=st.sampled_from([LOWER, HIGHER]),
    aimed=st.decimals(min_value=-90, max_value=10_000, places=1),
    baseline=amounts,
    better=amounts,
    worse=amounts,
)
def test_status_never_gets_greener_as_a_value_gets_worse(kind, polarity, aimed, baseline, better, worse):
    lower_is_better = kind in ("at_most", "below", "nil") or (polarity is LOWER and kind != "at_least")
    if (better > worse) == lower_is_better:
        better, worse = worse, better
    aim = target(kind, aimed, baseline=baseline if kind == "pct_change" else None)
    first, second = (status(aim, value, polarity=polarity, previous=baseline) for value in (better, worse))
    assert ORDER.index(first) <= ORDER.index(second)
