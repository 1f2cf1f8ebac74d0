"""One measure with two values for one period: in two sentences, or in a sentence and a table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import shown
from checker.numbers.number import NumberKind
from checker.rules.building import over_spans
from checker.statements.facts import Fact, compatible, find_facts
from checker.text.document import Document
from core.periods.period import Period

_MOST_CONFLICTS = 4


def check_conflicts(document: Document) -> Iterator[Finding]:
    """Two values for one measure and period. Many at once are two areas under the same names, and nothing is said."""
    facts = find_facts(document)
    groups: dict[tuple[str, Period, NumberKind], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.measure, fact.period, fact.number.kind].append(fact)
    found = [one for group in groups.values() if (one := _conflict(document, group))]
    if len(found) < _MOST_CONFLICTS:
        yield from found


def _conflict(document: Document, group: Sequence[Fact]) -> Finding | None:
    """The first statement of a group that contradicts the ones before it; two tables may be of two areas."""
    written = _distinct([fact for fact in group if not fact.in_table])
    tabled = _distinct([fact for fact in group if fact.in_table])
    if any(not compatible(one.number, tabled[0].number) for one in tabled):
        return None
    for place, fact in enumerate(written):
        others = (*tabled, *written[:place])
        other = next((one for one in others if _contradicts(document, one, fact)), None)
        if other:
            return _finding(document, other, fact)
    return None


def _contradicts(document: Document, one: Fact, other: Fact) -> bool:
    """Whether two facts of one measure differ, and neither stands under the heading of another area."""
    return not compatible(one.number, other.number) and not document.sections.may_differ(one.span[0], other.span[0])


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
        verdict=CheckVerdict.DISAGREES,
        suggestion=f"For {one.measure} in {one.period.label} this text has {first} and {second}.",
        shown=other.span,
    )
