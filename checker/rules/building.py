"""Making findings: the words from the first number that takes part to the last, and the numbers used."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import decimal_of, shown
from checker.numbers.number import Number
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.reading import TextPassage


def from_reading(
    document: Document,
    reading: TextPassage,
    numbers: Sequence[Number],
    *,
    kind: str,
    inputs: Mapping[str, Any],
    stated: Any,
    computed: Fraction | Decimal | None,
    verdict: CheckVerdict,
    suggestion: str,
) -> Finding:
    """A finding over `numbers` of one passage."""
    ordered = sorted(numbers, key=lambda number: number.start)
    spans = tuple(reading.own_span(number) for number in ordered)
    return over_spans(
        document,
        spans,
        kind=kind,
        inputs=inputs,
        stated=stated,
        computed=computed,
        verdict=verdict,
        suggestion=suggestion,
    )


def of_sum(
    document: Document,
    reading: TextPassage,
    parts: Sequence[Number],
    stated: Number,
    counted: Fraction,
    *,
    agrees: bool,
) -> Finding:
    """A finding that `stated` is, or is not, what the parts come to: `counted`."""
    words = " + ".join(shown(number.exact, 2) for number in parts)
    return from_reading(
        document,
        reading,
        [*parts, stated],
        kind="sum",
        inputs={"parts": [number.value for number in parts]},
        stated=stated.value,
        computed=counted,
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=f"{words} = {shown(counted, 2)}.",
    )


def over_spans(
    document: Document,
    spans: Sequence[Span],
    *,
    kind: str,
    inputs: Mapping[str, Any],
    stated: Any,
    computed: Fraction | Decimal | None,
    verdict: CheckVerdict,
    suggestion: str,
    shown: Span | None = None,
) -> Finding:
    """A finding over spans of the text; `shown` is the part to point at where that is not all of them."""
    start, end = shown or (min(first for first, _ in spans), max(last for _, last in spans))
    exact = decimal_of(computed) if isinstance(computed, Fraction) else computed
    return Finding(
        words=document.words(start, end),
        start=start,
        end=end,
        kind=kind,
        inputs=inputs,
        stated=stated,
        computed=exact,
        verdict=verdict,
        suggestion=suggestion,
        used=tuple(spans),
    )
