"""The checker on single sentences: what agrees, what does not, and what nothing may be said of."""

from decimal import Decimal

import pytest

from checker import Finding, check_text
from core.numbers.formats import round_half_up
from tests.checker import more_samples, samples

CHECKED = [*samples.CHANGES, *samples.SHARES, *samples.SUMS, *samples.RANKS, *samples.DATES]
CHECKED += [*more_samples.FACTORS, *more_samples.EARLIER_YEARS, *more_samples.PARTS, *more_samples.TOTALS]
CHECKED += [
    *more_samples.IN_BRACKETS,
    *more_samples.TYPESET,
    *more_samples.WHOLES,
    *more_samples.SEVERAL,
    *more_samples.PLACES,
]
SILENT = [*samples.NOTHING_TO_SAY, *more_samples.NOTHING_TO_SAY]


def brief(finding: Finding) -> str:
    """A finding as the samples write it."""
    stated = finding.stated
    if isinstance(stated, Decimal):
        stated = f"{round_half_up(stated, 2):f}"
        stated = stated.rstrip("0").rstrip(".") if "." in stated else stated
    return f"{finding.kind} {finding.verdict} {stated}"


@pytest.mark.parametrize(("text", "expected"), CHECKED, ids=[text[:60] for text, _ in CHECKED])
def test_a_sentence_is_held_against_its_own_figures(text: str, expected: list[str]) -> None:
    assert sorted(brief(finding) for finding in check_text(text).findings) == sorted(expected)


@pytest.mark.parametrize("text", SILENT, ids=[text[:60] for text in SILENT])
def test_what_is_not_plainly_tied_together_is_never_contradicted(text: str) -> None:
    assert check_text(text).disagreeing == ()


def test_a_finding_explains_its_workings_in_plain_words() -> None:
    finding = check_text("All crime fell from 36,340 in 2007 to 27,214 in 2011 (26% reduction).").findings[0]
    assert finding.suggestion == "25.1%: 27,214 is 9,126 fewer than 36,340."
    assert finding.computed is not None
    assert round_half_up(finding.computed, 2) == Decimal("-25.11")


def test_per_cent_between_percentages_is_told_to_be_points() -> None:
    finding = check_text("Confidence rose from 23% to 50%, up 27%.").findings[0]
    assert "percentage points" in finding.suggestion
    assert "117.4%" in finding.suggestion


def test_a_change_from_zero_has_no_percentage() -> None:
    finding = check_text("From 0 to 5 incidents, an increase of 100%.").findings[0]
    assert finding.computed is None
    assert "zero" in finding.suggestion


def test_halves_round_away_from_zero() -> None:
    assert check_text("It fell from 200 to 187, a 7% reduction.").findings[0].verdict == "agrees"  # 6.5
    assert check_text("It fell from 200 to 187, a 6% reduction.").findings[0].verdict == "disagrees"


def test_money_printed_in_millions_is_not_contradicted_where_its_rounding_explains_it() -> None:
    finding = check_text("The cost fell from £1.2m to £1.1m, a fall of 6%.").findings[0]
    assert finding.verdict == "unchecked"
    assert "rounded" in finding.suggestion
