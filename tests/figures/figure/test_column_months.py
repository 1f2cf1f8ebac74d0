"""A table's columns name the months that their figures are of; a figure of other months names them itself."""

from datetime import date

from figures.figure.column_months import beside_before, beside_now, column_months
from figures.figure.meanings import GRADE_MEANINGS, STATUS_MEANINGS, words_used
from figures.readings.data_notes import DataStatus
from figures.statistics.grades import Grade
from figures.targets.rules import Status
from tests.figures.figure.figure_samples import NOW, YEAR, figure, so_far

NOVEMBER = date(2026, 11, 30)
LAST_YEAR = [35, 30, 32, 33, 36, 34, 33, 34, 30, 31, 35, 37]


def until(months, *, without=(), **values):
    """A figure of 2026/27's first months beside the whole of the year before, which came to 400."""
    amounts = [None if place in without else 30 for place in range(months)]
    return so_far(amounts, LAST_YEAR, today=NOVEMBER, **values)


def test_the_months_that_most_figures_share_head_the_columns():
    months = column_months([until(6), until(6), until(3)], NOW)
    assert (months.now, months.before) == ("April to September 2026", "Same months of 2025")


def test_a_figure_of_other_months_names_them_itself():
    figures = [until(6), until(6), until(3)]
    months = column_months(figures, NOW)
    beside = [beside_now(one, months) for one in figures]
    assert beside[0] == beside[1]
    assert "April to June 2026" in beside[2]
    assert "April to June 2026" not in beside[0]
    assert beside_before(figures[0], months) == "all of 2025/26: 400"
    assert beside_before(figures[2], months) == "April to June 2025; all of 2025/26: 400"


def test_months_that_are_not_in_and_data_that_may_change_stand_beside_the_figure():
    one = until(6, without=(2,), data_status=DataStatus.PROVISIONAL)
    assert beside_now(one, column_months([one], NOW)) == "months included 5 of 6; provisional"


def test_whole_years_stand_under_their_years_alone():
    whole = figure(current=180, previous=200)
    months = column_months([whole], YEAR)
    assert (months.now, months.before) == ("2013/14", "2012/13")
    assert beside_now(whole, months) == beside_before(whole, months) == ""


def test_without_any_figure_the_columns_name_the_periods():
    months = column_months([figure(current=None, previous=None)], YEAR)
    assert (months.now, months.before) == ("2013/14", "2012/13")


def test_every_word_has_its_line_in_the_key():
    assert set(STATUS_MEANINGS) == set(Status)
    assert set(GRADE_MEANINGS) == set(Grade)
    assert set(words_used([figure(current=None, previous=None)])) == {Status.NO_DATA, Grade.NOT_TESTED}
