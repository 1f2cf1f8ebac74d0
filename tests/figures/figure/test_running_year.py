"""A figure of a year that runs: its months, what it is compared with, its target, and what may not be said of it."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.readings.data_notes import DataStatus, FigureNote, NoteEffect, NoteKind
from figures.statistics.grades import Grade
from figures.targets.rules import Polarity, Status
from tests.figures.figure.figure_samples import NOW, figure, reading, so_far, target

NOVEMBER = date(2026, 11, 30)
EVEN = [33, 34, 33, 34, 33, 33, 33, 34, 33, 34, 33, 33]


def break_in(day):
    return FigureNote(NoteKind.BREAK, NoteEffect.BLOCKS, "the counting changed", day)


def note(effect, starts=date(2026, 4, 1), ends=None):
    return FigureNote(NoteKind.OTHER, effect, "crimes were recorded without a place", starts, ends)


def test_half_a_year_is_set_beside_the_same_months_and_says_which():
    found = so_far([50] * 6, EVEN, today=NOVEMBER)
    assert (found.given.current.amount, found.given.previous.amount) == (300, 200)
    assert found.given.span.label == "April to September 2026"
    assert found.given.comparison_span.end == date(2025, 9, 30)
    assert found.grade is Grade.CLEAR
    assert "April to September 2026" in found.sentence
    assert "the same months of 2025" in found.sentence
    assert "400" in found.sentence


def test_a_target_of_the_year_holds_for_its_part_with_the_share_due_and_where_it_is_heading():
    found = so_far([180] * 6, [175] * 12, target("at_most", 2100, NOW), today=NOVEMBER)
    assert found.status in (Status.AT_RISK, Status.OFF_TRACK, Status.COULD_GO_EITHER_WAY)
    assert found.target_status.due_so_far == pytest.approx(Decimal(1050), abs=25)
    assert found.target_status.low < found.target_status.expected < found.target_status.high


def test_a_nil_target_that_is_passed_can_no_longer_be_met_by_october():
    found = so_far([5] * 6 + [3], [5] * 12, target("nil", None, NOW), today=NOVEMBER)
    assert found.status is Status.ALREADY_MISSED


def test_a_limit_that_is_passed_on_provisional_figures_says_so():
    months = [144] * 7
    found = so_far(months, [80] * 12, target("at_most", 1000, NOW), today=NOVEMBER, data_status=DataStatus.PROVISIONAL)
    assert found.status is Status.ALREADY_MISSED
    assert "on provisional figures" in found.sentence
    assert found.grade is not Grade.CLEAR


def test_enough_of_what_is_wanted_is_met_already():
    found = so_far([3, 3, 3, 2, 2], [1] * 12, target("at_least", 12, NOW), today=NOVEMBER, polarity=Polarity.HIGHER)
    assert found.status is Status.ALREADY_MET


def test_in_the_first_two_months_it_is_too_early_to_say():
    assert so_far([30, 31], EVEN, target("at_most", 400, NOW), today=date(2026, 6, 20)).status is Status.TOO_EARLY


def test_before_the_year_begins_its_target_is_not_begun_and_without_figures_there_are_none_yet():
    assert so_far([], EVEN, target("at_most", 400, NOW), today=date(2026, 3, 1)).status is Status.NOT_DUE
    assert so_far([], EVEN, target("at_most", 400, NOW), today=NOVEMBER).status is Status.NO_DATA
    assert so_far([], EVEN, today=NOVEMBER).status is Status.NO_DATA


def test_a_month_that_is_not_in_makes_it_six_of_seven_and_the_target_is_not_judged():
    found = so_far([30, 30, 30, 30, None, 30, 30], EVEN, target("at_most", 400, NOW), today=date(2026, 12, 5))
    assert (found.given.current.amount, found.given.span.known, found.given.span.due) == (180, 6, 7)
    assert "6 of 7 months" in found.sentence
    assert found.status is Status.NOT_JUDGED
    same_months = sum(EVEN[place] for place in (0, 1, 2, 3, 5, 6))
    assert found.given.previous.amount == same_months


def test_a_break_at_the_start_of_the_year_blocks_comparison_and_status():
    found = so_far([50] * 6, EVEN, target("at_most", 400, NOW), today=NOVEMBER, notes=(break_in(date(2026, 4, 1)),))
    assert (found.difference, found.status, found.grade) == (None, Status.NOT_JUDGED, Grade.NOT_TESTED)
    assert "because the counting changed" in found.sentence
    before = so_far([50] * 6, EVEN, today=NOVEMBER, notes=(break_in(date(2024, 4, 1)),))
    assert before.difference == 100


def test_a_note_that_blocks_leaves_the_figure_and_nothing_to_say_of_it():
    found = figure(current=4, previous=600, notes=(note(NoteEffect.BLOCKS, date(2013, 6, 1)),))
    assert (found.difference, found.grade) == (None, Grade.NOT_TESTED)
    assert "4" in found.sentence
    assert not any(word in found.sentence for word in ("fell", "clear", "down"))


def test_a_note_that_limits_never_leaves_a_clear_change_and_gives_its_reason_in_the_sentence():
    free = so_far([50] * 6, EVEN, today=NOVEMBER)
    limited = so_far([50] * 6, EVEN, today=NOVEMBER, notes=(note(NoteEffect.LIMITS),))
    assert (free.grade, limited.grade) == (Grade.CLEAR, Grade.SOME)
    assert "recorded without a place" in limited.sentence
    told = so_far([50] * 6, EVEN, today=NOVEMBER, notes=(note(NoteEffect.NOTES),))
    assert told.grade is Grade.CLEAR


def test_a_note_on_other_days_changes_nothing():
    other = note(NoteEffect.BLOCKS, date(2020, 4, 1), date(2020, 6, 30))
    assert so_far([50] * 6, EVEN, today=NOVEMBER, notes=(other,)).grade is Grade.CLEAR


@pytest.mark.parametrize("before", [EVEN, []])
def test_a_target_is_not_judged_by_what_was_counted_anew_from_the_years_first_day(before):
    changed = (break_in(NOW.start),)
    found = so_far([50] * 6, before, target("at_most", 200, NOW), today=NOVEMBER, notes=changed)
    assert found.status is Status.NOT_JUDGED


def test_a_sum_that_was_recorded_for_the_year_before_it_was_over_is_not_judged():
    whole = figure(
        current=380, previous=400, target=target("at_most", 390, NOW), period=NOW, today=NOVEMBER,
    )  # fmt: skip
    assert (whole.status, whole.difference) == (Status.NOT_JUDGED, None)


def test_a_percentage_is_judged_by_its_latest_level_and_says_that_its_range_is_not_known():
    levels = {"polarity": Polarity.HIGHER, "unit": Unit.PERCENT, "period": NOW, "today": NOVEMBER}
    assert figure("Satisfied", 88, 85, target("at_least", 85, NOW), **levels).status is Status.ON_TRACK
    near = figure("Satisfied", 83, 82, target("at_least", 85, NOW), **levels)
    assert near.status is Status.AT_RISK
    assert "range not known" in near.sentence
    assert figure("Satisfied", 60, 85, target("at_least", 85, NOW), **levels).status is Status.OFF_TRACK


def test_once_the_year_is_over_and_all_is_in_the_target_is_met_or_not():
    after = date(2027, 5, 20)
    assert so_far([30] * 12, EVEN, target("at_most", 400, NOW), today=after).status is Status.MET
    assert so_far([36] * 12, EVEN, target("at_most", 400, NOW), today=after).status is Status.MISSED
    assert so_far([30] * 11, EVEN, target("at_most", 400, NOW), today=after).status is Status.NOT_JUDGED
    assert so_far([30] * 10, EVEN, target("at_most", 400, NOW), today=date(2027, 4, 2)).status.is_running


def test_a_quarter_is_judged_by_the_year_so_far_under_the_years_target():
    quarter = NOW.parts(PeriodKind.QUARTER)[1]
    of_year = so_far([33] * 6, EVEN, target("at_most", 400, NOW), today=NOVEMBER)
    found = figure(
        current=99, previous=99, target=target("at_most", 400, NOW), period=quarter, today=NOVEMBER,
        toward=of_year.given.now, months=of_year.given.months,
    )  # fmt: skip
    assert found.status is of_year.status
    assert found.status is not Status.NO_TARGET


@pytest.mark.parametrize("kind", ["at_most", "below", "pct_change", "maintain", "nil", "direction", "halt_reverse"])
def test_every_kind_of_target_of_a_count_has_a_status_while_the_year_runs(kind):
    values = {"pct_change": -5}.get(kind, None if kind in ("nil", "direction", "halt_reverse") else 390)
    aim = target(kind, values, NOW, baseline=Decimal(400) if kind == "pct_change" else None)
    assert so_far([33] * 6, EVEN, aim, today=NOVEMBER).status.is_running


def test_a_figure_that_is_questioned_is_shown_and_nothing_rests_on_it():
    found = figure(current=1999, previous=193, target=target("at_most", 200), now={"is_questioned": True})
    assert found.given.current.amount == 1999
    assert (found.status, found.difference) == (Status.NOT_JUDGED, None)
    assert reading(NOW, 5, is_questioned=True).is_usable is False
