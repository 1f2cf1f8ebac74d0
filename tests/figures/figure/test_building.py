"""The engine: changes, grades and statuses of finished years, on figures of the documents and on others."""

from decimal import Decimal
from sys import gettrace
from time import process_time

import pytest

from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.building import build_figure, build_figures
from figures.figure.summary import summarise
from figures.figure.workings import workings_of
from figures.readings.data_notes import DataStatus
from figures.statistics.grades import Grade
from figures.statistics.kinds_of_crime import kind_of_crime
from figures.targets.rules import Polarity, Status
from tests.figures.figure.figure_samples import fewer, figure, given, target

READ_OFF = {"data_status": DataStatus.READ_OFF_CHART}


@pytest.mark.parametrize(
    ("current", "previous", "change", "is_clear"),
    [
        (2778, 2773, "0.2", False),
        (253, 153, "65.4", True),
        (106, 107, "-0.9", False),
        (284, 335, "-15.2", False),
        (54, 38, "42.1", False),
        (176, 163, "8.0", False),
        (68, 59, "15.3", False),
        (412, 490, "-15.9", False),
        (1159, 1269, "-8.7", False),
    ],
)
def test_of_harboroughs_changes_burglarys_alone_is_clear(current, previous, change, is_clear):
    found = figure(current=current, previous=previous)
    assert f"{found.change:.1f}" == change
    assert (found.grade is Grade.CLEAR) == is_clear


def test_all_crime_is_steady_and_a_small_count_is_too_few_to_tell():
    assert figure("Total crime", 2778, 2773, kind=kind_of_crime("All recorded crime")).grade is Grade.STEADY
    assert figure("Theft of a motor vehicle", 54, 38).grade is Grade.TOO_FEW


