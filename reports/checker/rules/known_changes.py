"""Changes of a measure against known facts: `burglary fell by 12% in 2013/14` against the data, `reduce burglary by 8%`
against the plan's targets.

A change in a year is held against the two years' known figures. An aim without a year agrees with any of the measure's
targets, and is contradicted only where it is none of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.checker.arithmetic import Statement, judge, shown
from reports.checker.cells import Span
from reports.checker.directions import direction_of
from reports.checker.document import Document
from reports.checker.findings import Finding, Verdict
from reports.checker.known import FactKind, KnownFact
from reports.checker.labels import measure_key
from reports.checker.numbers import Kind, Number
from reports.checker.periods_in_text import period_in
from reports.checker.reading import Reading
from reports.checker.rules.building import over_spans
from reports.checker.rules.headlines import Headline, headlines
from reports.checker.rules.known_values import code_of

_AIM = re.compile(
    r"\b(?:(?:targets?|aims?|aimed|aiming|plans?|commit\w*|objective|ambition|seeks?|intends?)"
    r"(?:\s(?:is|was|are|remains?|set))?\s(?:⟦y⟧\s)?to|will)\s(?P<way>reduce|cut|decrease|lower|increase|raise)\s"
    r"(?:the (?:number|level|rate) of\s)?(?P<label>[A-Za-z][\w'/& -]{2,60}?)\s(?:offences\s|incidents\s)?"
    r"by\s(?:a further\s|another\s)?⟦p⟧(?P<when>\s(?:in|during|for|by the end of)\s⟦y⟧)?(?P<since>[^.;¶]*)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from|on|over|compared|by|against|baseline)\b|⟦", re.IGNORECASE)
Known = dict[str, list[KnownFact]]


def check_known_changes(document: Document) -> Iterator[Finding]:
    """Stated changes against known years, and aims against known targets."""
    changes, aims = _known(document, FactKind.OBSERVATION, FactKind.STATED), _known(document, FactKind.TARGET)
    for reading in document.readings if changes else ():
        for one in headlines(reading):
            yield from _against_years(document, one, changes)
    for reading in document.readings if aims else ():
        for found in _AIM.finditer(reading.outline):
            yield from _against_targets(document, reading, found, aims)


def _known(document: Document, *kinds: FactKind) -> Known:
    """The known changes in per cent by measure, the surest kind first."""
    known: Known = defaultdict(list)
    for kind in kinds:
        for one in document.known.facts:
            if one.unit == "change" and one.kind is kind:
                known[measure_key(one.label)].append(one)
    return known


def _against_years(document: Document, one: Headline, known: Known) -> Iterator[Finding]:
    """A change in one named year, which is a change on the year before unless another is named."""
    facts = [fact for fact in known.get(one.measure, ()) if one.period and code_of(fact) == one.period.code]
    if facts and one.number.kind is Kind.PERCENT:
        yield _finding(document, one.number, one.direction, one.span, facts[:1])


def _against_targets(document: Document, reading: Reading, found: re.Match[str], known: Known) -> Iterator[Finding]:
    facts = known.get(measure_key(found["label"]), [])
    inside = [at for at, (start, _) in enumerate(reading.places) if found.start() <= start < found.end("since")]
    number = next((reading.numbers[at] for at in inside if reading.numbers[at].kind is Kind.PERCENT), None)
    if found["when"]:
        years = [reading.numbers[at] for at in inside if reading.numbers[at].kind is Kind.PERIOD]
        period = period_in(reading.printed(years[0])) if years else None
        facts = [fact for fact in facts if period and code_of(fact) == period.code]
    if facts and number and not _SINCE.search(found["since"]):
        yield _finding(document, number, direction_of(found["way"]) or 1, reading.own_span(number), facts)


def _finding(document: Document, number: Number, direction: int, span: Span, facts: Sequence[KnownFact]) -> Finding:
    stated = Statement(number.exact, number.step, direction, number.hedge)
    right = next((fact for fact in facts if judge(Fraction(fact.value), stated) is Verdict.AGREES), None)
    fact = right or facts[-1]
    told = "; ".join(f"{one.source} has {shown(Fraction(one.value))}%" for one in ([right] if right else facts))
    return over_spans(
        document,
        [span],
        kind="conflict",
        inputs={
            "stated": [one.value for one in facts],
            "measure": fact.label,
            "period": code_of(fact),
            "source": fact.source,
        },
        stated=stated.signed,
        computed=fact.value,
        verdict=Verdict.AGREES if right else Verdict.DISAGREES,
        suggestion=f"{told} for {fact.label}.",
    )
