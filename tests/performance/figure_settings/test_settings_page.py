"""How figures are read: what would change is shown before it is saved, and only what was shown is saved."""

from decimal import Decimal

import pytest
from django.urls import reverse

from core.models import AuditEntry
from partnerships.access.roles import Role
from performance.models import FigureSettings
from performance.plan_figures.selectors import figures_of_plan
from tests import builders, pages

pytestmark = pytest.mark.django_db

PAGE = reverse("figure-settings", args=["seaside"])


@pytest.fixture
def measure():
    plan = builders.make_plan(builders.make_partnership(slug="seaside"))
    found = builders.make_measure(plan, "Burglary")
    builders.make_observation(found, 110, year="2012-13")
    builders.make_observation(found, 104)
    builders.make_target(found, 100, "at_most")
    return found


def send(client, page=None, **values):
    return client.post(PAGE, pages.form_values(page or client.get(PAGE)) | values)


def test_the_effect_is_shown_from_what_to_what_and_nothing_is_saved(measure):
    page = send(pages.sign_in(measure.partnership), tolerance_percent="2")
    (effect,) = page.context["effects"].effects
    assert (effect.measure, effect.what, effect.before, effect.after) == (
        "Burglary",
        "Status",
        "Within tolerance",
        "Not met",
    )
    assert "Within tolerance" in page.content.decode()
    assert not FigureSettings.objects.exists()


def test_what_was_shown_is_saved_by_the_second_post_with_its_audit_entry(measure):
    officer = pages.sign_in(measure.partnership)
    shown = send(officer, tolerance_percent="2", reason="As the board agreed")
    answer = send(officer, shown)
    assert answer.status_code == 302
    assert FigureSettings.objects.get().tolerance_percent == 2
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.reason) == ("created", "As the board agreed")
    assert figures_of_plan(measure.plan, measure.plan.years[0]).rows[0].status == "missed"
    history = officer.get(reverse("figure-settings-history", args=["seaside"]))
    assert "As the board agreed" in history.content.decode()


def test_other_values_than_those_shown_are_shown_first(measure):
    officer = pages.sign_in(measure.partnership)
    shown = send(officer, tolerance_percent="2")
    again = send(officer, shown, tolerance_percent="3")
    assert again.status_code == 200
    assert not FigureSettings.objects.exists()


def test_figures_that_changed_meanwhile_are_shown_again_before_saving(measure):
    officer = pages.sign_in(measure.partnership)
    shown = send(officer, tolerance_percent="2")
    other = builders.make_measure(measure.plan, "Robbery")
    builders.make_observation(other, 52)
    builders.make_target(other, 50, "at_most")
    again = send(officer, shown)
    assert len(again.context["effects"].effects) == 2
    assert not FigureSettings.objects.exists()


def test_the_evidence_that_would_change_is_told_too(measure):
    damage = builders.make_measure(measure.plan, "Criminal damage")
    builders.make_observation(damage, 400, year="2012-13")
    builders.make_observation(damage, 490)
    page = send(pages.sign_in(measure.partnership), clear_below="0.049")
    (effect,) = page.context["effects"].effects
    assert (effect.measure, effect.what, effect.before, effect.after) == (
        "Criminal damage",
        "How clear",
        "Probable change",
        "Clear change",
    )


def test_thresholds_that_contradict_each_other_and_odd_numbers_are_refused_at_their_fields(measure):
    officer = pages.sign_in(measure.partnership)
    assert set(pages.errors_of(send(officer, clear_below="0.1", some_below="0.05"))) == {"clear_below"}
    refused = send(officer, tolerance_percent="-1", clear_below="2", some_below="often")
    assert set(pages.errors_of(refused)) == {"tolerance_percent", "clear_below", "some_below"}


def test_settings_that_another_saved_meanwhile_are_not_overwritten(measure):
    one, other = pages.sign_in(measure.partnership), pages.sign_in(measure.partnership)
    mine, theirs = send(one, tolerance_percent="2"), send(other, tolerance_percent="7")
    send(other, theirs)
    refused = send(one, mine)
    if refused.status_code == 200:  # the effect had changed with the settings: it is shown again
        refused = send(one, refused)
    assert refused.status_code == 409
    assert FigureSettings.objects.get().tolerance_percent == Decimal(7)


def test_the_preview_asks_as_much_for_many_measures_as_for_few(measure, django_assert_max_num_queries):
    officer = pages.sign_in(measure.partnership)
    page = officer.get(PAGE)
    for number in range(6):
        builders.make_observation(builders.make_measure(measure.plan, f"Crime {number}"), 10)
    with django_assert_max_num_queries(16):
        send(officer, page, tolerance_percent="2")


def test_officers_find_the_page_from_the_table_and_readers_do_not(measure):
    table = reverse("performance-table", args=["seaside"])
    assert PAGE in pages.sign_in(measure.partnership).get(table).content.decode()
    member = pages.sign_in(measure.partnership, Role.SCRUTINY_MEMBER)
    assert PAGE not in member.get(table).content.decode()
    assert member.get(PAGE).status_code == 403