def test_a_percentage_changes_by_points_and_is_tested_only_with_how_many_were_asked():
    untested = figure(current=50, previous=23, unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    assert (untested.change, untested.change_unit, untested.grade) == (27, "pp", Grade.NOT_TESTED)
    asked = {"now": {"sample_size": 800}, "before": {"sample_size": 900}}
    assert figure(current=50, previous=23, unit=Unit.PERCENT, polarity=Polarity.HIGHER, **asked).grade is Grade.CLEAR


def test_a_place_gained_is_an_improvement_and_places_among_others_are_not_compared():
    among = {"now": {"rank_of": 15}, "before": {"rank_of": 15}}
    found = figure(current=12, previous=14, unit=Unit.RANK, **among)
    assert (found.change, found.change_unit) == (2, "places")
    assert figure(current=3, previous=2, unit=Unit.RANK, **among).change == -1
    others = figure(current=3, previous=2, unit=Unit.RANK, now={"rank_of": 15}, before={"rank_of": 14})
    assert others.change is None
    assert others.not_compared


def test_from_zero_there_is_no_percentage_but_the_counts():
    found = figure(current=4, previous=0)
    assert found.change is None
    assert "from 0" in found.sentence


def test_what_was_read_off_a_chart_feeds_no_comparison_and_no_status():
    found = figure(current=253, previous=153, target=fewer(13, 153), now=READ_OFF)
    assert (found.grade, found.status, found.difference) == (Grade.NOT_TESTED, Status.NOT_JUDGED, None)
    earlier = figure(current=90, previous=100, target=target("at_most", 95), before=READ_OFF)
    assert (earlier.grade, earlier.status) == (Grade.NOT_TESTED, Status.MET)
    assert figure(current=90, previous=100, target=target("halt_reverse"), before=READ_OFF).status is Status.NOT_JUDGED


def test_a_rate_has_the_grade_of_the_counts_behind_it():
    months = {month: 20 for year in ("2012-13", "2013-14") for month in Period.parse(year).months}
    among = {"denominator": Decimal(240_000)}
    count = figure(current=206, previous=300, months=months)
    rate = figure(
        current=Decimal(206) / 240, previous=Decimal(300) / 240, unit=Unit.RATE_PER_1000, months=months,
        now={"numerator": Decimal(206), **among}, before={"numerator": Decimal(300), **among},
    )  # fmt: skip
    assert rate.grade is count.grade
    assert rate.p_value == pytest.approx(count.p_value)
    assert rate.dispersion == count.dispersion > 1
    assert figure(current="0.86", previous="1.25", unit=Unit.RATE_PER_1000).grade is Grade.NOT_TESTED


def test_where_there_are_no_months_the_dispersion_is_borrowed_and_never_one():
    found = figure(current=284, previous=335)
    assert found.dispersion > 1
    assert any(f"dispersion {found.dispersion:.2f}" in line for line in workings_of(found))


def test_a_value_has_the_interval_of_its_kind():
    assert [round(limit, 1) for limit in figure(current=9, previous=9).interval] == [4.1, 17.1]
    survey = figure(current=88, previous=85, unit=Unit.PERCENT, now={"sample_size": 500}, before={"sample_size": 400})
    assert [round(limit, 1) for limit in survey.interval] == [84.9, 90.6]
    assert figure(current=5, unit=Unit.RANK, now={"rank_of": 15}).interval is None
    assert figure(current=9, now=READ_OFF).interval is None
    assert figure(current=3, previous=0).change_interval[1] is None


def test_harboroughs_ten_measures_have_the_statuses_of_its_paper():
    rows = [
        ("Total Crime", 2778, 5, 5, Status.MISSED),
        ("Domestic Burglary", 253, 100, 13, Status.MISSED),
        ("Commercial Burglary OTD", 106, -1, None, Status.NO_TARGET),
        ("Theft From Motor Vehicle", 284, -51, 14, Status.MET),
        ("Theft Of Motor Vehicle", 54, 16, 10, Status.MISSED),
        ("Violence With Injury", 176, 13, 2, Status.MISSED),
        ("Domestic Violence With Injury", 68, 9, None, Status.NO_TARGET),
        ("Criminal Damage", 412, -78, None, Status.NO_TARGET),
        ("ASB Reported (Police Data)", 1159, -110, None, Status.NO_TARGET),
    ]
    figures = [
        figure(label, current, current - moved, fewer(percent, current - moved) if percent else None)
        for label, current, moved, percent, _ in rows
    ]
    satisfaction = figure("User Satisfaction", 88, None, target("at_least", 85), Unit.PERCENT, polarity=Polarity.HIGHER)
    assert [found.status for found in figures] == [row[4] for row in rows]
    assert figures[1].target_status.due == Decimal("133.11")
    found = satisfaction.target_status
    assert (found.gap, found.gap_unit, found.status) == (3, "pp", Status.MET)
    summary = summarise([*figures, satisfaction])
    assert (summary.total, summary.known, summary.tested) == (10, 10, 9)
    counted = {status: number for status, number in summary.counts.items() if number}
    assert counted == {Status.MET: 2, Status.MISSED: 4, Status.NO_TARGET: 4}


def test_many_figures_are_what_each_is_alone():
    inputs = [
        given(current=now, previous=before, unit=unit, now={"sample_size": 400}, before={"sample_size": 500})
        for now, before in ((5, 9), (60, 20), (0, 0), (None, 4), (77, 77))
        for unit in (Unit.COUNT, Unit.PERCENT, Unit.RANK, Unit.MONEY)
        if unit is not Unit.RANK or now != 0
    ]
    assert build_figures(inputs) == [build_figure(one) for one in inputs]
    assert build_figures([]) == []
    assert summarise([]).total == 0


def test_ten_thousand_figures_take_under_two_seconds():
    if gettrace() is not None:
        pytest.skip("following the lines for the coverage takes longer than the figures do")
    some = [
        given(current=now, previous=600 - now, target=fewer(5, 600 - now), unit=unit,
              now={"sample_size": 500}, before={"sample_size": 400})
        for now, unit in ((517, Unit.COUNT), (250, Unit.COUNT), (301, Unit.COUNT), (55, Unit.PERCENT))
    ]  # fmt: skip
    started = process_time()
    found = build_figures(some * 2_500)
    taken = process_time() - started
    assert len(found) == 10_000
    assert taken < 2, f"{taken:.2f} s for 10,000 figures"
