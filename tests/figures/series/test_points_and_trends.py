"""A measure over time: what is added up and what is not, trends labelled apart, and no test of what is illustrative."""

from decimal import Decimal

import pytest

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.charts.usual_variation import usual_variation_of
from figures.readings.data_notes import DataStatus
from figures.series.plausibility import plausibility_words
from figures.series.points import MarkedBreak, kinds_of, points_by
from figures.series.sums import SeriesPoint
from figures.series.trend import fitted_line, trend_words
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind
from tests.figures.figure.figure_samples import figure, so_far

YEAR = Period.parse("2013-14")
MONTH = PeriodKind.MONTH


def months(values, start="2012-M04", **marks):
    """Points of consecutive months."""
    found, period = [], Period.parse(start)
    for value in values:
        found.append(SeriesPoint(period, None if value is None else Decimal(value), **marks))
        period = period.after()
    return tuple(found)


def test_whole_quarters_and_years_of_counts_are_added_up_from_months():
    points = months([10] * 15)
    quarters = points_by(points, PeriodKind.QUARTER, Unit.COUNT)
    assert [(point.period.code, point.value) for point in quarters][-1] == ("2013-14-Q1", 30)
    assert [point.value for point in points_by(points, PeriodKind.FINANCIAL_YEAR, Unit.COUNT)] == [120]
    assert [point.value for point in points_by(points, PeriodKind.ROLLING_YEAR, Unit.COUNT)] == [120] * 4


def test_a_quarter_with_a_missing_month_has_no_sum_and_no_zero():
    points = months([10, None, 10, 10, 10, 10])
    quarters = points_by(points, PeriodKind.QUARTER, Unit.COUNT)
    assert [(point.period.code, point.value) for point in quarters] == [("2012-13-Q2", 30)]


def test_of_percentages_nothing_is_added_up():
    points = months([50] * 24)
    assert kinds_of(points, Unit.PERCENT) == (MONTH,)
    assert PeriodKind.ROLLING_YEAR in kinds_of(points, Unit.COUNT)


def test_a_recorded_quarter_stands_before_the_sum_of_its_months():
    recorded = SeriesPoint(Period.parse("2012-13-Q1"), Decimal(31))
    found = points_by((recorded, *months([10, 10, 10])), PeriodKind.QUARTER, Unit.COUNT)
    assert [point.value for point in found] == [31]


def test_a_sum_of_months_read_off_a_chart_is_so_too():
    (quarter,) = points_by(months([10, 10, 10], data_status=DataStatus.READ_OFF_CHART), PeriodKind.QUARTER, Unit.COUNT)
    assert quarter.is_read_off_chart


def test_fitted_and_point_to_point_change_are_labelled_apart():
    fitted, point_to_point, test = trend_words(months([100, 90, 95, 80, 60]), Unit.COUNT)
    assert fitted.startswith("Fitted line from April 2012 to August 2012: 103 to 67")
    assert point_to_point == "Point to point from April 2012 to August 2012: 100 to 60, -40.0%."
    assert "95% interval" in test


def test_a_trend_of_percentages_is_told_in_points():
    _, point_to_point, _ = trend_words(months([40, 45, 50]), Unit.PERCENT)
    assert point_to_point.endswith("40% to 50%, 10 percentage points.")


def test_a_gap_at_an_end_bears_nothing_on_the_trend():
    assert trend_words(months([None, 100, 90, 95, None]), Unit.COUNT) == trend_words(
        months([100, 90, 95], start="2012-M05"), Unit.COUNT
    )
    assert trend_words(months([1, 2]), Unit.COUNT) == ()


def test_limits_are_rebased_at_a_marked_break_alone_and_its_reason_is_said():
    points = months([10, 12] * 10 + [50, 52] * 10)
    mark = MarkedBreak(points[20].period, "Recording changed.")
    whole, _ = usual_variation_of("Burglary", points, (), Unit.COUNT)
    since, _ = usual_variation_of("Burglary", points, (mark,), Unit.COUNT)
    assert len(whole.rows) == 40
    assert len(since.rows) == 20
    assert "Since the break in December 2013: Recording changed" in since.subtitle


def test_limits_of_one_stretch_are_not_drawn_over_another():
    chart, _ = usual_variation_of("Burglary", months([10, 12] * 10 + [None] * 3 + [50, 52] * 7), (), Unit.COUNT)
    assert len(chart.rows) == 14
    assert "unbroken" in chart.subtitle
    read_off = months([10] * 12, data_status=DataStatus.READ_OFF_CHART)
    chart, _ = usual_variation_of("B", (*read_off, *months([50, 52] * 7, start="2013-M04")), (), Unit.COUNT)
    assert len(chart.rows) == 14


