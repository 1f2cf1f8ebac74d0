"""Who the responsible authorities are, on the day."""

from collections.abc import Callable
from datetime import date

from cycle.duties.rules.bodies import LAST_OF_GROUPS, LAST_OF_POLICE_AUTHORITIES, LAST_OF_TRUSTS, Body
from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import Facts, PartnerFact
from cycle.duties.rules.findings import DutyFinding, EvidenceItem, cannot_tell, met, not_met
from cycle.duties.rules.recorded import by_record, listed

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.AUTHORITIES)
ACT = "Crime and Disorder Act 1998, section 5(1)"
ADVICE = "Southwark’s legal advice of July 2013"
UNKNOWN = "No responsible authority is entered."


def authority(facts: Facts, body: Body, called: str = "") -> DutyFinding:
    """Whether a body of that kind which exists on the day is a responsible authority."""
    if not facts.responsible:
        return cannot_tell(UNKNOWN)
    called = called or body.value
    of_kind = [partner for partner in facts.responsible if partner.body is body]
    present = [partner for partner in of_kind if partner.ended_before(facts.on) is None]
    if present:
        return met(f"{listed(one.name for one in present)} is a responsible authority.", *_evidence(present))
    if of_kind:
        return out_of_date(facts, of_kind)
    return not_met(f"No {called} is named among the responsible authorities.")


def out_of_date(facts: Facts, partners: list[PartnerFact]) -> DutyFinding:
    """These are named, and were no more on the day."""
    told = listed(
        f"{one.name} ({one.body.value}, until {in_words(one.ended_before(facts.on) or facts.on)})" for one in partners
    )
    return not_met(f"Out of date: {told} is still named.", *_evidence(partners))


def _evidence(partners: list[PartnerFact]) -> list[EvidenceItem]:
    return [EvidenceItem(f"{partner.name}, {partner.body.value}") for partner in partners]


def _gone(facts: Facts, body: Body) -> list[PartnerFact]:
    return [one for one in facts.responsible if one.body is body and one.ended_before(facts.on)]


def _health(facts: Facts, body: Body) -> DutyFinding:
    """The health body of the day; others named beside it or in its place are out of date."""
    finding = authority(facts, body)
    before = [one for kind in (Body.PRIMARY_CARE_TRUST, Body.COMMISSIONING_GROUP) for one in _gone(facts, kind)]
    if before:
        told = out_of_date(facts, before).because
        missing = "" if finding.evidence else f" {finding.because}"
        return not_met(f"{told}{missing}", *_evidence(before))
    unsure = [one for one in facts.responsible if one.body is Body.HEALTH]
    if unsure and not finding.evidence:
        names = listed(one.name for one in unsure)
        return cannot_tell(f"{names} is named; whether it is a {body.value}, its name and dates do not say.")
    return finding


@duty(
    "CSP-01a", f"{ACT}(a), (1A) to (1BB)", Verification.READ, f"the Act’s text and {ADVICE}", starts=date(1998, 9, 30)
)
def councils(facts: Facts) -> DutyFinding:
    """Every council whose area lies in the partnership’s is a responsible authority: district and county, or
    unitary."""
    if not facts.responsible:
        return cannot_tell(UNKNOWN)
    named = [partner for partner in facts.responsible if partner.body is Body.COUNCIL]
    missing = sorted(set(facts.councils) - {partner.name for partner in named})
    if missing:
        return not_met(f"{listed(missing)} is not a responsible authority.", *_evidence(named))
    if facts.is_two_tier and len(named) <= len(facts.councils):
        return not_met("The district’s county council is not named.", *_evidence(named))
    if not named:
        return not_met("No council is named.")
    return met(f"{listed(one.name for one in named)}: every council of the area.", *_evidence(named))


@duty("CSP-01b", f"{ACT}(b)", Verification.READ, ADVICE, starts=date(1998, 9, 30))
def police(facts: Facts) -> DutyFinding:
    """The chief officer of police for the area is a responsible authority."""
    return authority(facts, Body.POLICE)


@duty("CSP-01c", ACT, Verification.PARTLY, f"{ADVICE}; the first day is remembered", starts=date(2003, 4, 1))
def fire(facts: Facts) -> DutyFinding:
    """The fire and rescue authority is a responsible authority."""
    return authority(facts, Body.FIRE)


@duty("CSP-01d", ACT, Verification.PARTLY, f"{ADVICE}; the later bodies’ dates are remembered", starts=date(2010, 4, 1))
def probation(facts: Facts) -> DutyFinding:
    """Whoever provides probation in the area is a responsible authority: a trust until 31 May 2014, the national
    service and a rehabilitation company until June 2021, the Probation Service since."""
    return authority(facts, Body.PROBATION)


@duty("CSP-01e", ACT, Verification.REMEMBERED, starts=date(2004, 4, 30), ends=LAST_OF_TRUSTS)
def primary_care_trust(facts: Facts) -> DutyFinding:
    """The primary care trust is a responsible authority."""
    return authority(facts, Body.PRIMARY_CARE_TRUST)


@duty("CSP-01f", f"{ACT}(e)", Verification.READ, ADVICE, starts=date(2013, 4, 1), ends=LAST_OF_GROUPS)
def commissioning_group(facts: Facts) -> DutyFinding:
    """The clinical commissioning group is a responsible authority; a primary care trust is one no longer."""
    return _health(facts, Body.COMMISSIONING_GROUP)


@duty(
    "CSP-01g", f"{ACT}(e)", Verification.PARTLY, "the Act’s text; the first day is remembered", starts=date(2022, 7, 1)
)
def care_board(facts: Facts) -> DutyFinding:
    """The integrated care board is a responsible authority."""
    return _health(facts, Body.CARE_BOARD)


@duty(
    "CSP-01h",
    f"{ACT}; Police Reform and Social Responsibility Act 2011",
    Verification.REMEMBERED,
    starts=date(2003, 4, 1),
    ends=LAST_OF_POLICE_AUTHORITIES,
    also_after=True,
)
def police_authority(facts: Facts) -> DutyFinding:
    """The police authority is a responsible authority, until police and crime commissioners, who are not, took over;
    to name one after that is out of date."""
    if facts.on <= LAST_OF_POLICE_AUTHORITIES:
        return authority(facts, Body.POLICE_AUTHORITY)
    named = _gone(facts, Body.POLICE_AUTHORITY)
    return out_of_date(facts, named) if named else met("None is named any more.")


@duty(
    "CSP-02",
    "Crime and Disorder Act 1998, section 5(2) and (3)",
    Verification.READ,
    f"{ADVICE}, and Peterborough’s report",
)
def others(facts: Facts) -> DutyFinding:
    """The responsible authorities work with co-operating bodies and invite others to take part."""
    found = [one for one in facts.partners if one.partner_class != "responsible"]
    if found:
        return met(f"{len(found)} co-operating or invited.", *(EvidenceItem(one.name) for one in found))
    return by_record(facts, "CSP-02", "No co-operating body or participant is entered.")
