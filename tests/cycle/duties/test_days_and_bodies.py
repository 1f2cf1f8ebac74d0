"""Dates at their edges: 1 April, leap years, clear days around bank holidays; and which body an agency is when."""

from datetime import date

import pytest

from cycle.duties.rules.all_duties import BY_ID
from cycle.duties.rules.bodies import Body, body_of, last_day
from cycle.duties.rules.days import add_months, bank_holidays, clear_days_before
from cycle.duties.rules.facts import ProtocolFact
from cycle.duties.rules.findings import DutyAnswer
from tests.cycle.duties.cases import (
    CCG,
    FIRE,
    GOOD,
    PCT,
    TRUST,
    asked,
    assessment,
    but,
    done,
    left,
    on,
    plan,
    recorded,
    without,
)


def answer(key, facts):
    return BY_ID[key].find(facts).answer


@pytest.mark.parametrize(
    ("meeting", "opened"),
    [
        (date(2014, 5, 15), date(2014, 5, 7)),  # a Thursday: Thursday, Friday, Monday to Wednesday lie between
        (date(2014, 5, 9), date(2014, 4, 30)),  # over a bank holiday on 5 May
        (date(2014, 4, 23), date(2014, 4, 11)),  # over Easter
        (date(2012, 6, 11), date(2012, 5, 30)),  # over the two days of June 2012
        (date(2014, 1, 3), date(2013, 12, 23)),  # over Christmas and New Year
    ],
)
def test_five_clear_days_leave_out_weekends_and_bank_holidays(meeting, opened):
    assert clear_days_before(meeting, 5) == opened


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2021, [(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
        (2022, [(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
        (2011, [(1, 3), (4, 22), (4, 25), (4, 29), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)]),
    ],
)
def test_bank_holidays_are_those_that_were_given(year, days):
    assert sorted(bank_holidays(year)) == [date(year, *day) for day in days]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2012, 1, 31), 1, date(2012, 2, 29)),
        (date(2013, 1, 31), 1, date(2013, 2, 28)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2013, 8, 31), 6, date(2014, 2, 28)),
        (date(2013, 12, 15), 1, date(2014, 1, 15)),
        (date(9999, 12, 31), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_months_end_on_their_last_day(day, months, then):
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("name", "kind", "dates", "body"),
    [
        ("NHS Peterborough", "health", {"ends": date(2013, 3, 31)}, Body.PRIMARY_CARE_TRUST),
        ("Southampton City PCT", "health", {}, Body.PRIMARY_CARE_TRUST),
        ("NHS Southwark Clinical Commissioning Group", "health", {}, Body.COMMISSIONING_GROUP),
        ("NHS Hampshire and Isle of Wight Integrated Care Board", "health", {}, Body.CARE_BOARD),
        ("NHS Somewhere", "health", {}, Body.HEALTH),
        ("Public Health", "health", {"is_unit": True}, Body.UNIT),
        ("Cambridgeshire Police Authority", "policing_body", {}, Body.POLICE_AUTHORITY),
        ("Police and Crime Commissioner for Leicestershire", "policing_body", {}, Body.POLICING_BODY),
        ("Northamptonshire Police, Fire and Crime Commissioner", "police", {}, Body.POLICING_BODY),
        ("Mayor's Office for Policing and Crime", "policing_body", {}, Body.POLICING_BODY),
        ("Metropolitan Police Service", "police", {}, Body.POLICE),
        ("London Fire Brigade", "fire", {}, Body.FIRE),
        ("Cross Keys Homes", "housing", {}, Body.OTHER),
    ],
)
def test_an_agency_is_told_by_its_name_else_by_its_kind_and_dates(name, kind, dates, body):
    assert body_of(name, kind, **dates) == body


def test_no_body_outlives_the_law_that_ended_it():
    assert last_day("Kent Probation Trust", Body.PROBATION, None) == date(2014, 5, 31)
    assert last_day("Kent PCT", Body.PRIMARY_CARE_TRUST, date(2011, 1, 1)) == date(2011, 1, 1)
    assert last_day("Kent Police", Body.POLICE, None) is None


def test_a_trust_is_in_date_on_its_last_day_and_out_of_date_on_the_next():
    assert answer("CSP-01d", on(date(2014, 5, 31))) == DutyAnswer.MET
    found = BY_ID["CSP-01d"].find(on(date(2014, 6, 1)))
    assert found.answer == DutyAnswer.NOT_MET
    assert "Out of date: Seaside Probation Trust" in found.because
    assert "31 May 2014" in found.because


def test_a_primary_care_trust_after_its_end_is_out_of_date_beside_a_group_and_alone():
    assert answer("CSP-01f", without(plus=(PCT,))) == DutyAnswer.NOT_MET
    alone = BY_ID["CSP-01f"].find(without(CCG, plus=(PCT,)))
    assert "NHS Seaside (primary care trust, until 31 March 2013)" in alone.because
    assert "No clinical commissioning group is named" in alone.because


def test_a_health_body_of_which_the_name_says_too_little_leaves_the_question_open():
    unsure = PCT.__class__("NHS Seaside", Body.HEALTH)
    assert answer("CSP-01f", without(CCG, plus=(unsure,))) == DutyAnswer.CANNOT_TELL


