"""The form for a target: what cannot be stands at its field, what is odd asks to be confirmed."""

from uuid import uuid4

import pytest

from core.editing.views import values_of
from core.numbers.quantities import Quantity, State
from performance.targets.forms import ChangeTargetForm, NewTargetForm, ReplaceTargetForm
from tests.builders import make_measure, make_observation, make_plan, make_target

pytestmark = pytest.mark.django_db


def typed(measure, **values):
    data = {
        "period": "2013/14",
        "kind": "absolute",
        "quantity": "100",
        "set_by": "partnership",
        "once": str(uuid4()),
    } | values
    form = NewTargetForm(data, measure=measure)
    form.is_valid()
    return form


def test_a_target_of_130_per_cent_is_refused_at_its_field():
    measure = make_measure(unit="percent", polarity="higher")
    assert typed(measure, quantity="130").errors["quantity"] == ["A percentage is from 0 to 100, not 130."]


@pytest.mark.parametrize("unit", ["count", "percent", "rate_per_1000", "rate_per_1000_households"])
def test_a_target_below_none_at_all_is_refused_at_its_field(unit):
    assert "quantity" in typed(make_measure(unit=unit), kind="at_most", quantity="-5").errors


@pytest.mark.parametrize("values", [{"quantity": "9oo"}, {"quantity": "-5", "kind": "at_most"}, {"period": ""}])
def test_nothing_is_to_be_confirmed_where_no_warning_stands(values):
    form = typed(make_measure(), **values)
    assert form.errors
    assert "confirm" not in form.fields


def test_a_number_that_cannot_be_read_is_told_what_this_form_takes():
    assert typed(make_measure(), quantity="9oo").errors["quantity"] == [
        "“9oo” is not a number. Enter digits, such as 26,626 or 10.5. Or choose “To be set”."
    ]
    assert "Enter one number." in typed(make_measure(), quantity="12 34").errors["quantity"][0]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_a_space_may_mark_the_thousands(space):
    form = typed(make_measure(), quantity=f"1{space}234{space}567")
    assert form.cleaned_data["quantity"].amount == 1234567


@pytest.mark.parametrize("text", ["153 12", "1234 567", "1 23 456", "1.5 234", "1 2345"])
def test_other_spaces_between_digits_mark_none(text):
    assert "quantity" in typed(make_measure(unit="number"), quantity=text).errors


def test_the_unit_stands_beside_the_number_and_a_minus_only_with_a_change():
    measure = make_measure(unit="percent", polarity="higher")
    fields = NewTargetForm(measure=measure).fields
    assert "Per cent" in fields["quantity"].help_text
    assert "minus" not in fields["quantity"].help_text
    assert "minus" in fields["baseline_period"].help_text  # which is asked for with a change only


def test_each_thing_that_cannot_be_stands_at_its_own_field():
    form = typed(make_measure(), kind="pct_change", quantity="-130", baseline_period="2013/14")
    assert form.errors["quantity"] == ["A fall cannot be more than 100%."]
    assert form.errors["baseline_period"] == ["The baseline must be before the period that the target is for."]


def test_a_change_without_what_it_is_compared_with_is_refused_once():
    form = typed(make_measure(), kind="pct_change", quantity="-5")
    assert form.errors["baseline_period"] == ["Say what the change is compared with."]


def test_a_target_easier_than_the_last_result_is_kept_only_when_confirmed():
    measure = make_measure()
    make_observation(measure, 26626, year="2012-13")
    warned = typed(measure, quantity="26,991")
    assert warned.warnings == ["The target (26,991) is easier than the last result (26,626)."]
    assert set(warned.errors) == {"confirm"}
    assert not typed(measure, quantity="26,991", confirm="on").errors


def test_a_replacement_is_read_for_the_period_of_the_target_that_it_replaces():
    target = make_target(make_measure(), 100, "at_most")
    data = {"kind": "at_most", "quantity": "90", "set_by": "partnership", "reason": "Agreed anew", "confirm": "on"}
    form = ReplaceTargetForm(
        data | {"version": target.version, "due_on_0": "31", "due_on_1": "1", "due_on_2": "2014"},
        measure=target.measure,
        initial={"period": target.period},
    )
    form.is_valid()
    assert "due_on" not in form.errors
    assert values_of(form)["period"] == target.period


