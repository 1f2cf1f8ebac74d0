"""Five agency updates by keyboard: twenty-five key presses at most beside the words."""

import pytest
from django.urls import reverse

from actions.models import Action, ProgressUpdate
from partnerships.models import Agency
from tests import builders

pytestmark = pytest.mark.browser
URL = reverse("my-work", args=["harborough"])


def make_work(harborough):
    """A plan with six actions of the constabulary's, the one that is due last left alone."""
    plan = builders.make_plan(harborough, years="2014-15", title="Next plan")
    police = Agency.objects.get(name="Leicestershire Constabulary")
    Action.objects.filter(leads__agency=police).update(status="complete")
    return [
        builders.make_action(plan, f"Action {number}", agency=police, status="on_track", due=f"2014-0{number + 4}-01")
        for number in range(6)
    ]


@pytest.mark.parametrize("width", [1280, 320])
def test_five_updates_take_few_keys_beside_their_words(person, harborough, width):
    work = make_work(harborough)
    constable = person("police@harborough.example", width=width)
    page = constable.opens(URL)
    presses = 0

    def press(*keys):
        nonlocal presses
        for key in keys:
            page.keyboard.press(key)
            presses += 1

    press("Tab", "Enter")  # past the menu, by the link that leads to the page's content
    for number in range(5):
        press("Tab", "Tab")
        page.keyboard.press("A")  # the status by its first letter
        presses += 1
        press("Tab")
        page.keyboard.type(f"Visit {number} was made.")
    with page.expect_navigation():
        press("Enter")
    assert presses <= 25, presses
    assert "Saved: 5 updates." in constable.sees()
    told = [list(action.updates.values_list("status", "narrative")) for action in work]
    assert told == [[("at_risk", f"Visit {number} was made.")] for number in range(5)] + [[]]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_update_and_a_figure_are_saved_without_scripts(person, harborough):
    make_work(harborough)
    constable = person("police@harborough.example", javascript=False)
    page = constable.opens(URL)
    before = ProgressUpdate.objects.count()
    page.get_by_label("Update on Action 0").fill("Done by hand")
    page.locator("[data-portal-grid] input:not([type=hidden])").first.fill("123")
    page.get_by_role("button", name="Save all").click()
    if "If it is right, save again" in constable.sees():
        page.get_by_role("button", name="Save all").click()
    assert "Saved: 1 update and 1 figure." in constable.sees()
    assert ProgressUpdate.objects.count() == before + 1
