"""`load_partnership`: one file is made whole or not at all, and what stands already stays as it is."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from core import clock
from core.models import AuditEntry
from crime_data.models import Population
from partnerships.models import Agency, Area, Partnership, User
from performance.models import DataNote, Indicator, Measure, Observation, Target
from tests import builders
from tests.demo import put_demo

pytestmark = pytest.mark.django_db

DOCUMENTED = (Path(settings.BASE_DIR) / "docs" / "partnership-file.md").read_text()
EXAMPLE = re.search(r"```yaml\n(.*?)```", DOCUMENTED, re.DOTALL).group(1)
ON = ("--on", "2026-11-30")


@pytest.fixture
def load(tmp_path):
    """`load(text, *arguments)` loads a file of that text, and gives what the command says."""

    def loading(text, *arguments):
        path = tmp_path / "fernhill.yaml"
        path.write_text(text)
        out = io.StringIO()
        call_command("load_partnership", str(path), *(arguments or ON), stdout=out)
        return out.getvalue()

    return loading


def rows() -> dict[str, list]:
    """Every record there is, by its columns."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in apps.get_models()}


def line_of(words: str, text: str) -> int:
    return max(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_the_documented_example_is_loaded_whole(load):
    told = load(EXAMPLE)
    assert "3 measures" in told
    fernhill = Partnership.objects.get(slug="fernhill")
    assert fernhill.area.name == "Fernhill"
    people = {row.kind: (row.number, row.vintage) for row in Population.objects.filter(area_code="X22000001")}
    assert people == {"persons": (98000, "mid-2025 estimates"), "households": (41000, "mid-2025 estimates")}
    burglary = Observation.objects.filter(indicator__slug="burglary")
    assert {(one.period.code, one.value, one.state, one.data_status) for one in burglary} == {
        ("2025-M04", 21, "known", "final"),
        ("2025-M05", 25, "known", "final"),
        ("2026-M04", 24, "known", "provisional"),
        ("2026-M05", 26, "known", "provisional"),
        ("2026-M06", 1024, "known", "provisional"),
        ("2026-M07", None, "not_available", "final"),
    }
    notes = DataNote.objects.order_by("starts").values_list(
        "partnership__slug", "indicator__slug", "kind", "effect", "starts", "ends", "text"
    )
    april, june = date(2026, 4, 1), date(2026, 6, 1)
    assert list(notes) == [
        ("fernhill", "burglary", "break", "blocks", april, None, "the police moved to another records system"),
        ("fernhill", "burglary", "questioned", "limits", june, date(2026, 6, 30), "a digit may be wrong"),
    ]
    assert Indicator.objects.get(slug="burglary").lag_days == 31
    survey = Observation.objects.get(indicator__slug="satisfied")
    assert (survey.value, survey.numerator, survey.denominator, survey.sample_size) == (62, 124, 200, 200)
    targets = Target.objects.order_by("period", "pk").values_list("period", "kind", "value", "spread")
    assert {(period.code, *rest) for period, *rest in targets} == {
        ("2026-27", "at_most", 300, "even_month"),
        ("2026-27", "absolute", 65, ""),
        ("2027-28", "to_be_set", None, ""),
    }


def test_a_file_is_recorded_on_the_day_that_it_is_loaded_on_or_that_a_figure_names(load):
    load(EXAMPLE)
    days = {one.period.code: clock.local_day(one.recorded_at) for one in Observation.objects.all()}
    assert days["2026-M04"] == date(2026, 11, 30)
    assert days["2026-M05"] == date(2026, 7, 1)
    assert set(DataNote.objects.values_list("noted_on", flat=True)) == {date(2026, 11, 30)}


def test_the_same_file_again_changes_nothing_and_says_what_is_there(load):
    load(EXAMPLE)
    before = rows()
    told = load(EXAMPLE)
    assert rows() == before
    assert told.startswith("Nothing was missing.")
    assert "3 measures" in told


def test_a_dry_run_says_what_would_be_made_and_writes_nothing(load):
    before = rows()
    assert "Would make" in load(EXAMPLE, "--dry-run", *ON)
    assert rows() == before


def test_other_partnerships_stay_as_they_are(load):
    put_demo()
    before = {label: {row["id"]: row for row in found} for label, found in rows().items() if found and "id" in found[0]}
    load(EXAMPLE)
    after = {label: {row["id"]: row for row in found} for label, found in rows().items() if found and "id" in found[0]}
    for label, found in before.items():
        assert {key: after[label][key] for key in found} == found


def test_areas_and_agencies_that_are_there_are_never_changed(load):
    area = builders.make_area("Old Fernhill", code="X22000001")
    agency = builders.make_agency("Fernshire Police", kind="other")
    told = load(EXAMPLE)
    area.refresh_from_db(), agency.refresh_from_db()
    assert (area.name, area.version, agency.kind, agency.version) == ("Old Fernhill", 1, "other", 1)
    assert "is there already with another name; it stays as it is" in told
    assert "is there already with another kind; it stays as it is" in told
    assert (Area.objects.count(), Agency.objects.count()) == (1, 2)


def test_what_the_portal_holds_may_be_named_without_being_told_again(load):
    put_demo()
    text = (
        "plans:\n  - {partnership: harborough, slug: 2014-15, title: Plan, kind: annual, status: draft,\n"
        "     starts: 2014-04-01, ends: 2015-03-31, refreshes: 2013-14,\n"
        "     measures: [{label: All, indicator: all-crime, data_owner: Leicestershire Constabulary}]}\n"
    )
    load(text)
    measure = Measure.objects.get(plan__slug="2014-15")
    assert (measure.indicator.partnership, str(measure.data_owner)) == (None, "Leicestershire Constabulary")
    assert measure.plan.refreshes.slug == "2013-14"


def test_people_of_an_area_that_anothers_rates_rest_on_stay_as_they_are(load):
    builders.make_partnership("elsewhere", area=builders.make_area("Fernhill", code="X22000001"))
    assert "another partnership's rates rest on" in load(EXAMPLE)
    assert not Population.objects.exists()


def test_a_new_edition_of_people_stands_beside_the_old(load):
    load(EXAMPLE)
    edition = "2025: {people: 98000, households: 41000, edition: mid-2025 estimates}"
    load(
        EXAMPLE.replace(edition, "2025: [{people: 98000, edition: mid-2025 estimates}, {people: 99000, edition: new}]")
    )
    people = Population.objects.filter(kind="persons").order_by("pk").values_list("number", "vintage")
    assert list(people) == [(98000, "mid-2025 estimates"), (99000, "new")]


def test_people_are_given_no_password(load):
    load(
        EXAMPLE + "people:\n  - {email: a@fernhill.example, name: A, roles: [{partnership: fernhill, role: officer}]}\n"
    )
    assert not User.objects.get(email="a@fernhill.example").has_usable_password()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("21", 21),
        ("21.0", 21),
        ('"21"', 21),
        ("'1,021'", 1021),
        ("null", None),
        ("", None),
        ("{value: null}", None),
        ("{value: 21, note: null}", 21),
        ("nil", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(load, written, read):
    load(EXAMPLE.replace("2025-M04: 21", f"2025-M04: {written}"))
    assert Observation.objects.get(period="2025-M04").value == read


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("{kind: at_least, value: 70%}", "at_least", 70),
        ("'<=70'", "at_most", 70),
        ("'>= 70%'", "at_least", 70),
        ("{kind: pct_change, value: -10%, baseline_period: 2025-26}", "pct_change", -10),
        ("{kind: points, value: 2, baseline_value: 60}", "points", 2),
        ("{kind: maintain, value: 62, two_sided: true}", "maintain", 62),
        ("{kind: nil}", "nil", 0),
        ("{kind: direction}", "direction", None),
        ("{kind: halt_reverse, value: null}", "halt_reverse", None),
        ("{kind: to_be_set}", "to_be_set", None),
        ("{kind: trajectory, milestones: [{on: 2026-09-30, value: 63.5}]}", "trajectory", None),
    ],
)
def test_targets_of_every_kind_are_loaded(load, written, kind, value):
    load(EXAMPLE.replace("2026-27: 65%", f"2026-27: {written}"))
    target = Target.objects.get(measure__label="Satisfied with the response", period="2026-27")
    assert (target.kind, target.value) == (kind, value)


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("2025-M04: 21", "2025-M04: 250%", "is a percentage, and this is measured as: number"),
        ("2025-M04: 21", "2025-M04: 12.5", "A count is a whole number from 0"),
        ("2025-M04: 21", "2025-M04: -3", "A count is a whole number from 0"),
        ("2025-M04: 21", "2025-M13: 21", "month"),
        ("2025-M05: 25", "April 2025: 25", "stands twice here"),
        ("recorded_on: 2026-07-01", "recorded_on: 2026-12-01", "2026-12-01 is still to come"),
        ("2026-27-Q1: provisional", "2026-27-Q1: guessed", "“guessed” is not one of final"),
        ("2026-27-Q1: provisional", "2024-25: provisional", "no figure of this measure lies in 2024/25"),
        ("[2026-M07]", "[2026-M06]", "June 2026 has a figure, so it is not awaited"),
        ("[2026-M07]", "[soon]", "“soon” is not a period"),
        ("{from: 2026-M04, note: the police moved to another records system}", "{from: 2026-M04}", "lacks note"),
        ("effect: limits", "effect: stops", "“stops” is not one of blocks, limits, notes"),
        ("kind: questioned, text: a digit", "cause: x, text: a digit", "“cause” is not a key of data note"),
        ("to: 2026-M06, effect", "to: 2026-M05, effect", "The last day comes before the first"),
        ("people: 98000", "people: none", "“none” is not a whole number"),
        ("people: 98000", "people: 0", "a number from 1"),
        ("2025: {people", "year: {people", "“year” is not a"),
        ("62%, numerator: 124", "62%, numerator: 24", "These counts come to 12"),
        ("value: 62%", "value: 162%", "A percentage is from 0 to 100"),
        (
            "{kind: at_most, value: 300, spread: even_month}",
            "{kind: most, value: 300}",
            "“most” is not one of absolute",
        ),
        ("{kind: at_most, value: 300, spread: even_month}", "12%", "is a percentage"),
        ("label: Domestic abuse reports", "label: Domestic burglary", "two measures are called"),
        ("slug: domestic-abuse", "slug: burglary", "two indicators are called “burglary”"),
        ("lag_days: 31", "lag_days: soon", "“soon” is not a whole number"),
        ("2026-27-Q1: 310", "2027-28-Q1: 310", "has not begun"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_written(load, right, wrong, words):
    before = rows()
    assert right in EXAMPLE
    text = EXAMPLE.replace(right, wrong)
    with pytest.raises(CommandError) as refused:
        load(text)
    message = str(refused.value)
    assert refused.value.returncode == 2
    assert re.match(r"fernhill\.yaml, line \d+: ", message)
    assert words in message
    assert "\n" not in message
    assert rows() == before
    assert f"line {line_of(wrong, text)}: " in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "not text in UTF-8"),
        (b"plans: [", "this is not YAML"),
        (b"plans: &all [*all]", "stands within itself"),
        (b"a\x07: b", "this is not YAML"),
        (b"- a", "keys and values belong here"),
    ],
)
def test_a_file_that_is_none_is_told_in_one_line(tmp_path, content, words):
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words) as refused:
        call_command("load_partnership", str(path))
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("arguments", [("nowhere.yaml",), ("a.yaml", "--on", "soon"), ()])
def test_a_wrong_word_of_the_command_is_one_line_and_status_2(arguments):
    with pytest.raises(CommandError) as refused:
        call_command("load_partnership", *arguments)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)
    assert not AuditEntry.objects.exists()
