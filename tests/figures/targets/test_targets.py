"""Targets of every kind: what each comes to, when it is met, how it is said, what is odd about one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.quantities import MISSING, Quantity, State
from core.numbers.units import Unit
from core.periods.period import Period
from figures.targets.due import due_value
from figures.targets.entry import warnings_for
from figures.targets.rules import (
    RULES,
    Polarity,
    Status,
    TargetDefinition,
    TargetMilestone,
    TargetRuleKind,
    Tolerance,
    direction_of,
)
from figures.targets.wording import words
from tests.figures.figure.figure_samples import figure

YEAR = Period.parse("2013-14")
LOWER, HIGHER, AMBIGUOUS = Polarity.LOWER, Polarity.HIGHER, Polarity.AMBIGUOUS


def target(kind, value=None, **values):
    quantity = Quantity.unknown(State.NOT_APPLICABLE) if value is None else Quantity.known(value)
    return TargetDefinition(TargetRuleKind(kind), quantity, YEAR, **values)


def assess(aim, *, actual, unit, polarity, previous=None, actual_of=None, **values):
    """The status of a finished year's figure; `previous` is that of the year before."""
    earlier = MISSING if previous is None else Quantity.known(previous)
    now = {"rank_of": actual_of}
    found = figure(current=actual, target=aim, unit=unit, polarity=polarity, year_before=earlier, now=now, **values)
    return found.target_status


def status(aim, actual, *, unit=Unit.COUNT, polarity=LOWER, **values):
    actual = None if actual is None else Decimal(actual)
    return assess(aim, actual=actual, unit=unit, polarity=polarity, **values).status


@pytest.mark.parametrize(
    ("aim", "actual", "expected"),
    [
        (target("absolute", 100), 100, "met"),
        (target("absolute", 100), 105, "within_tolerance"),
        (target("absolute", 100), 106, "missed"),
        (target("at_most", 20), 20, "met"),
        (target("below", "7.5"), "7.4", "met"),
        (target("below", "7.5"), "7.5", "within_tolerance"),
        (target("pct_change", -13, baseline=Decimal(153)), 133, "met"),
        (target("pct_change", -13, baseline=Decimal(153)), 134, "within_tolerance"),
        (target("pct_change", -13, baseline=Decimal(153)), 253, "missed"),
        (target("pct_change", -2, baseline=Decimal(100)), 101, "missed"),
        (target("points", -2, baseline=Decimal(30)), 28, "met"),
        (target("maintain", 50), 49, "met"),
        (target("maintain", 50, two_sided=True), 49, "within_tolerance"),
        (target("nil", 0), 0, "met"),
        (target("nil", 0), 1, "missed"),
        (target("rank", 13, rank_of=15), 13, "met"),
        (target("rank", 13, rank_of=15), 14, "missed"),
        (target("to_be_set"), 5, "no_target"),
        (target("absolute", 100), None, "no_data"),
        (None, 100, "no_target"),
    ],
)
def test_a_figure_has_the_status_that_its_targets_rule_gives(aim, actual, expected):
    assert status(aim, actual) == expected


def test_within_tolerance_is_red_where_the_figure_is_worse_than_the_baseline():
    aim = target("pct_change", -2, baseline=Decimal(100))
    assert status(aim, 100) == Status.WITHIN_TOLERANCE
    assert status(aim, 101) == Status.MISSED


def test_halting_and_reversing_asks_for_better_than_the_period_before():
    aim = target("halt_reverse")
    for actual, expected in ((99, "met"), (100, "within_tolerance"), (105, "within_tolerance"), (106, "missed")):
        assert status(aim, actual, previous=Decimal(100)) == expected
    assert status(aim, 99) == Status.NOT_JUDGED


def test_a_direction_is_amber_only_where_nothing_moved():
    aim = target("direction")
    for actual, expected in ((99, "met"), (100, "within_tolerance"), (101, "missed")):
        assert status(aim, actual, previous=Decimal(100)) == expected


def test_a_trajectory_is_linear_between_its_milestones():
    aim = target(
        "trajectory",
        baseline=Decimal(1000),
        milestones=(
            TargetMilestone(date(2014, 3, 31), Decimal(-5), percent=True),
            TargetMilestone(date(2016, 3, 30), Decimal(-15), percent=True),
        ),
        due_on=date(2015, 3, 31),
    )
    assert due_value(aim) == Decimal(900)
    assert status(aim, 900) == Status.MET


