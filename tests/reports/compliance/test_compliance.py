"""The compliance page and the annex, with what the demo's documents show; papers and publications as evidence."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from cycle.duties.rules.findings import DutyAnswer
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Partnership, User
from reports.blocks.committee import duties
from reports.blocks.context import Context
from reports.compliance.selectors import compliance_for
from reports.papers import documents
from reports.papers import services as reports
from reports.papers.assembly import assemble_paper
from tests import builders, pages

pytestmark = pytest.mark.django_db


def scope_of(partnership):
    return Scope(partnership, builders.make_user(partnership), frozenset(Permission))


def as_of(slug, day):
    return compliance_for(scope_of(Partnership.objects.get(slug=slug)), day)


def answers(compliance):
    return {one.duty.id: one.finding.answer for one in compliance.answered}


def shown(slug, day):
    client = Client()
    client.force_login(User.objects.get(email=f"officer@{slug}.example"))
    return client.get(reverse("duties", args=[slug]), {"on": day}).content.decode()


@pytest.mark.usefixtures("demo")
class TestTheDocuments:
    def test_peterborough_names_a_police_authority_and_a_primary_care_trust_that_were_no_more(self):
        told = as_of("peterborough", date(2013, 7, 24)).authorities
        assert told == [
            "Out of date: NHS Peterborough (primary care trust, until 31 March 2013) is still named. "
            "No clinical commissioning group is named among the responsible authorities.",
            "Out of date: Cambridgeshire Police Authority (police authority, until 21 November 2012) is still named "
            "(guidance, to be confirmed locally).",
        ]
        page = shown("peterborough", "2013-07-24")
        assert "Cambridgeshire Police Authority (police authority, until 21 November 2012)" in page
        assert "NHS Peterborough (primary care trust, until 31 March 2013)" in page

    def test_harborough_names_no_clinical_commissioning_group(self):
        compliance = as_of("harborough", date(2014, 5, 15))
        assert compliance.authorities == ["No clinical commissioning group is named among the responsible authorities."]
        assert "No clinical commissioning group is named" in shown("harborough", "2014-05-15")

    def test_southwark_s_list_is_complete(self):
        assert as_of("southwark", date(2013, 7, 15)).is_list_complete
        assert "The list of responsible authorities is complete" in shown("southwark", "2013-07-15")

    def test_southwark_s_plan_deals_with_the_three_strands(self):
        found = as_of("southwark", date(2013, 7, 15))
        assert answers(found)["CSP-03"] == DutyAnswer.MET
        [told] = [one.finding for one in found.answered if one.duty.id == "CSP-03"]
        assert "re-offending: “Reducing offending”" in [evidence.words for evidence in told.evidence]

    def test_southwark_s_list_was_not_complete_once_its_trust_was_gone(self):
        assert not as_of("southwark", date(2014, 6, 1)).is_list_complete

    def test_harborough_lies_in_a_county_and_southwark_does_not(self):
        assert answers(as_of("harborough", date(2014, 5, 15)))["SA-09"] == DutyAnswer.CANNOT_TELL
        assert answers(as_of("southwark", date(2013, 7, 15)))["SA-09"] == DutyAnswer.NOT_APPLICABLE

    def test_southampton_s_plan_waits_for_full_council(self):
        found = answers(as_of("southampton", date(2012, 7, 12)))
        assert found["PLAN-11"] == DutyAnswer.NOT_MET
        assert found["PLAN-01"] == DutyAnswer.NOT_MET  # in consultation while its year has begun

    def test_peterborough_s_scrutiny_met_within_twelve_months(self):
        assert answers(as_of("peterborough", date(2013, 7, 24)))["SCR-03"] == DutyAnswer.MET

    def test_the_meetings_of_papers_are_offered_as_days(self):
        assert "?on=2014-05-15" in shown("harborough", "")

    def test_the_annex_carries_what_applies_and_no_guidance(self):
        place = Partnership.objects.get(slug="harborough")
        report = reports.create_report(
            by=None, plan=place.plans.get(), layout="statutory-annex", slug="annex", title="Annex",
            period=builders.YEAR, meeting_date=date(2014, 5, 15),
        )  # fmt: skip
        annex = duties(Context(report, figures=None))
        told = [one for section in annex.sections for one in section.answered]
        assert annex.on == date(2014, 5, 15)
        assert "not met: " in annex.told
        assert all(one.duty.is_law and one.applies for one in told)
        assert {"CSP-01f", "PLAN-02"} <= {one.duty.id for one in told}
        [block] = assemble_paper(report).sections[1].blocks
        assert block.name == "duties"
        text = documents.to_html(assemble_paper(report)).decode()
        assert "No clinical commissioning group is named" in text
        assert "As of 15 May 2014." in text


def test_a_day_that_is_none_is_said_at_its_field_and_today_is_shown():
    place = builders.make_partnership(slug="seaside")
    with clock.held_at(datetime(2014, 3, 31, 23, 30, tzinfo=UTC)):  # already 1 April in British Summer Time
        page = pages.sign_in(place).get(reverse("duties", args=["seaside"]), {"on": "31 Smarch"})
    assert pages.errors_of(page) == {"on": ["The day must be a real date, like 2014-03-31"]}
    assert "As of 1 April 2014" in page.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2151-01-01", "9999-12-31"])
def test_a_day_beyond_the_law_and_the_calendar_is_refused_at_its_field(day):
    place = builders.make_partnership(slug="seaside")
    assert "on" in pages.errors_of(pages.sign_in(place).get(reverse("duties", args=["seaside"]), {"on": day}))


def test_an_area_in_wales_is_not_covered():
    place = builders.make_partnership(slug="abertawe", nation="wales")
    page = pages.sign_in(place).get(reverse("duties", args=["abertawe"])).content.decode()
    assert "they are not covered here" in page
    assert "CSP-01a" not in page


def test_a_publication_is_the_summary_from_its_day_on():
    place = builders.make_partnership()
    plan = builders.make_plan(place)
    with clock.held_at(datetime(2013, 6, 30, 23, 30, tzinfo=UTC)):  # 1 July in London
        builders.make_publication(plan)
    scope = scope_of(place)
    before, after = (answers(compliance_for(scope, date(2013, *day)))["PLAN-09"] for day in ((6, 30), (7, 1)))
    assert (before, after) == (DutyAnswer.CANNOT_TELL, DutyAnswer.MET)


def test_a_final_paper_is_open_in_time_or_too_late():
    place = builders.make_partnership()
    plan = builders.make_plan(place)
    with clock.held_at(datetime(2014, 5, 7, 12, tzinfo=UTC)):
        final = builders.make_final_version(plan)
    report = final.report
    scope = scope_of(place)
    for meeting, expected in ((date(2014, 5, 15), DutyAnswer.MET), (date(2014, 5, 14), DutyAnswer.NOT_MET)):
        type(report).objects.filter(pk=report.pk).update(meeting_date=meeting)
        assert answers(compliance_for(scope, date(2014, 5, 20)))["COM-01"] == expected


def test_a_paper_s_empty_place_for_equality_is_not_met():
    place = builders.make_partnership()
    plan = builders.make_plan(place)
    report = builders.make_report(plan, meeting_date=date(2014, 5, 15), committee="Scrutiny Panel")
    scope = scope_of(place)
    assert answers(compliance_for(scope, date(2014, 5, 20)))["EQ-01"] == DutyAnswer.NOT_MET
    section = report.sections.get(key="equality")
    reports.write_section(by=None, section=section, version=section.version, text="An assessment was made.")
    found = answers(compliance_for(scope, date(2014, 5, 20)))
    assert (found["EQ-01"], found["SCR-01"]) == (DutyAnswer.MET, DutyAnswer.MET)


def test_guidance_that_is_broken_is_marked_less_than_law():
    place = builders.make_partnership()
    builders.make_evidence(place, "SCR-06", shows="not_met")
    builders.make_evidence(place, "SCR-02", shows="not_met")
    marks = {one.duty.id: one.mark.tone.value for one in compliance_for(scope_of(place), date(2013, 7, 2)).answered}
    assert (marks["SCR-06"], marks["SCR-02"]) == ("near", "bad")


@pytest.mark.parametrize(
    ("replied", "day", "expected"),
    [
        (date(2014, 6, 12), date(2014, 7, 1), DutyAnswer.MET),
        (date(2014, 6, 13), date(2014, 7, 1), DutyAnswer.NOT_MET),
        (None, date(2014, 6, 12), DutyAnswer.CANNOT_TELL),
        (None, date(2014, 6, 13), DutyAnswer.NOT_MET),
    ],
)
def test_recommendations_are_answered_within_four_weeks(replied, day, expected):
    place = builders.make_partnership()
    recommendation = builders.make_recommendation(place, made_on=date(2014, 5, 15), sent_on=date(2014, 5, 15))
    if replied:
        type(recommendation).objects.filter(pk=recommendation.pk).update(answer="agreed", replied_on=replied)
    found = answers(compliance_for(scope_of(place), day))
    assert (found["SCR-07"], found["SCR-02"]) == (expected, DutyAnswer.MET)
