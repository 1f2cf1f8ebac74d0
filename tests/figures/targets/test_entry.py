"""What is said when a target is entered: errors for what cannot be, warnings for what is odd."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers.quantities import Quantity, State
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.targets.entry import errors_for, warnings_for
from figures.targets.profiles import even_profile
from figures.targets.rules import Polarity, TargetDefinition, TargetMilestone, TargetRuleKind

YEAR = Period.parse("2013-14")


def target(kind, value=None, **values):
    quantity = Quantity.unknown(State.NOT_APPLICABLE) if value is None else Quantity.known(value)
    return TargetDefinition(TargetRuleKind(kind), quantity, values.pop("period", YEAR), **values)


def warned(aim, last=None, *, unit=Unit.COUNT, polarity=Polarity.LOWER, **values):
    last = None if last is None else Decimal(last)
    return warnings_for(aim, unit=unit, polarity=polarity, last=last, **values)


def test_southamptons_target_above_the_last_result_is_warned_of():
    assert warned(target("absolute", 26991), 26626) == ["The target (26,991) is easier than the last result (26,626)."]


def test_a_target_equal_to_the_last_result_is_warned_of_unless_staying_is_the_aim():
    assert warned(target("absolute", 26626), 26626) == ["The target equals the last result (26,626)."]
    assert warned(target("maintain", 72), 72, unit=Unit.PERCENT, polarity=Polarity.HIGHER) == []


def test_an_ambitious_target_draws_no_warning():
    assert warned(target("absolute", 25355), 26626) == []
    assert warned(target("at_least", 60), 50, unit=Unit.PERCENT, polarity=Polarity.HIGHER) == []


def test_a_worse_place_is_warned_of_against_the_last_result_and_the_target_before():
    third = target("rank", 3, rank_of=15)
    assert warned(third, 2, unit=Unit.RANK, last_of=15) == [
        "The target (3rd) is a worse place than the last result (2nd), by 1 place."
    ]
    assert warned(third, 5, unit=Unit.RANK, last_of=15, before=Decimal(1)) == [
        "The target (3rd) is a worse place than the target before it (1st), by 2 places."
    ]
    assert warned(third, 5, unit=Unit.RANK, last_of=14) == ["The last place was among 14, the target is among 15."]


def test_a_target_without_its_baseline_or_date_is_warned_of():
    missing = "No figure is kept for the baseline, so the target cannot be worked out."
    assert warned(target("pct_change", -5), 100) == [missing]
    assert warned(target("points", -5), 30, unit=Unit.PERCENT) == [missing]
    percent = (TargetMilestone(date(2014, 3, 31), Decimal(-5), percent=True),)
    assert warned(target("trajectory", milestones=percent), 100) == [missing]
    assert warned(target("trajectory"), 100) == ["A trajectory without milestones has no date to be met by."]


def test_a_change_that_leads_out_of_a_percentages_range_is_warned_of():
    found = warned(target("points", 40, baseline=Decimal(70)), 70, unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    assert found == ["The target comes to 110%, which no percentage can be."]


def test_a_target_at_odds_with_its_measure_is_warned_of():
    assert "yet fewer is better" in " ".join(warned(target("at_least", 100), 90))
    assert "asks for a rise, yet fewer is better" in " ".join(warned(target("pct_change", 5, baseline=Decimal(90)), 90))
    assert "asks for a fall, yet more is better" in " ".join(
        warned(target("pct_change", -5, baseline=Decimal(90)), 90, polarity=Polarity.HIGHER)
    )
    assert warned(target("at_least", 200), 90, polarity=Polarity.AMBIGUOUS) == []


def test_a_change_too_small_to_be_told_from_chance_is_warned_of():
    (found,) = warned(target("pct_change", -10, baseline=Decimal(38)), 38)
    assert found.startswith("A change of 4 from 38 is too small to be told from chance")
    assert warned(target("pct_change", -60, baseline=Decimal(38)), 38) == []
    assert warned(target("at_most", 1), 3) == ["From 3, even none at all could not be told from chance."]


def test_clustered_incidents_need_a_larger_change_to_be_told():
    aim = target("pct_change", -13, baseline=Decimal(1000))
    assert warned(aim, 1000) == []
    assert "too small" in warned(aim, 1000, dispersion=4.0)[0]


@pytest.mark.parametrize(
    ("aim", "unit", "error"),
    [
        (target("at_least", 130), Unit.PERCENT, "A percentage is from 0 to 100, not 130."),
        (target("maintain", -1), Unit.PERCENT, "A percentage is from 0 to 100, not -1."),
        (target("pct_change", -130), Unit.COUNT, "A fall cannot be more than 100%."),
        (target("points", 101), Unit.PERCENT, "A percentage cannot move by more than 100 points."),
        (target("points", 5), Unit.COUNT, "Percentage points are for percentages only: choose a per cent change."),
        (target("absolute", "7.5"), Unit.COUNT, "A count is a whole number."),
        (target("absolute", -1), Unit.RATE_PER_1000, "A rate cannot be below 0."),
        (target("at_most", -5), Unit.COUNT, "A count cannot be below 0."),
        (
            target("trajectory", milestones=(TargetMilestone(YEAR.end, Decimal(-1)),)),
            Unit.COUNT,
            "A milestone cannot be below 0. A change on the baseline takes a % sign.",
        ),
        (target("rank", 3), Unit.COUNT, "A place in a group is a target for a rank only."),
        (target("rank", 0), Unit.RANK, "A place is a whole number from 1."),
        (target("rank", 16, rank_of=15), Unit.RANK, "The place must be within the number ranked."),
        (target("pct_change", -5), Unit.RANK, "A place does not change by per cent: name the place to reach."),
        (target("nil", 3), Unit.COUNT, "A nil target is 0."),
        (
            target("pct_change", -5, baseline_period=YEAR),
            Unit.COUNT,
            "The baseline must be before the period that the target is for.",
        ),
        (
            target("absolute", 5, due_on=date(2013, 3, 31)),
            Unit.COUNT,
            "The day it is due must not be before its period.",
        ),
        (
            target(
                "trajectory", milestones=(TargetMilestone(YEAR.end, Decimal(1)), TargetMilestone(YEAR.end, Decimal(2)))
            ),
            Unit.COUNT,
            "Two milestones have the same day.",
        ),
        (
            target("at_least", 85, profile=even_profile(YEAR, PeriodKind.QUARTER)),
            Unit.PERCENT,
            "Only what adds up over the year can be spread over its parts.",
        ),
    ],
)
def test_what_no_target_can_be_is_an_error(aim, unit, error):
    assert [found.words for found in errors_for(aim, unit=unit)] == [error]


@pytest.mark.parametrize(
    ("aim", "unit"),
    [
        (target("at_least", 100), Unit.PERCENT),
        (target("pct_change", -100, baseline_period=Period.parse("2012-13")), Unit.COUNT),
        (target("rank", 15, rank_of=15), Unit.RANK),
        (target("absolute", 5, profile=even_profile(YEAR, PeriodKind.MONTH)), Unit.COUNT),
        (target("nil"), Unit.COUNT),
        (target("to_be_set"), Unit.PERCENT),
    ],
)
def test_what_a_target_can_be_is_no_error(aim, unit):
    assert errors_for(aim, unit=unit) == []


def test_an_error_stands_at_the_field_that_it_is_about():
    aim = target("points", 130, baseline_period=YEAR, due_on=date(2013, 3, 31))
    fields = [found.field for found in errors_for(aim, unit=Unit.COUNT)]
    assert fields == ["kind", "value", "baseline_period", "due_on"]
