"""The shape of a report: exact slices, JSON, and no number left out."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import check_text

TEXT = (
    "On 15 July 2013 the panel heard that burglary fell from 1,234 to 1,100 (a 12.9% reduction) under the\n"
    "Crime and Disorder Act 1998. Call 023 8083 3989. Grants of £15k to £30k reached 16-25 year olds in 3 wards.\n\n"
    "Measure\t2012/13\t2013/14\t% change\nRobbery\t38\t54\t42.1\nTheft\t335\t284\t-12.2\n\n"
    "20112/13 was odd: 2,00 of them, 5 in all, and 10-15% more."
)


def test_words_are_exactly_the_slice_of_the_text_given() -> None:
    report = check_text(TEXT)
    for one in (*report.findings, *report.unchecked):
        assert TEXT[one.start : one.end] == one.words
        assert one.words.strip() == one.words


def test_typographic_signs_do_not_move_the_offsets() -> None:
    text = "\ufeff“Crime” fell from 54\u00a0to\u00a036 — down 10\u202f%"
    finding = check_text(text).findings[0]
    assert finding.words == "54\u00a0to\u00a036 — down 10\u202f%"


def test_every_number_is_in_a_finding_or_among_the_unchecked() -> None:
    report = check_text(TEXT)
    covered = [*(span for finding in report.findings for span in finding.used)]
    covered += [(one.start, one.end) for one in report.unchecked]
    for digits in re.finditer(r"\d+", TEXT):
        assert any(start <= digits.start() and digits.end() <= end for start, end in covered), digits[0]


def test_no_number_is_in_both_lists() -> None:
    report = check_text(TEXT)
    used = {span for finding in report.findings for span in finding.used}
    assert not used & {(one.start, one.end) for one in report.unchecked}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("15 July 2013", "date"),
        ("1998", "law"),
        ("023 8083 3989", "telephone"),
        ("16-25 year olds", "age"),
        ("20112/13", "Cannot be read"),
        ("2,00", "Cannot be read"),
        ("10-15%", "range"),
        ("5", "nothing in the text"),
    ],
)
def test_unchecked_numbers_say_why(words: str, reason: str) -> None:
    found = [one.reason for one in check_text(TEXT).unchecked if one.words == words]
    assert found
    assert all(reason in one for one in found)


def test_the_report_is_plain_json_with_the_agreed_keys() -> None:
    data = json.loads(json.dumps(check_text(TEXT).as_data()))
    assert set(data) == {"findings", "unchecked"}
    keys = {"words", "start", "end", "kind", "inputs", "stated", "computed", "verdict", "suggestion"}
    assert all(set(finding) == keys for finding in data["findings"])
    assert all(set(one) == {"words", "start", "end", "reason"} for one in data["unchecked"])
    first = data["findings"][0]
    assert (first["inputs"], first["stated"], first["verdict"]) == ({"from": 1234, "to": 1100}, -12.9, "disagrees")


def test_findings_come_in_the_order_of_the_text() -> None:
    starts = [finding.start for finding in check_text(TEXT).findings]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", ["", " \n\n\t", "No numbers at all.", "\x00\u2028\ud7ff"])
def test_a_text_without_numbers_has_an_empty_report(text: str) -> None:
    report = check_text(text)
    assert (report.findings, report.unchecked) == ((), ())


PIECES = re.findall(
    r"\S+",
    """
    from to fell rose by of out reduction increase compared with in 2012/13 2013 0 1 5% 100 1,234 -5% +3 £0 £5m 12/15
    0/0 5/0 5th out of 15 green amber red total the and ( ) , . ; : per 1,000 population half doubled third one in four
    lowest quartile plan 2013-2015 31 April 2013 2. 4. 1.1 1.3 percentage points more than nearly places were recorded
    Total 99999999999999999999 0.0 .5 ⟦c⟧ ¶ İ pr1,000ority | Offence
    """,
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "\n", "\n\n", "\t"]), max_size=60))
def test_any_text_has_a_report_that_leaves_no_number_out(pieces: list[str]) -> None:
    text = " ".join(pieces)
    report = check_text(text)
    covered = [span for finding in report.findings for span in finding.used]
    covered += [(one.start, one.end) for one in report.unchecked]
    assert all(text[one.start : one.end] == one.words for one in (*report.findings, *report.unchecked))
    for digits in re.finditer(r"[0-9]+", text):
        assert any(start <= digits.start() and digits.end() <= end for start, end in covered)
