"""Chart descriptions: a message, its words, its table, and no missing value drawn as zero."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.numbers.formats import round_half_up
from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from figures.charts.chart import Band, Chart, ChartPoint, ChartSeries, SeriesRole
from figures.charts.drawing import chart_json, chart_png
from figures.charts.measure_charts import change_against_target, over_time
from figures.charts.usual_variation import usual_variation
from figures.statistics.xmr_charts import xmr
from figures.targets.rules import TargetDefinition, TargetRuleKind
from tests.figures.figure import figure_samples

YEAR = Period.parse("2013-14")


def figure(label, current, previous, target=None, unit=Unit.COUNT):
    return figure_samples.figure(label, current, previous, target, unit)


def fewer(percent, than):
    return TargetDefinition(TargetRuleKind.PCT_CHANGE, Quantity.known(-percent), YEAR, baseline=Decimal(than))


FIGURES = [
    figure("Burglary", 253, 153, fewer(13, 153)),
    figure("Theft from vehicles", 284, 335, fewer(14, 335)),
    figure("Violence", 162, 160, TargetDefinition(TargetRuleKind.AT_MOST, Quantity.known(164), YEAR)),
    figure("Criminal damage", 412, 490),
    figure("Hate crime", None, 12, fewer(5, 12)),
    figure("Satisfaction", 88, 85, unit=Unit.PERCENT),
]


def test_changes_stand_beside_the_change_that_would_have_met_each_target():
    chart = change_against_target(FIGURES)
    actual, aimed = chart.series
    assert [str(round_half_up(point.y, 1)) for point in actual.points] == ["65.4", "-15.2", "1.3", "-15.9"]
    assert [point.y for point in aimed.points] == [-13, -14, Decimal("2.5"), None]
    assert (actual.role, aimed.role) == (SeriesRole.ACTUAL, SeriesRole.TARGET)


def test_the_title_says_the_message_and_the_summary_names_what_is_not_drawn():
    chart = change_against_target(FIGURES)
    assert chart.title == "1 of 3 targets for a change were missed"
    assert chart.summary == (
        "The largest change is Burglary (65.4%). "
        "Not drawn, as there is no change in per cent: Hate crime, Satisfaction."
    )


def test_a_missing_change_is_in_no_bar_and_no_row():
    chart = change_against_target(FIGURES)
    assert "Hate crime" not in [point.x for series in chart.series for point in series.points]
    assert chart.rows[-1] == ("Criminal damage", "-15.9%", "none")


def test_without_any_change_in_per_cent_there_is_no_chart():
    assert change_against_target([]) is None
    assert change_against_target(FIGURES[-2:]) is None


def test_without_targets_only_the_changes_are_drawn():
    chart = change_against_target([FIGURES[3]])
    assert (len(chart.series), chart.title) == (1, "Change in each measure")


def test_a_target_on_another_baseline_is_drawn_from_the_previous_value():
    chart = change_against_target([figure("Violence", 90, 100, fewer(10, 80))])
    assert chart.series[1].points[0].y == -28


def test_a_series_over_time_keeps_its_gaps():
    chart = over_time(
        "Burglary",
        [ChartPoint("2011/12", Decimal(140)), ChartPoint("2012/13", None), ChartPoint("2013/14", Decimal(253))],
        unit=Unit.COUNT,
        aims=[None, None, Decimal("133.11")],
    )
    assert [point.y for point in chart.series[0].points] == [140, None, 253]
    assert chart.series[1].role is SeriesRole.TARGET
    assert [point.y for point in chart.series[1].points] == [None, None, Decimal("133.11")]
    assert chart_json(chart)["data"][1]["mode"] == "lines+markers"  # a line of one point alone would not be seen
    assert chart_png(chart).startswith(b"\x89PNG")
    assert chart.rows[1] == ("2012/13", "no data")
    assert chart.summary == "The first is 140 (2011/12), the last 253 (2013/14)."


@pytest.mark.parametrize("name", ["Violence with injury " * 9, "x" * 200, "Cost of $\\frac{$5 to $10"])
def test_no_name_leaves_a_drawn_chart_without_room_or_is_read_as_a_formula(name):
    chart = change_against_target([figure(name, 90, 100), figure("Burglary", 110, 100)])
    assert chart_png(chart).startswith(b"\x89PNG")  # a chart without room for its bars is a warning, and so an error


def test_usual_variation_shows_the_mean_the_band_and_what_stands_out():
    counts = [20, 22, 19, 21, 20, 18, 22, 21, 19, 20, 21, 60, None, 20]
    names = [month.short_label for month in YEAR.months] + ["April 2014", "May 2014"]
    chart = usual_variation("Burglary", names, xmr(counts), unit=Unit.COUNT, target=Decimal(18))
    assert [series.role for series in chart.series] == [SeriesRole.ACTUAL, SeriesRole.AVERAGE, SeriesRole.TARGET]
    assert chart.series[0].points[11].note
    assert chart.series[0].points[12].y is None
    assert "Above the limits: March 2014 (60)." in chart.summary
    assert chart.bands[0].low >= 0
    assert chart.rows[12] == ("April 2014", "no data", "")
    assert chart.subtitle == "Provisional: fewer than 24 points"


def test_a_short_series_is_called_provisional():
    chart = usual_variation("Burglary", ["a", "b", "c"], xmr([5, 6, 5]), unit=Unit.COUNT)
    assert chart.subtitle == "Provisional: fewer than 24 points"
    assert chart.title == "Burglary: nothing out of the usual"


def test_a_chart_has_at_most_four_series():
    series = tuple(ChartSeries(name, (ChartPoint("a", Decimal(1)),)) for name in "abcde")
    assert Chart(kind="line", title="T", summary="S", series=series[:4]).series == series[:4]
    for unfit in (series, ()):
        with pytest.raises(ValueError, match="one to 4 series"):
            Chart(kind="line", title="T", summary="S", series=unfit)


def test_a_chart_without_words_or_with_an_unfit_table_is_refused():
    chart = change_against_target(FIGURES)
    with pytest.raises(ValueError, match="a summary in words"):
        replace(chart, summary="")
    with pytest.raises(ValueError, match="a cell for each heading"):
        replace(chart, header=("Measure",))
    with pytest.raises(ValueError, match="ends below its start"):
        Band("Usual", Decimal(2), Decimal(1))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "Burglary: no figure is known"),
        ([None, None], "Burglary: no figure is known"),
        ([153], "Burglary: 153 in 2008/09"),
        ([153, 253], "Burglary: 253 in 2009/10, up from 153 in 2008/09"),
        ([253, 153, None], "Burglary: 153 in 2009/10, down from 253 in 2008/09"),
        ([1200, None, 1200], "Burglary: 1,200 in 2010/11, as much as 1,200 in 2008/09"),
    ],
)
def test_the_title_of_a_course_says_the_last_figure_beside_the_one_before(values, message):
    years = ("2008/09", "2009/10", "2010/11")
    points = [ChartPoint(x, None if y is None else Decimal(y)) for x, y in zip(years, values, strict=False)]
    assert over_time("Burglary", points, unit=Unit.COUNT).title == message


def names_of(values):
    return [f"month {number}" for number in range(1, len(values) + 1)]


def told(values):
    chart = usual_variation("Burglary", names_of(values), xmr(values), unit=Unit.COUNT)
    return chart.summary.partition("on average")[2].partition(". ")[2], chart


def test_a_month_far_below_the_others_is_called_a_possible_gap_and_no_fall():
    summary, chart = told([420, 410, 431, 425, 408, 46, 415, 422, 430, 411, 419, 427, 409, 424])
    assert "Below the limits: month 6 (46); possibly a gap in the figures, not to be read as a fall" in summary
    assert "possibly a gap" in chart.rows[5][2]
    assert "gap" not in chart.rows[4][2]


def test_runs_are_told_from_their_first_to_their_last_month():
    low, high = [10, 11, 10, 11, 10, 11, 10, 11], [20, 21, 20, 21, 20, 21, 20, 21]
    summary, _ = told([*low, *high])
    assert "Seven or more in a row above the average: month 9 to month 16." in summary
    assert "Seven or more in a row below the average: month 1 to month 8." in summary


def test_a_trend_says_which_way_it_goes():
    summary, _ = told([20, 10, 12, 14, 16, 18, 20, 22, 10, 20, 12, 19, 11])
    assert "Seven or more in a row, each higher than the last: month 2 to month 8." in summary
    assert "each lower than the last" not in summary


def test_nothing_out_of_the_usual_is_no_sentence():
    assert told([20, 22, 19, 21, 20, 18, 22, 21, 19, 20, 21, 20, 22])[0] == ""
