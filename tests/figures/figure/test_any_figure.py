"""What holds of any figures whatever: missing is not zero, every number told is one of theirs."""

import math
import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.numbers.quantities import Quantity, State
from core.numbers.units import Unit
from figures.figure.building import build_figure, build_figures
from figures.figure.records import FigureInput
from figures.figure.summary import summarise
from figures.statistics.evidence import Evidence
from figures.targets.rules import Polarity, Status, TargetDefinition, TargetMilestone, TargetRuleKind
from tests.figures.figure.figure_samples import YEAR

SEVERAL_UNITS = (Unit.COUNT, Unit.PERCENT, Unit.RATE_PER_1000, Unit.RANK, Unit.MONEY)
quantities = st.one_of(
    st.integers(min_value=0, max_value=100).map(Quantity.known),
    st.integers(min_value=0, max_value=100_000).map(Quantity.known),
    st.sampled_from([Quantity.unknown(state) for state in State if state is not State.KNOWN]),
)
kept = st.none() | st.integers(min_value=0, max_value=5_000).map(Decimal)
targets = st.none() | st.builds(
    lambda kind, value, baseline: TargetDefinition(
        kind, value, YEAR, baseline=baseline, milestones=(TargetMilestone(YEAR.end, baseline or Decimal(7)),)
    ),
    st.sampled_from(TargetRuleKind),
    quantities,
    kept,
)
inputs = st.builds(
    lambda now, before, of, earlier_of, **values: FigureInput(
        label="M", period=YEAR, previous_period=YEAR.year_earlier(), current=now, previous=before,
        rank_of=of, previous_rank_of=earlier_of, **values,
    ),
    now=quantities,
    before=quantities,
    of=st.none() | st.just(200_000),
    earlier_of=st.none() | st.just(200_000),
    unit=st.sampled_from(SEVERAL_UNITS),
    polarity=st.sampled_from(Polarity),
    target=targets,
    sample_size=st.none() | st.integers(min_value=0, max_value=3_000),
    previous_sample_size=st.none() | st.integers(min_value=0, max_value=3_000),
    count=kept,
    previous_count=kept,
    exposure=kept,
    previous_exposure=kept,
    is_illustrative=st.booleans(),
    police_driven=st.booleans(),
)  # fmt: skip


@given(given_=inputs)
def test_missing_never_becomes_zero(given_):
    found = build_figure(given_)
    if not (given_.current.is_known and given_.previous.is_known):
        assert (found.difference, found.change, found.p_value) == (None, None, None)
        assert found.evidence is Evidence.NOT_TESTED
    if not given_.current.is_known:
        assert found.status in (Status.NO_DATA, Status.NO_TARGET)
        assert (found.assessment.gap, found.interval) == (None, None)
        assert f"M: {given_.current.state.words} for 2013/14." in found.sentence
    if found.assessment.due is None:
        assert found.assessment.gap is None


@given(given_=inputs)
def test_every_number_in_a_sentence_is_one_of_its_figures(given_):
    found = build_figure(given_)
    target = given_.target
    exact = [given_.current.amount, given_.previous.amount, found.change, found.assessment.due]
    exact += [Decimal(given_.rank_of or 0), Decimal(given_.previous_rank_of or 0)]
    exact += [target.value.amount, *(step.value for step in target.milestones)] if target else []
    known = [abs(value) for value in exact if value is not None]
    text = re.sub(r"\b(?:2013/14|2012/13|31 March 2014|1,000 people)", "", found.sentence)
    for printed in re.findall(r"\d[\d,]*(?:\.\d+)?", text):
        number = Decimal(printed.replace(",", ""))
        # Rounded to a decimal, or to the whole number that meets a due value.
        assert any(abs(number - one) <= Decimal("0.05") or number == math.floor(one) for one in known) or any(
            number == math.ceil(one) for one in known
        ), found.sentence


@given(given_=inputs)
def test_nothing_is_called_better_or_worse_over_usual_variation(given_):
    found = build_figure(given_)
    if not found.is_real:
        assert found.trend == ""
        assert "clear" not in found.sentence
        assert "evidence" not in found.sentence
    assert not re.search("improv|worsen", found.sentence)


@given(st.lists(inputs, max_size=12))
def test_the_counts_by_status_add_up_to_the_number_monitored(rows):
    summary = summarise(build_figures(rows))
    assert sum(summary.counts.values()) == summary.total == len(rows)
    if rows:
        assert sum(int(number) for number in re.findall(r"\d+", summary.sentence)[1:]) == len(rows)
