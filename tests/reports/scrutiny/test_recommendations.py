"""Recommendations of committees: whom they ask, when an answer is due, what came of them, and where they come back."""

from datetime import UTC, date, datetime

import page  # the package page-validation
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import clock
from core.errors import StaleVersion
from core.models import AuditEntry
from partnerships.access.roles import Role
from reports.live_figures.selectors import live_paper, open_paper
from reports.papers import documents
from reports.scrutiny.recommendations import services
from reports.scrutiny.recommendations.selectors import (
    open_recommendations,
    recommendations_for_paper,
    recommendations_on,
)
from reports.scrutiny.recommendations.states import RecommendationState, RecommendationTally, state_of
from tests import builders, pages

RISE = "Burglary rose from 1,537 in 2012/13 to 2,539 in 2013/14"
pytestmark = pytest.mark.django_db
MADE = date(2014, 5, 15)


@pytest.fixture
def police(place):
    agency = builders.make_agency("County Police")
    builders.make_partner(place, agency)
    return agency


@pytest.fixture
def asked(place, police):
    return builders.make_recommendation(place, "Light the underpass.", addressee=police)


def answered(asked, answer="agreed", on=date(2014, 6, 1), **values):
    return services.answer_recommendation(
        by=None, recommendation=asked, version=asked.version, answer=answer, reply="We shall.", replied_on=on, **values
    )


def done(asked, on):
    return services.complete_recommendation(
        by=None, recommendation=asked, version=asked.version, done_on=on, done_note="Lit."
    )


def address(name, *args):
    return reverse(name, args=["seaside", *args])


def test_the_crime_and_disorder_route_gives_28_days_from_sending(place, police, asked):
    assert (asked.number, asked.reply_due, asked.is_due_set) == (1, date(2014, 6, 12), False)
    later = builders.make_recommendation(place, addressee=police, sent_on=date(2014, 5, 20))
    assert (later.number, later.reply_due) == (2, date(2014, 6, 17))
    agreed_locally = builders.make_recommendation(place, addressee=police, reply_due=date(2014, 7, 1))
    assert (agreed_locally.reply_due, agreed_locally.is_due_set) == (date(2014, 7, 1), True)


def test_another_route_needs_its_date(place, police):
    with pytest.raises(ValidationError) as refused:
        builders.make_recommendation(place, addressee=police, route="as_set")
    assert refused.value.message_dict == {"reply_due": ["Say by when the committee wants a reply."]}
    made = builders.make_recommendation(place, addressee=police, route="as_set", reply_due=date(2014, 8, 1))
    assert made.is_due_set


@pytest.mark.parametrize(
    ("values", "field"),
    [({"sent_on": date(2014, 5, 14)}, "sent"), ({"reply_due": date(2014, 5, 14)}, "due")],
)
def test_dates_that_run_backwards_are_refused(place, police, values, field):
    with pytest.raises(ValidationError, match=field):
        builders.make_recommendation(place, addressee=police, **values)


def test_what_it_has_come_to_follows_from_its_dates(asked):
    assert state_of(asked, date(2014, 6, 12)) is RecommendationState.AWAITED
    assert state_of(asked, date(2014, 6, 13)) is RecommendationState.REPLY_OVERDUE
    agreed = answered(asked, deliver_by=date(2014, 9, 30))
    assert state_of(agreed, date(2014, 5, 31)) is RecommendationState.AWAITED  # the reply had not come on that day
    assert state_of(agreed, date(2014, 9, 30)) is RecommendationState.AGREED
    assert state_of(agreed, date(2014, 10, 1)) is RecommendationState.OVERDUE
    lit = done(agreed, date(2014, 11, 5))
    assert state_of(lit, date(2014, 11, 4)) is RecommendationState.OVERDUE
    assert state_of(lit, date(2014, 11, 5)) is RecommendationState.DONE


def test_a_rejected_one_is_closed_and_never_done(asked):
    rejected = answered(asked, "rejected")
    assert state_of(rejected, date(2015, 1, 1)) is RecommendationState.REJECTED
    with pytest.raises(ValidationError, match="at least in part"):
        done(rejected, date(2014, 11, 5))
    with pytest.raises(ValidationError, match="Leave it empty"):
        answered(rejected, "rejected", deliver_by=date(2014, 9, 1))


