"""The strategy group and whose rules hold."""

from collections.abc import Callable
from datetime import date

from cycle.duties.rules.bodies import Body
from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on
from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyFinding, EvidenceItem, cannot_tell, met, not_applicable, not_met
from cycle.duties.rules.recorded import by_record, holding, listed, only_where, or_record

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.GROUPS)
REGULATIONS = "SI 2007/1830"
NOW = f"{REGULATIONS}, regulation 3 as put in place by SI 2011/1230"
READ_THERE = "the regulations’ text"
SUBSTITUTED = date(2011, 6, 1)


@duty("CSP-04", f"{NOW}: 3(1)", Verification.READ, READ_THERE)
def one_group(facts: Facts) -> DutyFinding:
    """One strategy group prepares the assessments and the plan for the responsible authorities and puts the plan
    into practice."""
    if facts.groups is None:
        return or_record(facts, "CSP-04", cannot_tell("No group of the partnership is entered."))
    names = [EvidenceItem(group.name) for group in facts.groups]
    if len(names) == 1:
        return met(f"{facts.groups[0].name} is the one strategic group.", *names)
    because = "There are several strategic groups." if names else "No group is marked as the strategic one."
    return not_met(because, *names)


@duty("CSP-05", f"{NOW}: 3(2)", Verification.READ, READ_THERE)
def members(facts: Facts) -> DutyFinding:
    """Two or more persons whom responsible authorities appoint make up the strategy group; before June 2011, at
    least one senior person of each authority."""
    keys = [key for group in facts.groups or () for key in group.members]
    if not keys:
        return or_record(facts, "CSP-05", cannot_tell("No member of the strategic group is entered."))
    responsible = {partner.key: partner.name for partner in facts.responsible}
    seats = [key for key in keys if key in responsible]
    if facts.on >= SUBSTITUTED:
        because = f"{len(seats)} of its members come from responsible authorities."
        return met(because) if len(seats) >= 2 else not_met(because)
    missing = sorted(name for key, name in responsible.items() if key not in seats)
    return not_met(f"{listed(missing)} has nobody in it.") if missing else met("Every authority has someone in it.")


@duty("CSP-06", f"{NOW}: 3(3)", Verification.READ, READ_THERE)
def joint_appointment(facts: Facts) -> DutyFinding:
    """Where several bodies provide probation in the area, they appoint jointly."""
    providers = [one for one in facts.responsible if one.body is Body.PROBATION and not one.ended_before(facts.on)]
    return only_where(
        len(providers) > 1,
        "There is one provider of probation at most.",
        lambda: by_record(facts, "CSP-06", "Several provide probation; no joint appointment is recorded."),
    )


@duty("CSP-07", f"{NOW}: 3(4)", Verification.READ, READ_THERE)
def others_attend(facts: Facts) -> DutyFinding:
    """Co-operating and invited bodies may attend the strategy group’s meetings."""
    others = [one for one in facts.partners if one.partner_class != "responsible"]
    return only_where(
        bool(others) or bool(facts.records_of("CSP-07")),
        "No co-operating body or participant is entered.",
        lambda: by_record(facts, "CSP-07", "No meeting that one of them attended is recorded."),
    )


@duty("CSP-08", f"{NOW}: 3(5) onwards", Verification.PARTLY, "the beginning of the text")
def arrangements(facts: Facts) -> DutyFinding:
    """The group has arrangements for how it governs itself, such as the review of spending and performance."""
    return holding(facts, "CSP-08", "No document that sets them out is recorded.")


@duty("CSP-09", f"{REGULATIONS}, regulation 1(2); SI 2007/3076 (Wales)", Verification.READ, READ_THERE)
def nation(facts: Facts) -> DutyFinding:
    """These rules hold in England; Wales has regulations of its own."""
    codes = [code for code in (facts.area_code, *facts.districts) if code]
    if not codes:
        return cannot_tell("The partnership’s area has no official code.")
    elsewhere = [code for code in codes if not code.startswith("E")]
    if elsewhere:
        return not_met(f"The partnership is kept as England’s, but its area’s code is {elsewhere[0]}.")
    return met("The area’s official code is one of England.", EvidenceItem(codes[0]))


@duty(
    "SA-09", f"{REGULATIONS}, regulations 8 and 9", Verification.READ, "the explanatory note, which names regulation 9"
)
def county_agreement(facts: Facts) -> DutyFinding:
    """In a county with districts, a county strategy group draws up a community safety agreement."""
    if facts.is_two_tier is False:
        return not_applicable("One tier of council serves the area.")
    if facts.is_two_tier is None:
        return or_record(facts, "SA-09", cannot_tell("Which districts make up the area is not entered."))
    if facts.agreements:
        return met(f"The plan is tied to {listed(facts.agreements)}.", *(EvidenceItem(one) for one in facts.agreements))
    return by_record(facts, "SA-09", "The district lies in a county; no community safety agreement is linked.")


@duty(
    "SA-10",
    f"{REGULATIONS}, regulation 9A, put in by SI 2012/2660",
    Verification.READ,
    READ_THERE,
    starts=date(2012, 11, 22),
)
def agreement_sent(facts: Facts) -> DutyFinding:
    """The county’s community safety agreement is sent to the local policing body."""
    return only_where(
        facts.is_two_tier,
        "One tier of council serves the area.",
        lambda: by_record(facts, "SA-10", "No day on which it was sent is recorded."),
    )
