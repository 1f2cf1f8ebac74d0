"""Views and public meetings."""

from collections.abc import Callable
from datetime import date, timedelta

from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyAnswer, DutyFinding, EvidenceItem, met, not_met
from cycle.duties.rules.recorded import by_clock, by_record, each_year, or_record

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.ENGAGEMENT)
SI = "SI 2007/1830"
TEXT = "the regulations’ text"


@duty("ENG-01", f"{SI}, regulation 12", Verification.READ, "Southwark’s legal advice of July 2013")
def views(facts: Facts) -> DutyFinding:
    """People and bodies who live or work in the area, of as many groups as is reasonable, are asked for their views
    for assessment and plan."""
    plan = facts.plan
    if plan is not None and plan.engagement:
        return met("Those asked are listed under the plan’s engagement.", *map(EvidenceItem, plan.engagement))
    if plan is None:
        return by_record(facts, "ENG-01", "No plan in force is known.")
    return or_record(facts, "ENG-01", not_met(f"Nobody’s views are entered for {plan.title}."))


@duty("ENG-02", f"{SI}, regulation 12(4)(a)", Verification.READ, TEXT)
def public_meeting(facts: Facts) -> DutyFinding:
    """At least one public meeting is held in each year."""
    return each_year(facts, "ENG-02", what="public meeting")


@duty("ENG-03", f"{SI}, regulation 12(4)(b)", Verification.READ, TEXT)
def attended(facts: Facts) -> DutyFinding:
    """Senior people of each responsible authority attend the public meetings."""
    return by_record(facts, "ENG-03", "Who attended the public meeting is not recorded.")


@duty("ENG-03a", f"{SI}, regulation 12(4)(c)", Verification.READ, TEXT)
def publicised(facts: Facts) -> DutyFinding:
    """The public meetings are made known beforehand."""
    # A record's clock starts with the publicity; its date is that of the meeting.
    records = facts.records_of("ENG-03a")
    if not records or records[0].shows is not DutyAnswer.MET or records[0].since is None or records[0].on is None:
        return by_record(facts, "ENG-03a", "No publicity for a public meeting is recorded.")
    shown, meeting = records[0].since, records[0].on
    if shown < meeting:
        return met(f"Made known on {in_words(shown)}, before {in_words(meeting)}.", records[0].evidence)
    return not_met(f"Made known on {in_words(shown)}, not before {in_words(meeting)}.", records[0].evidence)


@duty("ENG-04", f"{SI}, regulation 14A, put in by SI 2012/2660", Verification.READ, TEXT, starts=date(2012, 11, 22))
def joint_meeting(facts: Facts) -> DutyFinding:
    """The local policing body may require the authorities’ representatives to come to a meeting."""
    return by_clock(facts, "ENG-04", _a_month, "No request of the policing body is recorded.")


@duty("ENG-05", "Crime and Disorder Act 1998, section 6A", Verification.REMEMBERED)
def report_required(facts: Facts) -> DutyFinding:
    """The local policing body may require a report where it doubts that the authorities carry out their functions
    well."""
    return by_clock(facts, "ENG-05", _a_month, "No request for a report is recorded.")


def _a_month(asked: date) -> date:
    """Neither text says a time; four weeks is this portal's own measure of "without delay"."""
    return asked + timedelta(days=28)
