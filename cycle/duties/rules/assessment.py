"""The strategic assessment: that there is one each year, and what it holds."""

from collections.abc import Callable

from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import AssessmentFact, Facts
from cycle.duties.rules.findings import DutyFinding, EvidenceItem, cannot_tell, met, not_met
from cycle.duties.rules.recorded import by_record, each_year, listed, or_record

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.ASSESSMENT)
SI = "SI 2007/1830"
ADVICE = "content in Southwark’s legal advice of July 2013; the number is remembered"


def _of_assessment(facts: Facts, key: str, find: Callable[[AssessmentFact], DutyFinding]) -> DutyFinding:
    """What `find` says of the latest assessment; what was recorded, where the portal keeps none."""
    if facts.assessment is None:
        return by_record(facts, key, "No assessment is kept in the portal.")
    return or_record(facts, key, find(facts.assessment))


def _section(facts: Facts, key: str, section: str, called: str) -> DutyFinding:
    def find(one: AssessmentFact) -> DutyFinding:
        year = one.year.short_label
        if section in one.sections:
            return met(f"The assessment of {year} tells it.", EvidenceItem(called))
        return not_met(f"The assessment of {year} says nothing under “{called}”.")

    return _of_assessment(facts, key, find)


@duty("SA-01", f"{SI}, regulations 2 and 5(1)", Verification.PARTLY, ADVICE)
def prepared(facts: Facts) -> DutyFinding:
    """A strategic assessment is prepared in each year from 1 April."""
    approved = [one.approved_on for one in facts.assessments if one.approved_on]
    return each_year(facts, "SA-01", others=approved, what="approved assessment")


@duty("SA-02", f"{SI}, regulation 5(2)", Verification.PARTLY, ADVICE)
def serves_the_plan(facts: Facts) -> DutyFinding:
    """The assessment is there to help to revise the plan."""
    plan, known = facts.plan, [one.approved_on for one in facts.assessments if one.approved_on]
    if plan is None or not known:
        return by_record(facts, "SA-02", "A plan in force and an approved assessment before it are not both known.")
    before = [day for day in known if day <= plan.starts]
    if not before:
        return or_record(facts, "SA-02", not_met("No assessment was approved before the plan began."))
    last = max(before)
    done_words = f"approved on {in_words(last)}, before the plan of {in_words(plan.starts)}"
    if (plan.starts - last).days > 731:
        return or_record(facts, "SA-02", not_met(f"The assessment is too old: {done_words}."))
    return met(f"An assessment was {done_words}.", EvidenceItem("Assessment", last))


@duty("SA-03", f"{SI}, regulation 7", Verification.READ, "the explanatory note and Southwark’s legal advice")
def levels(facts: Facts) -> DutyFinding:
    """The assessment analyses levels and patterns of crime, disorder and substance misuse."""
    return _section(facts, "SA-03", "levels", "Levels and patterns")


@duty("SA-04", f"{SI}, regulation 7", Verification.PARTLY, ADVICE)
def changes(facts: Facts) -> DutyFinding:
    """It analyses what has changed since the assessment before."""
    return _section(facts, "SA-04", "changes", "What has changed, and why")


@duty("SA-05", f"{SI}, regulation 7", Verification.PARTLY, ADVICE)
def reasons(facts: Facts) -> DutyFinding:
    """It analyses why that has changed."""

    def find(one: AssessmentFact) -> DutyFinding:
        if one.unexplained:
            return not_met(f"No reason is given for {listed(one.unexplained)}.")
        if not one.changes:
            return cannot_tell("No change with clear evidence is known that would ask for a reason.")
        return met(f"A reason is given for each of {one.changes} clear changes.")

    return _of_assessment(facts, "SA-05", find)


@duty("SA-06", f"{SI}, regulation 7", Verification.PARTLY, ADVICE)
def last_plan(facts: Facts) -> DutyFinding:
    """It says how far the plan before was carried out."""
    before = [plan for plan in facts.plans if plan.ends < facts.on]
    last = max(before, key=lambda plan: plan.ends, default=None)
    if last is None:
        return by_record(facts, "SA-06", "No earlier plan is known.")
    still_open = last.open_actions + last.open_commitments
    if still_open:
        done_words = f"{last.open_actions} actions and {last.open_commitments} commitments of {last.title} have no end."
        return or_record(facts, "SA-06", not_met(done_words, EvidenceItem(last.title, last.ends)))
    return met(f"Every action and commitment of {last.title} has its end.", EvidenceItem(last.title, last.ends))


@duty("SA-07", f"{SI}, regulation 7", Verification.PARTLY, ADVICE)
def recommended(facts: Facts) -> DutyFinding:
    """It sets out what the responsible authorities should put first."""

    def find(one: AssessmentFact) -> DutyFinding:
        if not one.priorities:
            return not_met(f"The assessment of {one.year.short_label} recommends no priority.")
        if one.without_evidence:
            return not_met(f"Without evidence: {listed(one.without_evidence)}.")
        return met(
            f"{len(one.priorities)} are recommended, each with its evidence.", *map(EvidenceItem, one.priorities)
        )

    return _of_assessment(facts, "SA-07", find)


@duty("SA-08", f"{SI}, regulations 7 and 12", Verification.PARTLY, "Southampton’s page on its strategic assessment")
def wanted(facts: Facts) -> DutyFinding:
    """It sets out what people who live and work in the area would put first."""
    return _section(facts, "SA-08", "people", "What people want put first")
