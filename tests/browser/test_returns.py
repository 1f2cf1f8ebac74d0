"""A return from the reminder to its acceptance, in a browser without scripts and with them."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from openpyxl import load_workbook

from core.periods.period import Period
from cycle.models import AgencyReturn
from cycle.returns.services import opening
from partnerships.models import Agency
from tests import builders

pytestmark = pytest.mark.browser
Q1 = Period.parse("2014-15-Q1")


@pytest.fixture
def owed(harborough):
    """The constabulary's return of a quarter: an action and a figure of its own."""
    plan = builders.make_plan(harborough, years="2014-15", title="Next plan")
    police = Agency.objects.get(name="Leicestershire Constabulary")
    builders.make_action(plan, "Visit victims", agency=police, status="on_track")
    indicator = builders.make_indicator("Visits made", frequency="quarter")
    builders.make_measure(plan, "Visits made", indicator=indicator, data_owner=police)
    opening.open_returns(by=None, plan=plan, quarter=Q1)
    return AgencyReturn.objects.get(plan=plan)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_return_is_filled_in_from_a_reminder_s_link_and_accepted(person, owed, javascript):
    officer = person("officer@harborough.example", javascript=javascript)
    page = officer.opens(reverse("return-list", args=["harborough"]))
    page.get_by_role("button", name="Remind 1 agency").click()
    page.get_by_role("button", name="Send the reminders").click()
    link = re.search(r"http://[^/]+(/returns/\S+)", mail.outbox.pop().body)[1]

    constable = person(javascript=javascript, width=320)
    page = constable.opens(link)
    page.get_by_role("button", name="Send me the code").click()
    page.get_by_label("The code that was sent to you").fill(re.search(r"\d{6}", mail.outbox.pop().subject)[0])
    page.get_by_role("button", name="Open the return").click()
    page.get_by_label("Update on Visit victims").fill("40 visits were made.")
    page.get_by_label("Visits made, Q1 2014/15", exact=True).fill("40")
    page.get_by_role("button", name="Save", exact=True).click()
    assert "Saved: 1 update and 1 figure." in constable.sees()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Look it over and submit").click()
    page.get_by_role("button", name="Submit the return").click()
    assert "The return was submitted." in constable.sees()
    constable.opens(reverse("overview", args=["harborough"]))
    assert "Sign in" in constable.sees()

    page = officer.opens(reverse("return-detail", args=["harborough", owed.pk]))
    assert "40 visits were made." in officer.sees()
    page.get_by_role("button", name="Accept it").click()
    page.get_by_role("button", name="Accept it").click()
    owed.refresh_from_db()
    assert owed.status == "accepted"


def test_a_return_is_filled_in_by_spreadsheet(person, owed, tmp_path):
    constable = person("police@harborough.example")
    page = constable.opens(reverse("return-fill", args=["harborough", owed.pk]))
    page.get_by_text("Use a spreadsheet instead").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download this return as a spreadsheet").click()
    path = tmp_path / "return.xlsx"
    download.value.save_as(path)
    book = load_workbook(path)
    book.active["E2"], book.active["D3"] = "40 visits were made.", 40
    book.save(path)
    page.get_by_label("The filled-in spreadsheet").set_input_files(path)
    page.get_by_role("button", name="Fill the page from it").click()
    assert page.get_by_label("Update on Visit victims").input_value() == "40 visits were made."
    page.get_by_role("button", name="Save", exact=True).click()
    assert "Saved: 1 update and 1 figure." in constable.sees()