def test_a_direction_that_is_not_agreed_is_not_judged_unless_the_target_says_it():
    assert status(target("absolute", 100), 50, polarity=AMBIGUOUS) == Status.AMBIGUOUS
    assert status(target("at_most", 100), 50, polarity=AMBIGUOUS) == Status.MET


def test_a_tolerance_in_points_is_not_relative():
    aim = target("at_least", 60)
    points = Tolerance(Decimal(2), in_points=True)
    assert status(aim, 58, unit=Unit.PERCENT, polarity=HIGHER, tolerance=points) == Status.WITHIN_TOLERANCE
    assert status(aim, 57, unit=Unit.PERCENT, polarity=HIGHER, tolerance=points) == Status.MISSED
    assert status(aim, 57, unit=Unit.PERCENT, polarity=HIGHER) == Status.WITHIN_TOLERANCE


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
        (target("maintain", 72), Unit.PERCENT, HIGHER, "to stay at 72% or better"),
    ],
)
def test_a_target_is_said_in_plain_words(aim, unit, polarity, expected):
    assert words(aim, unit=unit, polarity=polarity) == expected


def test_a_direction_is_judged_from_the_baseline_where_there_is_one_and_has_no_due_value():
    aim = target("direction", baseline=Decimal(120), baseline_period=Period.parse("2011-12"))
    found = assess(aim, actual=Decimal(110), unit=Unit.COUNT, polarity=LOWER, previous=Decimal(100))
    assert (found.status, found.due) == (Status.MET, 120)
    assert words(aim, unit=Unit.COUNT, polarity=LOWER) == "fewer than in 2011/12"
    assert status(target("direction"), 110) == Status.NOT_JUDGED


def test_a_due_value_is_worked_out_exactly():
    assert due_value(target("pct_change", -13, baseline=Decimal(153))) == Decimal("133.11")
    assert due_value(target("points", 5, baseline=Decimal(85))) == 90
    assert due_value(target("nil")) == 0
    assert due_value(target("halt_reverse"), Decimal(38)) == 38
    assert due_value(target("pct_change", -13)) is None


def test_a_gap_is_actual_less_due_and_for_places_how_many_better():
    burglary = assess(
        target("pct_change", -13, baseline=Decimal(153)), actual=Decimal(253), unit=Unit.COUNT, polarity=LOWER
    )
    assert (burglary.gap, burglary.gap_unit) == (Decimal("119.89"), "count")
    satisfaction = assess(target("at_least", 85), actual=Decimal(88), unit=Unit.PERCENT, polarity=HIGHER)
    assert (satisfaction.gap, satisfaction.gap_unit) == (3, "pp")
    place = assess(target("rank", 2, rank_of=15), actual=Decimal(3), unit=Unit.RANK, polarity=LOWER, actual_of=15)
    assert (place.gap, place.gap_unit, place.status) == (-1, "places", Status.MISSED)


def test_a_place_among_others_is_not_held_against_the_target():
    aim = target("rank", 2, rank_of=15)
    found = assess(aim, actual=Decimal(2), unit=Unit.RANK, polarity=LOWER, actual_of=14)
    assert (found.status, found.reason) == (Status.NOT_JUDGED, "it is a place among 14, and the target one among 15")


def test_what_is_not_judged_says_what_is_missing():
    def reason(aim, actual):
        return assess(aim, actual=actual, unit=Unit.COUNT, polarity=LOWER).reason

    assert reason(target("pct_change", -5), Decimal(5)) == "there is no figure of the baseline"
    assert reason(target("halt_reverse"), Decimal(5)) == "there is no earlier figure to compare with"


def test_a_target_that_contradicts_its_measure_is_not_judged():
    assert status(target("at_least", 100), 150) == Status.AMBIGUOUS
    assert status(target("below", 100), 50, polarity=HIGHER) == Status.AMBIGUOUS
    assert status(target("nil"), 0, polarity=HIGHER) == Status.MET


