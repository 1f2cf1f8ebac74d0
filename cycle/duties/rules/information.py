"""Sharing information."""

from collections.abc import Callable
from datetime import date

from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyAnswer, DutyFinding, EvidenceItem, met, not_met
from cycle.duties.rules.recorded import by_record, holding, or_record, reviewed

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.INFORMATION)


@duty(
    "INF-01",
    "SI 2007/1830, regulation 4",
    Verification.REMEMBERED,
    "that the regulations deal with it is in their explanatory note",
)
def protocol(facts: Facts) -> DutyFinding:
    """There are arrangements for sharing information, and a protocol that sets them out."""
    if not facts.protocols:
        return holding(facts, "INF-01", "No protocol is among the plan’s links.")
    latest = max(facts.protocols, key=lambda one: one.review_on or date.min)
    return or_record(
        facts, "INF-01", reviewed(facts.on, latest.review_on, EvidenceItem(latest.title, latest.review_on))
    )


@duty("INF-02", "SI 2007/1830, regulation 4", Verification.REMEMBERED)
def liaison(facts: Facts) -> DutyFinding:
    """Each responsible authority names someone to help the sharing of information along."""
    return by_record(facts, "INF-02", "Whom the authorities have named is not recorded.")


@duty(
    "INF-03",
    "Crime and Disorder Act 1998, section 17A; SI 2007/1831, regulations 2 and 3 and the Schedule",
    Verification.READ,
    "the regulations’ text",
)
def quarterly_data(facts: Facts) -> DutyFinding:
    """Set data without personal details is passed on every quarter: police incidents and crime, fire, council and
    health data."""
    last = Period.containing(facts.on, PeriodKind.QUARTER).before()
    records = facts.records_of("INF-03")
    if not records or records[0].shows is not DutyAnswer.MET:
        return by_record(facts, "INF-03", "No receipt of a quarter’s data is recorded.")
    if records[0].day > last.end:
        return met(f"Received since the quarter that ended on {in_words(last.end)}.", records[0].evidence)
    return not_met(f"The data of the quarter that ended on {in_words(last.end)} is not recorded.", records[0].evidence)


@duty("INF-04", "Crime and Disorder Act 1998, section 115", Verification.PARTLY, "the Audit Commission’s page")
def gateway(facts: Facts) -> DutyFinding:
    """Anyone may disclose information to a relevant authority where the Act’s purposes need it: a power, whose use
    names its legal ground."""
    return by_record(facts, "INF-04", "No use of the power is recorded.")


@duty("INF-05", "Crime and Disorder Act 1998, section 17", Verification.REMEMBERED)
def section_17(facts: Facts) -> DutyFinding:
    """The council weighs the likely effect on crime and disorder in all that it does, and its papers say so."""
    asked = [paper for paper in facts.papers if paper.crime_and_disorder is not None]
    silent = [EvidenceItem(paper.title, paper.meets_on) for paper in asked if not paper.crime_and_disorder]
    if not asked:
        return by_record(facts, "INF-05", "No paper of the last twelve months has a place for it.")
    if silent:
        return or_record(facts, "INF-05", not_met("A paper leaves the place for it empty.", *silent))
    return met(
        "Every paper that has a place for it fills it.", *(EvidenceItem(one.title, one.meets_on) for one in asked)
    )
