"""The table of indicators at a plan's end: outturn, each year's target as printed, and the change as stated."""

import pytest

from reports.blocks.context import Context
from reports.blocks.indicators import indicators
from reports.papers.selectors import figures_of
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return builders.make_plan(years="2013-14")


def table(plan):
    report = builders.make_report(plan, layout="partnership-plan")
    return indicators(Context(report, figures_of(report)))


def test_the_last_known_year_is_the_outturn_and_each_year_with_a_target_has_a_column(plan):
    measure = builders.make_measure(plan, "Burglary", section="Priority 1", is_new=True)
    builders.make_observation(measure, 1234, year="2012-13")
    builders.make_target(measure, 1100, "at_most", year="2013-14", words="down 11%")
    builders.make_target(measure, 1000, "at_most", year="2014-15")
    found = table(plan)
    assert (found.outturn, found.years) == ("2012/13", ("2013/14", "2014/15"))
    [section] = found.sections
    [line] = section.lines
    assert section.title == "Priority 1"
    assert (line.outturn, line.targets, line.stated, line.is_new) == ("1,234", ("1,100", "1,000"), "down 11%", True)


def test_a_change_asked_for_is_told_with_its_sign_and_what_is_not_set_says_so(plan):
    builders.make_target(builders.make_measure(plan, "Burglary"), -13)
    builders.make_target(builders.make_measure(plan, "Arson"), "to_be_set", "to_be_set")
    builders.make_measure(plan, "Hate crime")
    lines = [line for section in table(plan).sections for line in section.lines]
    assert [line.targets for line in lines] == [("-13%",), ("to be set",), ("",)]


def test_without_a_figure_there_is_no_outturn_column(plan):
    builders.make_target(builders.make_measure(plan), 5, "at_most")
    assert table(plan).outturn == ""


def test_an_older_figure_than_three_years_is_no_outturn(plan):
    builders.make_observation(builders.make_measure(plan), 5, year="2008-09")
    assert table(plan).outturn == ""
