"""What a figure's sentence and its workings say, and what they never say."""

import re
from decimal import Decimal

import pytest

from core.numbers.quantities import Quantity, State
from core.numbers.units import Unit
from figures.figure.subjects import subject_of
from figures.figure.workings import workings_of
from figures.statistics.grades import Grade
from figures.statistics.kinds_of_crime import kind_of_crime
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind
from tests.figures.figure.figure_samples import YEAR, fewer, figure, target

ALL_CRIME = kind_of_crime("All recorded crime")
RANKED = {"now": {"rank_of": 15}, "before": {"rank_of": 15}}


def test_a_clear_change_is_called_so_with_both_numbers_and_their_years():
    found = figure("Domestic burglary", 253, 153, fewer(13, 153))
    assert found.grade is Grade.CLEAR
    for told in ("253", "153", "2013/14", "2012/13", "up 65.4%", "a clear rise", "133 at most", "not met"):
        assert told in found.sentence


def test_small_numbers_show_no_real_change_and_the_sentence_says_so():
    found = figure("Recorded thefts", 54, 38)
    assert found.grade is Grade.TOO_FEW
    assert "rose from 38" in found.sentence
    assert "small" in found.sentence
    assert not re.search("usual variation|cannot be told|clear", found.sentence)


def test_what_stayed_about_the_same_has_both_numbers():
    found = figure("Crime", 2778, 2773, kind=ALL_CRIME)
    assert found.grade is Grade.STEADY
    assert "about the same" in found.sentence
    assert not re.search("rose|fell|usual variation", found.sentence)


def test_better_or_worse_is_said_only_over_a_real_change_and_an_agreed_direction():
    assert figure(current=253, previous=153).trend == "worsening"
    assert figure(current=253, previous=153, polarity=Polarity.HIGHER).trend == "improving"
    assert figure(current=54, previous=38).trend == ""
    for open_to_reading in ({"polarity": Polarity.AMBIGUOUS}, {"more_may_be_good": True}, {"police_driven": True}):
        found = figure(current=253, previous=153, **open_to_reading)
        assert (found.trend, found.direction) == ("", "unclear")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (lambda: figure(current=None, previous=5), "no data for 2013/14"),
        (lambda: figure(current=Quantity.unknown(State.NOT_AVAILABLE), previous=5), "not yet available"),
        (lambda: figure(current=5), "5 in 2013/14"),
        (lambda: figure(current=None, previous=5, target=target("at_most", 4)), "no figures yet"),
        (lambda: figure(current=0, previous=2, target=target("nil")), "none at all: met"),
        (lambda: figure("Place", 15, 14, None, Unit.RANK, **RANKED), "1 place lost"),
        (
            lambda: figure("Satisfied", 16, Decimal("15.5"), None, Unit.PERCENT, polarity=Polarity.HIGHER),
            "up 0.5 percentage points",
        ),
        (lambda: figure("Reports", 120, 80, fewer(5, 80), polarity=Polarity.AMBIGUOUS), "direction not agreed"),
        (lambda: figure("Drug offences", 120, 80, police_driven=True), "more was looked for"),
        (lambda: figure("Violence", 120, 80, None, Unit.MONEY), "not checked for chance, because"),
    ],
)
def test_each_kind_of_figure_says_what_it_is(found, told):
    assert told in found().sentence


@pytest.mark.parametrize(
    ("label", "subject"),
    [
        ("Reduce domestic burglary", "Domestic burglary (aim: reduce)"),
        ("Increase the number of referrals", "Referrals (aim: increase)"),
        ("To tackle anti-social behaviour", "Anti-social behaviour (aim: tackle)"),
        ("Domestic burglary", "Domestic burglary"),
        ("Improvement in confidence", "Improvement in confidence"),
        ("Cutting-edge projects", "Cutting-edge projects"),
    ],
)
def test_a_label_that_begins_with_a_verb_becomes_a_subject_with_its_aim(label, subject):
    assert subject_of(label) == subject


def test_the_workings_lead_from_the_two_values_to_the_test():
    lines = workings_of(figure("Domestic burglary", 253, 153, fewer(13, 153), now={"source": "Police"}))
    text = "\n".join(lines)
    for told in (
        "2013/14: 253.", "2012/13: 153.", "253 - 153 = +100", "(253 - 153) / 153 x 100 = 65.4%",
        "153 x (100 - 13) / 100 = 133.11", "exact conditional test", "dispersion", "Source: Police.",
    ):  # fmt: skip
        assert told in text


def test_without_a_target_value_the_target_is_to_be_set():
    aim = TargetDefinition(TargetRuleKind.TO_BE_SET, Quantity.unknown(State.TO_BE_SET, "TBA"), YEAR)
    assert "to be set" in figure(current=5, previous=6, target=aim).sentence
