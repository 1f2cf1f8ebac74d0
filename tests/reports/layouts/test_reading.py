"""A layout is read whole or refused with the place that is wrong."""

import pytest

from reports.layouts.reading import BrokenLayout, read
from reports.layouts.shipped import all_layouts
from reports.papers.assembly import roman

GOOD = {"title": "T", "description": "D", "cover": [], "sections": [{"key": "one", "heading": "One"}]}


def section(**values):
    return {**GOOD, "sections": [{"key": "one", "heading": "One"}, {"key": "two", "heading": "Two", **values}]}


def test_every_layout_of_the_portal_is_sound_and_guides_those_who_write():
    layouts = all_layouts()
    assert len(layouts) == 8
    unguided = [
        f"{layout.name}/{part.key}"
        for layout in layouts
        for part in layout.sections
        if part.is_written and not part.guidance
    ]
    assert unguided == []


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (None, "“x”: names and values are expected"),
        ({**GOOD, "title": ""}, "title is missing"),
        ({**GOOD, "colour": "red"}, "colour is not known"),
        ({**GOOD, "numbering": "letters"}, "numbering “letters” is not known"),
        ({**GOOD, "cover": [{"key": "a"}]}, "cover field 1: label is missing"),
        ({**GOOD, "sections": "all"}, "sections must be a list"),
        ({**GOOD, "sections": []}, "the first section must be there"),
        (section(blocks=["weather"]), "section 2: block “weather” is not known"),
        (section(key="one"), "the section “one” is there twice"),
        (section(level=3), "section 2: level “3” is not known"),
        (section(level=2), "a part of a section cannot stand in a layout whose sections are numbered"),
        (section(roman="yes"), "roman “yes” is not known"),
    ],
)
def test_a_broken_layout_is_refused_with_its_place(raw, words):
    with pytest.raises(BrokenLayout) as refused:
        read("x", raw)
    assert words in str(refused.value)


def test_small_roman_numerals_count():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]
