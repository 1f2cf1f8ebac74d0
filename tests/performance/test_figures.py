"""The engine: changes, evidence, sentences and sums, on figures of the documents and on any others."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import MISSING, Quantity, State, Unit
from core.periods import Period
from performance.figures import FigureInput, build_figure, build_figures, summarise
from performance.statistics import Evidence
from performance.targets import Kind, Polarity, Status, Target

YEAR = Period.parse("2013-14")


def figure(label="Burglary", current=None, previous=None, target=None, unit=Unit.COUNT, **values):
    values.setdefault("polarity", Polarity.LOWER)
    return build_figure(
        FigureInput(
            label=label,
            unit=unit,
            period=YEAR,
            previous_period=YEAR.year_earlier(),
            current=MISSING if current is None else Quantity.known(current),
            previous=MISSING if previous is None else Quantity.known(previous),
            target=target,
            **values,
        )
    )


def fewer(percent, than):
    return Target(
        Kind.PCT_CHANGE, Quantity.known(-percent), YEAR, baseline=Decimal(than), baseline_period=YEAR.year_earlier()
    )


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


@pytest.mark.parametrize(
    ("current", "previous", "change", "evidence"),
    [
        (2778, 2773, "0.2", "none"),
        (253, 153, "65.4", "clear"),
        (106, 107, "-0.9", "none"),
        (284, 335, "-15.2", "some"),
        (54, 38, "42.1", "none"),
        (176, 163, "8.0", "none"),
        (68, 59, "15.3", "none"),
        (412, 490, "-15.9", "some"),
        (1159, 1269, "-8.7", "some"),
    ],
)
def test_harboroughs_changes_are_called_real_only_where_they_are(current, previous, change, evidence):
    found = figure(current=current, previous=previous)
    assert f"{found.change:.1f}" == change
    assert found.evidence == evidence


def test_a_percentage_changes_by_points_and_is_tested_only_with_its_sample_sizes():
    untested = figure(current=50, previous=23, unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    assert (untested.change, untested.change_unit) == (27, "pp")
    assert (untested.evidence, untested.evidence_reason) == (Evidence.NOT_TESTED, "no sample size")
    tested = figure(
        current=50, previous=23, unit=Unit.PERCENT, polarity=Polarity.HIGHER, sample_size=800, previous_sample_size=900
    )
    assert tested.evidence is Evidence.CLEAR


def test_a_place_gained_is_an_improvement_and_places_among_others_are_not_compared():
    found = figure(current=12, previous=14, unit=Unit.RANK, rank_of=15, previous_rank_of=15)
    assert (found.change, found.change_unit) == (2, "places")
    worse = figure(current=3, previous=2, unit=Unit.RANK, rank_of=15, previous_rank_of=15)
    assert worse.change == -1
    assert figure(current=3, previous=2, unit=Unit.RANK, rank_of=15, previous_rank_of=14).change is None


def test_from_zero_there_is_no_percentage_but_the_counts():
    found = figure(current=4, previous=0)
    assert found.change is None
    assert found.sentence.startswith("Burglary rose from 0 to 4")


def test_figures_of_two_releases_are_not_compared():
    found = figure(current=4, previous=9, vintage="October 2013", previous_vintage="July 2013")
    assert found.difference is None
    assert found.evidence_reason == "the two figures come from different releases"


def test_an_illustrative_figure_feeds_no_test_and_no_status():
    found = figure(current=253, previous=153, target=fewer(13, 153), is_illustrative=True)
    assert (found.evidence, found.status) == (Evidence.NOT_TESTED, Status.NO_DATA)


def test_more_reports_may_be_good_and_the_sentence_says_so():
    found = figure("Domestic abuse reports", 200, 100, polarity=Polarity.AMBIGUOUS, more_may_be_good=True)
    assert "More reports may be good" in found.sentence
    assert not re.search("improv|worsen", found.sentence)


def test_without_a_target_value_the_target_is_to_be_set():
    aim = Target(Kind.TO_BE_SET, Quantity.unknown(State.TO_BE_SET, "TBA"), YEAR)
    assert figure(current=5, previous=6, target=aim).sentence.endswith("The target is to be set.")


quantities = st.one_of(
    st.integers(min_value=0, max_value=100_000).map(Quantity.known),
    st.sampled_from([Quantity.unknown(state) for state in State if state is not State.KNOWN]),
)
targets = st.one_of(
    st.none(),
    st.builds(
        lambda kind, value: Target(Kind(kind), Quantity.known(value), YEAR),
        st.sampled_from(["absolute", "at_most", "at_least", "below", "maintain", "nil"]),
        st.integers(min_value=0, max_value=100_000),
    ),
)


@given(current=quantities, previous=quantities, target=targets)
def test_missing_never_becomes_zero(current, previous, target):
    found = build_figure(
        FigureInput(
            label="M",
            unit=Unit.COUNT,
            polarity=Polarity.LOWER,
            period=YEAR,
            current=current,
            previous=previous,
            target=target,
        )
    )
    if not (current.is_known and previous.is_known):
        assert found.difference is None
        assert found.change is None
        assert found.evidence is Evidence.NOT_TESTED
    if not current.is_known:
        assert found.status in (Status.NO_DATA, Status.NO_TARGET)
        assert found.assessment.gap is None


@given(current=quantities, previous=quantities, target=targets)
def test_every_number_in_a_sentence_is_one_of_its_figures(current, previous, target):
    found = build_figure(
        FigureInput(
            label="M",
            unit=Unit.COUNT,
            polarity=Polarity.LOWER,
            period=YEAR,
            current=current,
            previous=previous,
            target=target,
        )
    )
    allowed = {f"{item.amount:,}" for item in (current, previous) if item.amount is not None}
    allowed |= {f"{abs(found.change):,.1f}"} if found.change is not None else set()
    allowed |= {f"{target.value.amount:,}"} if target else set()
    text = found.sentence.replace("2013/14", "")
    printed = set(re.findall(r"\d[\d,]*(?:\.\d+)?", text))
    exact = {Decimal(number.replace(",", "")) for number in allowed}
    assert all(
        any(abs(Decimal(number.replace(",", "")) - one) <= Decimal("0.1") for one in exact) for number in printed
    )


@given(st.lists(st.tuples(quantities, quantities, targets), max_size=12))
def test_the_counts_by_status_add_up_to_the_number_monitored(rows):
    inputs = [
        FigureInput(
            label="M", unit=Unit.COUNT, polarity=Polarity.LOWER, period=YEAR, current=now, previous=before, target=aim
        )
        for now, before, aim in rows
    ]
    summary = summarise(build_figures(inputs))
    assert sum(summary.counts.values()) == summary.total == len(rows)
