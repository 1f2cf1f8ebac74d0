"""The export as it would have been on a day: the clock held at it, and with `--as-known` without what came later."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from core import clock
from core.periods.period import Period
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountHistory, CountState, Release, Series
from figures.readings.data_notes import NoteEffect, NoteKind
from performance.data_notes.services import add_note
from performance.observations.services import correct_observation, record_observation
from performance.targets.services import replace_target, set_target
from tests import builders

pytestmark = pytest.mark.django_db

JULY, OCTOBER, NOVEMBER = date(2026, 7, 15), date(2026, 10, 20), date(2026, 11, 30)


def exported(*arguments: str, period: str = "2026-27") -> dict[str, str]:
    """The one row of the partnership's one measure."""
    out = io.StringIO()
    call_command("export_performance", "fernhill", "--period", period, *arguments, stdout=out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    return row


@pytest.fixture
def measure():
    """A count of 2026/27 by month: April to June entered in July, the rest in October, June put right in November."""
    partnership = builders.make_partnership("fernhill", area=builders.make_area("Fernhill"))
    plan = builders.make_plan(partnership, "2026-27", status="published", slug="2026-27")
    return builders.make_measure(plan, "Burglary")


def record(measure, day: date, months: dict[str, int]) -> None:
    with clock.held_on(day):
        for month, value in months.items():
            record_observation(
                by=None,
                partnership=measure.partnership,
                indicator=measure.indicator,
                period=Period.parse(month),
                quantity=builders.quantity(value),
            )


@pytest.fixture
def recorded(measure):
    record(measure, JULY, {"2026-M04": 10, "2026-M05": 20, "2026-M06": 30})
    record(measure, OCTOBER, {"2026-M07": 40, "2026-M09": 50})
    with clock.held_on(NOVEMBER):
        june = measure.indicator.observations.get(period="2026-M06")
        correct_observation(june, by=None, version=june.version, quantity=builders.quantity(33), reason="Counted again")
    return measure


def test_the_clock_is_held_at_the_day_and_a_figure_so_far_names_its_days(recorded):
    row = exported("--on", "2026-11-30")
    assert (row["current"], row["span_from"], row["span_to"], row["so_far"]) == (
        "153", "2026-04-01", "2026-09-30", "yes",
    )  # fmt: skip
    assert (row["coverage_known"], row["coverage_due"]) == ("5", "6")
    assert exported("--on", "2027-06-30")["coverage_due"] == "12"


def test_what_was_recorded_later_is_left_out_and_what_it_replaced_is_shown(recorded):
    assert exported("--on", "2026-07-31", "--as-known")["current"] == "60"
    assert exported("--on", "2026-11-29", "--as-known")["current"] == "150"
    assert exported("--on", "2026-11-30", "--as-known")["current"] == "153"
    before_any = exported("--on", "2026-07-14", "--as-known")
    assert (before_any["current"], before_any["current_state"], before_any["status"]) == ("", "missing", "no_data")


def test_without_it_all_that_is_recorded_is_read_at_any_day(recorded):
    assert exported("--on", "2026-07-31")["current"] == "153"


def test_a_target_is_left_out_before_it_was_set_and_stands_until_it_was_replaced(recorded):
    year = Period.parse("2026-27")
    with clock.held_on(JULY):
        target = set_target(by=None, measure=recorded, period=year, kind="at_most", quantity=builders.quantity(400))
    with clock.held_on(NOVEMBER):
        replace_target(
            target, by=None, version=target.version, reason="A new aim", kind="at_most", quantity=builders.quantity(300)
        )
    assert exported("--on", "2026-07-14", "--as-known")["target"] == ""
    assert exported("--on", "2026-10-30", "--as-known")["target"] == "400"
    assert exported("--on", "2026-11-30", "--as-known")["target"] == "300"


def test_a_note_is_left_out_before_it_was_made(recorded):
    with clock.held_on(OCTOBER):
        add_note(
            by=None,
            partnership=recorded.partnership,
            indicator=recorded.indicator,
            kind=NoteKind.RECORDING,
            effect=NoteEffect.BLOCKS,
            reason="the police moved to another records system",
            starts=date(2026, 4, 1),
        )
    assert "recording:blocks" not in exported("--on", "2026-10-19", "--as-known")["data_notes"].split(";")
    assert "recording:blocks" in exported("--on", "2026-10-20", "--as-known")["data_notes"].split(";")


def test_a_quarter_and_a_month_are_exported_too(recorded):
    assert exported("--on", "2026-11-30", period="2026-27-Q1")["current"] == "63"
    month = exported("--on", "2026-11-30", period="2026-M06")
    assert (month["current"], month["so_far"], month["coverage_known"], month["coverage_due"]) == ("33", "no", "1", "1")


def test_a_figure_that_is_awaited_says_so(measure):
    with clock.held_on(NOVEMBER):
        record_observation(
            by=None,
            partnership=measure.partnership,
            indicator=measure.indicator,
            period=Period.parse("2026-27"),
            quantity=builders.quantity("not_available"),
        )
    row = exported("--on", "2026-11-30")
    assert (row["current"], row["current_state"], row["coverage_known"]) == ("", "not_available", "0")


def test_json_has_the_same_columns(recorded, capsys):
    call_command("export_performance", "fernhill", "--period", "2026-27", "--on", "2026-11-30", "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)
    assert row == exported("--on", "2026-11-30")


def test_counts_of_a_release_are_left_out_before_it_was_recorded(measure):
    measure.indicator.count_source, measure.indicator.count_category = "home_office", "group:Burglary"
    measure.indicator.save()
    place = measure.partnership.area.code
    series = Series.objects.create(source="home_office", place=place, category="group:Burglary")
    quarter = pack(Period.parse("2026-27-Q1"))
    july, october = (released(day) for day in (JULY, OCTOBER))
    CountHistory.objects.create(series=series, period=quarter, value=70, state=CountState.KNOWN, release=july)
    Count.objects.create(series=series, period=quarter, value=75, state=CountState.KNOWN, release=october)
    assert exported("--on", "2026-07-14", "--as-known")["current_state"] == "missing"
    assert exported("--on", "2026-10-19", "--as-known")["current"] == "70"
    assert exported("--on", "2026-10-20", "--as-known")["current"] == "75"


def released(day: date) -> Release:
    return Release.objects.create(
        source="home_office", name="prc.csv", sha256=day.isoformat(), published_on=day, recorded_at=clock.noon(day)
    )
