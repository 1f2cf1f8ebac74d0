"""Places in a group against known ones: `from 4th best of 15 in March 2010` against the data's 3 of 15 for 2009/10.

The measure is the one that the place's sentence names, or else the only one with a known place that its paragraph
names. A month stands for the year that it ends.
"""

import re
from collections.abc import Iterator, Sequence

from checker.findings import CheckVerdict, Finding
from checker.known_facts import FactKind, KnownFact
from checker.numbers.number import NumberKind
from checker.rules.building import over_spans
from checker.rules.known_values import code_of
from checker.statements.measure_names import measure_key, words_of
from checker.statements.periods import period_in, period_of
from checker.text.document import Document
from checker.text.reading import TextPassage
from core.periods.period import Period
from core.periods.words import PeriodKind

_WORST_FIRST = re.compile(r"\b(?:highest|worst|most)\b", re.IGNORECASE)
_ASKED_OR_ELSEWHERE = re.compile(
    r"\b(?:targets?|aim\w*|will|would|should|expect\w*|forecast\w*|nationally|compared with other)\b", re.IGNORECASE
)
_KINDS = (FactKind.OBSERVATION, FactKind.PREVIOUS)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.ROLLING_YEAR)


def check_known_ranks(document: Document) -> Iterator[Finding]:
    """Every place `of` so many with a period, whose measure can be told."""
    facts = [one for one in document.known.facts if one.unit == "rank" and one.kind in _KINDS and one.of]
    for reading in document.readings if facts else ():
        for place, number in enumerate(reading.numbers):
            if number.kind is NumberKind.RANK and number.of:
                finding = _check(document, reading, place, facts)
                if finding:
                    yield finding


def _check(document: Document, reading: TextPassage, place: int, facts: Sequence[KnownFact]) -> Finding | None:
    number = reading.numbers[place]
    printed = period_of(reading, place)
    period = period_in(printed) if printed else None
    before = reading.before(place)
    if period is None or _ASKED_OR_ELSEWHERE.search(before) or _WORST_FIRST.search(reading.printed(number)):
        return None
    same = [one for one in facts if one.of == number.of and _is_of(period, one)]
    fact = _the_one_named(before + reading.after(place), reading.words, same)
    if fact is None:
        return None
    return over_spans(
        document,
        [reading.own_span(number)],
        kind="conflict",
        inputs={
            "stated": [fact.value, number.value],
            "measure": fact.label,
            "period": code_of(fact),
            "source": fact.source,
        },
        stated=number.value,
        computed=fact.value,
        verdict=CheckVerdict.AGREES if number.value == fact.value else CheckVerdict.DISAGREES,
        suggestion=f"{fact.source} has {fact.value.normalize():f} of {fact.of} for {fact.label}.",
    )


def _is_of(period: Period, fact: KnownFact) -> bool:
    """Whether a known place is of the period, or of the year whose last month the period is."""
    known = Period.parse(fact.period)
    ends = period.kind is PeriodKind.MONTH and known.kind in _YEARS and known.end == period.end
    return known.code == period.code or ends


def _the_one_named(sentence: str, passage: str, facts: Sequence[KnownFact]) -> KnownFact | None:
    """The one known place whose measure the sentence names, or else the passage; None where there are several."""
    for text in (sentence, passage):
        words = f" {' '.join(words_of(text))} "
        named = {fact.label: fact for fact in facts if any(f" {name} " in words for name in _names(fact))}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _names(fact: KnownFact) -> list[str]:
    return [key for name in (fact.label, *fact.aliases) if (key := measure_key(name))]
