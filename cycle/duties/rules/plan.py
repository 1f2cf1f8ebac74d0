"""The partnership plan: that one is in force, revised in time, approved, published and sent."""

from collections.abc import Callable
from datetime import date

from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import Facts, PlanFact
from cycle.duties.rules.findings import DutyAnswer, DutyFinding, EvidenceItem, cannot_tell, met, not_applicable, not_met
from cycle.duties.rules.recorded import by_record, listed, only_where, or_record

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.PLAN)
SI = "SI 2007/1830"
ADVICE = "Southwark’s legal advice of July 2013"
NO_PLAN = "No plan in force is known."
CITY_OF_LONDON = {"E09000001", "E22000304"}


def evidence_of(plan: PlanFact) -> EvidenceItem:
    return EvidenceItem(plan.title, plan.approved_on)


@duty("PLAN-01", f"{SI}, regulations 3(1)(b) and 10", Verification.READ, "the regulations’ text")
def in_force(facts: Facts) -> DutyFinding:
    """There is one partnership plan in force, which the strategy group prepares and puts into practice."""
    plans = facts.in_force
    if len(plans) == 1:
        return met(f"{plans[0].title} is in force.", evidence_of(plans[0]))
    if plans:
        return not_met(
            f"{len(plans)} plans are in force: {listed(one.title for one in plans)}.", *map(evidence_of, plans)
        )
    drafts = [plan for plan in facts.plans if plan.holds(facts.on)]
    if drafts:
        return not_met(f"{drafts[0].title} is for this day and not yet approved.", evidence_of(drafts[0]))
    return not_met("No plan holds this day.") if facts.plans else cannot_tell("No plan is entered.")


@duty("PLAN-02", f"{SI}, regulation 10", Verification.READ, ADVICE)
def revised_in_time(facts: Facts) -> DutyFinding:
    """The plan is revised before the start of each year, that is before 1 April."""
    # For the year of the day: the plan of that year, or its yearly review, was approved before it began.
    plan = facts.plan
    reviews = [one for one in facts.records_of("PLAN-02") if one.shows is DutyAnswer.MET]
    begins = facts.year.start
    in_time = [one for one in reviews if facts.year.before().contains(one.day)]
    if in_time:
        return met(f"Revised on {in_words(in_time[0].day)}.", in_time[0].evidence)
    if plan is None:
        return by_record(facts, "PLAN-02", NO_PLAN)
    if plan.starts < begins:
        none = f"{plan.title} began before this year; no revision for {facts.year.short_label} is recorded."
        return _late(facts, begins) or cannot_tell(none, evidence_of(plan))
    if plan.approved_on is None:
        return _late(facts, begins) or cannot_tell("No day of approval is entered.", evidence_of(plan))
    because = f"approved on {in_words(plan.approved_on)}"
    if plan.approved_on < begins:
        return met(f"{plan.title} was {because}.", evidence_of(plan))
    return not_met(f"Late: {plan.title} was {because}, not before {in_words(begins)}.", evidence_of(plan))


def _late(facts: Facts, begins: date) -> DutyFinding | None:
    """A record that the revision came late, or was not made."""
    for record in facts.records_of("PLAN-02"):
        if record.day >= begins:
            late = record.shows is DutyAnswer.MET
            because = f"Late: revised on {in_words(record.day)}." if late else "Recorded as not revised."
            return not_met(because, record.evidence)
    return None


@duty(
    "PLAN-03",
    f"{SI}, regulation 10",
    Verification.PARTLY,
    "content in Southwark’s legal advice; the number is remembered",
)
def regards_assessment(facts: Facts) -> DutyFinding:
    """The revision has regard to the strategic assessment."""
    approved = [one.approved_on for one in facts.assessments if one.approved_on]
    if facts.plan is None or facts.plan.approved_on is None or not approved:
        return by_record(facts, "PLAN-03", "The days of approval of plan and assessment are not both known.")
    earlier = [day for day in approved if day <= facts.plan.approved_on]
    if earlier:
        return met(
            f"The assessment was approved on {in_words(max(earlier))}, before the plan.", evidence_of(facts.plan)
        )
    return or_record(facts, "PLAN-03", not_met("The plan was approved before the assessment.", evidence_of(facts.plan)))


@duty("PLAN-09", f"{SI}, regulation 13", Verification.PARTLY, f"{ADVICE}; the number is inferred from 13A")
def summary_published(facts: Facts) -> DutyFinding:
    """A summary of the plan is published."""
    shown = [day for day in facts.summaries if day <= facts.on]
    if shown:
        return met("The plan and its figures are on the public pages.", EvidenceItem("Published", min(shown)))
    return by_record(facts, "PLAN-09", "No publication of a summary is known.")


@duty(
    "PLAN-10",
    f"{SI}, regulation 13A, put in by SI 2012/2660",
    Verification.READ,
    "the regulations’ text",
    starts=date(2012, 11, 22),
)
def copy_sent(facts: Facts) -> DutyFinding:
    """A copy of the plan is sent to the elected local policing body, except in the City of London."""
    in_the_city = not CITY_OF_LONDON.isdisjoint({facts.area_code, *facts.districts})
    return only_where(
        not in_the_city,
        "The City of London has no elected local policing body.",
        lambda: by_record(facts, "PLAN-10", "No day on which a copy was sent is recorded."),
    )


@duty("PLAN-11", "The council’s constitution", Verification.READ, "Southampton’s report of 2012")
def full_council(facts: Facts) -> DutyFinding:
    """Where the council’s constitution puts the plan in the policy framework, the full council approves it."""
    plans = facts.in_force or tuple(plan for plan in facts.plans if plan.holds(facts.on))
    asked = [one for plan in plans for one in plan.approvals if one.is_full_council]
    if not asked:
        if facts.records_of("PLAN-11"):
            return by_record(facts, "PLAN-11")
        return not_applicable("No approval by full council is entered for the plan.")
    given = [one for one in asked if one.is_given and (one.on is None or one.on <= facts.on)]
    if given:
        return met("The full council approved it.", EvidenceItem(given[0].body, given[0].on))
    return or_record(
        facts, "PLAN-11", not_met("The full council has not approved it.", EvidenceItem(asked[0].body, asked[0].on))
    )
