"""A plan's measures, the partnership's own indicators and stated figures, as an officer keeps them."""

from datetime import date

import pytest
from django.urls import reverse

from core import clock
from partnerships.access.roles import Role
from performance.models import Indicator, Measure, StatedFigure
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership(slug="seaside"))


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def test_a_measure_with_a_new_indicator_is_added_on_one_page_and_the_next_steps_are_offered(plan):
    officer = pages.sign_in(plan.partnership)
    priority = builders.make_priority(plan)
    answer = send(officer, url("measure-create", plan.pk), name="Bicycle theft", priority=priority.pk)
    measure = Measure.objects.get()
    assert (measure.label, measure.indicator.name, measure.indicator.partnership) == (
        "Bicycle theft",
        "Bicycle theft",
        plan.partnership,
    )
    assert answer["Location"] == url("target-create", measure.pk)
    shown = officer.get(url("measure-detail", measure.pk)).content.decode()
    assert url("target-create", measure.pk) in shown
    assert url("observation-create", measure.pk) in shown


def test_what_the_plan_measures_already_and_a_name_that_is_taken_are_refused_at_their_fields(plan):
    officer, priority = pages.sign_in(plan.partnership), builders.make_priority(plan, "Homes")
    shared = builders.make_indicator("Domestic burglary")
    send(officer, url("measure-create", plan.pk), indicator=shared.pk, priority=priority.pk)
    again = send(officer, url("measure-create", plan.pk), indicator=shared.pk)
    assert pages.errors_of(again)["indicator"] == [
        "The plan measures this already, under “Homes”: “Domestic burglary”."
    ]
    named = send(officer, url("measure-create", plan.pk), name="domestic  Burglary")
    assert pages.errors_of(named)["name"] == ["There is an indicator “Domestic burglary” already: choose it above."]
    assert Measure.objects.count() == 1


def test_a_measure_is_added_for_the_priority_that_the_plan_says_has_none(plan):
    priority = builders.make_priority(plan)
    officer = pages.sign_in(plan.partnership)
    shown = officer.get(url("measure-create", plan.pk), {"priority": priority.pk})
    assert pages.form_values(shown)["priority"] == str(priority.pk)
    assert officer.get(url("measure-create", plan.pk), {"priority": "none"}).status_code == 200


def test_a_measures_wording_is_folded_away_when_it_is_added_and_not_when_it_is_edited(plan):
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    added = pages.form_of(officer.get(url("measure-create", plan.pk))).get_context()
    assert [fold.is_open for fold in added["folds"]] == [False]
    assert "label" not in [bound.name for bound, _ in added["fields"]]
    edited = pages.form_of(officer.get(url("measure-edit", measure.pk))).get_context()
    assert [fold.is_open for fold in edited["folds"]] == [False]
    assert edited["fields"][0][0].name == "label"


def test_a_drafts_target_leads_on_to_another_measure_or_to_what_the_plan_still_needs(plan):
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    typed = {"kind": "at_most", "quantity": "90"}
    saved = send(officer, url("target-create", measure.pk), **typed)
    assert saved["Location"] == url("plan-detail", plan.pk)
    other = builders.make_measure(plan)
    saved = send(officer, url("target-create", other.pk), another="yes", **typed)
    assert saved["Location"] == url("measure-create", plan.pk)
    bare = builders.make_priority(plan)
    saved = send(officer, url("target-create", builders.make_measure(plan).pk), another="yes", **typed)
    assert saved["Location"] == f"{url('measure-create', plan.pk)}?priority={bare.pk}"


def test_a_published_plans_target_leads_back_to_its_measure():
    plan = builders.make_plan(builders.make_partnership(slug="seaside"), status="published")
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    assert b"add another measure" not in officer.get(url("target-create", measure.pk)).content
    saved = send(officer, url("target-create", measure.pk), kind="at_most", quantity="90")
    assert saved["Location"] == url("measure-detail", measure.pk)


