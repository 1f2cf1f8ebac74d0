"""A measure's page over time: the periods there are, the files behind the charts, and a fixed number of queries."""

from itertools import pairwise

import pytest
from django.urls import reverse

from core.periods.period import Period
from figures.charts.chart import SeriesRole
from performance.measures.page import measure_page
from performance.measures.selectors import measure_for
from performance.models import Measure
from tests import builders, pages
from tests.demo import put_demo

pytestmark = pytest.mark.django_db

YEAR = Period.parse("2013-14")


@pytest.fixture
def measure():
    plan = builders.make_plan(builders.make_partnership(slug="seaside"))
    found = builders.make_measure(plan, "Burglary")
    for month in YEAR.year_earlier().months + YEAR.months:
        builders.make_observation(found, 40 if month.number % 2 else 44, year=month)
    builders.make_observation(found, 504)
    builders.make_observation(found, 504, year="2012-13")
    return found


def page_of(measure, client=None, **query):
    client = client or pages.sign_in(measure.partnership)
    return client.get(reverse("measure-detail", args=["seaside", measure.pk]), query)


def file_of(measure, kind, **query):
    client = pages.sign_in(measure.partnership)
    return client.get(reverse("measure-chart", args=["seaside", measure.pk, kind]), query)


def test_only_the_kinds_of_period_that_exist_can_be_chosen(measure):
    course = page_of(measure).context["course"]
    assert [choice.label for choice in course.choices] == ["Months", "Quarters", "Years", "Twelve months, rolling"]
    assert course.chosen == "financial_year"
    assert page_of(measure, by="month").context["course"].chosen == "month"
    assert page_of(measure, by="century").context["course"].chosen == "financial_year"


def test_usual_variation_and_trend_are_on_the_page(measure):
    text = page_of(measure, by="month").content.decode()
    assert "Burglary: nothing out of the usual" in text
    assert "Fitted line from April 2012 to March 2014" in text
    assert "could be told from chance" in text


def test_a_marked_break_is_told_with_its_reason_beside_its_month(measure):
    builders.make_break(measure.indicator, "2013-M04", "Recording rules changed")
    answer = page_of(measure, by="month")
    chart = answer.context["course"].over_time
    assert chart.breaks == ("April 2013",)
    assert "April 2013: Recording rules changed" in answer.content.decode()
    assert answer.context["course"].variation is None
    assert "fewer than 13 points" in answer.context["course"].why_no_variation


def test_the_table_behind_a_chart_is_a_file_and_the_chart_a_picture(measure):
    table = file_of(measure, "csv", by="month").content.decode("utf-8-sig")
    assert table.splitlines()[0] == "Period,Burglary"
    assert len(table.splitlines()) == 25
    picture = file_of(measure, "png", of="variation")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert file_of(measure, "exe").status_code == 404


def test_provisional_points_are_marked_in_the_table(measure):
    builders.make_observation(measure, 30, year="2014-M04", data_status="provisional")
    rows = file_of(measure, "csv", by="month").content.decode("utf-8-sig").splitlines()
    assert rows[-1] == "April 2014,30,provisional"


def test_a_series_read_off_a_chart_is_shown_and_never_tested(measure):
    other = builders.make_measure(measure.plan, "Robbery")
    for month in YEAR.months:
        builders.make_observation(other, 30, year=month, data_status="read_off_chart")
    text = page_of(other, by="month").content.decode()
    assert "The series was read off a chart: shown, and never tested" in text
    assert "Fitted line" not in text
    assert "Usual variation is not worked out" in text


def test_the_page_takes_at_most_twelve_queries(measure, django_assert_max_num_queries):
    client = pages.sign_in(measure.partnership)
    page_of(measure, client)
    with django_assert_max_num_queries(12):
        page_of(measure, client, by="month")


def test_the_fitted_line_is_drawn_and_both_changes_are_labelled_apart(measure):
    other = builders.make_measure(measure.plan, "Robbery")
    for month, value in zip(YEAR.months, range(160, 40, -10), strict=True):
        builders.make_observation(other, value + (5 if month.number % 2 else -5), year=month)
    course = page_of(other, by="month").context["course"]
    assert [series.name for series in course.over_time.series][-1] == "Fitted line"
    line = [float(point.y) for point in course.over_time.series[-1].points]
    steps = [after - before for before, after in pairwise(line)]
    assert all(step == pytest.approx(steps[0]) for step in steps)
    fitted, point_to_point, _ = course.trend
    assert fitted.startswith("Fitted line from April 2013 to March 2014: 158.8 to 51.2, -67.8%.")
    assert point_to_point == "Point to point from April 2013 to March 2014: 155 to 55, -64.5%."


def test_the_fitted_line_begins_anew_at_a_break(measure):
    builders.make_break(measure.indicator, "2013-M04", "Recording rules changed")
    line = page_of(measure, by="month").context["course"].over_time.series[-1]
    assert [point.y is None for point in line.points] == [True] * 12 + [False] * 12


def test_the_demo_shows_six_years_and_no_trend_of_peterboroughs_months_read_off_a_chart(db):
    put_demo()
    harborough = Measure.objects.filter(partnership__slug="harborough", label__icontains="burglary").first()
    peterborough = Measure.objects.filter(partnership__slug="peterborough", label__icontains="victim").first()
    years = measure_page(measure_for(harborough.partnership, harborough.pk), "2013-14", "financial_year").course
    assert len(years.over_time.series[0].points) == 6
    months = measure_page(measure_for(peterborough.partnership, peterborough.pk), "", "month").course
    assert months.trend == ()
    assert len(months.over_time.series[0].points) > 24


def target_drawn(measure, period):
    chart = page_of(measure, period=period).context["course"].over_time
    found = next(series for series in chart.series if series.role is SeriesRole.TARGET)
    return {point.x: point.y for point in found.points if point.y is not None}


def test_a_target_is_drawn_over_its_own_year_alone(measure):
    builders.make_target(measure, 450, kind="at_most", year="2013-14")
    assert target_drawn(measure, "2013-14") == {"2013/14": 450}


def test_a_target_of_a_year_after_the_last_figure_is_drawn_there_and_not_back_over_the_years_before(measure):
    theft = builders.make_measure(measure.plan, "Theft")
    for year in ("2010-11", "2011-12"):
        builders.make_observation(theft, 500, year=year)
    builders.make_target(theft, 450, kind="at_most")
    chart = page_of(theft, period="2013-14").context["course"].over_time
    assert [point.x for point in chart.series[0].points] == ["2010/11", "2011/12", "2012/13", "2013/14"]
    assert target_drawn(theft, "2013-14") == {"2013/14": 450}


def test_a_trajectory_is_drawn_along_its_milestones(measure):
    theft = builders.make_measure(measure.plan, "Theft")
    for year in ("2010-11", "2011-12", "2012-13"):
        builders.make_observation(theft, 500, year=year)
    steps = [{"on": "2012-03-31", "value": "500"}, {"on": "2014-03-31", "value": "400"}]
    builders.make_target(theft, None, kind="trajectory", milestones=steps)
    drawn = target_drawn(theft, "2013-14")
    assert list(drawn) == ["2011/12", "2012/13", "2013/14"]
    assert (drawn["2011/12"], drawn["2013/14"]) == (500, 400)
    assert 400 < drawn["2012/13"] < 500
