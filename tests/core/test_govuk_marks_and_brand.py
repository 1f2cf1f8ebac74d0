"""States are told apart without colour, and every colour on offer can be read."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

from core.govuk.brand import CHOICES, COLOURS, DEFAULT, brand_of, contrast
from core.govuk.marks import MARKS, Mark, MarkShape, NoSuchMark, Tone, mark_of

STATIC = Path(settings.BASE_DIR) / "static" / "portal"
TEXT = "#0b0c0c"


def rendered(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load govuk %}" + source).render(context)


def test_every_status_has_a_word_and_a_shape_of_its_own() -> None:
    statuses = [
        MARKS[name] for name in ("met", "within_tolerance", "missed", "no_target", "no_data", "not_due", "ambiguous")
    ]
    assert len({mark.word for mark in statuses}) == len({mark.shape for mark in statuses}) == 7
    evidence = [MARKS[name] for name in ("clear", "some", "steady", "not_tested")]
    assert len({mark.word for mark in evidence}) == len({mark.shape for mark in evidence}) == 4


def test_a_mark_reads_out_its_word_and_hides_its_shape() -> None:
    html = rendered('{% status_tag "missed" %}')
    assert re.sub(r"<[^>]+>", "", html).strip() == "Not met"
    assert 'aria-hidden="true"' in html
    assert MarkShape.SQUARE.value in html
    assert "portal-mark--bad" in html


def test_a_mark_can_say_it_in_other_words_and_a_room_can_bring_its_own() -> None:
    assert "Off target" in rendered('{% status_tag "missed" "Off target" %}')
    assert "Overdue" in rendered("{% status_tag mark %}", mark=Mark("Overdue", MarkShape.CROSS, Tone.BAD))


def test_a_state_is_found_by_its_enum_member() -> None:
    class Status(StrEnum):
        MET = "met"

    assert mark_of(Status.MET) is MARKS["met"]


def test_an_unknown_state_is_an_error_and_no_blank() -> None:
    with pytest.raises(NoSuchMark, match="purple"):
        mark_of("purple")


def test_text_on_marks_and_their_shapes_have_contrast() -> None:
    css = (STATIC / "marks.css").read_text()
    for tone in Tone:
        rule = re.search(rf"\.portal-mark--{tone.value} {{([^}}]*)}}", css)
        assert rule, f"no colours for {tone}"
        ground, text = re.findall(r"#[0-9a-f]{6}", rule[1])
        assert contrast(text, ground) >= 7
        shape = re.search(rf"\.portal-mark--{tone.value} \.portal-mark__shape {{\s*color: (#[0-9a-f]{{6}})", css)
        assert contrast(shape[1] if shape else text, ground) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("brand", COLOURS, ids=lambda brand: brand.name)
def test_each_brand_colour_can_be_read_and_is_in_the_style_sheet(brand: object) -> None:
    assert contrast(brand.value, "#ffffff") >= 4.5
    rule = re.search(rf"\.{brand.css_class} {{([^}}]*)}}", (STATIC / "brand.css").read_text())
    assert rule
    colours = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6})", rule[1]))
    assert colours["--portal-brand"] == colours["--govuk-brand-colour"] == brand.value
    tint = colours["--govuk-surface-background-colour"]
    assert contrast(TEXT, tint) >= 7
    assert contrast("#1a65a6", tint) >= 4.5  # links in the navigation
    assert contrast(brand.value, tint) >= 3  # the bar under the page that is open


def test_eight_colours_are_offered_and_another_name_falls_back() -> None:
    assert len(CHOICES) == 8
    assert brand_of("neon") is brand_of(None) is DEFAULT
    assert rendered("{{ colour|brand_class }}", colour="teal") == "brand-teal"
    assert rendered("{{ absent|brand_class }}") == "brand-navy"
