"""Evidence for duties: recorded, changed, archived, kept from others; and the facts that the portal knows itself."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.actions.services import NewLead
from core.errors import StaleVersion
from core.models import AuditEntry
from cycle.duties import services
from cycle.duties.rules.all_duties import BY_ID
from cycle.duties.rules.bodies import Body
from cycle.duties.rules.findings import DutyAnswer
from cycle.duties.selectors import facts as gathering
from cycle.models import DutyEvidence
from partnerships.access.roles import Role
from partnerships.groups import services as group_services
from partnerships.models import AreaLink
from plans.models import Approval, Engagement, StrategyLink
from plans.plan import services as plan_services
from plans.priorities import services as priority_services
from tests import builders, pages

pytestmark = pytest.mark.django_db
DAY = date(2013, 7, 15)


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def facts(place, on=DAY):
    return gathering.facts_of(place, on, {})


def answer(key, place, on=DAY):
    return BY_ID[key].find(facts(place, on)).answer


def test_evidence_is_recorded_changed_archived_and_brought_back(place):
    officer = pages.sign_in(place)
    new = url("evidence-create", "ENG-02")
    typed = pages.form_values(officer.get(new)) | {
        "on-day": "1", "on-month": "July", "on-year": "2013", "note": "Minutes of the public meeting",
    }  # fmt: skip
    officer.post(new, typed)
    officer.post(new, typed)
    [record] = DutyEvidence.objects.all()
    assert (record.duty, record.shows, record.on, record.version) == ("ENG-02", "met", date(2013, 7, 1), 1)
    assert "Minutes of the public meeting" in officer.get(url("duty-detail", "ENG-02")).content.decode()

    edit = url("evidence-edit", record.pk)
    officer.post(edit, pages.form_values(officer.get(edit)) | {"note": "Minutes, page 3"})
    record.refresh_from_db()
    assert (record.note, record.version) == ("Minutes, page 3", 2)
    archive = url("evidence-archive", record.pk)
    officer.post(archive, pages.form_values(officer.get(archive)))
    assert "bring back" in officer.get(url("duty-detail", "ENG-02")).content.decode()
    restore = url("evidence-restore", record.pk)
    officer.post(restore, pages.form_values(officer.get(restore)))
    assert "bring back" not in officer.get(url("duty-detail", "ENG-02")).content.decode()
    actions = list(AuditEntry.objects.filter(object_type="duty_evidence").values_list("action", flat=True))
    assert actions == ["restored", "archived", "changed", "created"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"note": "Minutes"}, "on"),
        ({"on-day": "1", "on-month": "7", "on-year": "2013"}, "note"),
        ({"on-day": "31", "on-month": "2", "on-year": "2013", "note": "x"}, "on"),
        ({"on-day": "1", "on-month": "7", "on-year": "2013", "note": "x", "link": "not a link"}, "link"),
        ({"on-day": "1", "on-month": "7", "on-year": "2013", "note": "x",
          "until-day": "1", "until-month": "6", "until-year": "2013"}, "until"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(place, typed, field):
    officer = pages.sign_in(place)
    new = url("evidence-create", "ENG-02")
    assert field in pages.errors_of(officer.post(new, pages.form_values(officer.get(new)) | typed))
    assert not DutyEvidence.objects.exists()


def test_a_stale_edit_and_an_unknown_duty_are_refused(place):
    record = builders.make_evidence(place)
    services.change_evidence(by=None, evidence=record, version=1, note="Other")
    with pytest.raises(StaleVersion):
        services.change_evidence(by=None, evidence=record, version=1, note="Third")
    with pytest.raises(ValidationError):
        builders.make_evidence(place, "CSP-99")
    assert pages.sign_in(place).get(url("duty-detail", "CSP-99")).status_code == 404


def test_readers_see_the_duty_and_cannot_record(place):
    member = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    shown = member.get(url("duty-detail", "ENG-02")).content.decode()
    assert url("evidence-create", "ENG-02") not in shown
    assert member.get(url("evidence-create", "ENG-02")).status_code == 403


def test_what_is_recorded_of_a_death_is_seen_by_named_people_only(place):
    officer, reader, other = (builders.make_user(place) for _ in range(3))
    record = builders.make_evidence(
        place, "DHR-02", by=officer, readers=[reader], since=date(2013, 6, 1), on=None, note="Told of it"
    )
    for user, sees in ((officer, True), (reader, True), (other, False)):
        browser = pages.signed_in_as(user)
        assert ("Told of it" in browser.get(url("duty-detail", "DHR-02")).content.decode()) is sees
        assert (browser.get(url("evidence-edit", record.pk)).status_code == 200) is sees
        assert (browser.get(url("evidence-history", record.pk)).status_code == 200) is sees
        page = browser.get(url("duties"), {"on": "2013-07-15"}).content.decode()
        assert ("due 1 July 2013" in page) is sees


def test_a_record_keeps_its_readers_when_it_is_edited(place):
    officer, reader = builders.make_user(place), builders.make_user(place)
    record = builders.make_evidence(place, "DHR-01", by=officer, readers=[reader])
    browser = pages.signed_in_as(officer)
    edit = url("evidence-edit", record.pk)
    browser.post(edit, pages.form_values(browser.get(edit)) | {"note": "Decided"})
    assert set(record.readers.all()) == {officer, reader}


def test_partners_of_the_day_are_told_by_what_they_are(place):
    trust = builders.make_agency("NHS Seaside", "health", ends=date(2013, 3, 31))
    county = builders.make_agency("Seaside County Council", "council")
    health = builders.make_agency("Public Health", "health", unit_of=county)
    builders.make_partner(place, trust)
    builders.make_partner(place, health)
    builders.make_partner(place, builders.make_agency("Old Police", "police"), ends=date(2013, 7, 14))
    bodies = {one.name: one.body for one in facts(place).partners}
    assert bodies == {"NHS Seaside": Body.PRIMARY_CARE_TRUST, "Public Health": Body.UNIT}


def test_districts_are_those_of_the_day():
    place = builders.make_partnership(area=builders.make_area())
    for code, dates in (("E07000001", {"ends": date(2013, 3, 31)}), ("E06000001", {"starts": date(2013, 4, 1)})):
        district = builders.make_area(code=code, kind="district")
        AreaLink.objects.create(child=district, parent=place.area, **dates)
    assert facts(place).districts == ("E06000001",)
    assert facts(place, date(2013, 3, 31)).districts == ("E07000001",)


def test_members_of_the_strategic_group_count_by_their_agencies(place):
    assert facts(place).groups is None
    group = builders.make_group(place, "Board", level="strategic")
    builders.make_group(place, "Team", level="operational")
    for name in ("Council", "Police"):
        agency = builders.make_agency(name, "council")
        builders.make_partner(place, agency)
        group_services.add_group_member(by=None, group=group, agency=agency, role_title="Chief officer")
    assert [one.name for one in facts(place).groups] == ["Board"]
    assert answer("CSP-05", place) == DutyAnswer.MET
    group.members.update(archived_at=datetime(2013, 7, 1, tzinfo=UTC))
    assert answer("CSP-05", place) == DutyAnswer.CANNOT_TELL


@pytest.fixture
def plan(place):
    plan = builders.make_plan(place, title="Plan 2013/14")
    return plan_services.change_plan(by=None, plan=plan, version=plan.version, status="approved")


def test_a_plan_is_in_force_once_it_is_approved(place):
    plan = builders.make_plan(place)
    assert answer("PLAN-01", place) == DutyAnswer.NOT_MET
    plan_services.change_plan(by=None, plan=plan, version=plan.version, status="approved")
    assert answer("PLAN-01", place) == DutyAnswer.MET
    assert answer("PLAN-01", place, date(2014, 4, 1)) == DutyAnswer.NOT_MET


@pytest.mark.parametrize(
    ("approved", "expected"),
    [(date(2013, 3, 31), DutyAnswer.MET), (date(2013, 4, 1), DutyAnswer.NOT_MET), (None, DutyAnswer.CANNOT_TELL)],
)
def test_the_days_of_approval_say_whether_the_plan_was_revised_in_time(place, plan, approved, expected):
    builders.make_entry(Approval, plan, title="Board", meets_on=approved, outcome="approved")
    assert answer("PLAN-02", place) == expected


def test_steps_means_and_measures_are_read_from_actions_and_targets(place, plan):
    priority = builders.make_priority(plan, "Burglary")
    assert [answer(key, place) for key in ("PLAN-06", "PLAN-07")] == [DutyAnswer.NOT_MET] * 2
    lead = NewLead(agency=builders.make_agency())
    builders.make_action(plan, "Mark property", priorities=[priority], leads=[lead], due=date(2014, 1, 1))
    measure = builders.make_measure(plan, "Burglary", priority=priority)
    builders.make_target(measure)
    assert [answer(key, place) for key in ("PLAN-06", "PLAN-07")] == [DutyAnswer.NOT_MET] * 2  # no means, no baseline
    builders.make_observation(measure, 200, year="2012-13")
    priority_services.change_priority(by=None, priority=priority, version=priority.version, resources="One officer")
    assert [answer(key, place) for key in ("PLAN-06", "PLAN-07")] == [DutyAnswer.MET] * 2


def test_strands_are_found_in_what_the_plan_says(place, plan):
    builders.make_priority(plan, "Less burglary")
    builders.make_outcome(plan, "Fewer people are harmed by alcohol")
    assert answer("CSP-03", place) == DutyAnswer.NOT_MET
    builders.make_action(plan, "Integrated offender management")
    assert answer("CSP-03", place) == DutyAnswer.MET


def test_engagement_protocol_and_agreement_are_read_from_the_registers(place, plan):
    builders.make_entry(Engagement, plan, title="Survey")
    builders.make_entry(StrategyLink, plan, title="Protocol", kind="protocol", review_on=date(2013, 7, 15))
    builders.make_entry(StrategyLink, plan, title="County community safety agreement")
    found = facts(place)
    assert found.plan.engagement == ("Survey",)
    assert answer("INF-01", place) == DutyAnswer.MET
    assert answer("INF-01", place, date(2013, 7, 16)) == DutyAnswer.NOT_MET
    assert found.agreements == ("County community safety agreement",)


def test_figures_hold_together_as_the_portal_works_them_out(place, plan):
    measure = builders.make_measure(plan, "Feel safe", unit="percent", polarity="higher")
    builders.make_observation(measure, 50)
    builders.make_observation(measure, 23, year="2012-13")
    builders.make_measure(plan, "Burglary")
    found = facts(place).figures
    assert (found.monitored, found.counted, found.percentages) == (2, 2, 1)
    assert [answer(key, place) for key in ("DQ-01", "DQ-02", "DQ-03")] == [DutyAnswer.MET] * 3


def test_another_partnership_s_records_and_plans_are_no_facts_here(place):
    other = builders.make_partnership(slug="elsewhere")
    builders.make_plan(other)
    builders.make_evidence(other, "ENG-02")
    found = facts(place)
    assert found.plans == ()
    shown = pages.sign_in(place).get(url("duties"), {"on": "2013-07-15"}).content.decode()
    assert "Minutes" not in shown


def test_facts_take_as_many_queries_for_many_plans_as_for_few(place, plan):
    def fill(one):
        priority = builders.make_priority(one)
        measure = builders.make_measure(one, priority=priority)
        builders.make_target(measure)
        builders.make_action(one, priorities=[priority])

    def count():
        with CaptureQueriesContext(connection) as queries:
            facts(place)
        return len(queries)

    fill(plan)
    few = count()
    for year in ("2010-11", "2011-12"):
        fill(builders.make_plan(place, years=year))
    fill(plan)
    assert count() <= few