def test_another_kind_of_target_asks_for_its_fields_without_scripts_and_keeps_what_was_typed(plan):
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    address = url("target-create", measure.pk)
    opened = officer.get(address)
    assert pages.form_values(opened)["kind"] == "at_most"
    form = opened.context["form"]
    assert (form["quantity"].is_wanted, form["milestones"].is_wanted) == (True, False)
    typed = pages.form_values(opened) | {"quantity": "90", "words": "Ninety at most", "due_on-day": "x"}
    asked = officer.post(address, typed | {"kind": "trajectory", "show_again": "kind"})
    form = asked.context["form"]
    assert (form["quantity"].is_wanted, form["milestones"].is_wanted) == (False, True)
    assert not form.errors
    back = officer.post(address, pages.form_values(asked) | {"kind": "below", "show_again": "kind"})
    values = pages.form_values(back)
    kept = ("quantity", "words", "period", "once", "due_on-day")
    assert [values[name] for name in kept] == ["90", "Ninety at most", typed["period"], typed["once"], "x"]
    assert not measure.targets.exists()


def test_the_form_for_a_figure_offers_the_year_that_is_wanted_until_it_is_entered(plan):
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    address = url("observation-create", measure.pk)
    assert pages.form_values(officer.get(address))["period"] == "2013/14"
    builders.make_observation(measure, 90)
    assert not pages.form_values(officer.get(address)).get("period")


def test_before_a_plan_begins_the_last_whole_year_is_wanted(monkeypatch):
    plan = builders.make_plan(builders.make_partnership(slug="seaside"), "2027-28")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 21))
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    assert pages.form_values(officer.get(url("observation-create", measure.pk)))["period"] == "2025/26"


def test_a_figure_with_a_digit_too_many_is_asked_about_and_kept_when_it_is_confirmed(plan):
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    builders.make_observation(measure, 1012, year="2012-13")
    enter = url("observation-create", measure.pk)
    assert "keep it so" not in officer.get(enter).content.decode()
    asked = send(officer, enter, period="2013/14", quantity="10120")
    assert "10,120 is far from the figure before it, 1,012 (2012/13)." in asked.content.decode()
    assert list(pages.errors_of(asked)) == ["confirm"]
    assert measure.indicator.observations.count() == 1
    send(officer, enter, period="2013/14", quantity="10120", confirm="on")
    made = measure.indicator.observations.get(period="2013-14")
    assert made.value == 10120
    correct = url("observation-edit", made.pk)
    send(officer, correct, note="Checked with the force")
    assert measure.indicator.observations.get(pk=made.pk).note == "Checked with the force"
    assert list(pages.errors_of(send(officer, correct, quantity="101"))) == ["confirm"]


def test_an_impossible_figure_is_refused_without_a_box_to_keep_it(plan):
    officer, measure = pages.sign_in(plan.partnership), builders.make_measure(plan)
    builders.make_observation(measure, 1012, year="2012-13")
    refused = send(officer, url("observation-create", measure.pk), period="2013/14", quantity="-3")
    assert list(pages.errors_of(refused)) == ["quantity"]
    assert "keep it so" not in refused.content.decode()


def test_a_measure_of_a_shared_indicator_keeps_the_plans_wording(plan):
    shared = builders.make_indicator("Domestic burglary")
    officer = pages.sign_in(plan.partnership)
    send(officer, url("measure-create", plan.pk), indicator=shared.pk, label="Burglary of homes")
    assert Measure.objects.get().label == "Burglary of homes"
    assert Indicator.objects.count() == 1


def test_neither_or_both_of_chosen_and_new_is_refused_at_its_field(plan):
    shared = builders.make_indicator("Domestic burglary")
    officer = pages.sign_in(plan.partnership)
    create = url("measure-create", plan.pk)
    assert "indicator" in pages.errors_of(send(officer, create))
    assert "name" in pages.errors_of(send(officer, create, indicator=shared.pk, name="Other"))
    assert not Measure.objects.exists()


def test_a_new_indicator_of_a_name_that_is_taken_is_refused_at_the_name_and_nothing_is_made(plan):
    builders.make_indicator("Bicycle theft", partnership=plan.partnership)
    officer = pages.sign_in(plan.partnership)
    refused = send(officer, url("measure-create", plan.pk), name="Bicycle theft")
    assert "name" in pages.errors_of(refused)
    assert not Measure.objects.exists()


