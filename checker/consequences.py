"""One wrong figure is told once: changes of a wrong total that come out as soon as the total is put right."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.hedges import rounds_to
from checker.text.cells import Span

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
