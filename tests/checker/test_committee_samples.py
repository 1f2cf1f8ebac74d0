"""The checker on sentences and tables in the manner of committee papers, each told rightly and wrongly."""

import pytest

from checker import check_text
from tests.checker.committee_samples import ROWS, SILENT

IDS = [f"{number} {text[:50]!r}" for number, (text, *_) in enumerate(ROWS)]


@pytest.mark.parametrize(("text", "right", "kind"), [(text, right, kind) for text, right, _, kind in ROWS], ids=IDS)
def test_what_is_told_rightly_is_found_to_agree(text: str, right: str, kind: str) -> None:
    report = check_text(text.format(right))
    assert report.disagreeing == ()
    assert kind in {one.kind for one in report.findings if one.verdict == "agrees"}


@pytest.mark.parametrize(("text", "wrong", "kind"), [(text, wrong, kind) for text, _, wrong, kind in ROWS], ids=IDS)
def test_what_is_told_wrongly_is_found_once(text: str, wrong: str, kind: str) -> None:
    assert [one.kind for one in check_text(text.format(wrong)).disagreeing] == [kind]


@pytest.mark.parametrize("text", SILENT, ids=[text[:60] for text in SILENT])
def test_figures_that_do_not_contradict_each_other_are_left_alone(text: str) -> None:
    assert check_text(text).disagreeing == ()
