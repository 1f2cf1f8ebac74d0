"""What holds of any figures whatever: missing is not zero, nothing is told that the figure forbids."""

import re
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.numbers.quantities import Quantity, State
from core.numbers.units import Unit
from figures.figure.building import build_figure, build_figures
from figures.figure.summary import summarise
from figures.readings.data_notes import DataStatus, FigureNote, NoteEffect, NoteKind
from figures.statistics.grades import Grade
from figures.targets.rules import Polarity, Status, TargetDefinition, TargetMilestone, TargetRuleKind
from tests.figures.figure.figure_samples import YEAR
from tests.figures.figure.figure_samples import given as inputs_of

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
readings = st.fixed_dictionaries(
    {
        "rank_of": st.none() | st.just(200_000),
        "sample_size": st.none() | st.integers(min_value=0, max_value=3_000),
        "numerator": kept,
        "denominator": kept,
        "data_status": st.sampled_from(DataStatus),
        "is_questioned": st.booleans(),
    }
)
notes = st.builds(
    lambda kind, effect, day: FigureNote(kind, effect, "the counting changed", day),
    st.sampled_from([NoteKind.BREAK, NoteKind.GAP, NoteKind.OTHER]),
    st.sampled_from(NoteEffect),
    st.dates(date(2011, 1, 1), date(2015, 1, 1)),
)
inputs = st.builds(
    lambda current, previous, unit, target, **values: inputs_of("M", current, previous, target, unit, **values),
    quantities,
    quantities,
    st.sampled_from(SEVERAL_UNITS),
    targets,
    polarity=st.sampled_from(Polarity),
    now=readings,
    before=readings,
    police_driven=st.booleans(),
    notes=st.lists(notes, max_size=2).map(tuple),
)


@given(one=inputs)
def test_missing_never_becomes_zero(one):
    found = build_figure(one)
    if not (one.current.is_known and one.previous.is_known):
        assert (found.difference, found.change, found.p_value) == (None, None, None)
        assert found.grade is Grade.NOT_TESTED
    if not one.current.is_known:
        unset = one.target is not None and not one.target.is_set
        assert found.status is (Status.NO_TARGET if unset else Status.NO_DATA)
        assert (found.target_status.gap, found.interval) == (None, None)
    if found.target_status.due is None:
        assert found.target_status.gap is None


@given(one=inputs)
def test_what_blocks_leaves_no_change_direction_or_status(one):
    found = build_figure(one)
    if any(note.effect is NoteEffect.BLOCKS and note.touches(YEAR.start, YEAR.end) for note in one.notes):
        assert (found.difference, found.grade, found.direction) == (None, Grade.NOT_TESTED, "unclear")
        assert not found.status.is_judged
    if any(note.effect is NoteEffect.LIMITS for note in found.notes):
        assert found.grade is not Grade.CLEAR
    if one.is_read_off_chart:
        assert not found.status.is_judged
        assert found.difference is None


@given(one=inputs)
def test_nothing_is_called_clear_better_or_worse_that_is_not(one):
    found = build_figure(one)
    if found.grade is not Grade.CLEAR:
        assert not re.search(r"\ba clear (rise|fall)", found.sentence)
    if not found.is_real:
        assert found.trend == ""
    assert not re.search("improv|worsen|usual variation", found.sentence)


@given(st.lists(inputs, max_size=12))
def test_the_counts_by_status_add_up_to_the_number_monitored(rows):
    summary = summarise(build_figures(rows))
    assert sum(summary.counts.values()) == summary.total == len(rows)
    assert summary.known == sum(row.current.is_known for row in rows)
    if rows:
        assert sum(int(number) for number in re.findall(r"\d+", summary.sentence)[1:]) == len(rows)
