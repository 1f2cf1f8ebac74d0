"""A partnership's own layouts, and papers about one priority."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.access.roles import Role
from plans.models import Risk
from reports.layouts.editing import SectionChange, changed_content
from reports.layouts.reading import BrokenLayout, read
from reports.layouts.selectors import layout_from
from reports.layouts.services import change_layout, copy_layout
from reports.layouts.shipped import all_layouts, raw_layout
from reports.live_figures.selectors import live_paper
from reports.papers import documents, services
from tests import builders, pages

pytestmark = pytest.mark.django_db


def headings(report):
    return [section.heading for section in live_paper(report).paper.sections]


def change(layout, *changes, added=()):
    return change_layout(
        by=None, layout=layout, version=layout.version, title=layout.title, changes=changes, added=added
    )


@pytest.mark.parametrize("name", [layout.name for layout in all_layouts()])
def test_every_layout_can_be_copied_and_says_the_same(name):
    own = copy_layout(by=None, partnership=builders.make_partnership(), copied_from=name, title="Ours", slug="ours")
    original = read(name, raw_layout(name))
    copy = layout_from(own)
    assert (copy.sections, copy.cover, copy.numbering) == (original.sections, original.cover, original.numbering)
    assert (copy.title, copy.look) == ("Ours", name)


def test_sections_are_renamed_reordered_left_out_and_added():
    raw = raw_layout("one-page-briefing")
    found = changed_content(
        raw,
        title="Brief",
        changes=[
            SectionChange("ask", "What to ask", 1),
            SectionChange("matters", "What matters", 2),
            SectionChange("chart", "Chart", 3, stays=False),
        ],
        added=["Contacts", "Contacts"],
    )
    layout = read("brief", found)
    assert [(one.key, one.heading) for one in layout.sections] == [
        ("ask", "What to ask"), ("matters", "What matters"), ("contacts", "Contacts"), ("contacts-2", "Contacts"),
    ]  # fmt: skip
    assert layout.section("contacts").is_written
    assert raw == raw_layout("one-page-briefing")


def test_a_part_that_comes_first_becomes_a_section_and_an_empty_layout_is_refused():
    raw = raw_layout("southampton-scrutiny")
    assert (
        read("x", changed_content(raw, title="X", changes=[SectionChange("capital", "Capital", 0)])).sections[0].level
        == 1
    )
    none = [SectionChange(one["key"], one["heading"], 1, stays=False) for one in raw["sections"]]
    with pytest.raises(BrokenLayout):
        changed_content(raw, title="X", changes=none)
    with pytest.raises(ValidationError):
        change(builders.make_own_layout(builders.make_partnership(), copied_from="southampton-scrutiny"), *none)


def test_a_paper_begun_in_an_own_layout_keeps_it_when_the_layout_changes_after():
    plan = builders.make_plan()
    own = builders.make_own_layout(plan.partnership, copied_from="one-page-briefing")
    own = change(own, SectionChange("ask", "What to ask", 1), SectionChange("matters", "What matters", 2))
    report = builders.make_report(plan, layout=own.slug)
    part = report.sections.get(key="ask")
    services.write_section(by=None, section=part, version=part.version, text="Why so many?")
    assert headings(report) == ["What to ask", "What matters", "Change against target"]
    change(own, SectionChange("ask", "Gone", 1, stays=False))
    assert headings(report) == ["What to ask", "What matters", "Change against target"]
    page = documents.to_html(live_paper(report).paper).decode()
    assert "Why so many?" in page
    assert "paper-layout--one-page-briefing" in page
    assert headings(builders.make_report(plan, layout=own.slug)) == ["What matters", "Change against target"]


def test_own_names_collide_with_no_other_and_stay_with_their_partnership():
    plan, other = builders.make_plan(), builders.make_plan()
    builders.make_own_layout(plan.partnership)
    for slug in ("own-report", "one-page-briefing"):
        with pytest.raises(ValidationError) as refused:
            builders.make_own_layout(plan.partnership, slug=slug)
        assert "short name already" in str(refused.value)
    with pytest.raises(ValidationError, match="no layout"):
        builders.make_report(other, layout="own-report")
    assert builders.make_own_layout(other.partnership).slug == "own-report"


def test_an_officer_copies_changes_and_uses_a_layout_through_the_pages():
    plan = builders.make_plan(builders.make_partnership(slug="seaside"))
    officer = pages.sign_in(plan.partnership)
    listed = officer.get(reverse("layout-list", args=["seaside"])).content.decode()
    assert "Scrutiny panel report (eleven sections)" in listed
    new = reverse("layout-copy", args=["seaside"])
    form = officer.get(f"{new}?from=peterborough-scrutiny")
    values = pages.form_values(form) | {"title": "City report", "slug": "city-report"}
    made = officer.post(new, values)
    edit = made.url
    page = officer.get(edit)
    values = pages.form_values(page) | {"heading_purpose": "Why this paper", "place_next_steps": "1"}
    del values["stays_links"]
    assert officer.post(edit, values | {"added": "Contacts"}).status_code == 302
    stale = officer.post(edit, values | {"heading_purpose": "Mine"})
    assert stale.status_code == 409
    assert "Why this paper" in stale.content.decode()
    assert 'value="Mine"' in stale.content.decode()
    begin = reverse("report-create", args=["seaside"])
    posted = pages.form_values(officer.get(begin)) | {
        "title": "Review", "slug": "review", "layout": "city-report", "plan": str(plan.pk), "period": "2013/14",
    }  # fmt: skip
    assert officer.post(begin, posted).status_code == 302
    shown = headings(plan.partnership.reports.get())
    assert shown[:3] == ["Why this paper", "Next steps", "Recommendations"]
    assert "Links to the Sustainable Community Strategy" not in shown
    assert shown[-1] == "Contacts"
    assert pages.sign_in(plan.partnership, Role.SCRUTINY_MEMBER).get(edit).status_code == 403


def test_a_wrong_place_is_told_at_its_field():
    partnership = builders.make_partnership()
    own = builders.make_own_layout(partnership)
    officer = pages.sign_in(partnership)
    edit = reverse("layout-edit", args=[partnership.slug, own.pk])
    answer = officer.post(edit, pages.form_values(officer.get(edit)) | {"place_background": "first"})
    assert list(pages.errors_of(answer)) == ["place_background"]


@pytest.fixture
def two():
    """A plan with two priorities, each with a measure, an action and a part of it."""
    plan = builders.make_plan()
    for title, label, values in (("Homes", "Burglary", (1537, 2539)), ("Streets", "Arson", (410, 420))):
        priority = builders.make_priority(plan, title)
        measure = builders.make_measure(plan, label=label, priority=priority)
        builders.make_observation(measure, value=values[0], year="2012-13")
        builders.make_observation(measure, value=values[1], year="2013-14")
        action = builders.make_action(plan, f"Work for {title}", priorities=[priority])
        builders.make_action(plan, f"Part for {title}", part_of=action)
    return plan


@pytest.mark.parametrize("layout", ["partnership-plan", "highlight-report", "harborough-scrutiny"])
def test_a_paper_about_one_priority_tells_of_no_other(two, layout):
    homes = two.priorities.get(title="Homes")
    page = documents.to_html(live_paper(builders.make_report(two, layout=layout, priority=homes)).paper).decode()
    assert "2,539" in page
    assert "Of 1 measure" in page
    for other in ("Streets", "Arson", "420"):
        assert other not in page
    if layout == "partnership-plan":
        assert "Work for Homes" in page
        assert "Part for Homes" in page


def test_registers_and_achievements_of_another_priority_stay_out(two):
    homes, streets = two.priorities.order_by("title")
    for priority in (homes, streets):
        builders.make_entry(Risk, two, title=f"Risk to {priority.title}", priority=priority)
        builders.make_achievement(two, f"Done for {priority.title}.", priority=priority)
    report = builders.make_report(two, layout="southwark-cabinet-member", priority=homes)
    page = documents.to_html(live_paper(report).paper).decode()
    assert "Risk to Homes" in page
    assert "Done for Homes." in page
    assert "Streets" not in page


def test_counts_in_its_text_are_the_prioritys_own(two):
    homes = two.priorities.get(title="Homes")
    report = builders.make_report(two, priority=homes)
    part = report.sections.get(key="background")
    services.write_section(by=None, section=part, version=part.version, text="Without a target: {{count no_target}}.")
    assert "Without a target: 1 <a" in documents.to_html(live_paper(report).paper).decode()


def test_a_recommendation_about_another_prioritys_measure_stays_out(two):
    homes = two.priorities.get(title="Homes")
    arson = two.measures.get(label="Arson")
    builders.make_recommendation(two.partnership, "Count the fires.", measure=arson)
    builders.make_recommendation(two.partnership, "Light the underpass.")
    report = builders.make_report(two, priority=homes, meeting_date=date(2014, 9, 1))
    page = documents.to_html(live_paper(report).paper).decode()
    assert "Light the underpass." in page
    assert "Count the fires." not in page


def test_another_plans_priority_is_refused_at_its_field(two):
    other = builders.make_priority(builders.make_plan(two.partnership, years="2012-13"))
    with pytest.raises(ValidationError) as refused:
        builders.make_report(two, priority=other)
    assert list(refused.value.message_dict) == ["priority"]
