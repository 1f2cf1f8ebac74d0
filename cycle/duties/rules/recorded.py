"""What several rules share: reading what was recorded for a duty, by year, by clock, by date of review."""

from collections.abc import Callable, Iterable
from datetime import date

from cycle.duties.rules.days import add_months
from cycle.duties.rules.duty import in_words
from cycle.duties.rules.facts import DutyRecord, Facts
from cycle.duties.rules.findings import DutyAnswer, DutyFinding, EvidenceItem, cannot_tell, met, not_applicable, not_met

NOTHING = "Nothing is recorded."


def listed(names: Iterable[str]) -> str:
    """`a, b and c`."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def as_recorded(record: DutyRecord) -> DutyFinding:
    """What a record itself shows."""
    told = {
        DutyAnswer.MET: "Recorded as done.",
        DutyAnswer.NOT_MET: "Recorded as not done.",
        DutyAnswer.NOT_APPLICABLE: "Recorded as not applicable here.",
    }
    return DutyFinding(record.shows, told.get(record.shows, NOTHING), (record.evidence,))


def by_record(facts: Facts, duty: str, nothing: str = NOTHING) -> DutyFinding:
    """What the latest record of the duty shows; cannot tell without one."""
    records = facts.records_of(duty)
    return as_recorded(records[0]) if records else cannot_tell(nothing)


def or_record(facts: Facts, duty: str, derived: DutyFinding) -> DutyFinding:
    """What the portal knows where that is met; else what was recorded, and what the portal knows where nothing was."""
    records = facts.records_of(duty)
    if derived.answer is DutyAnswer.MET or not records:
        return derived
    return as_recorded(records[0]).resting_on(derived.evidence)


def each_year(facts: Facts, duty: str, *, others: Iterable[date] = (), what: str = "record") -> DutyFinding:
    """Done in the day's year (from 1 April). Not met once a whole year since the last time has gone by without it.

    `others` are days on which the portal knows that it was done.
    """
    records = facts.records_of(duty)
    if records and records[0].shows is not DutyAnswer.MET and facts.year.contains(records[0].day):
        return as_recorded(records[0])
    done = _done(facts, records)
    days = sorted({*(record.day for record in done), *(day for day in others if day <= facts.on)})
    evidence = tuple(record.evidence for record in done if facts.year.contains(record.day))
    if not days:
        return cannot_tell(f"No {what} is recorded.")
    last = days[-1]
    if facts.year.contains(last):
        return met(f"Done on {in_words(last)}, in the year {facts.year.short_label}.", *evidence)
    if facts.year.before().contains(last):
        until = in_words(facts.year.end)
        return cannot_tell(
            f"None yet in {facts.year.short_label}, which runs until {until}; the last was {in_words(last)}."
        )
    return not_met(
        f"The last was on {in_words(last)}: the year {facts.year.before().short_label} has gone without one."
    )


def within_months(
    facts: Facts, duty: str, months: int, *, others: Iterable[date] = (), what: str = "record"
) -> DutyFinding:
    """Done within so many months before the day, the same day of the month included."""
    records = facts.records_of(duty)
    done = _done(facts, records)
    days = [*(record.day for record in done), *(day for day in others if day <= facts.on)]
    if not days:
        return by_record(facts, duty, f"No {what} is recorded.")
    last = max(days)
    evidence = tuple(record.evidence for record in done if record.day == last)
    if add_months(last, months) >= facts.on:
        return met(f"The last was on {in_words(last)}.", *evidence)
    return not_met(f"The last was on {in_words(last)}, more than {months} months before.", *evidence)


def by_clock(facts: Facts, duty: str, due: Callable[[date], date], nothing: str) -> DutyFinding:
    """Every record with a clock was answered by the day on which it was due; one still open may yet be.

    A latest record that says otherwise, that it was not done or does not apply, stands for itself.
    """
    records = facts.records_of(duty)
    running = [record for record in records if record.since is not None and record.shows is DutyAnswer.MET]
    if not running or records[0].shows is not DutyAnswer.MET:
        return by_record(facts, duty, nothing)
    late = [record for record in running if record.since and _done_by(record, facts.on) > due(record.since)]
    if late:
        told = listed(f"that of {in_words(one.begins)}, due {in_words(due(one.begins))}" for one in late)
        return not_met(f"Late: {told}.", *(record.evidence for record in late))
    still = [record for record in running if record.on is None or record.on > facts.on]
    if still:
        first = min(due(record.begins) for record in still)
        return cannot_tell(f"Open, due by {in_words(first)}.", *(record.evidence for record in still))
    return met("Every one was answered in time.", *(record.evidence for record in running))


def holding(facts: Facts, duty: str, nothing: str) -> DutyFinding:
    """The latest record is done, and its date of review is not past."""
    records = facts.records_of(duty)
    if not records or records[0].shows is not DutyAnswer.MET:
        return by_record(facts, duty, nothing)
    return reviewed(facts.on, records[0].until, records[0].evidence)


def reviewed(on: date, review_on: date | None, evidence: EvidenceItem) -> DutyFinding:
    """Met while the date of review is not past; cannot tell without one."""
    if review_on is None:
        return cannot_tell("It has no date of review.", evidence)
    if review_on < on:
        return not_met(f"Its review was due on {in_words(review_on)}.", evidence)
    return met(f"In place; its review is due on {in_words(review_on)}.", evidence)


def only_where(applies: bool | None, why_not: str, find: Callable[[], DutyFinding]) -> DutyFinding:
    """`find` where the duty applies here; a question open to that leaves the answer open."""
    return not_applicable(why_not) if applies is False else find()


def _done(facts: Facts, records: Iterable[DutyRecord]) -> list[DutyRecord]:
    return [record for record in records if record.shows is DutyAnswer.MET and record.day <= facts.on]


def _done_by(record: DutyRecord, on: date) -> date:
    """The day it was done, or the day looked at while it is open."""
    return record.on if record.on is not None and record.on <= on else on
