"""The checker and the claims checker work figures out alike: what one says of a plain statement, the other says too."""

import pytest

from checker import Finding, check_text
from checker.claims import evaluate
from checker.findings import plain
from tests.checker import samples

WORKED_OUT = {"pct_change", "pp_change", "difference", "share", "sum", "rank_change"}
HEDGES = ("around", "nearly", "almost", "more than", "over", "at least", "less than")
IN_WORDS = ("half", "halved", "doubled", "third", "quarter", "One in", "fell from 1,100 to 1,234")
TEXTS = [
    text
    for text, _ in (*samples.CHANGES, *samples.SHARES, *samples.SUMS, *samples.RANKS)
    if not any(word.lower() in text.lower() for word in (*HEDGES, *IN_WORDS))
]


def findings(text: str) -> list[Finding]:
    return [one for one in check_text(text).findings if one.kind in WORKED_OUT and one.computed is not None]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:60] for text in TEXTS])
def test_both_checkers_agree(text: str) -> None:
    for finding in findings(text):
        result = evaluate(kind=finding.kind, inputs=plain(finding.inputs), stated=str(finding.stated))
        assert str(result.verdict) == str(finding.verdict)
        assert result.computed is not None
        assert float(result.computed) == pytest.approx(float(finding.computed or 0), abs=0.0051)


def test_enough_statements_are_compared() -> None:
    assert sum(len(findings(text)) for text in TEXTS) > 60
