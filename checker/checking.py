"""Checking one text: every rule once, then the numbers that none of them used, each with the reason.

One wrong figure is told once: changes of a wrong total that come out as soon as it is put right are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from checker.findings import CheckReport, CheckVerdict, Finding, Unchecked
from checker.known_facts import KnownFacts
from checker.numbers.hedges import rounds_to
from checker.numbers.not_figures import Reason
from checker.numbers.number import Number, NumberKind
from checker.rules import RULES
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.passages import unreadable_runs

_OF_TWO = frozenset({"pct_change", "difference"})


def without_consequences(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without the contradicted changes that only follow from a contradicted total."""
    kept = list(findings)
    right = {span: one for one in kept if _is_wrong_total(one) for span in one.used if _holds(one, span)}
    return [one for one in kept if not _follows(one, right)]


def _is_wrong_total(finding: Finding) -> bool:
    return finding.kind == "sum" and finding.verdict is CheckVerdict.DISAGREES and finding.computed is not None


def _holds(finding: Finding, span: Span) -> bool:
    """Whether a number of a sum is its total: the finding points at it."""
    return finding.start <= span[0] and span[1] <= finding.end


def _follows(finding: Finding, right: Mapping[Span, Finding]) -> bool:
    """Whether a contradicted change comes out with the total, which it is of, put right."""
    totals = [right[span] for span in finding.used if span in right]
    if finding.kind not in _OF_TWO or finding.verdict is not CheckVerdict.DISAGREES or len(totals) != 1:
        return False
    put_right = {
        key: totals[0].computed if value == totals[0].stated else value for key, value in finding.inputs.items()
    }
    before, now, stated = put_right.get("from"), put_right.get("to"), finding.stated
    if not (isinstance(before, Decimal) and isinstance(now, Decimal) and isinstance(stated, Decimal)):
        return False
    exact = Fraction(now) - Fraction(before)
    if finding.kind == "pct_change":
        if not before:
            return False
        exact = exact / Fraction(before) * 100
    exponent = stated.as_tuple().exponent
    step = Fraction(10) ** (exponent if isinstance(exponent, int) else 0)
    return rounds_to(exact, Fraction(stated), min(step, Fraction(1)))


_REASONS = {
    NumberKind.RANK: "A place: nothing in the text to hold it against.",
    NumberKind.PERCENT: "The figures behind this percentage are not given beside it.",
    NumberKind.POINTS: "The two percentages behind this change are not given beside it.",
}
_CHANGE = "The two figures behind this change are not given beside it."
_ALONE = "Stands alone: nothing in the text to hold it against."
NOTHING_BESIDE = frozenset({*_REASONS.values(), _CHANGE, _ALONE})  # the reasons of what is a figure


def check_text(text: str, *, known: KnownFacts | None = None) -> CheckReport:
    """Every checkable statement of `text`, and every number that could not be checked, in the order of the text.

    Offsets are characters of `text`. With `known` facts, statements are also held against them. Nothing is guessed: a
    number whose inputs are not plainly tied to it goes to `unchecked`.
    """
    document = Document(text, known or KnownFacts())
    findings = without_consequences(_without_repeats(finding for rule in RULES for finding in rule(document)))
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.kind))
    used = {span for finding in findings for span in finding.used}
    unchecked = [one for one in _numbers(document) if (one.start, one.end) not in used]
    return CheckReport(tuple(findings), tuple(sorted(unchecked, key=lambda one: one.start)))


def _without_repeats(findings: Iterator[Finding]) -> list[Finding]:
    """One finding for one set of numbers and kind: the rules overlap where a sentence says a thing twice."""
    kept: dict[tuple[str, tuple[Span, ...]], Finding] = {}
    for finding in findings:
        key = (finding.kind, finding.used)
        if key not in kept or finding.verdict is not CheckVerdict.UNCHECKED:
            kept.setdefault(key, finding)
    return list(kept.values())


def _numbers(document: Document) -> Iterator[Unchecked]:
    for reading in document.readings:
        changes = document.changes(reading)
        for place, number in enumerate(reading.numbers):
            if number.digits or number.kind is not NumberKind.COUNT:
                yield _unchecked(document, reading.own_span(number), number, place in changes)
    for cell in (cell for table in document.tables for cell in table.cells):
        for number in cell.numbers:
            yield _unchecked(document, cell.place(number), number, False)
    yield from _unreadable(document)


def _unreadable(document: Document) -> Iterator[Unchecked]:
    for start, end in unreadable_runs(document.given):
        if re.search(r"\d", document.words(start, end)):
            yield Unchecked(document.words(start, end), start, end, Reason.UNREADABLE)


def _unchecked(document: Document, span: Span, number: Number, change: bool) -> Unchecked:
    reason = number.reason or (_CHANGE if change else _REASONS.get(number.kind, _ALONE))
    return Unchecked(document.words(*span), *span, reason)