def test_milestones_are_typed_a_line_each_and_shown_again_as_they_were():
    form = typed(make_measure(), kind="trajectory", quantity="", milestones="31 March 2015: -10%\n31/3/2014: -5 %")
    assert not form.errors or set(form.errors) == {"confirm"}
    assert values_of(form)["milestones"] == [
        {"on": "2014-03-31", "percent": "-5"},
        {"on": "2015-03-31", "percent": "-10"},
    ]
    assert form["milestones"].field.prepare_value(values_of(form)["milestones"]) == (
        "31 March 2014: -5%\n31 March 2015: -10%"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter the milestones, each on a line of its own."),
        ("31 March 2015: many", "Line 1: “many” is not a number"),
        ("31 March 2015: 10\nsoon: 5", "Line 2: write a day, a colon and a value, for example 31 March 2015: 120."),
        ("31 March 2014: 10\n31 March 2015: 5%", "Milestones are either all values or all changes in per cent."),
        ("31 March 2014: 10\n31 March 2014: 5", "Two milestones have the same day."),
    ],
)
def test_a_milestone_that_cannot_be_read_is_refused_with_its_line(text, words):
    form = typed(make_measure(), kind="trajectory", quantity="", milestones=text)
    assert words in form.errors["milestones"][0]


def test_only_what_adds_up_falls_due_bit_by_bit():
    form = typed(make_measure(unit="percent", polarity="higher"), quantity="80", spread="even_quarter")
    assert form.errors["spread"] == ["Only what adds up over the year can be spread over its parts."]
    assert not typed(make_measure(), quantity="80", spread="even_quarter").errors


def test_a_season_that_no_past_year_tells_is_refused():
    form = typed(make_measure(), quantity="80", spread="seasonal_month")
    assert "No earlier year is known" in form.errors["spread"][0]


def test_a_target_easier_than_the_one_before_it_is_told():
    measure = make_measure()
    make_target(measure, 90, "at_most", year="2012-13")
    warned = typed(measure, kind="at_most", quantity="95")
    assert any("target before it" in words for words in warned.warnings)


@pytest.mark.parametrize(
    ("unit", "polarity", "usual", "never"),
    [
        ("count", "lower", "at_most", {"points", "rank"}),
        ("percent", "higher", "at_least", {"rank"}),
        ("rank", "lower", "rank", {"points", "pct_change"}),
        ("count", "ambiguous", "absolute", {"points", "rank"}),
    ],
)
def test_the_usual_kind_comes_first_and_kinds_that_no_such_unit_has_are_not_offered(unit, polarity, usual, never):
    form = NewTargetForm(measure=make_measure(unit=unit, polarity=polarity))
    offered = [value for value, _ in form.fields["kind"].choices]
    assert (offered[0], form["kind"].value()) == (usual, usual)
    assert not never & set(offered)


def test_what_was_typed_for_another_kind_does_not_count_nor_stand_in_the_way():
    form = typed(make_measure(), kind="at_most", quantity="90", milestones="soon: many")
    assert not form.errors
    assert values_of(form)["milestones"] == []
    form = typed(make_measure(), kind="nil", quantity="90")
    assert not form.errors
    assert values_of(form)["quantity"].amount == 0


def test_what_stands_with_a_kind_stays_though_it_is_not_asked_for():
    target = make_target(make_measure(), Quantity.unknown(State.TO_BE_SET, "TBA"), "to_be_set")
    standing = {"period": target.period, "kind": target.kind, "quantity": target.quantity}
    data = {"period": "2013/14", "kind": "to_be_set", "set_by": "council", "version": target.version}
    form = ChangeTargetForm(data, measure=target.measure, initial=standing)
    form.is_valid()
    assert values_of(form)["quantity"].mark == "TBA"


@pytest.mark.parametrize("printed", ["TBA", "to be set"])
def test_a_target_that_the_document_leaves_open_is_to_be_set_whatever_the_kind(printed):
    form = typed(make_measure(), kind="at_most", quantity=printed)
    assert not form.errors
    values = values_of(form)
    assert (values["kind"], values["quantity"].mark) == ("to_be_set", printed)


def test_the_next_year_without_a_target_is_offered():
    measure = make_measure(make_plan(years="2013-14 to 2015-16"))
    make_target(measure, 90, "at_most", year="2013-14")
    form = NewTargetForm(measure=measure)
    assert form["period"].value() == "2014/15"
