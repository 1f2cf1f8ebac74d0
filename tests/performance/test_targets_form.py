"""The form for a target: what cannot be stands at its field, what is odd asks to be confirmed."""

from uuid import uuid4

import pytest

from performance.target_forms import NewTargetForm, ReplaceTargetForm
from tests.builders import make_measure, make_observation, make_target

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
        target=target,
    )
    form.is_valid()
    assert "due_on" not in form.errors
    assert form.service_values()["period"] == target.period
