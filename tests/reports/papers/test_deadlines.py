"""The days that a meeting's date asks of a paper."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from core import clock
from reports.papers.deadlines import deadlines_for, working_days_before, working_days_between
from tests import builders, pages


def days(meeting, nation="england"):
    return {one.name: one.day for one in deadlines_for(meeting, nation)}


def test_five_clear_days_leave_out_the_meeting_the_weekend_and_a_bank_holiday():
    found = days(date(2014, 5, 8))  # a Thursday; Monday 5 May was a bank holiday
    assert found["Publication"] == date(2014, 4, 29)
    assert found["Final report"] == date(2014, 4, 25)
    assert found["Clearance"] == date(2014, 4, 16)  # Easter: 18 and 21 April
    assert found["Notice"] == date(2014, 4, 9)


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        (date(2026, 11, 26), date(2026, 11, 18)),  # a Thursday in an ordinary fortnight
        (date(2027, 1, 6), date(2026, 12, 24)),  # Christmas, Boxing Day's substitute on 28 December, New Year
        (date(2022, 6, 9), date(2022, 5, 30)),  # the jubilee's two days, and the spring holiday that moved to them
        (date(2011, 5, 5), date(2011, 4, 21)),  # a royal wedding between Easter and May Day
    ],
)
def test_publication_keeps_five_clear_working_days_in_years_of_all_kinds(meeting, published):
    assert days(meeting)["Publication"] == published
    assert working_days_between(published, meeting) == 6


def test_wales_asks_for_three_clear_days():
    assert days(date(2026, 11, 26), "wales")["Publication"] == date(2026, 11, 20)


def test_they_stand_in_the_order_in_which_they_fall_due():
    for month in range(1, 13):
        order = [one.day for one in deadlines_for(date(2026, month, 28))]
        assert order == sorted(order)


def test_working_days_are_counted_from_tomorrow():
    assert working_days_before(date(2026, 11, 23), 1) == date(2026, 11, 20)
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 23)) == 1
    assert working_days_between(date(2026, 11, 21), date(2026, 11, 22)) == 0


@pytest.mark.parametrize(
    ("today", "said"), [(28, "In 1 working day"), (29, "Today"), (30, "Passed"), (25, "In 2 working days")]
)
def test_each_says_how_near_it_is(today, said):
    publication = next(one for one in deadlines_for(date(2014, 5, 8)) if one.name == "Publication")
    assert publication.state(date(2014, 4, today)) == said


@pytest.mark.django_db
def test_they_are_shown_on_the_paper_and_only_with_a_meeting():
    plan = builders.make_plan()
    dated, undated = builders.make_report(plan, meeting_date=date(2014, 5, 8)), builders.make_report(plan)
    officer = pages.sign_in(plan.partnership)
    with clock.held_at(datetime(2014, 4, 28, 9, tzinfo=UTC)):
        shown = [
            officer.get(reverse("report-detail", args=[plan.partnership.slug, one.slug])).content.decode()
            for one in (dated, undated)
        ]
    assert "Tuesday 29 April 2014" in shown[0]
    assert "In 1 working day" in shown[0]
    assert "Deadlines for the meeting" not in shown[1]


@pytest.mark.django_db
def test_a_council_says_what_it_has_agreed_and_two_officers_do_not_overwrite_each_other():
    plan = builders.make_plan(builders.make_partnership(slug="seaside"))
    report = builders.make_report(plan, meeting_date=date(2014, 5, 8))
    officer = pages.sign_in(plan.partnership)
    page, address = reverse("report-detail", args=["seaside", report.slug]), reverse("paper-practice", args=["seaside"])
    assert (
        "5 working days before the final report: local practice, to be confirmed" in officer.get(page).content.decode()
    )
    values = pages.form_values(officer.get(address)) | {
        "report_before_publication": "1",
        "clearance_before_report": "3",
    }
    assert officer.post(address, values).status_code == 302
    shown = officer.get(page).content.decode()
    assert "1 working day before publication: local practice<" in shown.replace("\n", "")
    assert "Monday 28 April 2014" in shown
    assert "Wednesday 23 April 2014" in shown
    values = pages.form_values(officer.get(address))
    assert officer.post(address, values | {"clearance_before_report": "4"}).status_code == 302
    assert officer.post(address, values | {"clearance_before_report": "9"}).status_code == 409
    wrong = officer.post(address, values | {"clearance_before_report": "-1"})
    assert list(pages.errors_of(wrong)) == ["clearance_before_report"]
    assert pages.sign_in(plan.partnership, "scrutiny_member").get(address).status_code == 403