def test_another_partnerships_indicator_and_priority_cannot_be_chosen(plan):
    theirs = builders.make_indicator("Theirs", partnership=builders.make_partnership())
    officer = pages.sign_in(plan.partnership)
    refused = send(officer, url("measure-create", plan.pk), indicator=theirs.pk, priority=builders.make_priority().pk)
    assert {"indicator", "priority"} <= set(pages.errors_of(refused))


def test_a_measure_is_edited_archived_brought_back_and_its_history_tells(plan):
    measure = builders.make_measure(plan, "Burglary")
    officer = pages.sign_in(plan.partnership)
    send(officer, url("measure-edit", measure.pk), label="House burglary")
    send(officer, url("measure-archive", measure.pk))
    assert "bring back" in officer.get(url("measure-list", plan.pk)).content.decode()
    send(officer, url("measure-restore", measure.pk))
    shown = officer.get(url("measure-history", measure.pk)).content.decode()
    assert "House burglary" in shown
    assert "bring back" not in officer.get(url("measure-list", plan.pk)).content.decode()


def test_only_a_drafts_measure_is_deleted(plan):
    measure = builders.make_measure(plan, "Burglary")
    officer = pages.sign_in(plan.partnership)
    send(officer, url("measure-delete", measure.pk))
    assert not Measure.objects.exists()
    assert Indicator.objects.exists()


def test_measures_are_put_in_order(plan):
    first, second = builders.make_measure(plan, "First"), builders.make_measure(plan, "Second")
    officer = pages.sign_in(plan.partnership)
    send(officer, url("measure-order", plan.pk), **{f"place_{first.pk}": "2", f"place_{second.pk}": "1"})
    assert [measure.label for measure in Measure.objects.order_by("order")] == ["Second", "First"]


def test_the_unit_of_an_indicator_stands_once_figures_may_have_been_entered(plan):
    indicator = builders.make_indicator("Bicycle theft", partnership=plan.partnership)
    officer = pages.sign_in(plan.partnership)
    send(officer, url("indicator-edit", indicator.pk), unit="percent", definition="Reported thefts")
    indicator.refresh_from_db()
    assert (indicator.unit, indicator.definition) == ("count", "Reported thefts")


def test_a_shared_indicator_is_not_the_partnerships_to_edit(plan):
    shared = builders.make_indicator("Domestic burglary")
    assert pages.sign_in(plan.partnership).get(url("indicator-edit", shared.pk)).status_code == 404


def test_a_stated_figure_is_kept_as_printed(plan):
    officer = pages.sign_in(plan.partnership)
    send(officer, url("stated-create", plan.pk), label="All crime", words="down 26%", source="page 1")
    assert "“down 26%”" in officer.get(url("stated-list", plan.pk)).content.decode()
    stated = StatedFigure.objects.get()
    send(officer, url("stated-edit", stated.pk), words="down by 26%")
    send(officer, url("stated-archive", stated.pk))
    assert "down by 26%" not in officer.get(url("stated-list", plan.pk)).content.decode()


def test_readers_read_and_do_not_change(plan):
    measure = builders.make_measure(plan, "Burglary")
    member = pages.sign_in(plan.partnership, Role.SCRUTINY_MEMBER)
    assert "Burglary" in member.get(url("measure-list", plan.pk)).content.decode()
    assert member.get(url("measure-edit", measure.pk)).status_code == 403


def test_the_counts_behind_a_percentage_must_come_to_it_and_make_it_testable(plan):
    measure = builders.make_measure(plan, unit="percent", polarity="higher")
    officer = pages.sign_in(plan.partnership)
    enter = url("observation-create", measure.pk)
    refused = send(officer, enter, period="2013/14", quantity="88", numerator="100", denominator="200")
    assert pages.errors_of(refused)["numerator"] == ["These counts come to 50.0, not 88."]
    refused = send(officer, enter, period="2013/14", quantity="88", numerator="176")
    assert "denominator" in pages.errors_of(refused)
    send(officer, enter, period="2013/14", quantity="88", numerator="176", denominator="200")
    made = measure.indicator.observations.get()
    assert (made.numerator, made.denominator) == (176, 200)


def test_a_count_is_not_asked_for_counts_behind_it(plan):
    measure = builders.make_measure(plan)
    page = pages.sign_in(plan.partnership).get(url("observation-create", measure.pk)).content.decode()
    assert "The count behind it" not in page
