"""Twelve figures entered by keyboard: forty key presses at most beside the digits."""

import pytest
from django.urls import reverse

from performance.models import Observation
from plans.models import Plan
from tests import builders

pytestmark = pytest.mark.browser


def test_twelve_figures_take_few_keys_beside_their_digits(person, harborough):
    plan = Plan.objects.get(partnership=harborough)
    new = builders.make_plan(harborough, years="2014-15", title="Next plan")
    assert plan != new
    measures = [builders.make_measure(new, f"Measure {number}") for number in range(12)]
    officer = person("officer@harborough.example")
    page = officer.opens(reverse("grid", args=["harborough", new.pk, "2014-15"]))
    page.get_by_label("Measure 0", exact=True).focus()
    presses = 0
    for number in range(12):
        page.keyboard.type(str(100 + number))
        page.keyboard.press("Enter")
        presses += 1
    with page.expect_navigation():
        page.keyboard.press("Enter")  # on the button that the last cell leads to
    presses += 1
    assert presses <= 40
    assert "12 figures were saved" in officer.sees()
    found = [Observation.objects.get(indicator=measure.indicator).value for measure in measures]
    assert found == [100 + number for number in range(12)]


def test_a_pasted_column_fills_downwards(person, harborough):
    new = builders.make_plan(harborough, years="2014-15", title="Next plan")
    for number in range(3):
        builders.make_measure(new, f"Measure {number}")
    officer = person("officer@harborough.example")
    page = officer.opens(reverse("grid", args=["harborough", new.pk, "2014-15"]))
    page.get_by_label("Measure 0", exact=True).focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text", "5\\n6\\r\\n7\\n");
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }"""
    )
    assert [page.get_by_label(f"Measure {number}", exact=True).input_value() for number in range(3)] == ["5", "6", "7"]


def test_the_grid_is_a_plain_form_without_scripts(person, harborough):
    new = builders.make_plan(harborough, years="2014-15", title="Next plan")
    builders.make_measure(new, "Measure 0")
    officer = person("officer@harborough.example", javascript=False)
    page = officer.opens(reverse("grid", args=["harborough", new.pk, "2014-15"]))
    page.get_by_label("Measure 0", exact=True).fill("7")
    page.get_by_role("button", name="Save the figures").click()
    assert "One figure was saved" in officer.sees()
