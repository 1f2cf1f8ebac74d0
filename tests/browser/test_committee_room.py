"""A scrutiny member with a tablet in a committee room: from the headline to a measure, its chart and its neighbours.

The person's browser may not complain, and may fetch nothing from another site: `conftest.py` holds both.
"""

import pytest
from playwright.sync_api import expect

from partnerships.models import Partnership
from performance.comparator_groups import services
from performance.models import Measure
from tests.browser.test_accessibility import found_on
from tests.performance.comparison.samples import CATEGORY, area_with_people, count

pytestmark = pytest.mark.browser
MEMBER = "scrutiny@harborough.example"


def let_it_be_compared(harborough: Partnership) -> Measure:
    """The demo's domestic burglary as a counted measure, beside three more areas."""
    areas = [area_with_people(name, 90_000, year=2013) for name in ("Alpha", "Beta", "Gamma")]
    own = harborough.area
    assert own is not None
    for number, area in enumerate([own, *areas]):
        count(area, {f"2013-14-Q{quarter}": 60 + 20 * number for quarter in range(1, 5)}, source="home_office")
    area_with_people("Home", 85_000, year=2013)
    group = services.create_group(
        by=None, partnership=harborough, name="Most similar group", kind="most_similar", source="List", members=areas
    )
    assert group.members.count() == 3
    measure = Measure.objects.get(partnership=harborough, label="Domestic Burglary")
    indicator = measure.indicator
    indicator.count_source, indicator.count_category = "home_office", CATEGORY
    indicator.save()
    return measure


def test_on_a_tablet_the_first_screen_says_what_is_missed_and_leads_to_the_figures(person):
    member = person(MEMBER, width=1024, height=768, has_touch=True)
    page = member.opens("/p/harborough/")
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_contain_text("not met")
    box = headline.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 768
    page.get_by_role("main").get_by_role("link", name="Domestic Burglary").first.tap()
    page.wait_for_url("**/measures/*/**")
    assert "a clear rise" in member.sees()
    expect(page.locator(".portal-chart__drawing svg").first).to_be_visible()


def test_by_keyboard_alone_a_member_reaches_a_measure_and_the_table_behind_its_chart(person):
    page = person(MEMBER).opens("/p/harborough/")
    link = page.get_by_role("main").get_by_role("link", name="Domestic Burglary").first
    for _ in range(120):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/measures/*/**")
    details = page.locator("summary", has_text="The figures behind this chart").first
    details.focus()
    page.keyboard.press("Enter")
    expect(page.locator("figure.portal-chart table").first).to_be_visible()


@pytest.mark.parametrize("width", [1024, 320])
def test_without_scripts_sentences_and_tables_stand_where_the_charts_would(person, harborough, width):
    measure = let_it_be_compared(harborough)
    member = person(MEMBER, javascript=False, width=width)
    page = member.opens(f"/p/harborough/measures/{measure.pk}/comparison/")
    told = member.sees()
    assert "The figures behind this chart" in told
    assert "Most similar group" in told
    assert page.locator(".portal-chart__drawing").first.is_hidden()
    page.locator("summary", has_text="The figures behind this chart").first.click()
    expect(page.get_by_role("rowheader", name="Alpha").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_comparison_is_clean_for_axe_wide_and_narrow(person, harborough):
    measure = let_it_be_compared(harborough)
    path = f"/p/harborough/measures/{measure.pk}/comparison/"
    page = person(MEMBER).opens(path)
    expect(page.locator("#funnel-heading")).to_be_visible()
    assert found_on(page, path) == []


def test_with_forced_colours_each_status_keeps_its_word_and_its_shape(person):
    page = person(MEMBER, forced_colors="active").opens("/p/harborough/performance/")
    marks = page.locator("td .portal-mark")
    shown = {
        (one.locator(".portal-mark__word").inner_text(), one.locator("path").get_attribute("d"))
        for one in marks.all()
        if one.is_visible()
    }
    words, shapes = {word for word, _ in shown}, {shape for _, shape in shown}
    assert {"Met", "Not met"} <= words
    assert len(shapes) == len(words) == len(shown)


def test_in_greyscale_the_statuses_differ_in_more_than_colour(person):
    """By the letters of their words and by shapes of different outline, each drawn in ink that stands out."""
    page = person(MEMBER).opens("/p/harborough/performance/")
    found = page.locator("td .portal-mark").evaluate_all(
        """marks => marks.map(mark => {
            const style = getComputedStyle(mark)
            return [mark.querySelector(".portal-mark__word").textContent, mark.querySelector("path").getAttribute("d"),
                    style.color, style.backgroundColor]
        })"""
    )
    outlines = {word: shape for word, shape, _, _ in found}
    assert len(set(outlines.values())) == len(outlines) > 1
    assert all(contrast(ink, paper) >= 4.5 for _, _, ink, paper in found)


def contrast(ink: str, paper: str) -> float:
    """The contrast of two colours as the WCAG defines it; a transparent paper is white."""
    lights = sorted(luminance(colour) for colour in (ink, paper))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [float(part) for part in colour.partition("(")[2].rstrip(")").split(",")]
    if len(parts) == 4 and parts[3] == 0:
        return 1.0
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
