"""A meeting from its plan to its minutes, with and without scripts, wide and narrow."""

import pytest
from django.urls import reverse

from core import clock
from cycle.models import Meeting
from partnerships.models import Group

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, 320)])
def test_a_meeting_is_planned_held_and_minuted(person, harborough, javascript, width):
    group = Group.objects.filter(partnership=harborough).first()
    chair = person("approver@harborough.example", javascript=javascript, width=width)
    today = clock.today()
    page = chair.opens(reverse("meeting-plan", args=["harborough", group.pk]))
    for label, number in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_label(label, exact=True).fill(str(number))
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("button", name="Put something on the agenda").click()
    page.get_by_label("Title", exact=True).fill("Domestic burglary")
    page.get_by_label("Papers").fill("Annual review /p/harborough/papers/")
    page.get_by_role("button", name="Add it").click()
    assert "Annual review" in chair.sees()

    page.get_by_role("button", name="Hold the meeting").click()
    page.get_by_label("Others present").fill("The community partnerships manager")
    page.get_by_label("Outcome").select_option("Comes back at the next meeting")
    page.get_by_label("What was said").fill("It rose by two thirds.")
    page.get_by_label("What is to be done").first.fill("Write to every victim")
    page.get_by_label("By whom").first.fill("Leicestershire Constabulary")
    page.get_by_role("button", name="Save and look at the minutes").click()
    assert "It rose by two thirds." in chair.sees()
    page.get_by_role("button", name="End the meeting and issue these minutes").click()
    assert "The minutes were issued." in chair.sees()
    assert "Write to every victim: Leicestershire Constabulary" in chair.sees()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Meeting.objects.get().status == "issued"
    chair.opens(reverse("group-meetings", args=["harborough", group.pk]))
    assert "Write to every victim" in chair.sees()
