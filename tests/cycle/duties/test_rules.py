"""Every rule meets a partnership that keeps it, one that breaks it, and one that it is not for."""

from dataclasses import replace
from datetime import date

import pytest

from cycle.duties.rules.all_duties import BY_ID, DUTIES
from cycle.duties.rules.duty import Verification
from cycle.duties.rules.facts import ApprovalFact, Facts, FiguresFact, GroupFact, ProtocolFact
from cycle.duties.rules.findings import DutyAnswer
from tests.cycle.duties.cases import (
    CCG,
    COUNCIL,
    DAY,
    FIRE,
    GOOD,
    HOUSING,
    ICB,
    LAST_PLAN,
    PCT,
    PLAN,
    POLICE,
    POLICE_AUTHORITY,
    PRIORITY,
    PROBATION_SERVICE,
    TRUST,
    WALES,
    asked,
    assessment,
    but,
    done,
    left,
    on,
    paper,
    plan,
    recorded,
    without,
)

UNFINISHED = replace(LAST_PLAN, open_actions=1)
NO_SUCH_FIGURES = but(figures=FiguresFact(1, 1))
TWO_TIER = but(districts=("E07000131",))
OF_2012 = on(date(2012, 5, 1), partners=(COUNCIL, PCT, POLICE_AUTHORITY))
OF_2024 = on(date(2024, 5, 1), partners=(COUNCIL, POLICE, FIRE, PROBATION_SERVICE, ICB))
WITHOUT_PRIORITIES = plan(priorities=())
TWO_PROVIDERS = without(plus=(PROBATION_SERVICE,))

