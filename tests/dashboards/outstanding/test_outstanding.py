"""What slipped and how often, and what each agency owes."""

from datetime import date

import pytest
from django.urls import reverse

from actions.actions.services import change_action
from partnerships.access.roles import Role
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return builders.make_partnership(slug="bay")


@pytest.fixture
def plan(place):
    return builders.make_plan(place, status="published")


@pytest.fixture
def police(place):
    agency = builders.make_agency("County Police")
    builders.make_partner(place, agency)
    return agency


def moved(action, *days):
    for day in days:
        action = change_action(by=None, action=action, version=action.version, due=day, reason="Moved")
    return action


def lines(place):
    page = pages.sign_in(place, Role.SCRUTINY_MEMBER).get(reverse("owing", args=[place.slug]))
    return {str(one.agency or "Nobody"): one for one in page.context["outstanding"].lines}, page.content.decode()


def test_a_date_put_off_is_a_slip_and_one_brought_forward_is_none(place, plan, police):
    slipped = builders.make_action(plan, "Fit locks", agency=police, due=date(2014, 1, 1))
    moved(slipped, date(2014, 3, 1), date(2014, 2, 1), None)
    moved(builders.make_action(plan, "Light the path", due=date(2014, 1, 1)), date(2013, 12, 1))
    reader = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    page = reader.get(reverse("action-list", args=["bay"]), {"due": "slipped"})
    assert [row.record.title for row in page.context["table"].rows] == ["Fit locks"]
    assert "2 times, at first due 1 January 2014" in page.content.decode()
    exported = reader.get(reverse("action-list", args=["bay"]), {"export": "csv"}).content.decode()
    assert "Put off" in exported.splitlines()[0]


def test_each_agency_is_told_with_its_late_work_figures_and_replies(place, plan, police):
    team = builders.make_agency("Burglary Team", unit_of=police)
    builders.make_action(plan, "Fit locks", agency=team, due=date(2014, 1, 1))
    builders.make_action(plan, "Not due yet", agency=police, due=date(2999, 1, 1))
    builders.make_action(plan, "Led by nobody", due=date(2014, 1, 1))
    measure = builders.make_measure(plan, "Burglary", data_owner=team)
    builders.make_target(measure)
    builders.make_recommendation(place, addressee=police)
    builders.make_question(plan, "Why is it late?", asked=police)
    builders.make_question(plan, "A member's draft", asked=police, released=False)
    found, text = lines(place)
    owed = found["County Police"]
    assert [action.title for action in owed.overdue] == ["Fit locks"]
    assert len(owed.actions) == 2
    assert [one.label for one in owed.figures] == ["Burglary"]
    assert len(owed.recommendations) == 1
    assert [one.text for one in owed.questions] == ["Why is it late?"]
    assert [action.title for action in found["Nobody"].overdue] == ["Led by nobody"]
    assert "member&#x27;s draft" not in text
    assert "Not due yet" not in text


def test_nobody_owes_what_is_finished_or_another_partnerships(place, plan, police):
    builders.make_action(plan, "Done", agency=police, due=date(2014, 1, 1), status="complete")
    other = builders.make_plan(builders.make_partnership(), status="published")
    builders.make_action(other, "A stranger's", agency=police, due=date(2014, 1, 1))
    found, text = lines(place)
    assert found == {}
    assert "Nothing is open" in text


def test_what_is_owed_takes_as_many_queries_for_many_actions_as_for_few(
    place, plan, police, django_assert_max_num_queries
):
    for number in range(12):
        agency = builders.make_agency()
        builders.make_action(plan, agency=agency, due=date(2014, 1, 1))
        builders.make_measure(plan, data_owner=agency)
        builders.make_recommendation(place, f"Number {number}", addressee=agency if number % 2 else police)
    reader = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    with django_assert_max_num_queries(20):
        assert reader.get(reverse("owing", args=["bay"])).status_code == 200


def page_of(place, measure):
    page = pages.sign_in(place, Role.SCRUTINY_MEMBER).get(reverse("measure-detail", args=[place.slug, measure.pk]))
    return [action.title for action in page.context["serving"].shown], page.content.decode()


def test_a_measures_page_names_the_actions_of_its_priority(place, plan, police):
    priority, other = builders.make_priority(plan), builders.make_priority(plan, "Road safety")
    builders.make_action(plan, "Fit locks", agency=police, priorities=[priority], due=date(2014, 1, 1))
    builders.make_action(plan, "Mend the signs", priorities=[])
    served, text = page_of(place, builders.make_measure(plan, priority=priority))
    assert served == ["Fit locks"]
    assert "County Police" in text
    assert "1 January 2014, overdue" in " ".join(text.split())
    served, text = page_of(place, builders.make_measure(plan, priority=other))
    assert served == []
    assert "names no action under “Road safety”" in text


def test_a_measure_of_the_whole_plan_is_served_by_all_of_its_actions(place, plan):
    for number in range(14):
        builders.make_action(plan, f"Action {number}")
    served, text = page_of(place, builders.make_measure(plan))
    assert len(served) == 12
    assert "and 2 more actions" in text
