"""Domestic homicide reviews, whose records are for named people only, and the serious violence duty."""

from collections.abc import Callable
from datetime import date

from cycle.duties.rules.days import add_months
from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on
from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyFinding
from cycle.duties.rules.recorded import by_clock, by_record, within_months

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.REVIEWS)
ACT = "Domestic Violence, Crime and Victims Act 2004, section 9"
GUIDANCE = "Statutory guidance on domestic homicide reviews, 2016"
POLICING = "Police, Crime, Sentencing and Courts Act 2022"
IN_FORCE = date(2011, 4, 13)
SERIOUS_VIOLENCE = date(2023, 1, 31)
NO_DEATH = "No death is recorded; only named people see such records."


@duty("DHR-01", ACT, Verification.REMEMBERED, starts=IN_FORCE, is_restricted=True)
def decided(facts: Facts) -> DutyFinding:
    """After the death of someone aged 16 or over by violence, abuse or neglect of a relative, partner or member of
    the household, a review is considered and decided on."""
    return by_record(facts, "DHR-01", NO_DEATH)


@duty("DHR-02", GUIDANCE, Verification.REMEMBERED, starts=IN_FORCE, is_restricted=True)
def decision_in_time(facts: Facts) -> DutyFinding:
    """The partnership decides within one month of being told of the death."""
    return by_clock(facts, "DHR-02", lambda told: add_months(told, 1), NO_DEATH)


@duty("DHR-02b", GUIDANCE, Verification.REMEMBERED, starts=IN_FORCE, is_restricted=True)
def complete_in_time(facts: Facts) -> DutyFinding:
    """A review is complete within six months of the decision."""
    return by_clock(facts, "DHR-02b", lambda decision: add_months(decision, 6), NO_DEATH)


@duty("DHR-03", GUIDANCE, Verification.REMEMBERED, starts=IN_FORCE, is_restricted=True)
def assured(facts: Facts) -> DutyFinding:
    """The overview report passes the Home Office’s quality assurance and is published with its action plan."""
    return by_record(facts, "DHR-03", NO_DEATH)


@duty(
    "SVD-01",
    f"{POLICING}, section 8",
    Verification.REMEMBERED,
    "that the Act’s amendments began on 31 January 2023 was read",
    starts=SERIOUS_VIOLENCE,
)
def collaborate(facts: Facts) -> DutyFinding:
    """Specified authorities work together to prevent and reduce serious violence."""
    return by_record(facts, "SVD-01", "Who works together against serious violence is not recorded.")


@duty("SVD-02", f"{POLICING}, section 8; SI 2022/1227", Verification.REMEMBERED, starts=SERIOUS_VIOLENCE)
def strategy(facts: Facts) -> DutyFinding:
    """A needs assessment and a strategy against serious violence are published and reviewed each year."""
    return within_months(facts, "SVD-02", 12, what="published strategy or review of it")


@duty("SVD-03", f"{POLICING}, section 13 and guidance", Verification.REMEMBERED, starts=SERIOUS_VIOLENCE)
def definition(facts: Facts) -> DutyFinding:
    """What counts locally as serious violence is agreed."""
    return by_record(facts, "SVD-03", "No local definition is recorded.")
