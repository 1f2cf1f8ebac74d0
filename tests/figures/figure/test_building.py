"""The engine: changes, evidence and statuses, on figures of the documents and on others."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest

from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.building import build_figure, build_figures
from figures.figure.summary import summarise
from figures.figure.workings import workings_of
from figures.statistics.evidence import Evidence
from figures.targets.rules import Polarity, Status
from tests.figures.figure.figure_samples import fewer, figure, target


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
