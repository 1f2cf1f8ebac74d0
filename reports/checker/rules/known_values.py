"""Values of a measure in a period against known facts: the partnership's data, its targets, its last paper.

Where several speak of one measure and period, the data come first, then the last paper, then what a plan states.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.periods import InvalidPeriod, Period
from reports.checker.arithmetic import shown
from reports.checker.document import Document
from reports.checker.facts import Fact, find_facts
from reports.checker.findings import Finding, Verdict
from reports.checker.hedges import fits
from reports.checker.known import FactKind, KnownFact
from reports.checker.labels import measure_key
from reports.checker.numbers import Kind, Number
from reports.checker.plain_statements import find_statements, find_targets
from reports.checker.rules.building import over_spans

_UNITS = {Kind.COUNT: ("count", "rate"), Kind.PERCENT: ("percent",), Kind.MONEY: ("money",), Kind.RANK: ("rank",)}
_FIRST = (FactKind.OBSERVATION, FactKind.PREVIOUS, FactKind.STATED)
Known = dict[tuple[str, str], list[KnownFact]]


def check_known_values(document: Document) -> Iterator[Finding]:
    """Figures of the text against known ones, and targets of the text against known targets."""
    if not document.known.facts:
        return
    known, targets = _by_measure(document, _FIRST), _by_measure(document, (FactKind.TARGET,))
    facts = find_facts(document)
    seen = {fact.span for fact in facts}
    plain = find_statements(document, {measure for measure, _ in known})
    for fact in (*facts, *(one for one in plain if one.span not in seen)):
        yield from _held_against(document, fact, known)
    for fact in find_targets(document, {measure for measure, _ in targets}):
        yield from _held_against(document, fact, targets)


def _by_measure(document: Document, kinds: Iterable[FactKind]) -> Known:
    """The known facts of these kinds by measure and period code, the surest first."""
    known: Known = defaultdict(list)
    order = list(kinds)
    for one in sorted(
        (one for one in document.known.facts if one.kind in order), key=lambda one: order.index(one.kind)
    ):
        for name in (one.label, *one.aliases):
            known[measure_key(name), code_of(one)].append(one)
    return known


def code_of(fact: KnownFact) -> str:
    """The code of a fact's period. Raises `ValueError` where it has none."""
    try:
        return Period.parse(fact.period).code
    except InvalidPeriod as error:
        raise ValueError(f"A known fact needs a period code: {error}") from error


def _held_against(document: Document, fact: Fact, known: Known) -> Iterator[Finding]:
    units = _UNITS.get(fact.number.kind, ())
    same = [one for one in known.get((fact.measure, fact.period.code), ()) if one.unit in units]
    if same:
        one = same[0]
        yield over_spans(
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
            verdict=Verdict.AGREES if _same(fact.number, one) else Verdict.DISAGREES,
            suggestion=f"{one.source} has {_words_of(one)} for {one.label} in {fact.period.label}.",
        )


def _same(number: Number, one: KnownFact) -> bool:
    exact = abs(Number(number.kind, 0, 0, value=one.value).exact)
    return fits(exact, number.exact, number.hedge, number.step)


def _words_of(one: KnownFact) -> str:
    """A known value in words: `1,075`, `88%`, `£1,200`, `3 of 15`."""
    value = shown(Number(Kind.COUNT, 0, 0, value=one.value).exact, 2)
    forms = {"percent": f"{value}%", "money": f"£{value}", "rank": f"{value} of {one.of}" if one.of else value}
    return forms.get(one.unit, value)
