"""Whole papers in the manner of councils, police and fire services; places and figures are invented.

In `texts/planted` the words of each contradicted statement stand in `[[ ]]`; `texts/consistent` has none.
"""

import re
from pathlib import Path

import pytest

from checker import check_text

TEXTS = Path(__file__).parent / "texts"
CONSISTENT = sorted((TEXTS / "consistent").iterdir())
PLANTED = sorted((TEXTS / "planted").iterdir())
MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def read(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and start, end and words of each marked passage."""
    marked, parts, found, last = path.read_text(), [], [], 0
    for mark in MARKED.finditer(marked):
        parts.append(marked[last : mark.start()])
        start = sum(map(len, parts))
        parts.append(mark[1])
        found.append((start, start + len(mark[1]), mark[1]))
        last = mark.end()
    return "".join([*parts, marked[last:]]), found


@pytest.mark.parametrize("path", CONSISTENT, ids=[path.stem for path in CONSISTENT])
def test_a_paper_that_agrees_with_itself_is_never_contradicted(path: Path) -> None:
    text, _ = read(path)
    report = check_text(text)
    assert [one.words for one in report.disagreeing] == []
    assert len(report.findings) > 1


@pytest.mark.parametrize("path", PLANTED, ids=[path.stem for path in PLANTED])
def test_every_planted_error_is_found_at_its_place_and_nothing_else(path: Path) -> None:
    text, planted = read(path)
    assert planted
    assert [(one.start, one.end, one.words) for one in check_text(text).disagreeing] == planted


def test_there_are_papers_enough_of_both_sorts() -> None:
    assert len(CONSISTENT) + len(PLANTED) >= 25
    assert sum(len(read(path)[1]) for path in PLANTED) > 50