def test_staying_at_a_value_on_both_sides_needs_no_direction():
    aim = target("maintain", 100, two_sided=True)
    for actual, expected in (
        (100, "met"),
        (95, "within_tolerance"),
        (105, "within_tolerance"),
        (94, "missed"),
        (106, "missed"),
    ):
        assert status(aim, actual, polarity=AMBIGUOUS) == expected
        assert status(aim, actual, polarity=HIGHER) == expected


def test_a_trajectory_is_due_along_its_way():
    aim = TargetDefinition(
        TargetRuleKind.TRAJECTORY,
        Quantity.unknown(State.NOT_APPLICABLE),
        Period.parse("2015-16"),
        milestones=(
            TargetMilestone(date(2014, 3, 31), Decimal(1000)),
            TargetMilestone(date(2016, 3, 30), Decimal(800)),
        ),
    )
    assert due_value(aim, on=date(2015, 3, 31)) == 900
    assert due_value(aim) == 800


def test_a_target_of_none_at_all_works_everywhere():
    aim = target("nil")
    for unit in Unit:
        assert words(aim, unit=unit, polarity=LOWER) == "none at all"
        assert status(aim, 0, unit=unit) == Status.MET
        assert status(aim, "0.1", unit=unit) == Status.MISSED
        assert warnings_for(aim, unit=unit, polarity=LOWER, last=Decimal(0)) == []
    assert status(aim, 1, tolerance=Tolerance(Decimal(50))) == Status.MISSED


def test_a_change_asked_for_where_no_direction_is_agreed_is_said_as_it_was_asked():
    aim = target("pct_change", 10, baseline=Decimal(100), baseline_period=Period.parse("2012-13"))
    assert words(aim, unit=Unit.COUNT, polarity=AMBIGUOUS) == "10% more than in 2012/13: at least 110"
    assert words(target("points", -2, baseline=Decimal(30)), unit=Unit.PERCENT, polarity=LOWER) == (
        "2 percentage points lower: at most 28%"
    )
    assert words(target("pct_change", -5, baseline=Decimal("0.95")), unit=Unit.RATE_PER_1000, polarity=LOWER) == (
        "5% lower: at most 0.90 per 1,000 people"
    )


def test_every_kind_has_a_rule_and_words():
    assert set(RULES) == set(TargetRuleKind)
    for kind in TargetRuleKind:
        assert words(target(kind, 3, baseline=Decimal(3)), unit=Unit.COUNT, polarity=LOWER)


def _change_from(baseline, kind, aimed):
    return target(
        kind,
        aimed,
        baseline=baseline,
        milestones=(TargetMilestone(date(2014, 3, 31), aimed),) if kind is TargetRuleKind.TRAJECTORY else (),
    )


ORDER = [Status.MET, Status.WITHIN_TOLERANCE, Status.MISSED]
amounts = st.decimals(min_value=0, max_value=1_000, places=1)
tolerances = st.builds(Tolerance, st.decimals(min_value=0, max_value=50, places=1), st.booleans())


@given(
    kind=st.sampled_from([kind for kind in TargetRuleKind if kind is not TargetRuleKind.TO_BE_SET]),
    polarity=st.sampled_from(Polarity),
    aimed=st.decimals(min_value=-90, max_value=1_000, places=1),
    baseline=st.none() | amounts,
    previous=amounts,
    tolerance=tolerances,
    one=amounts,
    other=amounts,
)
def test_status_never_gets_greener_as_a_value_gets_worse(
    kind, polarity, aimed, baseline, previous, tolerance, one, other
):
    aim = _change_from(baseline, kind, aimed)
    better, worse = (max, min) if direction_of(kind, polarity) is HIGHER else (min, max)
    first, second = (
        status(aim, value, polarity=polarity, previous=previous, tolerance=tolerance)
        for value in (better(one, other), worse(one, other))
    )
    if first in ORDER:
        assert ORDER.index(first) <= ORDER.index(second)
    else:
        assert first == second


@given(
    kind=st.sampled_from(TargetRuleKind),
    polarity=st.sampled_from(Polarity),
    aimed=amounts,
    baseline=st.none() | amounts,
)
def test_no_figure_never_has_a_status_or_a_gap(kind, polarity, aimed, baseline):
    found = assess(_change_from(baseline, kind, aimed), actual=None, unit=Unit.COUNT, polarity=polarity)
    assert found.status in (Status.NO_TARGET, Status.NO_DATA)
    assert found.gap is None