def test_a_district_in_a_county_needs_its_county_council():
    district = but(districts=("E07000131",))
    assert answer("CSP-01a", district) == DutyAnswer.NOT_MET
    county = FIRE.__class__("Seaside County Council", Body.COUNCIL)
    assert answer("CSP-01a", without(plus=(county,), facts=district)) == DutyAnswer.MET


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2013, 3, 31), DutyAnswer.MET),  # the last day of the year in which the meeting was held
        (date(2013, 4, 1), DutyAnswer.CANNOT_TELL),  # a new year, in which it may still be held
        (date(2014, 3, 31), DutyAnswer.CANNOT_TELL),
        (date(2014, 4, 1), DutyAnswer.NOT_MET),  # a whole year has gone without one
    ],
)
def test_years_begin_on_1_april(day, expected):
    assert answer("ENG-02", recorded("ENG-02", done(date(2012, 4, 1)), facts=on(day))) == expected


@pytest.mark.parametrize(
    ("last", "day", "expected"),
    [
        (date(2012, 2, 29), date(2013, 2, 28), DutyAnswer.MET),
        (date(2012, 2, 29), date(2013, 3, 1), DutyAnswer.NOT_MET),
        (date(2011, 3, 1), date(2012, 3, 1), DutyAnswer.MET),
        (date(2011, 3, 1), date(2012, 3, 2), DutyAnswer.NOT_MET),
    ],
)
def test_twelve_months_hold_over_leap_years(last, day, expected):
    assert answer("SCR-03", recorded("SCR-03", done(last), facts=on(day, papers=()))) == expected


def test_what_comes_after_the_day_looked_at_is_not_known_on_it():
    assert answer("ENG-02", recorded("ENG-02", done(date(2013, 7, 16)))) == DutyAnswer.CANNOT_TELL
    assert answer("SCR-03", recorded("SCR-03", done(date(2013, 7, 16)), facts=but(papers=()))) == DutyAnswer.CANNOT_TELL


def test_a_clock_that_still_runs_is_open_until_its_day_and_late_after_it():
    facts = [
        recorded("SCR-07", asked(date(2013, 6, 17)), facts=on(day)) for day in (date(2013, 7, 15), date(2013, 7, 16))
    ]
    assert [answer("SCR-07", one) for one in facts] == [DutyAnswer.CANNOT_TELL, DutyAnswer.NOT_MET]


def test_of_several_protocols_the_latest_review_counts_and_none_needs_a_date():
    undated = ProtocolFact("Undated")
    assert answer("INF-01", but(protocols=(undated, undated))) == DutyAnswer.CANNOT_TELL
    assert (
        answer("INF-01", but(protocols=(undated, ProtocolFact("Dated", date(2014, 1, 1)), undated))) == DutyAnswer.MET
    )


def test_a_record_that_nothing_was_done_stands_before_clocks_that_were_kept():
    records = (asked(date(2013, 1, 1), date(2013, 1, 2)), left(date(2013, 6, 1)))
    assert answer("SCR-07", recorded("SCR-07", *records)) == DutyAnswer.NOT_MET


def test_one_late_reply_is_told_though_a_later_one_came_in_time():
    records = (asked(date(2013, 1, 1), date(2013, 3, 1)), asked(date(2013, 5, 1), date(2013, 5, 2)))
    found = BY_ID["SCR-07"].find(recorded("SCR-07", *records))
    assert found.answer == DutyAnswer.NOT_MET
    assert "1 January 2013, due 29 January 2013" in found.because


def test_a_plan_of_several_years_asks_for_its_review_each_year():
    facts = plan(starts=date(2011, 4, 1), ends=date(2014, 3, 31))
    assert answer("PLAN-02", facts) == DutyAnswer.CANNOT_TELL
    assert answer("PLAN-04", facts) == DutyAnswer.CANNOT_TELL
    reviewed = recorded("PLAN-02", done(date(2013, 3, 31)), facts=facts)
    assert (answer("PLAN-02", reviewed), answer("PLAN-04", reviewed)) == (DutyAnswer.MET, DutyAnswer.MET)
    late = BY_ID["PLAN-02"].find(recorded("PLAN-02", done(date(2013, 4, 1)), facts=facts))
    assert (late.answer, late.because) == (DutyAnswer.NOT_MET, "Late: revised on 1 April 2013.")


def test_a_plan_that_is_not_approved_is_not_in_force():
    found = BY_ID["PLAN-01"].find(plan(is_in_force=False))
    assert (found.answer, found.because) == (DutyAnswer.NOT_MET, "Plan 2013/14 is for this day and not yet approved.")


def test_before_june_2011_every_authority_had_to_have_someone_in_the_group():
    found = BY_ID["CSP-05"].find(on(date(2011, 5, 31), partners=(FIRE, TRUST)))
    assert found.answer == DutyAnswer.NOT_MET
    assert "Seaside Fire Authority and Seaside Probation Trust" in found.because


def test_what_someone_recorded_stands_in_for_what_the_portal_does_not_know_and_keeps_what_it_does():
    facts = recorded("PLAN-08", done(), facts=plan(engagement=()))
    found = BY_ID["PLAN-08"].find(facts)
    assert found.answer == DutyAnswer.MET
    assert [one.words for one in found.evidence] == ["Minutes", "Plan 2013/14"]


def test_a_record_cannot_undo_what_the_portal_knows_to_be_done():
    assert answer("PLAN-08", recorded("PLAN-08", left())) == DutyAnswer.MET


def test_serious_violence_is_a_strand_from_31_january_2023():
    def at(day):
        return on(
            day, plans=(GOOD.plans[0].__class__("Long", date(2013, 4, 1), date(2024, 3, 31), words=GOOD.plan.words),)
        )

    assert answer("CSP-03", at(date(2023, 1, 30))) == DutyAnswer.MET
    assert answer("CSP-03", at(date(2023, 1, 31))) == DutyAnswer.NOT_MET


def test_without_a_clear_change_nobody_is_asked_for_reasons():
    assert answer("SA-05", assessment(changes=0)) == DutyAnswer.CANNOT_TELL
