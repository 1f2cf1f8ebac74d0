"""Long and awkward texts: the time grows with the length, never with its square."""

import time

import pytest

from checker import check_text

AWKWARD = {
    "one endless number": "1" * 40_000,
    "numbers with commas": "1," * 20_000,
    "one endless word": "a" * 60_000,
    "from and to": "from 1 to " * 3_000,
    "number words": "twenty one hundred " * 3_000,
    "brackets": "(" * 30_000,
    "cells of one row": "1\t" * 6_000,
    "pipes": "|1" * 6_000,
    "spaces": " " * 60_000 + "1",
    "percentages": "5% " * 5_000,
    "counts of counts": "12 of " * 5_000,
    "headings": "1. Word\n" * 5_000,
    "plans": "the safer plan " * 5_000 + "2013-2015",
    "addresses": "a@" * 20_000,
    "changes": "a reduction of " * 5_000,
    "blank lines": "\n" * 60_000,
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_an_awkward_text_is_checked_in_seconds(text: str) -> None:
    start = time.process_time()
    report = check_text(text)
    assert time.process_time() - start < 6
    assert report.disagreeing == ()


def test_a_paper_of_three_hundred_thousand_characters_is_checked_in_seconds() -> None:
    page = (
        "Burglary fell from 1,234 in 2012/13 to 1,100 in 2013/14, a 10.9% reduction. The share who feel safe rose\n"
        "from 54% to 72%, and 67 of the 84 actions (80%) were complete. The panel met on 15 July 2013.\n\n"
    ) * 15
    start = time.process_time()
    report = check_text(page * 100)
    assert time.process_time() - start < 15
    assert len(report.findings) == 2 * 15 * 100
    assert report.disagreeing == ()