def test_replies_are_neither_empty_nor_early_nor_from_the_future(asked):
    for values, field in (
        ({"reply": " "}, "reply"),
        ({"replied_on": date(2014, 5, 14)}, "replied_on"),
        ({"replied_on": date(2099, 1, 1)}, "replied_on"),
        ({"deliver_by": date(2014, 5, 1)}, "deliver_by"),
    ):
        given = {"answer": "agreed", "reply": "Yes.", "replied_on": date(2014, 6, 1)} | values
        with pytest.raises(ValidationError) as refused:
            services.answer_recommendation(by=None, recommendation=asked, version=1, **given)
        assert list(refused.value.message_dict) == [field]
    asked.refresh_from_db()
    assert asked.answer == ""


def test_once_answered_its_words_stand_and_a_stale_reply_is_refused(asked):
    answered(asked)
    with pytest.raises(StaleVersion):
        answered(asked, "rejected")
    asked.refresh_from_db()
    with pytest.raises(ValidationError, match="further recommendation"):
        services.change_recommendation(by=None, recommendation=asked, version=asked.version, text="Other words.")
    kept = AuditEntry.objects.filter(object_type="recommendation", action="answered").get()
    assert kept.after["answer"] == "agreed"


def test_moving_the_sending_moves_a_date_that_was_worked_out(asked):
    changed = services.change_recommendation(by=None, recommendation=asked, version=1, sent_on=date(2014, 5, 16))
    assert changed.reply_due == date(2014, 6, 13)


def test_the_tally_counts_each_once_in_words():
    states = [RecommendationState.DONE, RecommendationState.REPLY_OVERDUE, RecommendationState.DONE]
    assert RecommendationTally.of(states).sentence == "3 recommendations: 1 reply overdue, 2 done."
    assert RecommendationTally.of([]).sentence == "No recommendation has been made."


def test_the_late_ones_come_first(place, police, asked):
    builders.make_recommendation(place, addressee=police, made_on=date(2014, 6, 20))
    found = recommendations_on(place, date(2014, 7, 1))
    assert [line.state for line in found.lines] == [RecommendationState.REPLY_OVERDUE, RecommendationState.AWAITED]


def paper_of(place, meeting, **values):
    plan = place.plans.first() or builders.make_plan(place)
    return builders.make_report(plan, meeting_date=meeting, **values)


def numbers(report):
    return [line.recommendation.number for line in recommendations_for_paper(report)]


def test_they_come_back_in_the_next_paper_until_they_are_settled(place, police, asked):
    first = paper_of(place, MADE)
    assert numbers(first) == []  # the paper of the meeting that made it
    second = paper_of(place, date(2014, 9, 18))
    assert numbers(second) == [1]
    done(answered(asked), date(2014, 8, 1))
    assert numbers(second) == [1]
    third = paper_of(place, date(2015, 1, 15))
    assert numbers(third) == []


def test_another_committees_recommendations_stay_out(place, police):
    builders.make_recommendation(place, addressee=police, committee="Scrutiny Panel")
    assert numbers(paper_of(place, date(2014, 9, 18), committee="scrutiny panel")) == [1]
    assert numbers(paper_of(place, date(2014, 9, 18), committee="Cabinet")) == []
    assert numbers(paper_of(place, date(2014, 9, 18))) == [1]


def test_the_next_paper_prints_the_reply_beside_the_figure_and_an_open_one_no_exempt_figure(place, police):
    plan = builders.make_plan(place)
    measure = builders.make_measure(plan, label="Burglary")
    builders.make_observation(measure, value=1537, year="2012-13")
    builders.make_observation(measure, value=2539, year="2013-14")
    asked = builders.make_recommendation(place, "Lock the sheds.", addressee=police, measure=measure)
    answered(asked)
    report = paper_of(place, date(2014, 9, 18))
    html = documents.to_html(live_paper(report).paper).decode()
    for words in (
        "Lock the sheds.",
        "County Police",
        "Agreed.",
        "We shall.",
        RISE,
    ):
        assert words in html
    builders.make_exempt(report, "background")
    html = documents.to_html(open_paper(report).paper).decode()
    assert "Lock the sheds." in html
    assert "2,539" not in html


@pytest.mark.parametrize(
    "layout",
    ["harborough-scrutiny", "southampton-scrutiny", "southwark-cabinet-member", "peterborough-scrutiny",
     "partnership-plan", "highlight-report", "one-page-briefing"],
)  # fmt: skip
def test_every_layout_brings_them_back(place, asked, layout):
    report = paper_of(place, date(2014, 9, 18), layout=layout)
    html = documents.to_html(live_paper(report).paper).decode()
    if layout == "one-page-briefing":  # which has no room for words and replies
        assert "1 recommendation: 1 reply overdue." in html
        assert "Recommendation 1, County Police: reply overdue" in html
    else:
        assert "Light the underpass." in html


