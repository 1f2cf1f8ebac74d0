"""What the public sees: what was published on purpose, as it was published, and nothing that may not be seen."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from actions.progress import services as progress_services
from core import writes
from core.errors import StaleVersion
from performance.handling.public_figures import public_figures
from performance.observations.services import correct_observation
from plans.models import PlanStatus
from plans.plan import services as plan_services
from reports.publication import services
from reports.publication.datasets import DICTIONARY
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = builders.YEAR


@pytest.fixture
def plan(place):
    return builders.make_plan(place, slug="plan", status=PlanStatus.PUBLISHED)


def measure(plan, label, value, previous=None, *, priority=None, target=None, **indicator):
    values = {"suppress_below": 5} | indicator
    made = builders.make_measure(
        plan, priority=priority, label=label, indicator=builders.make_indicator(label, **values)
    )
    builders.make_observation(made, value=value)
    if previous is not None:
        builders.make_observation(made, value=previous, year=YEAR.year_earlier())
    if target is not None:
        builders.make_target(made, **target)
    return made


def page(slug="seaside"):
    return Client().get(reverse("public-partnership", args=[slug]))


def files(number=1, slug="seaside", plan="plan"):
    """Every file of a version as text, whatever its format."""
    for dataset in DICTIONARY:
        for file_format in ("csv", "json", "xlsx"):
            url = reverse("public-file", args=[slug, plan, YEAR.code, number, dataset, file_format])
            content = Client().get(url).content
            yield _sheet(content) if file_format == "xlsx" else content.decode("utf-8-sig")


def _sheet(content):
    rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return "\n".join(str(row) for row in rows)


def test_nothing_is_public_before_it_is_published(plan):
    measure(plan, "Burglary", 253)
    assert page().status_code == 404
    services.publish(by=None, plan=plan, period=YEAR)
    assert "Burglary" in page().content.decode()


def test_a_partnership_that_has_published_nothing_looks_like_one_that_does_not_exist(plan):
    assert page().content == page("nowhere").content


def test_only_a_published_plan_s_figures_can_be_published(place):
    draft = builders.make_plan(place, status=PlanStatus.CONSULTATION)
    with pytest.raises(ValidationError, match="Publish the plan first"):
        services.publish(by=None, plan=draft, period=YEAR)


def test_a_correction_is_public_with_the_next_version_and_the_first_stays_as_it_was(plan):
    burglary = measure(plan, "Burglary", 253, 153)
    services.publish(by=None, plan=plan, period=YEAR)
    first = list(files(1))
    observation = burglary.indicator.observations.get(period=YEAR)
    correct_observation(
        by=None, observation=observation, version=observation.version, quantity=builders.quantity(260), reason="late"
    )
    assert "to 260" not in page().content.decode()

    services.publish(by=None, plan=plan, period=YEAR)

    assert "to 260" in page().content.decode()
    assert list(files(1)) == first
    earlier = Client().get(reverse("public-version", args=["seaside", "plan", YEAR.code, 1])).content.decode()
    assert "to 253" in earlier
    assert "followed by a newer one" in earlier


def test_publishing_what_is_public_already_is_refused(plan):
    measure(plan, "Burglary", 253)
    services.publish(by=None, plan=plan, period=YEAR)
    with pytest.raises(ValidationError, match="Nothing has changed since version 1"):
        services.publish(by=None, plan=plan, period=YEAR)


def test_what_is_published_is_what_was_looked_at(plan):
    burglary = measure(plan, "Burglary", 253)
    seen = services.preview(plan=plan, period=YEAR).fingerprint
    measure(plan, "Theft", 90)
    with pytest.raises(ValidationError, match="changed since you opened"):
        services.publish(by=None, plan=plan, period=YEAR, looked_at=seen)
    assert not burglary.plan.publications.exists()


def test_a_published_version_cannot_be_changed(plan):
    measure(plan, "Burglary", 253)
    publication = services.publish(by=None, plan=plan, period=YEAR)
    publication.content = {}
    with pytest.raises(ValidationError, match="not changed"):
        publication.save()


def test_a_version_taken_back_is_gone_from_every_public_page(plan):
    measure(plan, "Burglary", 253)
    publication = services.publish(by=None, plan=plan, period=YEAR)
    with pytest.raises(ValidationError):
        services.withdraw(by=None, publication=publication, version=publication.version, reason=" ")
    with pytest.raises(StaleVersion):
        services.withdraw(by=None, publication=publication, version=None, reason="wrong year")
    services.withdraw(by=None, publication=publication, version=publication.version, reason="wrong year")
    assert page().status_code == 404
    assert Client().get(reverse("public-data", args=["seaside"])).status_code == 404
    assert (
        Client().get(reverse("public-file", args=["seaside", "plan", "2013-14", 1, "figures", "csv"])).status_code
        == 404
    )


def test_every_column_of_every_file_is_in_the_dictionary_and_the_other_way_round(plan):
    priority = builders.make_priority(plan)
    measure(plan, "Burglary", 253, 153, priority=priority, target={"kind": "at_most", "value": 200})
    builders.make_action(plan, priorities=[priority])
    content = services.publish(by=None, plan=plan, period=YEAR).content
    assert {name: set(rows[0]) for name, rows in content["datasets"].items()} == {
        name: set(columns) for name, columns in DICTIONARY.items()
    }


def test_the_files_hold_the_same_rows_in_every_format(plan):
    measure(plan, "=Burglary", 253, 153)
    services.publish(by=None, plan=plan, period=YEAR)
    as_csv, as_json, as_xlsx = list(files())[:3]
    [row] = list(csv.DictReader(io.StringIO(as_csv)))
    [same] = json.loads(as_json)
    assert (row["current"], row["change"], row["status"]) == ("253", "65.4", "no_target")
    assert row == same | {name: f"'{same[name]}" for name in ("indicator", "sentence")}  # so that nothing runs it
    assert "253" in as_xlsx


def test_the_crawl_finds_nothing_unpublished_restricted_or_read_off_a_chart(place, plan):
    """Markers are planted in every text and number that the public may not see; no page and no file holds one."""
    officer = builders.make_user(place, name="PLANTED-OFFICER", email="planted-officer@example.org")
    priority = builders.make_priority(plan)
    measure(plan, "Burglary", 253, 153, priority=priority)
    measure(plan, "Illustrated", None, priority=priority)
    shown = measure(plan, "Trend", 12, priority=priority)
    for observation in shown.indicator.observations.all():
        correct_observation(
            by=officer,
            observation=observation,
            version=observation.version,
            quantity=builders.quantity(4711),
            data_status="read_off_chart",
            note="PLANTED-NOTE",
        )
    measure(plan, "PLANTED-RESTRICTED", 4712, handling="restricted")
    measure(plan, "PLANTED-PARTNERS", 4713, handling="partners", definition="PLANTED-DEFINITION")
    action = builders.make_action(plan, title="Light the alley", description="PLANTED-DESCRIPTION")
    progress_services.report_progress(
        by=officer, action=action, version=action.version, narrative="PLANTED-NARRATIVE", status="at_risk"
    )
    gone = builders.make_action(plan, title="PLANTED-ARCHIVED")
    writes.archive(gone, by=officer, version=gone.version)
    draft = builders.make_plan(place, title="PLANTED-DRAFT", status=PlanStatus.DRAFT, years="2014-15")
    measure(draft, "PLANTED-DRAFT-MEASURE", 4714)
    services.publish(by=officer, plan=plan, period=YEAR)
    measure(plan, "PLANTED-AFTERWARDS", 4715, priority=priority)

    addresses = [
        reverse("public-list"),
        reverse("public-partnership", args=["seaside"]),
        reverse("public-data", args=["seaside"]),
        reverse("public-version", args=["seaside", "plan", YEAR.code, 1]),
    ]
    everything = "".join([Client().get(address).content.decode() for address in addresses] + list(files()))

    assert "Light the alley" in everything
    assert "Burglary" in everything
    for planted in ("PLANTED", "planted-officer", "471", "4,71"):
        assert planted not in everything, planted


def shown_of(plan):
    content = services.publish(by=None, plan=plan, period=YEAR).content
    return {row["indicator"]: row for row in content["datasets"]["figures"]}


def test_a_small_count_is_suppressed_with_its_change_its_gap_and_its_sentence(plan):
    measure(plan, "Arson", 3, 8, target={"kind": "at_most", "value": 10})
    row = shown_of(plan)["Arson"]
    assert (row["current"], row["current_state"], row["current_mark"]) == ("", "suppressed", "suppressed")
    assert (row["difference"], row["change"], row["gap_to_target"]) == ("", "", "")
    assert row["status"] == "no_data"
    assert row["previous"] == "8"
    assert " 3 " not in row["sentence"]


def test_a_target_does_not_tell_a_small_baseline(plan):
    measure(plan, "Arson", 20, 4, target={"kind": "pct_change", "value": -10, "baseline_period": YEAR.year_earlier()})
    row = shown_of(plan)["Arson"]
    assert (row["baseline"], row["previous"], row["due"], row["gap_to_target"]) == ("", "", "", "")
    assert "3.6" not in json.dumps(row)


def test_counts_that_their_source_has_published_stay(plan):
    measure(plan, "Arson", 3, 8, suppress_below=0)
    assert shown_of(plan)["Arson"]["current"] == "3"


def test_a_percentage_of_few_people_is_suppressed(plan):
    few = measure(plan, "Satisfied", 75, unit="percent", polarity="higher")
    observation = few.indicator.observations.get()
    correct_observation(
        by=None,
        observation=observation,
        version=observation.version,
        quantity=builders.quantity(75),
        numerator=Decimal(3),
        denominator=Decimal(4),
    )
    assert shown_of(plan)["Satisfied"]["current"] == ""


def family(plan):
    """A total and its three parts, of which one is small this year."""
    arson, burglary, theft = (
        measure(plan, name, now, before)
        for name, now, before in (("Arson", 3, 9), ("Burglary", 40, 50), ("Theft", 90, 80))
    )
    whole = builders.make_indicator(
        "Total", suppress_below=5, parts=[(m.indicator, 1) for m in (arson, burglary, theft)]
    )
    total = builders.make_measure(plan, label="Total", indicator=whole)
    builders.make_observation(total, value=133)
    builders.make_observation(total, value=139, year=YEAR.year_earlier())
    return arson, burglary, theft


def test_no_subtraction_gives_a_small_count_back(plan):
    family(plan)
    rows = shown_of(plan)
    current = {name: row["current"] for name, row in rows.items()}
    assert current == {"Arson": "", "Burglary": "", "Theft": "90", "Total": "133"}
    assert rows["Burglary"]["change"] == ""
    assert rows["Burglary"]["previous"] == "50"


def test_nor_does_a_subtraction_from_an_older_version(plan):
    arson, _, _ = family(plan)
    observation = arson.indicator.observations.get(period=YEAR)
    correct_observation(by=None, observation=observation, version=observation.version, quantity=builders.quantity(6))
    total = plan.measures.get(label="Total").indicator.observations.get(period=YEAR)
    correct_observation(by=None, observation=total, version=total.version, quantity=builders.quantity(136))
    before = shown_of(plan)
    assert before["Burglary"]["current"] == "40"
    for record, value in ((observation, 3), (total, 133)):
        record.refresh_from_db()
        correct_observation(by=None, observation=record, version=record.version, quantity=builders.quantity(value))

    after = shown_of(plan)

    # Burglary and Theft are known from the first version: only the new total would give the new count away.
    assert (after["Arson"]["current"], after["Total"]["current"]) == ("", "")


def test_an_officer_sees_what_will_not_be_shown_publishes_and_takes_back(place, plan):
    measure(plan, "Arson", 3, 8)
    measure(plan, "Burglary", 253, 153)
    officer = pages.sign_in(place)
    address = reverse("publish", args=["seaside", plan.pk, YEAR.code])
    opened = officer.get(address)
    assert "A figure is suppressed" in opened.content.decode()

    officer.post(address, pages.form_values(opened))
    assert "Burglary" in page().content.decode()

    publication = plan.publications.get()
    taking = reverse("publication-withdraw", args=["seaside", publication.pk])
    refused = officer.post(taking, pages.form_values(officer.get(taking)))
    assert "reason" in pages.errors_of(refused)
    officer.post(taking, pages.form_values(officer.get(taking)) | {"reason": "The wrong year"})
    assert page().status_code == 404
    assert "The wrong year" in officer.get(reverse("publishing", args=["seaside", plan.pk])).content.decode()


def test_figures_that_changed_while_the_officer_looked_are_shown_before_they_are_published(place, plan):
    measure(plan, "Burglary", 253, 153)
    officer = pages.sign_in(place)
    address = reverse("publish", args=["seaside", plan.pk, YEAR.code])
    typed = pages.form_values(officer.get(address))
    measure(plan, "Theft", 90)

    refused = officer.post(address, typed)
    assert "Look again below" in refused.content.decode()
    assert "Theft" in refused.content.decode()

    officer.post(address, pages.form_values(refused))
    assert "Theft" in page().content.decode()


def test_what_the_engine_is_given_holds_nothing_read_off_a_chart(plan):
    builders.make_observation(builders.make_measure(plan, label="Trend"), value=4711, data_status="read_off_chart")
    public = public_figures(plan, YEAR, {})
    assert [row.current for row in public.figures.rows] == ["no data"]
    assert [one.reason for one in public.left_out] == ["Shown without its figures read off a chart."]


def test_a_plan_superseded_by_the_next_keeps_what_is_published(plan):
    measure(plan, "Burglary", 253)
    services.publish(by=None, plan=plan, period=YEAR)
    plan.refresh_from_db()
    plan_services.change_plan(by=None, plan=plan, version=plan.version, status=PlanStatus.SUPERSEDED)
    assert "Burglary" in page().content.decode()
