"""The overview: the weightiest of each list, what is not as the last paper said, what changed since people met."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.actions import services as actions
from actions.progress import services as progress_services
from core import clock, writes
from core.numbers.quantities import Quantity
from cycle.meetings.services import cancel_meeting
from dashboards.changes.selectors.baselines import meetings_held
from partnerships.access.roles import Role
from performance.observations.services import correct_observation
from performance.targets.services import change_target
from plans.plan.services import delete_plan
from plans.priorities.services import delete_priority
from reports.final_versions.selectors import restated_figures_of
from tests import builders, pages

pytestmark = pytest.mark.django_db
APRIL, MAY, JUNE = (datetime(2014, month, 20, 12, tzinfo=UTC) for month in (4, 5, 6))
MEETING = date(2014, 5, 15)


@pytest.fixture
def place():
    with clock.held_at(APRIL):
        return builders.make_partnership(slug="bay")


@pytest.fixture
def plan(place):
    with clock.held_at(APRIL):
        return builders.make_plan(place, status="published")


def measured(plan, label, before, now, target=None):
    measure = builders.make_measure(plan, label)
    builders.make_observation(measure, before, year="2012-13")
    builders.make_observation(measure, now)
    if target is not None:
        builders.make_target(measure, target)
    return measure


def overview(place, role=Role.SCRUTINY_MEMBER, **query):
    return pages.sign_in(place, role).get(reverse("overview", args=[place.slug]), query)


def shown(place, role=Role.SCRUTINY_MEMBER, **query):
    return " ".join(overview(place, role, **query).content.decode().split())


def correct(measure, value):
    found = measure.indicator.observations.get(period="2013-14")
    return correct_observation(
        by=None, observation=found, version=found.version, quantity=Quantity.known(Decimal(value))
    )


def changes(place, **query):
    found = pages.sign_in(place, Role.SCRUTINY_MEMBER).get(reverse("changes", args=[place.slug]), query)
    return [(one.words, one.subject, one.detail) for one in found.context["found"].shown]


def test_only_a_met_target_or_a_clear_improvement_does_well(place, plan):
    measured(plan, "Met", 100, 90, target=-5)
    measured(plan, "Clearly better without a target", 500, 300)
    measured(plan, "Some evidence only", 490, 412)
    measured(plan, "Within usual variation", 100, 98)
    builders.make_target(builders.make_measure(plan, "Without a figure"))
    found = overview(place).context["overview"]
    assert [row.label for row in found.well.shown] == ["Met", "Clearly better without a target"]
    assert [row.label for row in found.late.shown] == ["Without a figure"]


def test_long_lists_show_the_weightiest_and_lead_to_all(place, plan):
    for number in range(6):
        measured(plan, f"Missed {number}", 100, 101, target=-20)
    measured(plan, "Clearly up", 100, 200, target=-20)
    for number in range(7):
        builders.make_target(builders.make_measure(plan, f"Late {number}"))
        builders.make_action(plan, f"Overdue {number}", due=date(2014, 1, 1))
    page = overview(place)
    found, text = page.context["overview"], " ".join(page.content.decode().split())
    assert found.attention.shown[0].row.label == "Clearly up"
    for words, name, query in (
        ("and 3 more that need attention", "performance-table", {"status": "attention", "period": "2013-14"}),
        ("and 3 more late figures", "performance-table", {"status": "no_data", "period": "2013-14"}),
        ("and 3 more overdue actions", "action-list", {"due": "overdue", "plan": plan.pk}),
    ):
        assert words in text
        rows = pages.sign_in(place).get(reverse(name, args=["bay"]), query).context["table"].rows
        assert len(rows) == 7, name


def test_without_a_final_paper_or_a_meeting_the_overview_says_so(place, plan):
    text = shown(place)
    assert "No paper on this plan has been made final yet" in text
    assert "The portal knows of no meeting that has been held yet" in text
    answer = pages.sign_in(place).get(reverse("changes", args=["bay"]))
    assert "No meeting has been held yet" in answer.content.decode()


def test_what_is_not_as_the_last_paper_said_is_told_beside_it(place, plan):
    burglary = measured(plan, "Burglary", 153, 253)
    with clock.held_at(MAY):
        final = builders.make_final_version(
            plan, builders.make_report(plan, title="Annual review", meeting_date=MEETING)
        )
    assert "Every figure is as in <a" in shown(place)
    correct(burglary, 259)
    page = overview(place)
    since = page.context["overview"].since_paper
    told = [(one.label, one.what, one.then, one.now) for one in since.restated.shown]
    assert ("Burglary", "Value", "253", "259") in told
    text = " ".join(page.content.decode().split())
    assert "Annual review</a>, made final on 20 May 2014:" in text
    assert reverse("final-version", args=["bay", final.reference]) in text
    closed = [one | {"is_closed": True} for one in final.figures]
    rows = page.context["overview"].figures.rows
    assert restated_figures_of(closed, rows, sees_closed=False) == ()
    assert restated_figures_of(closed, rows, sees_closed=True)


def test_the_last_paper_of_another_year_is_told_of_and_not_set_against_this_one(place):
    plan = builders.make_plan(place, "2012-13 to 2013-14", status="published")
    builders.make_observation(builders.make_measure(plan), 100, year="2013-14")
    builders.make_final_version(plan, builders.make_report(plan, title="Review of 2012/13"))
    assert "The last paper is of 2012/13." in shown(place)
    assert "Every figure is as in" in shown(place, period="2012-13")


def test_changes_since_the_meeting_are_told_from_first_to_last(place, plan):
    with clock.held_at(APRIL):
        burglary = measured(plan, "Burglary", 153, 253)
        action = builders.make_action(plan, "Fit locks", due=date(2014, 6, 1))
        builders.make_report(plan, committee="Scrutiny Panel", meeting_date=MEETING)
        builders.make_recommendation(place)
    with clock.held_at(MAY):
        correct(burglary, 255)
        correct(burglary, 259)
        action = actions.change_action(
            by=None, action=action, version=action.version, due=date(2014, 9, 1), reason="No locksmith"
        )
        reporter = builders.make_user(place)
        progress_services.report_progress(
            by=reporter, action=action, version=action.version, status="at_risk", narrative="Waiting"
        )
        robbery = builders.make_measure(plan, "Robbery")
        writes.change(robbery, by=None, version=1, label="Robbery of people", reason="Clearer")
        builders.make_question(plan, "A draft that members keep to themselves", released=False)
        measured(builders.make_plan(builders.make_partnership()), "A stranger's", 1, 2)
    with clock.held_at(JUNE):
        found = changes(place)
        assert found[:3] == [
            ("Figure corrected", "Burglary, 2013/14", "was 253, now 259"),
            ("Due date moved", "Fit locks", "was 1 June 2014, now 1 September 2014"),
            ("Progress reported", "Fit locks", "At risk: Waiting"),
        ]
        assert [words for words, subject, _ in found if "Robbery" in subject] == ["Measure added"]
        told = str(found)
        assert "members keep" not in told
        assert "stranger" not in told
        assert [words for words, _, _ in changes(place, of="actions")] == ["Due date moved", "Progress reported"]
        text = shown(place)
    assert "Scrutiny Panel met on 15 May 2014." in text
    assert "Figures (1)" in text
    assert reverse("measure-detail", args=["bay", burglary.pk]) in text
    assert reverse("action-detail", args=["bay", action.pk]) in text


def filled(plan, word):
    """One of each kind of thing that a plan holds, made, and changed where that is told; each named after a word."""
    priority = builders.make_priority(plan, f"{word} priority")
    measure = measured(plan, f"{word} measure", 40, 41, target=-3)
    target = measure.targets.get()
    change_target(by=None, target=target, version=target.version, quantity=Quantity.known(Decimal(-4)))
    action = builders.make_action(plan, f"{word} action", due=date(2027, 6, 1))
    milestone = builders.make_milestone(action, f"{word} step")
    progress_services.report_progress(
        by=builders.make_user(plan.partnership),
        action=action,
        version=action.version,
        status="on_track",
        narrative=f"{word} news",
    )
    return priority, measure, action, milestone


def test_the_changes_of_a_draft_are_told_on_its_own_overview_and_nowhere_else(place, plan):
    builders.make_report(plan, committee="Scrutiny Panel", meeting_date=MEETING)
    with clock.held_at(MAY):
        draft = builders.make_plan(place, "2014-15", title="Drafted plan")
        builders.make_recommendation(place, "Light the underpass.")
        filled(draft, "Drafted")
        builders.make_observation(draft.measures.get(), 39, year="2014-15")
    with clock.held_at(JUNE):
        told = str(changes(place)) + shown(place)
        assert "Light the underpass." in told
        assert "Drafted" not in told
        csv = pages.sign_in(place, Role.SCRUTINY_MEMBER).get(reverse("changes", args=["bay"]), {"export": "csv"})
        assert "Drafted" not in csv.content.decode()
        found = str(changes(place, period="2014-15"))
        assert "Drafted measure" in found
        assert "Drafted news" in found


def test_nothing_of_a_draft_that_was_deleted_is_told(place, plan):
    builders.make_report(plan, committee="Scrutiny Panel", meeting_date=MEETING)
    with clock.held_at(APRIL):
        draft = builders.make_plan(place, "2014-15", title="Drafted plan")
        priority, *_ = filled(draft, "Drafted")
    with clock.held_at(MAY):
        delete_priority(by=None, priority=priority, version=priority.version)
        delete_plan(by=None, plan=draft, version=draft.version)
    with clock.held_at(JUNE):
        assert "Drafted" not in str(changes(place))
        assert "Drafted" not in shown(place)
        assert "Drafted" not in str(changes(place, period="2014-15"))


def test_what_was_taken_out_of_the_plan_is_told_unless_the_meeting_never_saw_it(place):
    with clock.held_at(APRIL):
        plan = builders.make_plan(place)
        priority, measure, action, milestone = filled(plan, "Old")
    builders.make_report(plan, meeting_date=MEETING)
    with clock.held_at(MAY):
        target, figure = measure.targets.get(), measure.indicator.observations.get(period="2013-14")
        for gone in (builders.make_priority(plan, "New priority"), priority, target, figure, milestone):
            writes.delete(gone, by=None, version=gone.version)
        action.refresh_from_db()
        writes.archive(action, by=None, version=action.version)
    with clock.held_at(JUNE):
        assert {(words, subject) for words, subject, _ in changes(place)} == {
            ("Figure taken out", "Old measure, 2013/14"),
            ("Target taken out", "Target of Old measure for 2013/14"),
            ("Priority taken out", "Old priority"),
            ("Action taken out", "Old action"),
            ("Milestone taken out", "Old step"),
        }


def test_a_shared_indicators_figure_of_a_later_year_is_not_this_plans(place, plan):
    builders.make_report(plan, meeting_date=MEETING)
    with clock.held_at(APRIL):
        measure = measured(plan, "Burglary", 153, 253)
        later = builders.make_plan(place, "2014-15")
    with clock.held_at(MAY):
        again = builders.make_measure(later, "Burglary again", indicator=measure.indicator)
        found = builders.make_observation(again, 240, year="2014-15")
        correct(measure, 259)
    with clock.held_at(JUNE):
        assert [told for told in changes(place) if "Burglary, 2014/15" in told] == []
        page = pages.sign_in(place).get(reverse("changes", args=["bay"]))
        assert [one.place.pk for one in page.context["found"].shown if one.words == "Figure corrected"] == [measure.pk]
        assert found.period.label in str(changes(place, period="2014-15"))


def test_where_the_plan_came_into_the_portal_later_what_was_entered_first_is_no_news(place):
    with clock.held_at(MAY):
        plan = builders.make_plan(place, status="published")
        burglary = measured(plan, "Burglary", 153, 253)
        builders.make_report(plan, committee="Scrutiny Panel", meeting_date=MEETING)
        correct(burglary, 259)
    with clock.held_at(JUNE):
        assert "The plan has been in the portal since 20 May 2014" in shown(place)
        assert changes(place) == [("Figure corrected", "Burglary, 2013/14", "was 253, now 259")]


def test_the_last_meeting_is_a_committees_or_a_groups_and_never_one_that_was_cancelled(place, plan):
    builders.make_report(plan, committee="Scrutiny Panel", meeting_date=MEETING)
    group = builders.make_group(place, "Delivery Group")
    builders.make_meeting(group, date(2014, 6, 3))
    cancelled = builders.make_meeting(group, date(2014, 6, 10))
    cancel_meeting(by=None, meeting=cancelled, version=cancelled.version)
    with clock.held_at(JUNE):
        assert "Delivery Group met on 3 June 2014." in shown(place)
        assert [(one.day, one.who) for one in meetings_held(place)] == [
            (date(2014, 6, 3), "Delivery Group"),
            (MEETING, "Scrutiny Panel"),
        ]
        reader = pages.sign_in(place, Role.SCRUTINY_MEMBER)
        for asked, told in (("2014-05-15", "Changes since 15 May 2014"), ("nonsense", "Changes since 3 June 2014")):
            assert told in reader.get(reverse("changes", args=["bay"]), {"since": asked}).content.decode()
    with clock.held_at(datetime(2014, 6, 3, 9, tzinfo=UTC)):
        assert "Scrutiny Panel met on 15 May 2014." in shown(place)  # today's meeting is still to be held


def test_the_changes_are_a_file_as_well(place, plan):
    builders.make_report(plan, meeting_date=MEETING)
    burglary = measured(plan, "Burglary", 153, 253)
    correct(burglary, 259)
    answer = pages.sign_in(place).get(reverse("changes", args=["bay"]), {"export": "csv"})
    assert "bay-changes-since-2014-05-15.csv" in answer["Content-Disposition"]
    assert "Burglary, 2013/14" in answer.content.decode()


def test_the_overview_takes_twelve_queries_at_most_with_a_final_paper_and_many_changes(place, plan):
    for number in range(5):
        correct(measured(plan, f"Measure {number}", 100, 90), 80)
        builders.make_recommendation(place)
    builders.make_final_version(plan, builders.make_report(plan, meeting_date=MEETING))
    reader = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    reader.get(reverse("overview", args=["bay"]))
    with CaptureQueriesContext(connection) as queries:
        text = reader.get(reverse("overview", args=["bay"])).content.decode()
    assert len(queries) <= 12
    assert "and 1 more recommendation" in text


def test_who_answers_for_a_missed_target_stands_beside_it(place, plan):
    police, council = builders.make_agency(name="Bay Police"), builders.make_agency(name="Bay Council")
    for agency in (police, council):
        builders.make_partner(place, agency)
    served = builders.make_priority(plan, "Burglary")
    kept, worked_on = (measured(plan, label, 100, 200, target=-5) for label in ("Kept", "Worked on"))
    measured(plan, "Forgotten", 100, 200, target=-5)
    writes.change(kept, by=None, version=kept.version, data_owner=police, reason="Agreed")
    writes.change(worked_on, by=None, version=worked_on.version, priority=served, reason="Agreed")
    builders.make_action(plan, "Done already", priorities=[served], agency=police, status="complete")
    builders.make_action(plan, "Fit locks", priorities=[served], agency=council)
    builders.make_action(plan, "Left alone", due=date(2014, 1, 1))
    page = overview(place)
    assert {one.row.label: one.who for one in page.context["overview"].attention.shown} == {
        "Kept": "Kept by Bay Police",
        "Worked on": "Action led by Bay Council",
        "Forgotten": "",
    }
    text = " ".join(page.content.decode().split())
    assert "Kept by Bay Police." in text
    assert "No agency is named for it." in text
    assert "due 1 January 2014, no lead" in text


def test_what_to_ask_and_similar_areas_are_a_link_away_where_there_are_some(place, plan):
    builders.make_question(plan)
    builders.make_question(plan, "A draft", released=False)
    assert "Questions to ask (2)</a>" in shown(place)
    assert "Questions from scrutiny (1)</a>" in shown(place, Role.OFFICER)
    assert "No similar areas have been chosen" in shown(place)
    assert reverse("comparison-list", args=["bay"]) not in shown(place).partition("<main")[2]
    assert "Choose similar areas to compare with</a>" in shown(place, Role.OFFICER)
    builders.make_comparator_group(place)
    assert "How similar areas do</a>" in shown(place)


def test_a_draft_says_so_among_the_years_and_on_its_own_overview(place, plan):
    builders.make_plan(place, "2014-15")
    text = shown(place)
    assert "2014/15 (draft)</a>" in text
    assert ">Draft</strong>" not in text
    draft = shown(place, period="2014-15")
    assert ">Draft</strong>" in draft
    assert "2013/14</a>" in draft
    builders.make_plan(place, "2014-15", status="approved")
    assert "2014/15</a>" in shown(place, period="2013-14")
