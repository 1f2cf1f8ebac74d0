"""Figures in the officer's sentences: references, their notes, and what does not resolve."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.numbers.quantities import Quantity
from performance.observations.services import correct_observation
from reports.live_figures.selectors import live_paper, pickable, preview_of, typed_numbers
from reports.papers import documents, services
from reports.trail import services as trail
from reports.trail.selectors import trail_of
from tests import builders
from tests.pages import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    partnership = builders.make_partnership()
    plan = builders.make_plan(partnership)
    indicator = builders.make_indicator("Domestic burglary", slug="domestic-burglary")
    measure = builders.make_measure(plan, indicator=indicator, label="Domestic burglary")
    builders.make_observation(measure, value=153, year="2012-13")
    now = builders.make_observation(measure, value=253, year="2013-14")
    report = builders.make_report(plan)
    return partnership, plan, report, now


def write(report, text):
    section = report.sections.get(key="background")
    return services.write_section(by=None, section=section, version=section.version, text=text)


def shown(report):
    return documents.to_html(live_paper(report).paper).decode()


def test_a_reference_shows_the_figure_as_it_stands_and_notes_its_workings(place):
    _, _, report, now = place
    write(report, "Burglary was {{figure domestic-burglary value}}, {{ figure domestic-burglary change }}.")
    page = shown(report)
    assert "Burglary was 253 <a" in page
    assert "up 65.4%" in page
    assert page.count('id="note-1"') == 1
    assert "(253 - 153) / 153 x 100 = 65.4%." in page
    correct_observation(by=None, observation=now, version=1, quantity=Quantity.known(Decimal(259)))
    assert "up 69.3%" in shown(report)


def test_a_figure_of_nobodys_or_of_another_partnership_is_refused_and_nothing_saved(place):
    _, _, report, _ = place
    foreign = builders.make_plan(builders.make_partnership())
    builders.make_measure(foreign, indicator=builders.make_indicator("Robbery", slug="robbery"))
    for wrong in ("{{figure robbery value}}", "{{figure domestic-burglary colour}}", "{{count purple}}"):
        with pytest.raises(ValidationError) as refused:
            write(report, wrong)
        assert wrong in refused.value.message_dict["text"][0]
    assert report.sections.get(key="background").text == ""


def test_a_reference_that_no_longer_resolves_is_a_visible_error_and_blocks_the_review(place):
    _, _, report, _ = place
    write(report, "It was {{figure domestic-burglary value}}.")
    report.plan.measures.update(is_monitored=False)
    assert "Figure not found: this plan has no measure" in shown(report)
    with pytest.raises(ValidationError, match="names figures that there are not"):
        trail.review(by=None, report=report, looked_at=trail_of(report).prints.content)


def test_two_measures_of_one_indicator_are_told_apart(place):
    _, plan, report, _ = place
    first = plan.measures.get()
    builders.make_measure(plan, indicator=first.indicator, label="Burglary again")
    references = [choice.reference for one in pickable(report) for choice in one.choices]
    assert f"{{{{figure domestic-burglary-{first.pk} value}}}}" in references
    with pytest.raises(ValidationError):
        write(report, "{{figure domestic-burglary value}}")


def test_numbers_are_typed_with_a_source_or_marked(place):
    _, _, report, _ = place
    text = "In 2013 it rose by 42% to 1,200 (section 17), and {{typed 45% | Residents' survey}} felt safe by 3 May."
    assert typed_numbers(text) == ["42%", "1,200"]
    assert typed_numbers("Sections 5 to 7 and Figures 1, 2 and 3 stand. In 2014, 12, then 3,400, came.") == [
        "12",
        "3,400",
    ]
    preview = preview_of(report, text)
    assert preview.notes[0].lines == ("Source: Residents' survey.",)
    assert "<script" not in preview_of(report, "{{typed <script> | x}}").html


def test_the_picker_lists_what_can_be_shown_and_the_form_previews_it(place):
    partnership, _, report, _ = place
    client = sign_in(partnership)
    page = client.get(reverse("figure-picker", args=[partnership.slug, report.slug])).content.decode()
    assert "{{figure domestic-burglary sentence}}" in page
    address = reverse("section-edit", args=[partnership.slug, report.slug, "background"])
    posted = {"version": 1, "text": "{{figure domestic-burglary value}} and 42%"}
    answer = client.post(address, posted | {"preview": "1"}).content.decode()
    assert "253 <a" in answer
    assert "no source" in answer
    refused = client.post(address, posted | {"text": "{{figure nothing value}}"})
    assert refused.status_code == 200
    assert "this plan has no measure" in refused.content.decode()