def test_a_short_series_one_read_off_a_chart_and_an_absent_one_say_why_there_is_no_chart():
    chart, why = usual_variation_of("Burglary", months([5, 6, 5]), (), Unit.COUNT)
    assert (chart, "fewer than 13 points" in why) == (None, True)
    short, _ = usual_variation_of("Burglary", months([5, 6, 5, 4] * 4), (), Unit.COUNT)
    assert "Provisional" in short.subtitle
    chart, why = usual_variation_of("B", months([5] * 20, data_status=DataStatus.READ_OFF_CHART), (), Unit.COUNT)
    assert (chart, "read off a chart" in why) == (None, True)
    chart, why = usual_variation_of("B", (), (), Unit.COUNT)
    assert (chart, "no monthly series" in why) == (None, True)
    chart, why = usual_variation_of("B", months([5, None, 6]), (), Unit.COUNT)
    assert (chart, "fewer than 13 points" in why) == (None, True)


def test_months_with_a_season_are_compared_like_with_like():
    pattern = [100, 110, 120, 130, 140, 150, 140, 130, 120, 110, 100, 90]
    chart, _ = usual_variation_of("Burglary", months(pattern * 4), (), Unit.COUNT)
    assert "without its season" in chart.subtitle
    assert chart.title == "Burglary: nothing out of the usual"


def test_the_smallest_change_that_could_be_told_and_the_chance_of_luck():
    target = TargetDefinition(TargetRuleKind.PCT_CHANGE, Quantity.known(-13), YEAR, baseline=Decimal(153))
    found = figure(current=253, previous=153, target=target)
    told, asked, luck = plausibility_words(found)
    assert told.startswith("From 153, a fall of ")
    assert asked == ("The target asks for a fall of 20: meeting it would not show by itself that anything has changed.")
    assert luck == (
        "If 153 is the usual level and nothing changes, the target would be met by luck alone about 11 times in 100."
    )


@pytest.mark.parametrize(
    ("kind", "aim", "asks"),
    [(TargetRuleKind.AT_MOST, 90, False), (TargetRuleKind.AT_MOST, 153, False), (TargetRuleKind.AT_MOST, 152, True)],
)
def test_a_target_that_could_be_told_or_asks_for_nothing_is_not_warned_of(kind, aim, asks):
    target = TargetDefinition(kind, Quantity.known(aim), YEAR)
    words = plausibility_words(figure(current=150, previous=153, target=target))
    assert any(line.startswith("The target asks for a fall of") for line in words) is asks


def test_a_rise_that_is_aimed_at_is_held_against_the_smallest_that_could_be_told():
    target = TargetDefinition(TargetRuleKind.AT_LEAST, Quantity.known(160), YEAR)
    found = figure(current=160, previous=153, target=target, polarity=Polarity.HIGHER)
    assert any(line.startswith("The target asks for a rise of 7:") for line in plausibility_words(found))


@pytest.mark.parametrize("previous", [MISSING, Quantity.known(Decimal("10.5")), Quantity.known(-3)])
def test_nothing_is_said_of_luck_over_what_is_no_count(previous):
    found = figure(current=10, previous=previous)
    assert plausibility_words(found) == ()


def test_while_the_year_runs_what_each_month_may_bring_is_told():
    target = TargetDefinition(TargetRuleKind.AT_MOST, Quantity.known(120), YEAR)
    found = so_far([20, 20, 20], [12, 13] * 6, target, today=Period.parse("2013-M07").start, year=YEAR)
    words = plausibility_words(found, months([20, 20, 20], start="2013-M04"))
    assert words[-1] == "20 a month so far; 6.7 a month in the rest of the year would end at the target."
    gone = plausibility_words(found, months([50, 50, 50], start="2013-M04"))
    assert gone[-1] == "The year so far, 150, is already past 120."


def test_no_line_crosses_a_gap_or_figures_read_off_a_chart():
    before = months([423, 420, 410])
    after = months([366, 370, 380], start="2016-M01")
    told = trend_words((*before, *every_missing(before[-1], after[0]), *after), Unit.COUNT)
    assert "January 2016 to March 2016" in told[0]
    assert not any("2012" in line for line in told)
    drawn = (*months([100, 90, 80], data_status=DataStatus.READ_OFF_CHART), *months([95, 90, 85], start="2012-M07"))
    assert "July 2012 to September 2012" in trend_words(drawn, Unit.COUNT)[0]
    two_real = (*months([100, 90, 80], data_status=DataStatus.READ_OFF_CHART), *months([95, 90], start="2012-M07"))
    assert trend_words(two_real, Unit.COUNT) == ()


def every_missing(first, last):
    """Points without a value for all the months between two."""
    found, month = [], first.period.after()
    while month < last.period:
        found.append(SeriesPoint(month, None))
        month = month.after()
    return found


def test_a_fitted_line_is_never_told_below_zero_or_over_a_hundred_per_cent():
    assert min(fitted_line(months([90, 50, 20, 5, 0, 0]), Unit.COUNT).values()) >= 0
    assert max(fitted_line(months([70, 85, 97, 100, 100]), Unit.PERCENT).values()) <= 100
