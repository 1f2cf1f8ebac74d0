"""What a newcomer met in the first hours with a plan of their own, put right."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import clock, writes
from figures.readings.data_notes import DataStatus
from performance.periods.selectors import period_chosen
from performance.plan_figures.selectors import figures_of_plan
from plans.plan import services as plan_services
from plans.priorities import services as priority_services
from reports.before_signing.selectors import before_signing
from reports.models import Report
from reports.papers import services as reports
from reports.scrutiny.questions.facts import facts_of
from tests import builders, pages

pytestmark = pytest.mark.django_db


def test_a_draft_does_not_take_the_place_of_the_plan_in_force(place):
    approved = builders.make_plan(place, "2012-13", status="published")
    builders.make_plan(place, "2013-14")
    chosen = period_chosen(place, "")
    assert chosen.plan == approved
    assert [year.code for year in chosen.others] == ["2013-14"]


def test_the_overview_leads_to_the_other_years(place):
    builders.make_plan(place, "2012-13", status="published")
    builders.make_plan(place, "2013-14")
    page = pages.sign_in(place).get(reverse("overview", args=["seaside"])).content.decode()
    assert "?period=2013-14" in page


def test_a_year_that_has_not_begun_has_no_figure_unless_it_is_illustrative(place, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2013, 3, 31))
    measure = builders.make_measure(builders.make_plan(place))
    with pytest.raises(ValidationError, match="has not begun"):
        builders.make_observation(measure, 5)
    assert builders.make_observation(measure, 5, data_status=DataStatus.READ_OFF_CHART).pk


def test_a_second_plan_or_priority_of_one_title_is_refused_at_the_title(place):
    plan = builders.make_plan(place, title="Safer Seaside 2013/14")
    builders.make_priority(plan, "Feeling safe")
    for make in (
        lambda: builders.make_plan(place, title="Safer Seaside 2013/14"),
        lambda: builders.make_priority(plan, "Feeling safe"),
    ):
        with pytest.raises(ValidationError) as refused:
            make()
        assert set(refused.value.message_dict) == {"title"}
    builders.make_plan(title="Safer Seaside 2013/14")  # another partnership's is its own


def test_a_plan_is_not_given_the_title_of_another_and_may_keep_its_own(place):
    first, later = (builders.make_plan(place, title=f"Safer Seaside {year}") for year in ("2013/14", "2014/15"))
    with pytest.raises(ValidationError) as refused:
        plan_services.change_plan(by=None, plan=later, version=later.version, title=first.title)
    assert set(refused.value.message_dict) == {"title"}
    later = plan_services.change_plan(by=None, plan=later, version=later.version, title=later.title, summary="For all")
    first = writes.archive(first, by=None, version=first.version)
    plan_services.change_plan(by=None, plan=later, version=later.version, title=first.title)
    with pytest.raises(ValidationError, match="of that title already"):
        plan_services.restore_plan(by=None, plan=first, version=first.version)


def test_a_priority_is_not_given_the_title_of_another_of_its_plan(place):
    plan = builders.make_plan(place)
    safe, other = builders.make_priority(plan, "Feeling safe"), builders.make_priority(plan, "Burglary")
    with pytest.raises(ValidationError) as refused:
        priority_services.change_priority(by=None, priority=other, version=other.version, title="Feeling safe")
    assert set(refused.value.message_dict) == {"title"}
    other = priority_services.change_priority(
        by=None, priority=other, version=other.version, title="Burglary", rationale="It goes on"
    )
    safe = writes.archive(safe, by=None, version=safe.version)
    priority_services.change_priority(by=None, priority=other, version=other.version, title="Feeling safe")
    with pytest.raises(ValidationError, match="of that title already"):
        priority_services.restore_priority(by=None, priority=safe, version=safe.version)


def test_headings_under_which_nothing_stands_are_listed_before_signing(place):
    report = builders.make_report(builders.make_plan(place), layout="peterborough-scrutiny")
    before = before_signing(report)
    assert "Purpose" in before.empty
    section = report.sections.get(heading="Purpose")
    reports.write_section(by=None, section=section, version=section.version, text="To tell the committee.")
    after = before_signing(Report.objects.get(pk=report.pk))
    assert after.empty == tuple(heading for heading in before.empty if heading != "Purpose")
    assert after.number == before.number - 1


def test_a_measure_of_the_plan_as_a_whole_is_not_blamed_for_what_is_late_elsewhere(place):
    plan = builders.make_plan(place)
    builders.make_action(plan, due=date(2013, 5, 1), priorities=[builders.make_priority(plan)])
    builders.make_observation(builders.make_measure(plan, "Total crime"), 5)
    facts = facts_of(figures_of_plan(plan, plan.years[0]))
    assert next(one for one in facts if one.label == "Total crime").overdue == "none"


def test_the_target_form_offers_the_plans_year_and_asks_about_another(place):
    measure = builders.make_measure(builders.make_plan(place))
    officer = pages.sign_in(place)
    address = reverse("target-create", args=["seaside", measure.pk])
    page = officer.get(address)
    assert pages.form_values(page)["period"] == "2013/14"
    typed = pages.form_values(page) | {"kind": "at_most", "quantity": "90", "period": "2019/20", "set_by": "council"}
    answer = officer.post(address, typed)
    assert set(pages.errors_of(answer)) == {"confirm"}
    asked = answer.content.decode()
    assert "2019/20 lies outside the plan" in asked


def test_a_paper_begun_by_mistake_is_deleted_while_it_is_a_draft(place):
    report = builders.make_report(builders.make_plan(place))
    officer = pages.sign_in(place)
    address = reverse("report-delete", args=["seaside", report.slug])
    assert address in officer.get(reverse("report-detail", args=["seaside", report.slug])).content.decode()
    assert officer.post(address, pages.form_values(officer.get(address)) | {"version": "99"}).status_code == 409
    answer = officer.post(address, pages.form_values(officer.get(address)))
    assert answer["Location"] == reverse("report-list", args=["seaside"])
    assert not Report.objects.exists()


def test_a_final_paper_is_not_deleted(place):
    report = builders.make_report(builders.make_plan(place))
    officer = pages.sign_in(place)
    address = reverse("report-delete", args=["seaside", report.slug])
    typed = pages.form_values(officer.get(address))
    Report.objects.update(status="final")
    assert address not in officer.get(reverse("report-detail", args=["seaside", report.slug])).content.decode()
    assert "Archive a final paper" in officer.post(address, typed).content.decode()
    assert Report.objects.exists()


def test_a_paper_is_archived_and_brought_back_from_the_list(place):
    report = builders.make_report(builders.make_plan(place))
    officer, member = pages.sign_in(place), pages.sign_in(place, "scrutiny_member")
    listed = reverse("report-list", args=["seaside"])
    gone, back = (reverse(name, args=["seaside", report.slug]) for name in ("report-archive", "report-restore"))
    officer.post(gone, pages.form_values(officer.get(gone)))
    assert back in officer.get(listed).content.decode()
    assert report.title not in member.get(listed).content.decode()
    assert officer.get(reverse("report-detail", args=["seaside", report.slug])).status_code == 404
    officer.post(back, pages.form_values(officer.get(back)))
    assert report.title in member.get(listed).content.decode()
