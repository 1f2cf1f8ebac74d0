"""What stewards and administrators do in a browser of their own, without JavaScript and on a narrow screen too."""

from typing import Any

import pytest

from partnerships.groups.selectors import group_for, group_line
from partnerships.models import Agency, Membership, Partner, Partnership

pytestmark = pytest.mark.browser


def fill_day(page: Any, legend: str, day: str, month: str, year: str) -> None:
    boxes = page.get_by_role("group", name=legend)
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        boxes.get_by_label(label).fill(value)


def test_a_steward_adds_a_health_body_and_the_administrator_lets_it_take_the_firsts_place(
    person: Any, harborough: Partnership
) -> None:
    steward = person("steward@example.example", javascript=False)
    page = steward.page
    page.get_by_role("link", name="Partnerships, agencies, areas and shared indicators").click()
    page.get_by_role("link", name="Agencies").click()
    page.get_by_role("button", name="Add an agency").click()
    page.get_by_label("Name").fill("Leicestershire Integrated Care Board")
    page.get_by_label("Kind").select_option(label="Health")
    page.get_by_role("button", name="Add the agency").click()
    assert "Every partnership can choose it now" in steward.sees()

    administrator = person("administrator@harborough.example", javascript=False, width=320)
    page = administrator.page
    page.get_by_role("link", name="Partners", exact=True).click()
    page.get_by_role("link", name="Add a partner").click()
    page.get_by_label("Agency", exact=True).select_option(label="Leicestershire Integrated Care Board")
    page.get_by_label("Responsible authority").check()
    fill_day(page, "Partner from", "1", "7", "2022")
    page.get_by_role("button", name="Add the partner").click()
    assert "Whose place does Leicestershire Integrated Care Board take?" in administrator.sees()
    assert "Public Health" in administrator.sees()
    assert not Partner.objects.filter(agency__name="Leicestershire Integrated Care Board").exists()

    page.get_by_label("Yes: what stood before ends on 30 June 2022").check()
    page.get_by_role("button", name="Add the partner").click()
    assert "The partner was added. Public Health: ended." in administrator.sees()
    ended = Partner.objects.get(partnership=harborough, agency__name="Leicestershire County Council Public Health")
    assert str(ended.ends) == "2022-06-30"

    page.get_by_role("link", name="Partners", exact=True).first.click()
    fill_day(page, "Partners on", "30", "6", "2022")
    page.get_by_role("button", name="Show that day").click()
    assert "On 30 June 2022" in administrator.sees()
    assert "Public Health" in administrator.sees()


def test_a_representative_is_replaced_on_one_page(person: Any, harborough: Partnership) -> None:
    administrator = person("administrator@harborough.example", javascript=False)
    page = administrator.page
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="Hand over from Harborough police representative").click()
    assert "1 group, 0 actions, 10 measures" in administrator.sees()
    page.get_by_label("Who follows", exact=True).select_option(label="Harborough approver, Chair of the partnership")
    page.get_by_label("Why").fill("Moved to another district")
    page.get_by_role("button", name="Hand it over").click()
    assert "It was handed over." in administrator.sees()
    assert "People who left, and roles that were ended" in administrator.sees()

    follower = Membership.objects.active().get(user__email="approver@harborough.example", role="agency_officer")
    assert follower.agency == Agency.objects.get(name="Leicestershire Constabulary")
    group = group_for(harborough, harborough.groups.get().pk)
    assert group is not None
    names = [str(one) for one in group_line(group).members]
    assert "Harborough police representative" not in names
    assert names.count("Harborough approver") == 1
