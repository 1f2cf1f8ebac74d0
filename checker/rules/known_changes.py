"""Changes of a measure in a year against known facts: `burglary fell by 12% in 2013/14` against both years' figures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.known_facts import FactKind, KnownFact
from checker.numbers.arithmetic import Statement, judge, shown
from checker.numbers.number import Number, NumberKind
from checker.rules.building import over_spans
from checker.rules.headlines import Headline, headlines
from checker.rules.known_values import code_of
from checker.statements.measure_names import measure_key
from checker.text.cells import Span
from checker.text.document import Document

Known = dict[str, list[KnownFact]]


def check_known_changes(document: Document) -> Iterator[Finding]:
    """Stated changes against known years."""
    changes = changes_by_measure(document, FactKind.OBSERVATION, FactKind.STATED)
    for reading in document.readings if changes else ():
        for one in headlines(reading):
            yield from _against_years(document, one, changes)


def changes_by_measure(document: Document, *kinds: FactKind) -> Known:
    """The known changes in per cent by measure, the surest kind first."""
    known: Known = defaultdict(list)
    for kind in kinds:
        for one in document.known.facts:
            if one.unit == "change" and one.kind is kind:
                for name in {measure_key(name) for name in (one.label, *one.aliases)}:
                    known[name].append(one)
    return known


def _against_years(document: Document, one: Headline, known: Known) -> Iterator[Finding]:
    """A change in one named year, which is a change on the year before unless another is named."""
    facts = [fact for fact in known.get(one.measure, ()) if one.period and code_of(fact) == one.period.code]
    if facts and one.number.kind is NumberKind.PERCENT:
        yield change_finding(document, one.number, one.direction, one.span, facts[:1])


def change_finding(
    document: Document, number: Number, direction: int, span: Span, facts: Sequence[KnownFact]
) -> Finding:
    stated = Statement(number.exact, number.step, direction, number.hedge)
    right = next((fact for fact in facts if judge(Fraction(fact.value), stated) is CheckVerdict.AGREES), None)
    fact = right or facts[-1]
    told = "; ".join(_told(one) for one in ([right] if right else facts))
    return over_spans(
        document,
        [span],
        kind="conflict",
        inputs={
            "stated": [one.value for one in facts],
            "measure": fact.label,
            "period": code_of(fact),
            "source": fact.source,
            **({"from": fact.between[0], "to": fact.between[1]} if fact.between else {}),
        },
        stated=stated.signed,
        computed=fact.value,
        verdict=CheckVerdict.AGREES if right else CheckVerdict.DISAGREES,
        suggestion=f"{told} for {fact.label}.",
    )


def _told(fact: KnownFact) -> str:
    """`The plan's target for 2011/12 (25,355 from 26,991) is -6.1%`."""
    between = [shown(Fraction(one), 2) for one in fact.between or ()]
    words = f" ({between[1]} from {between[0]})" if between else ""
    return f"{fact.source}{words} is {shown(Fraction(fact.value))}%"
