"""One measure with two values for one period: in two sentences, a sentence and a table, or against known facts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.periods import InvalidPeriod, Period
from reports.checker.arithmetic import shown
from reports.checker.document import Document
from reports.checker.facts import Fact, compatible, find_facts
from reports.checker.findings import Finding, Verdict
from reports.checker.hedges import Hedge, fits
from reports.checker.known import KnownFact
from reports.checker.labels import measure_key
from reports.checker.numbers import Kind, Number
from reports.checker.plain_statements import find_statements
from reports.checker.rules.building import over_spans

_MOST_CONFLICTS = 4
_UNITS = {Kind.COUNT: ("count", "rate"), Kind.PERCENT: ("percent",), Kind.MONEY: ("money",), Kind.RANK: ("rank",)}


def check_conflicts(document: Document) -> Iterator[Finding]:
    """Two values for one measure and period. Many at once are two areas under the same names, and nothing is said."""
    facts = find_facts(document)
    groups: dict[tuple[str, Period, Kind], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.measure, fact.period, fact.number.kind].append(fact)
    found = [one for group in groups.values() if (one := _conflict(document, group))]
    if len(found) < _MOST_CONFLICTS:
        yield from found
    yield from _against_known(document, facts)


def _conflict(document: Document, group: Sequence[Fact]) -> Finding | None:
    """The first statement of a group that contradicts the ones before it; two tables may be of two areas."""
    written = _distinct([fact for fact in group if not fact.in_table])
    tabled = _distinct([fact for fact in group if fact.in_table])
    if any(not compatible(one.number, tabled[0].number) for one in tabled):
        return None
    for place, fact in enumerate(written):
        other = next((one for one in (*tabled, *written[:place]) if not compatible(one.number, fact.number)), None)
        if other:
            return _finding(document, other, fact)
    return None


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The first of the facts that print the same figure."""
    first = {(fact.number.value, fact.number.step, fact.number.hedge): fact for fact in reversed(facts)}
    return list(first.values())[::-1]


def _finding(document: Document, one: Fact, other: Fact) -> Finding:
    values = [one.number.value, other.number.value]
    first, second = (shown(fact.number.exact, 2) for fact in (one, other))
    return over_spans(
        document,
        [one.span, other.span],
        kind="conflict",
        inputs={
            "stated": values,
            "measure": one.measure,
            "period": one.period.code,
            "places": [[*one.span], [*other.span]],
        },
        stated=other.number.value,
        computed=None,
        verdict=Verdict.DISAGREES,
        suggestion=f"For {one.measure} in {one.period.label} this text has {first} and {second}.",
        shown=other.span,
    )


def _against_known(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    known: dict[tuple[str, str], list[KnownFact]] = defaultdict(list)
    for one in document.known.facts:
        for name in (one.label, *one.aliases):
            known[measure_key(name), _code(one.period)].append(one)
    plain = find_statements(document, {measure for measure, _ in known}) if known else ()
    seen = {fact.span for fact in facts}
    for fact in (*facts, *(one for one in plain if one.span not in seen)):
        for one in known.get((fact.measure, fact.period.code), ()):
            if one.unit in _UNITS.get(fact.number.kind, ()):
                yield _known_finding(document, fact, one)


def _code(period: str) -> str:
    try:
        return Period.parse(period).code
    except InvalidPeriod as error:
        raise ValueError(f"A known fact needs a period code: {error}") from error


def _known_finding(document: Document, fact: Fact, one: KnownFact) -> Finding:
    agrees = _same(fact.number, one.value)
    return over_spans(
        document,
        [fact.span],
        kind="conflict",
        inputs={
            "stated": [one.value, fact.number.value],
            "measure": one.label,
            "period": fact.period.code,
            "source": one.source,
        },
        stated=fact.number.value,
        computed=one.value,
        verdict=Verdict.AGREES if agrees else Verdict.DISAGREES,
        suggestion=f"{one.source} has {one.value} for {one.label} in {fact.period.label}.",
    )


def _same(number: Number, value: Decimal) -> bool:
    exact = abs(Number(number.kind, 0, 0, value=value).exact)
    return fits(exact, number.exact, number.hedge or Hedge.NONE, number.step)