# For each duty: facts that keep it, facts that break it, facts it is not for.
CASES: dict[str, tuple[Facts, Facts, Facts]] = {
    "CSP-01a": (GOOD, without(COUNCIL), on(date(1998, 9, 29))),
    "CSP-01b": (GOOD, without(POLICE), on(date(1998, 9, 29))),
    "CSP-01c": (GOOD, without(FIRE), on(date(2003, 3, 31))),
    "CSP-01d": (GOOD, without(TRUST), on(date(2010, 3, 31))),
    "CSP-01e": (OF_2012, without(PCT, facts=OF_2012), on(date(2013, 4, 1))),
    "CSP-01f": (GOOD, without(CCG), on(date(2022, 7, 1))),
    "CSP-01g": (OF_2024, without(ICB, facts=OF_2024), GOOD),
    "CSP-01h": (OF_2012, without(plus=(POLICE_AUTHORITY,)), GOOD),
    "CSP-02": (GOOD, recorded("CSP-02", left(), facts=without(HOUSING)), WALES),
    "CSP-03": (GOOD, plan(words=("Less burglary", "Fewer drugs")), WALES),
    "CSP-04": (GOOD, but(groups=(GroupFact("A"), GroupFact("B"))), WALES),
    "CSP-05": (GOOD, but(groups=(GroupFact("A", (1, 0, 0)),)), WALES),
    "CSP-06": (recorded("CSP-06", done(), facts=TWO_PROVIDERS), recorded("CSP-06", left(), facts=TWO_PROVIDERS), GOOD),
    "CSP-07": (recorded("CSP-07", done()), recorded("CSP-07", left()), without(HOUSING)),
    "CSP-08": (
        recorded("CSP-08", done(until=date(2013, 7, 15))),
        recorded("CSP-08", done(until=date(2013, 7, 14))),
        WALES,
    ),
    "CSP-09": (GOOD, but(area_code="W22000001"), WALES),
    "INF-01": (GOOD, but(protocols=(ProtocolFact("Old", date(2013, 7, 14)),)), WALES),
    "INF-02": (recorded("INF-02", done()), recorded("INF-02", left()), WALES),
    "INF-03": (recorded("INF-03", done(date(2013, 7, 1))), recorded("INF-03", done(date(2013, 6, 30))), WALES),
    "INF-04": (recorded("INF-04", done()), recorded("INF-04", left()), WALES),
    "INF-05": (GOOD, paper(crime_and_disorder=False), WALES),
    "SA-01": (on(date(2013, 2, 1)), on(date(2015, 4, 1)), WALES),
    "SA-02": (GOOD, assessment(approved_on=date(2013, 4, 2)), WALES),
    "SA-03": (GOOD, assessment(sections=frozenset()), WALES),
    "SA-04": (GOOD, assessment(sections=frozenset({"levels"})), WALES),
    "SA-05": (GOOD, assessment(unexplained=("Burglary",)), WALES),
    "SA-06": (GOOD, but(plans=(PLAN, UNFINISHED)), WALES),
    "SA-07": (GOOD, assessment(without_evidence=("Burglary",)), WALES),
    "SA-08": (GOOD, assessment(sections=frozenset({"levels"})), WALES),
    "SA-09": (but(TWO_TIER, agreements=("County agreement",)), recorded("SA-09", left(), facts=TWO_TIER), GOOD),
    "SA-10": (recorded("SA-10", done(), facts=TWO_TIER), recorded("SA-10", left(), facts=TWO_TIER), GOOD),
    "PLAN-01": (GOOD, but(plans=(LAST_PLAN,)), WALES),
    "PLAN-02": (GOOD, plan(approvals=(ApprovalFact("Board", date(2013, 4, 1), is_given=True),)), WALES),
    "PLAN-03": (GOOD, assessment(approved_on=date(2013, 3, 21)), WALES),
    "PLAN-04": (GOOD, plan(words=("Less burglary",)), WALES),
    "PLAN-05": (GOOD, assessment(without_reason=("Arson",)), WALES),
    "PLAN-06": (GOOD, plan(priorities=(PRIORITY.__class__("Arson", actions=1),)), WALES),
    "PLAN-07": (GOOD, plan(priorities=(PRIORITY.__class__("Arson", measures=1),)), WALES),
    "PLAN-08": (GOOD, plan(engagement=()), WALES),
    "PLAN-09": (GOOD, recorded("PLAN-09", left(), facts=but(summaries=())), WALES),
    "PLAN-10": (
        recorded("PLAN-10", done()),
        recorded("PLAN-10", left()),
        but(districts=("E09000001",)),
    ),
    "PLAN-11": (
        GOOD,
        plan(approvals=(ApprovalFact("Full council", date(2013, 8, 1), is_full_council=True),)),
        plan(approvals=()),
    ),
    "ENG-01": (GOOD, plan(engagement=()), WALES),
    "ENG-02": (recorded("ENG-02", done(date(2013, 4, 1))), recorded("ENG-02", done(date(2012, 3, 31))), WALES),
    "ENG-03": (recorded("ENG-03", done()), recorded("ENG-03", left()), WALES),
    "ENG-03a": (
        recorded("ENG-03a", asked(date(2013, 6, 1), date(2013, 7, 1))),
        recorded("ENG-03a", asked(date(2013, 7, 1), date(2013, 7, 1))),
        WALES,
    ),
    "ENG-04": (
        recorded("ENG-04", asked(date(2013, 6, 1), date(2013, 6, 29))),
        recorded("ENG-04", asked(date(2013, 6, 1))),
        on(date(2012, 11, 21)),
    ),
    "ENG-05": (
        recorded("ENG-05", asked(date(2013, 6, 1), date(2013, 6, 2))),
        recorded("ENG-05", asked(date(2013, 6, 1))),
        WALES,
    ),
    "SCR-01": (GOOD, recorded("SCR-01", left(), facts=but(papers=())), WALES),
    "SCR-02": (recorded("SCR-02", done()), recorded("SCR-02", left()), WALES),
    "SCR-03": (on(date(2014, 6, 20)), on(date(2014, 6, 21)), WALES),
    "SCR-04": (recorded("SCR-04", done()), recorded("SCR-04", left()), WALES),
    "SCR-05": (
        recorded("SCR-05", asked(date(2013, 6, 1), date(2013, 6, 29))),
        recorded("SCR-05", asked(date(2013, 6, 1), date(2013, 6, 30))),
        WALES,
    ),
    "SCR-06": (recorded("SCR-06", done()), recorded("SCR-06", left()), WALES),
    "SCR-07": (
        recorded("SCR-07", asked(date(2013, 6, 1), date(2013, 6, 29))),
        recorded("SCR-07", asked(date(2013, 6, 1), date(2013, 6, 30))),
        WALES,
    ),
    "SCR-08": (recorded("SCR-08", done(until=DAY)), recorded("SCR-08", left()), WALES),
    "SCR-09": (recorded("SCR-09", done()), recorded("SCR-09", left()), WALES),
    "DHR-01": (recorded("DHR-01", done()), recorded("DHR-01", left()), on(date(2011, 4, 12))),
    "DHR-02": (
        recorded("DHR-02", asked(date(2013, 1, 31), date(2013, 2, 28))),
        recorded("DHR-02", asked(date(2013, 1, 31), date(2013, 3, 1))),
        on(date(2011, 4, 12)),
    ),
    "DHR-02b": (
        recorded("DHR-02b", asked(date(2012, 8, 31), date(2013, 2, 28))),
        recorded("DHR-02b", asked(date(2012, 8, 31), date(2013, 3, 1))),
        on(date(2011, 4, 12)),
    ),
    "DHR-03": (recorded("DHR-03", done()), recorded("DHR-03", left()), on(date(2011, 4, 12))),
    "SVD-01": (
        recorded("SVD-01", done(date(2024, 1, 1)), facts=OF_2024),
        recorded("SVD-01", left(date(2024, 1, 1)), facts=OF_2024),
        on(date(2023, 1, 30)),
    ),
    "SVD-02": (
        recorded("SVD-02", done(date(2023, 5, 1)), facts=OF_2024),
        recorded("SVD-02", done(date(2023, 4, 30)), facts=OF_2024),
        GOOD,
    ),
    "SVD-03": (
        recorded("SVD-03", done(date(2024, 1, 1)), facts=OF_2024),
        recorded("SVD-03", left(date(2024, 1, 1)), facts=OF_2024),
        GOOD,
    ),
    "EQ-01": (GOOD, paper(equality=False), on(date(2011, 4, 4))),
    "ASB-01": (
        recorded("ASB-01", done(date(2024, 4, 20)), facts=OF_2024),
        recorded("ASB-01", done(date(2022, 4, 20)), facts=OF_2024),
        on(date(2014, 10, 19)),
    ),
    "COM-01": (GOOD, paper(opened_on=date(2013, 6, 13)), WALES),
    "COM-02": (
        recorded("COM-02", asked(date(2013, 6, 1), date(2013, 6, 29))),
        recorded("COM-02", asked(date(2013, 6, 2), date(2013, 6, 29))),
        on(date(2012, 9, 9)),
    ),
    "COM-03": (GOOD, recorded("COM-03", left()), paper(exempt_parts=0)),
    "DQ-01": (GOOD, but(figures=FiguresFact(1, 1, changes_without_both=("Arson",))), WALES),
    "DQ-02": (GOOD, but(figures=FiguresFact(29, 28)), WALES),
    "DQ-03": (GOOD, but(figures=FiguresFact(1, 1, percentages=1, mixed_units=("Feel safe",))), NO_SUCH_FIGURES),
    "DQ-04": (GOOD, but(figures=FiguresFact(1, 1, ranks=1, ranks_without_group=("Place",))), NO_SUCH_FIGURES),
}  # fmt: skip


