"""The sentence and the workings of a figure."""

import re
from datetime import date
from decimal import Decimal

import pytest

from core.numbers.quantities import Quantity, State
from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.figure.workings import workings_of
from figures.targets.profiles import even_profile
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind
from tests.figures.figure.figure_samples import YEAR, fewer, figure, target


@pytest.mark.parametrize(
    ("label", "current", "previous", "percent", "sentence"),
    [
        (
            "Theft of a motor vehicle",
            54,
            38,
            10,
            "Theft of a motor vehicle rose from 38 to 54 (up 42.1%), which is within usual variation. "
            "The target was 10% fewer: missed.",
        ),
        (
            "Domestic burglary",
            253,
            153,
            13,
            "Domestic burglary rose from 153 to 253 (up 65.4%), a clear rise. "
            "The target was 13% fewer, 133 at most: missed.",
        ),
    ],
)
def test_a_sentence_says_what_happened_whether_it_is_real_and_what_became_of_the_target(
    label, current, previous, percent, sentence
):
    assert figure(label, current, previous, fewer(percent, previous)).sentence == sentence


def test_better_or_worse_is_said_only_over_evidence_and_an_agreed_direction():
    assert figure(current=253, previous=153).trend == "worsening"
    assert figure(current=253, previous=153, polarity=Polarity.HIGHER).trend == "improving"
    assert figure(current=54, previous=38).trend == ""
    for open_to_reading in ({"polarity": Polarity.AMBIGUOUS}, {"more_may_be_good": True}, {"police_driven": True}):
        assert figure(current=253, previous=153, **open_to_reading).trend == ""


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (lambda: figure(current=106, previous=106), "Burglary stayed at 106."),
        (lambda: figure(current=None, previous=5), "Burglary: no data for 2013/14."),
        (lambda: figure(current=5, previous=None), "Burglary was 5 in 2013/14."),
        (
            lambda: figure(current=None, previous=5, target=target("at_most", 4)),
            "Burglary: no data for 2013/14. The target was at most 4: not judged, as there is no figure.",
        ),
        (
            lambda: figure(current=0, previous=2, target=target("nil")),
            "Burglary fell from 2 to 0 (down 100.0%), which is within usual variation. "
            "The target was none at all: met.",
        ),
        (
            lambda: figure(
                "Satisfaction",
                88,
                88,
                target("points", 2, baseline=Decimal(88)),
                Unit.PERCENT,
                polarity=Polarity.HIGHER,
            ),
            "Satisfaction stayed at 88%. The target was 2 percentage points higher, 90% at least: "
            "missed, but within tolerance.",
        ),
        (
            lambda: figure("Place", 3, 2, target("rank", 2, rank_of=15), Unit.RANK, rank_of=15, previous_rank_of=15),
            "Place moved from 2nd to 3rd of 15 (1 place worse); not tested: a place is not a count. "
            "The target was 2nd of 15 or better: missed.",
        ),
        (
            lambda: figure("Reports", 120, 80, fewer(5, 80), polarity=Polarity.AMBIGUOUS),
            "Reports rose from 80 to 120 (up 50.0%), with some evidence of a real rise. The target was 5% fewer, "
            "76 at most: not judged, as the direction is not agreed. Whether more or fewer is better is not agreed.",
        ),
        (
            lambda: figure("Drug offences", 120, 80, police_driven=True),
            "Drug offences rose from 80 to 120 (up 50.0%), with some evidence of a real rise. "
            "It follows police activity: a rise may mean that more was looked for.",
        ),
        (
            lambda: figure(
                current=180,
                previous=200,
                target=target("at_most", 400, profile=even_profile(YEAR, PeriodKind.QUARTER)),
                as_of=date(2013, 9, 30),
                previous_as_of=date(2012, 9, 30),
            ),
            "Burglary fell from 200 to 180 (down 10.0%), which is within usual variation. "
            "The target is at most 400, 200 by 30 September 2013: on track.",
        ),
        (
            lambda: figure(current=180, target=target("at_most", 400), as_of=date(2013, 9, 30)),
            "Burglary was 180 in 2013/14. The target is at most 400, due on 31 March 2014.",
        ),
        (
            lambda: figure(current=97, previous=100, target=target("halt_reverse")),
            "Burglary fell from 100 to 97 (down 3.0%), which is within usual variation. "
            "The target was to halt the trend and reverse it: met.",
        ),
    ],
)
def test_every_combination_has_its_plain_sentence(found, sentence):
    assert found().sentence == sentence


def test_the_workings_lead_from_the_two_values_to_the_test():
    assert workings_of(figure("Domestic burglary", 253, 153, fewer(13, 153), source="Police")) == (
        "2013/14: 253.",
        "95% interval of that: 222.8 to 286.2.",
        "2012/13: 153.",
        "Difference: 253 - 153 = +100.",
        "Change: (253 - 153) / 153 x 100 = 65.4%.",
        "Target: 13% fewer than in 2012/13: at most 133.",
        "Due: 153 x (100 - 13) / 100 = 133.11.",
        "Gap to target: +119.89.",
        "Tolerance: 5% of the due value.",
        "Tested as two counts (exact conditional test), which takes incidents to be independent.",
        "p-value below 0.0001: clear below 0.002, some evidence below 0.05.",
        "95% interval of the change: 34.8% to 103.5%.",
        "Source: Police.",
    )


def test_more_reports_may_be_good_and_the_sentence_says_so():
    found = figure("Domestic abuse reports", 200, 100, polarity=Polarity.AMBIGUOUS, more_may_be_good=True)
    assert "More reports may be good" in found.sentence
    assert not re.search("improv|worsen", found.sentence)


def test_without_a_target_value_the_target_is_to_be_set():
    aim = TargetDefinition(TargetRuleKind.TO_BE_SET, Quantity.unknown(State.TO_BE_SET, "TBA"), YEAR)
    assert figure(current=5, previous=6, target=aim).sentence.endswith("The target is to be set.")
