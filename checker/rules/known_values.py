"""Values of a measure in a period against known facts: the partnership's data, its targets, its last paper.

Where several speak of one measure and period, the data come first, then the last paper, then what a plan states.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.findings import CheckVerdict, Finding
from checker.known_facts import FactKind, KnownFact
from checker.numbers.arithmetic import shown
from checker.numbers.hedges import fits
from checker.numbers.number import Number, NumberKind
from checker.rules.building import over_spans
from checker.statements.facts import Fact, find_facts
from checker.statements.measure_names import measure_key
from checker.statements.plain_statements import BASELINES, TARGETS, TargetStatement, find_asked, find_statements
from checker.text.cells import Span
from checker.text.document import Document
from core.periods.period import Period
from core.periods.words import InvalidPeriod

_UNITS = {
    NumberKind.COUNT: ("count", "rate"),
    NumberKind.PERCENT: ("percent",),
    NumberKind.MONEY: ("money",),
    NumberKind.RANK: ("rank",),
}
_FIRST = (FactKind.OBSERVATION, FactKind.PREVIOUS, FactKind.BASELINE, FactKind.STATED)
Known = dict[tuple[str, str], list[KnownFact]]


def check_known_values(document: Document) -> Iterator[Finding]:
    """Figures of the text against known ones, and its targets and baselines against those of the plan."""
    if not document.known.facts:
        return
    known = _by_measure(document, _FIRST)
    facts = find_facts(document)
    seen = {fact.span for fact in facts}
    plain = find_statements(document, {measure for measure, _ in known})
    for fact in (*facts, *(one for one in plain if one.span not in seen)):
        yield from _held_against(document, fact, known)
    for what, kind in ((TARGETS, FactKind.TARGET), (BASELINES, FactKind.BASELINE)):
        asked = _by_measure(document, (kind,))
        for one in find_asked(document, {measure for measure, _ in asked}, what):
            yield from _asked_against(document, one, asked)


def _by_measure(document: Document, kinds: Iterable[FactKind]) -> Known:
    """The known facts of these kinds by measure and period code, the surest first."""
    known: Known = defaultdict(list)
    order = list(kinds)
    for one in sorted(
        (one for one in document.known.facts if one.kind in order), key=lambda one: order.index(one.kind)
    ):
        for name in {measure_key(name) for name in (one.label, *one.aliases)}:
            known[name, code_of(one)].append(one)
    return known


def code_of(fact: KnownFact) -> str:
    """The code of a fact's period. Raises `ValueError` where it has none."""
    try:
        return Period.parse(fact.period).code
    except InvalidPeriod as error:
        raise ValueError(f"A known fact needs a period code: {error}") from error


def _held_against(document: Document, fact: Fact, known: Known) -> Iterator[Finding]:
    """A figure against the surest known one; a less sure one that it repeats is named beside it."""
    units = _UNITS.get(fact.number.kind, ())
    same = [one for one in known.get((fact.measure, fact.period.code), ()) if one.unit in units]
    if same:
        one, agrees = same[0], _same(fact.number, same[0])
        repeats = next((other for other in same[1:] if _same(fact.number, other)), None) if not agrees else None
        words = f"{one.source} has {_words_of(one)} for {one.label} in {fact.period.label}."
        words += f" {repeats.source} has {_words_of(repeats)}." if repeats else ""
        yield _conflict(document, fact.number, fact.span, one, agrees=agrees, words=words)


def _asked_against(document: Document, asked: TargetStatement, known: Known) -> Iterator[Finding]:
    """A target or baseline against those of its period; without one it agrees with any, and must be one of them."""
    units = _UNITS.get(asked.number.kind, ())
    code = asked.period.code if asked.period else None
    facts = [
        one
        for (measure, period), ones in known.items()
        for one in ones
        if measure == asked.measure and one.unit in units and (code is None or period == code)
    ]
    if facts:
        right = next((one for one in facts if _same(asked.number, one, whole=True)), None)
        one = right or facts[-1]
        told = [right] if right else list({(fact.source, fact.value): fact for fact in facts}.values())
        words = "; ".join(f"{fact.source} has {_words_of(fact)}" for fact in told)
        words = f"{words} for {one.label}."
        yield _conflict(document, asked.number, asked.span, one, agrees=right is not None, words=words)


def _conflict(document: Document, number: Number, span: Span, one: KnownFact, *, agrees: bool, words: str) -> Finding:
    return over_spans(
        document,
        [span],
        kind="conflict",
        inputs={
            "stated": [one.value, number.value],
            "measure": one.label,
            "period": code_of(one),
            "source": one.source,
        },
        stated=number.value,
        computed=one.value,
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=words,
    )


def _same(number: Number, one: KnownFact, *, whole: bool = False) -> bool:
    """Whether a printed figure is a known one; with `whole` the whole number beside it will do: 133 for 133.11."""
    exact = abs(Number(number.kind, 0, 0, value=one.value).exact)
    beside = whole and exact.denominator != 1 and abs(exact - number.exact) < number.step
    ranked = number.kind is not NumberKind.RANK or number.of is None or one.of is None or number.of == one.of
    return ranked and (beside or fits(exact, number.exact, number.hedge, number.step))


def _words_of(one: KnownFact) -> str:
    """A known value in words: `1,075`, `88%`, `£1,200`, `3 of 15`."""
    value = shown(Number(NumberKind.COUNT, 0, 0, value=one.value).exact, 2)
    forms = {"percent": f"{value}%", "money": f"£{value}", "rank": f"{value} of {one.of}" if one.of else value}
    return forms.get(one.unit, value)
