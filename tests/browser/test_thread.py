"""The whole thread as an officer walks it: a figure is corrected, and the table, its statuses and the paper follow."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from csp_portal.loading.partnerships import PASSWORD
from performance.models import Observation

pytestmark = pytest.mark.browser
OFFICER = "officer@harborough.example"


def burglary() -> Observation:
    return Observation.objects.get(indicator__name__icontains="domestic burglary", period="2013-14")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_corrected_figure_is_in_the_table_the_page_and_the_papers(person, javascript):
    officer = person(OFFICER, javascript=javascript)
    page = officer.page
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Performance").click()
    page.get_by_role("link", name="Domestic Burglary").click()
    assert "Domestic Burglary rose from 153 in 2012/13 to 253 in 2013/14 (up 65.4%), a clear rise." in officer.sees()
    page.get_by_role("link", name="Correct the figure for 2013/14").click()
    page.get_by_label("Figure", exact=True).fill("130")
    page.get_by_label("Why it changes").fill("Counted again")
    page.get_by_role("button", name="Save the figure").click()
    expect(page.get_by_role("main")).to_contain_text("corrected: 253 until")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Performance").click()
    row = page.get_by_role("row", name="Domestic Burglary")
    expect(row).to_contain_text("-15.0%")
    expect(row).to_contain_text("Met")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Papers").click()
    page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    assert "Domestic Burglary fell from 153 in 2012/13 to 130 in 2013/14" in officer.sees()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as PDF").click()
    with open(download.value.path(), "rb") as file:
        text = " ".join(part.extract_text() for part in PdfReader(io.BytesIO(file.read())).pages)
    assert "Domestic Burglary fell from 153 in 2012/13 to 130" in " ".join(text.split())


def test_of_two_people_at_one_figure_the_second_is_refused_and_loses_nothing(person):
    first, second = person(OFFICER), person(OFFICER)
    path = f"/p/harborough/figures/{burglary().pk}/edit/"
    for one, figure in ((first, "255"), (second, "260")):
        one.opens(path)
        one.page.get_by_label("Figure", exact=True).fill(figure)
    first.page.get_by_role("button", name="Save the figure").click()
    first.page.wait_for_url("**/measures/*/**")
    second.page.get_by_role("button", name="Save the figure").click()
    expect(second.page.get_by_role("main")).to_contain_text("Someone changed this while you were editing")
    expect(second.page.get_by_label("Figure", exact=True)).to_have_value("260")
    assert "255" in second.sees()
    assert burglary().quantity.amount == 255
    second.page.get_by_role("button", name="Save the figure").click()
    second.page.wait_for_url("**/measures/*/**")
    assert burglary().quantity.amount == 260


def test_a_session_that_ended_in_mid_edit_loses_nothing(person):
    officer = person(OFFICER)
    officer.opens(f"/p/harborough/figures/{burglary().pk}/edit/")
    officer.page.get_by_label("Figure", exact=True).fill("251")
    officer.context.clear_cookies(name="sessionid")
    officer.page.get_by_role("button", name="Save the figure").click()
    assert "signed out" in officer.sees()
    assert burglary().quantity.amount == 253
    officer.page.get_by_label("E-mail address").fill(OFFICER)
    officer.page.get_by_label("Password", exact=True).fill(PASSWORD)
    officer.page.get_by_role("main").get_by_role("button", name="Sign in").click()
    assert "251" in officer.sees()
    assert burglary().quantity.amount == 253
    officer.page.get_by_role("main").get_by_role("button").click()
    officer.page.wait_for_url("**/measures/*/**")
    assert burglary().quantity.amount == 251


@pytest.mark.parametrize("typed", ["a lot", "12 or 13"])
def test_a_letter_in_a_number_field_is_answered_at_the_field_and_kept(person, typed):
    officer = person(OFFICER)
    officer.opens(f"/p/harborough/figures/{burglary().pk}/edit/")
    officer.page.get_by_label("Figure", exact=True).fill(typed)
    officer.page.get_by_role("button", name="Save the figure").click()
    expect(officer.page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(officer.page.get_by_label("Figure", exact=True)).to_have_value(typed)
    expect(officer.page).to_have_title(
        "Error: Correct Domestic Burglary, 2013/14 – Harborough District Community Safety Partnership"
    )
    assert burglary().quantity.amount == 253
