"""Two plans beside each other: what stays, what changes, what is new and what was left out."""

import pytest
from django.urls import reverse

from dashboards.plans_compared.selectors import compare_plans
from tests import builders, pages

pytestmark = pytest.mark.django_db


def fates(first, second, title):
    side = next(side for side in compare_plans(first, second).sides if side.title == title)
    return {pair.label: pair.fate for pair in side.pairs}


@pytest.fixture
def both(place):
    return builders.make_plan(place, "2012-13", title="Older"), builders.make_plan(place, "2013-14", title="Newer")


def test_priorities_are_paired_by_wording_whatever_its_case_and_stops(both):
    older, newer = both
    builders.make_outcome(older, "Fewer burglaries.", priority=builders.make_priority(older, "Burglary"))
    builders.make_outcome(newer, "Fewer burglaries.", priority=builders.make_priority(newer, "BURGLARY."))
    builders.make_priority(older, "Graffiti")
    builders.make_priority(newer, "Hate crime")
    assert fates(older, newer, "Priorities") == {
        "BURGLARY.": "Kept",
        "Hate crime": "New",
        "Graffiti": "Left out",
    }


def test_a_measure_is_the_same_by_its_indicator_and_changed_by_its_target(both):
    older, newer = both
    indicator = builders.make_indicator("Burglary")
    builders.make_target(
        builders.make_measure(older, "Burglary of homes", indicator=indicator), 100, "at_most", year="2012-13"
    )
    builders.make_target(builders.make_measure(newer, "House burglary", indicator=indicator), 90, "at_most")
    side = compare_plans(older, newer).sides[2]
    [pair] = side.pairs
    assert (pair.label, pair.fate) == ("House burglary", "Changed")
    assert "at most 100" in pair.first
    assert "at most 90" in pair.second
    assert side.summary == "1 changed"


def test_an_action_says_who_leads_it_and_when_it_is_due_in_each(both):
    older, newer = both
    fire = builders.make_agency("Fire service")
    builders.make_action(older, "Fit alarms", agency=fire)
    builders.make_action(newer, "Fit alarms")
    [pair] = compare_plans(older, newer).sides[1].pairs
    assert (pair.first, pair.second) == ("Fire service, no date, not reported", "No lead, no date, not reported")


def test_the_page_sets_the_two_newest_side_by_side_and_takes_any_two(place, both):
    older, newer = both
    builders.make_priority(older, "Graffiti")
    oldest = builders.make_plan(place, "2010-11", title="Oldest")
    officer = pages.sign_in(place)
    address = reverse("plans-compared", args=["seaside"])
    page = officer.get(address)
    assert (page.context["first"], page.context["second"]) == (older, newer)
    assert "Graffiti" in page.content.decode()
    page = officer.get(address, {"first": oldest.pk, "second": newer.pk})
    assert page.context["first"] == oldest
    assert "Graffiti" not in page.content.decode()


def test_another_partnerships_plan_and_nonsense_are_not_found(place, both):
    foreign = builders.make_plan()
    officer = pages.sign_in(place)
    address = reverse("plans-compared", args=["seaside"])
    assert officer.get(address, {"first": foreign.pk}).status_code == 404
    assert officer.get(address, {"first": "x"}).status_code == 404


def test_with_one_plan_the_page_says_what_is_missing(place):
    builders.make_plan(place)
    page = pages.sign_in(place).get(reverse("plans-compared", args=["seaside"]))
    assert "It takes two plans" in page.content.decode()


def test_it_takes_as_many_queries_for_many_as_for_one(place, both, django_assert_max_num_queries):
    for plan in both:
        for number in range(8):
            builders.make_outcome(plan, priority=builders.make_priority(plan, f"Priority {number}"))
            builders.make_target(builders.make_measure(plan), 5, "at_most")
            builders.make_action(plan, agency=builders.make_agency())
    with django_assert_max_num_queries(14):
        compare_plans(*both)
