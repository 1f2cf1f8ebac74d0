"""An officer assesses a year: the data draft it, a reason is given, the matrix ranks, the approval answers the law."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_an_assessment_goes_from_its_first_draft_to_the_duty_that_it_meets(person, javascript):
    officer = person("officer@harborough.example", javascript=javascript)
    page = officer.page
    menu = page.get_by_role("navigation", name="Menu")
    menu.get_by_role("link", name="Plans").click()
    page.get_by_role("link", name="strategic assessment").click()
    page.get_by_role("link", name="Begin a strategic assessment").or_(
        page.get_by_role("button", name="Begin a strategic assessment")
    ).click()
    page.get_by_label("Year in which it is prepared").select_option("2013/14")
    page.get_by_label("Plan whose measures it reads").select_option("Community Safety Plan 2013/14")
    page.get_by_label("Year of its figures").select_option("2013/14")
    page.get_by_role("button", name="Begin it").click()
    page.get_by_role("button", name="Fill what is empty from the data").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Domestic Burglary rose from 153 in 2012/13 to 253 in 2013/14 (up 65.4%), a clear")

    page.get_by_role("link", name="Say why Domestic Burglary changed").click()
    page.get_by_label("Why it changed").fill("Two offenders who were released in the summer.")
    page.get_by_role("button", name="Save").click()
    expect(main).to_contain_text("Two offenders who were released in the summer.")

    page.get_by_role("link", name="Priority matrix").click()
    page.get_by_role("button", name="Add a line").or_(page.get_by_role("link", name="Add a line")).click()
    page.get_by_label("What is weighed").fill("Domestic burglary")
    page.get_by_label("Measure", exact=True).select_option("Domestic Burglary")
    page.get_by_role("button", name="Add the line").click()
    page.get_by_role("link", name="Score Domestic burglary").click()
    expect(main).to_contain_text("From the data: 5. Clearly worsening")
    for name in ("Comparison with peers", "Harm or cost", "Public concern", "Capacity to act"):
        page.get_by_label(re.compile(f"^{name}:")).select_option("4")
        page.get_by_label(f"Why {name.lower()} has that score").fill("Judged by the performance group")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row", name="Domestic burglary")).to_contain_text("1 of 1")
    page.get_by_role("link", name="Edit Domestic burglary").click()
    page.get_by_label("Recommend it as a priority").check()
    page.get_by_label("Evidence").fill("It rose clearly while most crime did not.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Strategic assessment 2013/14").click()
    page.get_by_role("button", name="Fill what is empty from the data").click()
    expect(main).to_contain_text("It rose clearly while most crime did not.")

    page.get_by_role("link", name="Edit “How far the last plan was carried out”").click()
    page.get_by_label("Text").fill("Half of its actions are complete.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Record its approval").click()
    page.get_by_label("Body that approved it").fill("Community safety partnership board")
    page.get_by_role("button", name="Record the approval").click()
    expect(main).to_contain_text("Its words and scores stand as they were approved.")

    menu.get_by_role("link", name="Duties").click()
    expect(page.get_by_role("row", name="A strategic assessment is prepared")).to_contain_text("Met")
