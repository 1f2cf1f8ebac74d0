"""The crime and disorder committee, its meetings, its recommendations and the replies."""

from collections.abc import Callable
from datetime import date, timedelta

from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on
from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyFinding, EvidenceItem, met
from cycle.duties.rules.recorded import by_clock, by_record, holding, within_months

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.SCRUTINY)
ACT = "Police and Justice Act 2006, section 19"
SI = "SI 2009/942"


@duty("SCR-01", f"{ACT}(1)", Verification.PARTLY, "a council’s page, and the reports of Peterborough and Harborough")
def committee(facts: Facts) -> DutyFinding:
    """The council has a committee that may review and scrutinise what the responsible authorities decide and do."""
    papers = [paper for paper in facts.papers if paper.is_for_scrutiny]
    if papers:
        return met(
            f"{papers[0].committee} takes the partnership’s papers.", EvidenceItem(papers[0].title, papers[0].meets_on)
        )
    return by_record(facts, "SCR-01", "No paper for such a committee is known.")


@duty("SCR-02", f"{ACT}(1)(b) and (8)", Verification.PARTLY, "Wrexham’s report")
def copies(facts: Facts) -> DutyFinding:
    """The committee’s reports and recommendations go to the council, with copies to the authorities concerned."""
    return by_record(facts, "SCR-02", "No recommendation with its copies is recorded.")


@duty("SCR-03", f"{SI}, regulation 4", Verification.PARTLY, "Doncaster’s terms of reference; the number is remembered")
def yearly_meeting(facts: Facts) -> DutyFinding:
    """The committee meets on the partnership’s work at least once in every twelve months."""
    held = [paper.meets_on for paper in facts.papers if paper.is_for_scrutiny and paper.meets_on]
    return within_months(facts, "SCR-03", 12, others=held, what="scrutiny meeting")


@duty("SCR-04", f"{SI}, regulation 3", Verification.PARTLY, "Herefordshire’s page; the number is remembered")
def co_opted(facts: Facts) -> DutyFinding:
    """Members who are co-opted are not of the executive, and their part and vote are settled."""
    return by_record(facts, "SCR-04", "Whether anyone is co-opted is not recorded.")


@duty("SCR-05", f"{SI}, regulation 5", Verification.REMEMBERED)
def information(facts: Facts) -> DutyFinding:
    """Information that the committee asks for comes by the day it named, or as soon as can be, without personal
    details."""
    return by_clock(facts, "SCR-05", _four_weeks, "No request for information is recorded.")


@duty("SCR-06", f"{SI}, regulation 6", Verification.REMEMBERED)
def attendance(facts: Facts) -> DutyFinding:
    """Officers of the authorities attend when they are required to and told in reasonable time."""
    return by_record(facts, "SCR-06", "No requirement to attend is recorded.")


@duty("SCR-07", f"{SI}, regulation 7", Verification.REMEMBERED)
def replies(facts: Facts) -> DutyFinding:
    """A report or recommendation is answered in writing within 28 days, or as soon as can be."""
    return by_clock(facts, "SCR-07", _four_weeks, "No recommendation with its reply is recorded.")


@duty("SCR-08", f"{SI}, regulation 7", Verification.REMEMBERED)
def followed_up(facts: Facts) -> DutyFinding:
    """The committee looks at the answers and follows what becomes of its recommendations."""
    return holding(facts, "SCR-08", "No review of the answers is recorded.")


@duty("SCR-09", f"{ACT}(3) to (8B)", Verification.PARTLY, "the Isle of Wight’s page")
def call_for_action(facts: Facts) -> DutyFinding:
    """A councillor may bring a local crime and disorder matter before the committee."""
    return by_record(facts, "SCR-09", "No such matter is recorded.")


def _four_weeks(asked: date) -> date:
    return asked + timedelta(days=28)
