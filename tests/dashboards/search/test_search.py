"""The search of a partnership: by the beginnings of words, whatever their case and accents, and never in another's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.search.selectors import matches, search
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Domestic Burglary", ["burg"], True),
        ("Domestic Burglary", ["domestic", "burg"], True),
        ("Domestic Burglary", ["glary"], False),
        ("Café crime", ["cafe"], True),
        ("Anti-social behaviour (ASB)", ["asb"], True),
        ("Domestic Burglary", ["burg", "robbery"], False),
    ],
)
def test_words_are_matched_by_their_beginnings(text, asked, found):
    assert matches(text, asked) is found


@pytest.fixture
def place():
    place = builders.make_partnership(slug="seaside")
    plan = builders.make_plan(place, title="Burglary plan")
    priority = builders.make_priority(plan, "Less burglary")
    measure = builders.make_measure(plan, "Domestic burglary", priority=priority)
    builders.make_observation(measure, 253, source="Police recorded crime")
    builders.make_observation(measure, 153, year="2012-13")
    builders.make_action(plan, "Mark property against burglary")
    builders.make_outcome(plan, "Fewer burglaries")
    builders.make_statement(plan, "Burglary worries people")
    builders.make_stated_figure(plan, label="Burglary", words="down 12%")
    builders.make_achievement(plan, "Burglary kits handed out")
    builders.make_report(plan, title="Burglary review")
    other = builders.make_plan(builders.make_partnership(), title="Burglary elsewhere")
    builders.make_action(other, "Burglary elsewhere")
    return place


def test_everything_of_the_partnership_is_found_by_kind_and_nothing_of_another(place):
    found = {group.kind: [hit.title for hit in group.hits] for group in search(place, "burg", "https://x")}
    assert set(found) == {
        "Figures", "Actions", "Priorities", "Outcomes", "Plans", "Papers", "Stated figures", "Achievements", "Passages"
    }  # fmt: skip
    assert not any("elsewhere" in title for titles in found.values() for title in titles)


def test_a_figures_sentence_is_copied_with_period_source_and_address(place):
    officer = pages.sign_in(place)
    shown = officer.get(reverse("search", args=["seaside"]), {"q": "domestic burg"}).content.decode()
    assert "Domestic burglary rose from 153 in 2012/13 to 253 in 2013/14 (up 65.4%), a clear rise." in shown
    assert "(2013/14. Source: Police recorded crime. http://testserver/p/seaside/measures/" in shown


@pytest.mark.parametrize("asked", ["", "   ", "%", "'; drop", "zebra"])
def test_nothing_is_found_for_nothing(place, asked):
    answer = pages.sign_in(place).get(reverse("search", args=["seaside"]), {"q": asked})
    assert answer.status_code == 200
    assert answer.context["found"] == []


def test_many_hits_are_cut_and_counted(place):
    plan = place.plans.get()
    for number in range(15):
        builders.make_action(plan, f"Zebra {number}")
    [group] = search(place, "zebra", "")
    assert (len(group.hits), group.more) == (10, 5)


def test_it_asks_as_much_for_many_records_as_for_few(place):
    def count():
        with CaptureQueriesContext(connection) as queries:
            search(place, "burg", "")
        return len(queries)

    few = count()
    for number in range(5):
        builders.make_action(place.plans.get(), f"Burglary {number}")
        builders.make_measure(place.plans.get(), f"Burglary {number}")
    assert count() == few
