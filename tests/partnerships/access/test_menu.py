"""Each page of a partnership marks the item of the menu that it belongs to."""

import re

import pytest
from django.urls import get_resolver, reverse

from partnerships.access.context_processors import NAVIGATION
from partnerships.access.menu import SECTIONS, section_of
from tests import builders, pages

BELONG_TO_NONE = {"search": "it searches all sections at once"}


def routes(resolver=None, before=""):
    """The name and the whole pattern of every address of a partnership."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        elif route.startswith("p/<slug:slug>/"):
            yield pattern.name, route


def path_of(route):
    return "/" + re.sub(r"<[^>]*>", "1", route.replace("<slug:slug>", "seaside"))


def test_every_page_below_a_partnership_belongs_to_one_item_of_the_menu():
    found = {name: section_of(path_of(route), "seaside") for name, route in routes()}
    assert len(found) > 200
    assert {name for name, section in found.items() if not section} == set(BELONG_TO_NONE)


def test_every_item_of_the_menu_marks_itself_and_no_part_is_of_two():
    assert set(SECTIONS) == {name for _, name, _ in NAVIGATION}
    for name in SECTIONS:
        assert section_of(reverse(name, args=["seaside"]), "seaside") == name
    parts = [part for of_one in SECTIONS.values() for part in of_one]
    assert len(parts) == len(set(parts))
    known = {re.split(r"[/.]", path_of(route).removeprefix("/p/seaside/"))[0] for _, route in routes()}
    assert set(parts) <= known


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("measure-detail", "Performance"),
        ("target-edit", "Performance"),
        ("priority-to-result", "Plans"),
        ("search", None),
    ],
)
def test_the_page_shows_its_item_as_current(db, name, label):
    measure = builders.make_measure(builders.make_plan(builders.make_partnership(slug="seaside")))
    keys = {"measure-detail": [measure.pk], "target-edit": [builders.make_target(measure).pk]}
    answer = pages.sign_in(measure.partnership).get(reverse(name, args=["seaside", *keys.get(name, [])]))
    marked = [item["label"] for item in answer.context["navigation"] if item["current"]]
    assert marked == ([label] if label else [])
