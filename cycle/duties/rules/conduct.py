"""Equality, figures of anti-social behaviour case reviews, and the rules for council papers."""

from collections.abc import Callable
from datetime import date, timedelta

from cycle.duties.rules.days import clear_days_before
from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on, in_words
from cycle.duties.rules.facts import Facts, PaperFact
from cycle.duties.rules.findings import DutyAnswer, DutyFinding, EvidenceItem, cannot_tell, met, not_applicable, not_met
from cycle.duties.rules.recorded import by_record, each_year, listed, or_record

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.CONDUCT)
CLEAR_DAYS = 5
NOTICE = timedelta(days=28)


def _evidence(papers: list[PaperFact]) -> list[EvidenceItem]:
    return [EvidenceItem(paper.title, paper.meets_on) for paper in papers]


@duty(
    "EQ-01",
    "Equality Act 2010, section 149",
    Verification.PARTLY,
    "Southwark’s legal advice; the first day is remembered",
    starts=date(2011, 4, 5),
)
def equality(facts: Facts) -> DutyFinding:
    """Plan and paper are prepared with due regard to the public sector equality duty."""
    asked = [paper for paper in facts.papers if paper.equality is not None]
    silent = [paper for paper in asked if not paper.equality]
    if not asked:
        return by_record(facts, "EQ-01", "No paper of the last twelve months has a place for it.")
    if silent:
        return or_record(facts, "EQ-01", not_met("A paper leaves the place for it empty.", *_evidence(silent)))
    return met("Every paper that has a place for it fills it.", *_evidence(asked))


@duty(
    "ASB-01",
    "Anti-social Behaviour, Crime and Policing Act 2014, section 104",
    Verification.PARTLY,
    "the Act’s text; the first day is remembered",
    starts=date(2014, 10, 20),
)
def case_reviews(facts: Facts) -> DutyFinding:
    """How many anti-social behaviour case reviews were asked for and held is published each year."""
    return each_year(facts, "ASB-01", what="publication of these figures")


@duty("COM-01", "Local Government Act 1972, sections 100A to 100D", Verification.READ, "the Act’s text of section 100B")
def clear_days(facts: Facts) -> DutyFinding:
    """A paper for a council meeting is open to inspection five clear days before it."""
    opened = [paper for paper in facts.papers if paper.meets_on and paper.opened_on and paper.opened_on <= facts.on]
    late = [one for one in opened if one.meets_on and one.opened_on > clear_days_before(one.meets_on, CLEAR_DAYS)]  # type: ignore[operator]
    if late:
        because = listed(f"{one.title}, opened on {in_words(one.opened_on)}" for one in late if one.opened_on)
        return not_met(f"Too late: {because}.", *_evidence(late))
    if not opened:
        return by_record(facts, "COM-01", "No paper of the last twelve months was opened in the portal.")
    return met(f"{len(opened)} opened in time.", *_evidence(opened))


@duty(
    "COM-02",
    "SI 2012/2089, regulation 9",
    Verification.PARTLY,
    "the regulations’ text; the first day is remembered",
    starts=date(2012, 9, 10),
)
def key_decision(facts: Facts) -> DutyFinding:
    """A key decision of the executive is announced 28 days before."""
    # A record's clock starts with the notice; its date is that of the decision.
    records = [one for one in facts.records_of("COM-02") if one.since and one.on and one.shows is DutyAnswer.MET]
    if not records:
        return by_record(facts, "COM-02", "No key decision is recorded.")
    notice, decision = records[0].since, records[0].on
    if notice is None or decision is None:
        return cannot_tell("The days of notice and decision are not both recorded.", records[0].evidence)
    because = f"Announced on {in_words(notice)} for {in_words(decision)}."
    return met(because, records[0].evidence) if notice <= decision - NOTICE else not_met(because, records[0].evidence)


@duty("COM-03", "Local Government Act 1972, section 100I and Schedule 12A", Verification.REMEMBERED)
def exempt(facts: Facts) -> DutyFinding:
    """What is kept from the public at a council meeting names its paragraph of Schedule 12A, the public interest and
    who decided."""
    if facts.records_of("COM-03"):
        return by_record(facts, "COM-03")
    kept = [paper for paper in facts.papers if paper.exempt_parts]
    if not facts.papers:
        return cannot_tell("No paper of the last twelve months is known.")
    if not kept:
        return not_applicable("No paper keeps anything from the public.")
    return met("Each part kept back names paragraph, public interest and who decided.", *_evidence(kept))
