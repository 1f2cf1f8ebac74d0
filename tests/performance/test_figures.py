"""The engine: changes, evidence, sentences and sums, on figures of the documents and on any others."""

import math
import re
from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import MISSING, Quantity, State, Unit
from core.periods import Period, PeriodKind
from performance.figures import FigureInput, build_figure, build_figures, summarise, workings_of
from performance.statistics import Evidence
from performance.targets import Kind, Milestone, Polarity, Status, Target, even_profile

YEAR = Period.parse("2013-14")


def figure(label="Burglary", current=None, previous=None, target=None, unit=Unit.COUNT, **values):
    values = {"polarity": Polarity.LOWER, "period": YEAR, "previous_period": YEAR.year_earlier()} | values
    return build_figure(
        FigureInput(
            label=label,
            unit=unit,
            current=MISSING if current is None else Quantity.known(current),
            previous=MISSING if previous is None else Quantity.known(previous),
            target=target,
            **values,
        )
    )


def target(kind, value=None, **values):
    quantity = Quantity.unknown(State.NOT_APPLICABLE) if value is None else Quantity.known(value)
    return Target(Kind(kind), quantity, YEAR, **values)


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
    assert "which is not compared: the two figures come from different releases" in found.sentence


def test_half_a_year_is_not_compared_with_a_whole_one():
    september = {"as_of": date(2013, 9, 30)}
    assert figure(current=180, previous=400, **september).not_compared == "the two periods are not of one length"
    matched = figure(current=180, previous=200, **september, previous_as_of=date(2012, 9, 30))
    assert (matched.change, matched.evidence) == (-10, Evidence.NONE)
    quarter = figure(
        current=90, previous=400, previous_period=Period.parse("2012-13"), period=Period.parse("2013-14-Q1")
    )
    assert quarter.difference is None


def test_an_illustrative_figure_feeds_no_test_and_no_status():
    found = figure(current=253, previous=153, target=fewer(13, 153), is_illustrative=True)
    assert (found.evidence, found.status) == (Evidence.NOT_TESTED, Status.NO_DATA)


def test_an_illustrative_earlier_figure_leaves_the_status_of_the_current_one():
    found = figure(current=90, previous=100, target=target("at_most", 95), previous_is_illustrative=True)
    assert (found.evidence, found.status) == (Evidence.NOT_TESTED, Status.GREEN)
    assert figure(current=90, previous=100, target=target("halt_reverse"), previous_is_illustrative=True).status == (
        Status.NO_DATA
    )


def test_a_rate_is_tested_by_the_counts_behind_it():
    behind = {"count": Decimal(206), "previous_count": Decimal(300)}
    people = {"exposure": Decimal(240_000), "previous_exposure": Decimal(240_000)}
    found = figure(current="0.86", previous="1.25", unit=Unit.RATE_PER_1000, **behind, **people)
    assert found.evidence is Evidence.CLEAR
    assert [round(limit, 2) for limit in found.interval] == [0.75, 0.98]
    assert figure(current="0.86", previous="1.25", unit=Unit.RATE_PER_1000).evidence_reason == (
        "the counts behind it are not kept"
    )
    assert figure(current="0.86", previous="1.25", unit=Unit.RATE_PER_1000, **behind).evidence_reason == (
        "the populations behind it are not kept"
    )


def test_counts_that_vary_more_than_chance_need_more_to_stand_out_and_the_page_says_so():
    plain, clustered = (figure(current=284, previous=335, dispersion=spread) for spread in (1.0, 1.8))
    assert (plain.evidence, clustered.evidence) == (Evidence.SOME, Evidence.NONE)
    assert clustered.p_value > plain.p_value
    assert any("dispersion 1.80" in line for line in workings_of(clustered))
    assert not any("dispersion" in line for line in workings_of(plain))


def test_a_value_has_the_interval_of_its_kind():
    assert [round(limit, 1) for limit in figure(current=9, previous=9).interval] == [4.1, 17.1]
    survey = figure(current=88, previous=85, unit=Unit.PERCENT, sample_size=500, previous_sample_size=400)
    assert [round(limit, 1) for limit in survey.interval] == [84.9, 90.6]
    assert figure(current=5, unit=Unit.RANK, rank_of=15).interval is None
    assert figure(current=9, is_illustrative=True).interval is None
    assert figure(current=3, previous=0).change_interval[1] is None