def test_the_scrutiny_officer_records_one_from_a_paper_and_the_agency_replies_beside_the_figure(place, police):
    plan = builders.make_plan(place)
    measure = builders.make_measure(plan, label="Burglary")
    builders.make_observation(measure, value=1537, year="2012-13")
    builders.make_observation(measure, value=2539, year="2013-14")
    report = paper_of(place, MADE, committee="Scrutiny Panel")
    keeper = pages.sign_in(place, Role.SCRUTINY_OFFICER)
    form = keeper.get(f"{address('recommendation-create')}?paper={report.slug}")
    values = pages.form_values(form)
    assert (values["committee"], values["report"]) == ("Scrutiny Panel", str(report.pk))
    values |= {"text": "Lock the sheds.", "addressee": str(police.pk), "measure": str(measure.pk)}
    made = keeper.post(address("recommendation-create"), values)
    again = keeper.post(address("recommendation-create"), values)
    assert made.status_code == 302
    assert again.url == made.url
    asked = place.recommendations.get()
    assert (asked.made_on, asked.sent_on, asked.reply_due) == (MADE, MADE, date(2014, 6, 12))
    constable = pages.sign_in(place, Role.AGENCY_OFFICER, agency=police)
    reply = address("recommendation-answer", asked.pk)
    form = constable.get(reply)
    assert RISE in form.content.decode()
    posted = pages.form_values(form) | {"answer": "partly", "reply": "Half of them."}
    assert constable.post(reply, posted).status_code == 302
    stale = constable.post(reply, posted | {"reply": "None of them."})
    assert stale.status_code == 409
    assert "None of them." in stale.content.decode()
    shown = pages.sign_in(place, Role.SCRUTINY_MEMBER).get(address("recommendation-detail", asked.pk)).content.decode()
    assert "Partly agreed" in shown
    assert "Half of them." in shown
    assert "to be confirmed locally" in shown


def test_another_agency_may_not_reply_and_members_may_not_manage(place, police, asked):
    fire = builders.make_agency("Fire Service", kind="fire")
    builders.make_partner(place, fire)
    other = pages.sign_in(place, Role.AGENCY_OFFICER, agency=fire)
    assert other.get(address("recommendation-answer", asked.pk)).status_code == 403
    member = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    for name in ("recommendation-edit", "recommendation-archive", "recommendation-answer"):
        assert member.get(address(name, asked.pk)).status_code == 403


def test_two_partnerships_never_share_one(place, asked):
    other = builders.make_partnership()
    stranger = pages.sign_in(other, Role.SCRUTINY_OFFICER)
    assert stranger.get(reverse("recommendation-detail", args=[other.slug, asked.pk])).status_code == 404
    measure = builders.make_measure(builders.make_plan(other))
    with pytest.raises(ValidationError, match="own"):
        builders.make_recommendation(place, addressee=asked.addressee, measure=measure)


def test_the_overview_and_the_chairs_brief_say_what_is_owed_and_by_whom(place, police, asked):
    builders.make_measure(builders.make_plan(place))
    with clock.held_at(datetime(2014, 7, 1, 12, tzinfo=UTC)):
        member = pages.sign_in(place, Role.SCRUTINY_MEMBER)
        for name in ("overview", "chairs-brief"):
            shown = member.get(address(name)).content.decode()
            assert "Reply overdue" in shown, name
            assert "County Police" in shown, name
        assert [line.recommendation for line in open_recommendations(place)] == [asked]


def test_an_archived_one_leaves_the_list_and_can_come_back(place, asked):
    keeper = pages.sign_in(place, Role.SCRUTINY_OFFICER)
    for name, expected in (("recommendation-archive", 0), ("recommendation-restore", 1)):
        where = address(name, asked.pk)
        keeper.post(where, pages.form_values(keeper.get(where)))
        assert len(recommendations_on(place, date(2014, 6, 1)).lines) == expected


@pytest.mark.parametrize("layout", ["harborough-scrutiny", "one-page-briefing"])
def test_a_pdf_with_recommendations_meets_pdf_ua_1(place, asked, layout):
    answered(asked, deliver_by=date(2014, 9, 30))
    report = paper_of(place, date(2014, 9, 18), layout=layout)
    found = page.validate_pdf_bytes(documents.to_pdf(live_paper(report).paper), profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []
