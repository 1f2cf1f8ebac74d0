"""The overview's first line names what is worst, and reassures only by figures that carry it."""

from decimal import Decimal

import pytest

from dashboards.overview.headline import LONGEST, headline
from figures.targets.rules import Polarity
from performance.models import Measure
from performance.plan_figures.presenters import row_for
from tests.figures.figure.figure_samples import figure, target


def row(label="Burglary", current=None, previous=None, most=None, **values):
    aim = None if most is None else target("at_most", most)
    return row_for(Measure(label=label), figure(label, current, previous, aim, **values))


MISSED = row("Domestic burglary", 253, 153, 133)
MET = row("Theft", 80, 90, 100)
UNKNOWN = row("Hate crime", None, 12)
WORSE = row("Robbery", 300, 100)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([MISSED, MET], "Domestic burglary not met"),
        ([MET, WORSE], "Robbery clearly up"),
        ([MET], "The one measure is on target."),
        ([MET, UNKNOWN], "1 of 2 measures can be judged so far; none of these is off target."),
        ([UNKNOWN, UNKNOWN], "None of the 2 measures has figures yet."),
        ([row("Arson", 5, 5)], "1 of 1 measures have figures; no target can be judged yet."),
        ([], "No measures are monitored."),
    ],
)
def test_the_headline_is_true_of_every_plan(rows, told):
    assert told in headline(rows)


def test_what_is_missed_comes_before_what_is_merely_worse():
    assert headline([WORSE, MISSED]).index("burglary") < headline([WORSE, MISSED]).index("Robbery")


@pytest.mark.parametrize("number", [1, 2, 3, 12])
def test_it_is_never_longer_than_a_line(number):
    rows = [row(f"Reduce repeat victimisation of domestic abuse in district {n}", 253, 153, 133) for n in range(number)]
    assert len(headline(rows)) <= LONGEST


def test_more_that_is_recorded_is_not_worse_where_more_may_be_good():
    rows = [row("Domestic abuse reports", 1200, 1000, more_may_be_good=True, polarity=Polarity.LOWER)]
    assert "up" not in headline(rows)
    assert rows[0].figure.change == Decimal(20)
