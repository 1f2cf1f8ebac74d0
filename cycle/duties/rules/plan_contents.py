"""What the plan holds: its strands, priorities, steps, measures and engagement."""

import re
from collections.abc import Callable
from datetime import date

from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import Facts, PlanFact
from cycle.duties.rules.findings import DutyFinding, EvidenceItem, met, not_met
from cycle.duties.rules.plan import NO_PLAN, evidence_of
from cycle.duties.rules.recorded import by_record, listed, or_record, within_months

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.PLAN)
SI = "SI 2007/1830, regulation 11"
ADVICE = "Southwark’s legal advice of July 2013"
SERIOUS_VIOLENCE_FROM = date(2023, 1, 31)
# What shows that a plan deals with a strand: words of its headings, outcomes, passages and actions.
STRANDS: dict[str, re.Pattern[str]] = {
    "crime and disorder": re.compile(r"crim|anti-?social|disorder|burglar|violen|robber|theft", re.IGNORECASE),
    "substance misuse": re.compile(r"drug|alcohol|substance|drink", re.IGNORECASE),
    "re-offending": re.compile(r"re-?offend|offender|\boffending", re.IGNORECASE),
}
SERIOUS_VIOLENCE = {"serious violence": re.compile(r"violen|knife|homicide", re.IGNORECASE)}


def _of_plan(facts: Facts, key: str, find: Callable[[PlanFact], DutyFinding]) -> DutyFinding:
    """What `find` says of the plan in force, or what was recorded where that is more."""
    if facts.plan is None:
        return by_record(facts, key, NO_PLAN)
    return or_record(facts, key, find(facts.plan))


def _strands(plan: PlanFact, strands: dict[str, re.Pattern[str]]) -> DutyFinding:
    found = {name: next((text for text in plan.words if words.search(text)), "") for name, words in strands.items()}
    evidence = [EvidenceItem(f"{name}: “{text[:120]}”") for name, text in found.items() if text]
    missing = [name for name, text in found.items() if not text]
    if missing:
        return not_met(f"Nothing in {plan.title} is about {listed(missing)}.", *evidence)
    return met(f"{plan.title} deals with {listed(found)}.", *evidence)


@duty(
    "CSP-03",
    "Crime and Disorder Act 1998, section 6(1)",
    Verification.PARTLY,
    f"{ADVICE} for three strands; serious violence is remembered",
)
def strands(facts: Facts) -> DutyFinding:
    """There are strategies to reduce crime and disorder, to combat the misuse of drugs, alcohol and other
    substances, and to reduce re-offending; since 31 January 2023 also against serious violence."""
    asked = STRANDS | (SERIOUS_VIOLENCE if facts.on >= SERIOUS_VIOLENCE_FROM else {})
    return _of_plan(facts, "CSP-03", lambda plan: _strands(plan, asked))


@duty("PLAN-04", SI, Verification.READ, ADVICE)
def strategies(facts: Facts) -> DutyFinding:
    """The plan holds a strategy for each strand; one for several years is reviewed each year."""

    def find(plan: PlanFact) -> DutyFinding:
        finding = _strands(plan, STRANDS)
        begun = facts.year.start > plan.starts
        if finding.answer != "met" or not (plan.is_of_several_years and begun):
            return finding
        return within_months(facts, "PLAN-02", 12, what=f"yearly review of {plan.title}").resting_on(finding.evidence)

    return _of_plan(facts, "PLAN-04", find)


@duty("PLAN-05", SI, Verification.READ, ADVICE)
def takes_up(facts: Facts) -> DutyFinding:
    """The plan takes up the priorities that the assessment set out."""

    def find(plan: PlanFact) -> DutyFinding:
        assessment = facts.assessment
        if assessment is None or not assessment.priorities:
            return by_record(facts, "PLAN-05", "No assessment with recommended priorities is kept in the portal.")
        if assessment.without_reason:
            return not_met(f"Left out without a reason: {listed(assessment.without_reason)}.", evidence_of(plan))
        return met("Each recommended priority is taken up, or the reason against it is given.", evidence_of(plan))

    return _of_plan(facts, "PLAN-05", find)


@duty("PLAN-06", SI, Verification.READ, ADVICE)
def steps(facts: Facts) -> DutyFinding:
    """The plan says what each responsible authority is to do, and how means are to be used."""

    def find(plan: PlanFact) -> DutyFinding:
        if not plan.priorities:
            return not_met(f"{plan.title} has no priority.")
        lacking = [one.title for one in plan.priorities if not one.led_and_dated]
        if lacking:
            return not_met(f"No action with a lead and a date serves {listed(lacking)}.", evidence_of(plan))
        without = [one.title for one in plan.priorities if not one.has_resources]
        if without:
            return not_met(f"Nothing is said of the means for {listed(without)}.", evidence_of(plan))
        return met("Each priority has an action with a lead and a date, and its means.", evidence_of(plan))

    return _of_plan(facts, "PLAN-06", find)


@duty("PLAN-07", SI, Verification.READ, ADVICE)
def measured(facts: Facts) -> DutyFinding:
    """The plan says how success is to be measured."""

    def find(plan: PlanFact) -> DutyFinding:
        if not plan.priorities:
            return not_met(f"{plan.title} has no priority.")
        lacking = [one.title for one in plan.priorities if not one.whole_measures]
        if lacking:
            because = f"No measure with a target and something to measure it from serves {listed(lacking)}."
            return not_met(because, evidence_of(plan))
        return met("Each priority has a measure with its target and what that is measured from.", evidence_of(plan))

    return _of_plan(facts, "PLAN-07", find)


@duty("PLAN-08", f"{SI}; regulations 12 to 14", Verification.READ, ADVICE)
def engagement(facts: Facts) -> DutyFinding:
    """The plan says how people are to be heard and how they can contribute."""

    def find(plan: PlanFact) -> DutyFinding:
        if plan.engagement:
            return met(f"{len(plan.engagement)} entries under engagement.", *map(EvidenceItem, plan.engagement))
        return not_met(f"{plan.title} has nothing under engagement as of {in_words(facts.on)}.", evidence_of(plan))

    return _of_plan(facts, "PLAN-08", find)
