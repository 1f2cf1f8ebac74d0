"""What the records give to the engine: the months behind a figure, what is compared, which target holds."""

from datetime import date
from decimal import Decimal

import pytest

from core import clock
from core.periods.period import Period
from figures.readings.data_notes import NoteEffect, NoteKind
from figures.statistics.grades import Grade
from figures.targets.rules import Status
from performance.data_notes.services import add_note
from performance.plan_figures.selectors import figures_of_plan
from tests import builders

pytestmark = pytest.mark.django_db

YEAR = Period.parse("2013-14")
UNEVEN = [20, 60, 25, 70, 30, 65, 22] * 3 + [61, 24, 70]


@pytest.fixture
def measure():
    plan = builders.make_plan()
    found = builders.make_measure(plan, "Burglary")
    builders.make_observation(found, 600, year=YEAR)
    builders.make_observation(found, 500, year=YEAR.year_earlier())
    return found


@pytest.fixture
def november(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2013, 11, 30))


def months(measure, counts, **values):
    for month, value in zip(YEAR.year_earlier().months + YEAR.months, counts, strict=False):
        if value is not None:
            builders.make_observation(measure, value, year=month, **values)


def figure_of(measure, period=YEAR):
    (row,) = [row for row in figures_of_plan(measure.plan, period).rows if row.measure_id == measure.pk]
    return row.figure


def test_uneven_months_widen_the_test_beyond_what_is_borrowed(measure):
    months(measure, UNEVEN)
    found = figure_of(measure)
    assert found.dispersion > found.given.kind.dispersion(sum(UNEVEN) / len(UNEVEN)) > 1


def test_months_read_off_a_chart_or_not_in_tell_nothing(measure):
    months(measure, UNEVEN, data_status="read_off_chart")
    assert figure_of(measure).given.months == {}
    other = builders.make_measure(measure.plan, "Robbery")
    builders.make_observation(other, 60, year=YEAR)
    months(other, [*([30] * 12), None, *([30] * 11)])
    assert len(figure_of(other).given.months) == 23


def test_a_running_year_is_set_beside_the_same_months_under_the_years_target(november):
    measure = builders.make_measure(builders.make_plan(), "Burglary")
    months(measure, [33] * 12 + [50] * 6)
    builders.make_target(measure, 400, "at_most")
    found = figure_of(measure)
    assert (found.given.current.amount, found.given.previous.amount) == (300, 198)
    assert found.given.year_before.amount == 396
    assert found.given.span.label == "April to September 2013"
    assert found.status is Status.OFF_TRACK


def test_a_quarters_paper_has_the_years_target_and_not_none(november):
    measure = builders.make_measure(builders.make_plan(), "Burglary")
    months(measure, [33] * 12 + [50] * 6)
    builders.make_target(measure, 400, "at_most")
    found = figure_of(measure, Period.parse("2013-14-Q2"))
    assert (found.given.current.amount, found.given.judged.quantity.amount) == (150, 300)
    assert found.status is Status.OFF_TRACK


def test_a_sum_typed_for_the_whole_year_before_it_is_over_is_not_judged(measure, november):
    builders.make_target(measure, 550, "at_most")
    assert figure_of(measure).status is Status.NOT_JUDGED


def test_a_due_day_after_the_period_is_waited_for(measure, monkeypatch):
    builders.make_target(measure, 650, "at_most", due_on=date(2014, 6, 30))
    monkeypatch.setattr(clock, "today", lambda: date(2014, 5, 1))
    assert figure_of(measure).status is not Status.MET
    monkeypatch.setattr(clock, "today", lambda: date(2014, 7, 1))
    assert figure_of(measure).status is Status.MET


def test_a_break_that_is_marked_blocks_the_comparison_and_the_status(measure):
    builders.make_target(measure, 550, "at_most")
    builders.make_break(measure.indicator, "2013-M04", "The counting changed")
    found = figure_of(measure)
    assert (found.difference, found.grade, found.status) == (None, Grade.NOT_TESTED, Status.NOT_JUDGED)
    assert "The counting changed" in found.sentence


def test_notes_are_of_their_own_indicator_area_and_days_alone(measure):
    other = builders.make_indicator("Robbery")
    values = {"by": None, "partnership": measure.partnership, "kind": NoteKind.OTHER, "effect": NoteEffect.BLOCKS}
    add_note(**values, reason="another indicator", indicator=other)
    add_note(**values, reason="other days", indicator=measure.indicator, ends=date(2010, 1, 1))
    add_note(**values, reason="another area", indicator=measure.indicator, area=builders.make_area("Elsewhere"))
    assert figure_of(measure).difference == 100
    add_note(**values, reason="these days", indicator=measure.indicator, starts=date(2014, 1, 1))
    assert figure_of(measure).difference is None


def test_the_latest_of_a_percentage_stands_for_the_year_and_says_of_when(november):
    measure = builders.make_measure(builders.make_plan(), "Satisfied", unit="percent", polarity="higher")
    for quarter, value in (("2013-14-Q1", 80), ("2013-14-Q2", 82), ("2012-13-Q2", 79)):
        builders.make_observation(measure, value, year=quarter)
    found = figure_of(measure)
    assert (found.given.current.amount, found.given.span.label) == (82, "Q2 2013/14")
    assert (found.given.previous.amount, found.change) == (79, Decimal(3))


def test_a_rate_that_is_typed_with_its_counts_by_month_is_told_and_judged_of_the_year_so_far(november):
    area = builders.make_area("Seaside", "E22000900")
    plan = builders.make_plan(builders.make_partnership("seaside", area=area))
    measure = builders.make_measure(plan, "Burglary", unit="rate_per_1000")
    for month in YEAR.year_earlier().months + YEAR.months[:6]:
        count = 60 if YEAR.contains(month) else 50
        builders.make_observation(measure, Decimal(count) / 100, year=month, numerator=count, denominator=100_000)
    builders.make_target(measure, 6, "at_most")
    found = figure_of(measure)
    assert (found.given.current.amount, found.given.previous.amount) == (Decimal("3.6"), Decimal(3))
    assert found.status is Status.OFF_TRACK


def test_a_rate_of_a_month_without_its_counts_is_not_held_against_the_years_target(november):
    measure = builders.make_measure(builders.make_plan(), "Burglary", unit="rate_per_1000")
    builders.make_observation(measure, "0.6", year=YEAR.months[5])
    builders.make_target(measure, 6, "at_most")
    assert figure_of(measure).status is Status.NOT_JUDGED


def test_a_month_that_is_missing_leaves_a_quarters_paper_what_is_certain_of_the_years_target(november):
    measure = builders.make_measure(builders.make_plan(), "Robbery")
    months(measure, [3] * 12 + [5, 4, 5, 5, None, 5])
    builders.make_target(measure, kind="nil")
    found = figure_of(measure, Period.parse("2013-14-Q2"))
    assert (found.given.span.coverage_words, found.status) == ("2 of 3 months", Status.ALREADY_MISSED)