def test_every_duty_has_its_cases():
    assert set(CASES) == set(BY_ID)
    assert len(DUTIES) == len(BY_ID)


@pytest.mark.parametrize("key", CASES)
def test_a_partnership_that_keeps_it_meets_it(key):
    assert BY_ID[key].find(CASES[key][0]).answer == DutyAnswer.MET, BY_ID[key].find(CASES[key][0])


@pytest.mark.parametrize("key", CASES)
def test_one_that_breaks_it_does_not(key):
    assert BY_ID[key].find(CASES[key][1]).answer == DutyAnswer.NOT_MET, BY_ID[key].find(CASES[key][1])


@pytest.mark.parametrize("key", CASES)
def test_one_that_it_is_not_for_is_left_alone(key):
    found = BY_ID[key].find(CASES[key][2])
    assert found.answer == DutyAnswer.NOT_APPLICABLE, found


@pytest.mark.parametrize("key", CASES)
def test_of_a_partnership_of_which_nothing_is_known_nothing_is_said_to_be_done_or_left_undone(key):
    found = BY_ID[key].find(Facts(on=DAY))
    assert found.answer in (DutyAnswer.CANNOT_TELL, DutyAnswer.NOT_APPLICABLE), found
    assert found.because


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
def test_every_duty_says_what_it_is_where_it_stands_and_how_sure_that_is(duty):
    assert duty.wording.endswith(".")
    assert duty.reference
    assert duty.verification in (Verification.REMEMBERED, Verification.OWN) or duty.source
    assert duty.starts is None or duty.ends is None or duty.starts < duty.ends


def test_what_is_only_remembered_is_guidance_and_nothing_else_is():
    guidance = {duty.id for duty in DUTIES if duty.is_guidance}
    assert {"CSP-01e", "CSP-01h", "INF-01", "SCR-07", "DHR-02"} <= guidance
    assert guidance.isdisjoint({"CSP-01a", "CSP-01f", "PLAN-02", "ENG-02", "COM-01"})


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
def test_wales_is_not_covered(duty):
    assert duty.find(WALES).answer == DutyAnswer.NOT_APPLICABLE