def test_better_or_worse_is_said_only_over_evidence_and_an_agreed_direction():
    assert figure(current=253, previous=153).trend == "worsening"
    assert figure(current=253, previous=153, polarity=Polarity.HIGHER).trend == "improving"
    assert figure(current=54, previous=38).trend == ""
    for open_to_reading in ({"polarity": Polarity.AMBIGUOUS}, {"more_may_be_good": True}, {"police_driven": True}):
        assert figure(current=253, previous=153, **open_to_reading).trend == ""


def test_harboroughs_ten_measures_have_the_statuses_of_its_paper():
    rows = [
        ("Total Crime", 2778, 5, 5, "red"),
        ("Domestic Burglary", 253, 100, 13, "red"),
        ("Commercial Burglary OTD", 106, -1, None, "no_target"),
        ("Theft From Motor Vehicle", 284, -51, 14, "green"),
        ("Theft Of Motor Vehicle", 54, 16, 10, "red"),
        ("Violence With Injury", 176, 13, 2, "red"),
        ("Domestic Violence With Injury", 68, 9, None, "no_target"),
        ("Criminal Damage", 412, -78, None, "no_target"),
        ("ASB Reported (Police Data)", 1159, -110, None, "no_target"),
    ]
    figures = [
        figure(label, current, current - moved, fewer(percent, current - moved) if percent else None)
        for label, current, moved, percent, _ in rows
    ]
    satisfaction = figure("User Satisfaction", 88, None, target("at_least", 85), Unit.PERCENT, polarity=Polarity.HIGHER)
    assert [found.status for found in figures] == [row[4] for row in rows]
    assert figures[1].assessment.due == Decimal("133.11")
    assert (satisfaction.assessment.gap, satisfaction.assessment.gap_unit, satisfaction.status) == (3, "pp", "green")
    assert satisfaction.evidence is Evidence.NOT_TESTED
    summary = summarise([*figures, satisfaction])
    assert summary.sentence == (
        "Of 10 measures monitored: 2 met, 0 within tolerance, 4 missed, 0 without data and 4 without a target."
    )
    assert summary.luck_sentence == (
        "9 changes were tested: had nothing really changed, about 0.5 of them would still look like a change, "
        "by luck alone."
    )


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


def test_many_figures_are_what_each_is_alone():
    inputs = [
        figure(current=current, previous=previous, unit=unit, sample_size=400, previous_sample_size=500).given
        for current, previous in ((5, 9), (60, 20), (0, 0), (None, 4), (77, 77))
        for unit in (Unit.COUNT, Unit.PERCENT, Unit.RANK, Unit.MONEY)
        if unit is not Unit.RANK or current != 0
    ]
    assert build_figures(inputs) == [build_figure(given) for given in inputs]
    assert build_figures([]) == []
    assert summarise([]).sentence == "No measures are monitored."


def test_ten_thousand_figures_take_under_two_seconds():
    given = [
        figure(current=now, previous=600 - now, target=fewer(5, 600 - now), unit=unit, sample_size=500,
               previous_sample_size=400).given
        for now, unit in ((517, Unit.COUNT), (250, Unit.COUNT), (301, Unit.COUNT), (55, Unit.PERCENT))
    ]  # fmt: skip
    started = process_time()
    found = build_figures(given * 2_500)
    taken = process_time() - started
    assert len(found) == 10_000
    assert taken < 2, f"{taken:.2f} s for 10,000 figures"


def test_more_reports_may_be_good_and_the_sentence_says_so():
    found = figure("Domestic abuse reports", 200, 100, polarity=Polarity.AMBIGUOUS, more_may_be_good=True)
    assert "More reports may be good" in found.sentence
    assert not re.search("improv|worsen", found.sentence)


def test_without_a_target_value_the_target_is_to_be_set():
    aim = Target(Kind.TO_BE_SET, Quantity.unknown(State.TO_BE_SET, "TBA"), YEAR)
    assert figure(current=5, previous=6, target=aim).sentence.endswith("The target is to be set.")


SEVERAL_UNITS = (Unit.COUNT, Unit.PERCENT, Unit.RATE_PER_1000, Unit.RANK, Unit.MONEY)
quantities = st.one_of(
    st.integers(min_value=0, max_value=100).map(Quantity.known),
    st.integers(min_value=0, max_value=100_000).map(Quantity.known),
    st.sampled_from([Quantity.unknown(state) for state in State if state is not State.KNOWN]),
)
kept = st.none() | st.integers(min_value=0, max_value=5_000).map(Decimal)
targets = st.none() | st.builds(
    lambda kind, value, baseline: Target(
        kind, value, YEAR, baseline=baseline, milestones=(Milestone(YEAR.end, baseline or Decimal(7)),)
    ),
    st.sampled_from(Kind),
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
