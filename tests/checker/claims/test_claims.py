"""Statements checked against the figures they rest on."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from checker.claims import KINDS, ClaimError, ClaimResult, evaluate
from checker.claims.files import check_file
from core.numbers.formats import round_half_up
from figures.statistics.changes import percent_change
from tests.figures.vectors import shared_rows


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "computed", "verdict"),
    [
        # Rounded half away from zero from the exact value, at the precision that is written.
        ("pct_change", {"from": 200, "to": 241}, "21", "20.50", "agrees"),
        ("pct_change", {"from": 200, "to": 159}, "-21", "-20.50", "agrees"),
        ("pct_change", {"from": 200, "to": 159}, "-20", "-20.50", "disagrees"),
        ("pct_change", {"from": 163, "to": 176}, "8.0", "7.98", "agrees"),
        ("pct_change", {"from": 1000, "to": 1084}, "8", "8.40", "agrees"),
        ("pct_change", {"from": 1000, "to": 1084}, "8.0", "8.40", "disagrees"),
        ("pct_change", {"from": 10**6, "to": 1204999}, "20.5", "20.50", "agrees"),
        ("pct_change", {"from": 100000, "to": 120449}, "20.5", "20.45", "disagrees"),
        ("pct_change", {"from": 100, "to": 120}, "+20%", "20.00", "agrees"),
        ("pct_change", {"from": 100, "to": 120}, "-20", "20.00", "disagrees"),
        ("pct_change", {"from": None, "to": 120}, "20", None, "unverifiable"),
        ("pct_change", {"from": 0, "to": 120}, "20", None, "unverifiable"),
        # A range is everything between its ends.
        ("pct_change", {"from": [100, 110], "to": [120, 130]}, "20", None, "consistent"),
        ("pct_change", {"from": [110, 100], "to": 130}, "30.4", None, "disagrees"),
        ("pct_change", {"from": [100, 110], "to": 130}, "30", None, "consistent"),
        ("pct_change", {"from": [100, 110], "to": 130}, "31", None, "disagrees"),
        ("pct_change", {"from": [100, 110], "to": None}, "31", None, "unverifiable"),
        ("pp_change", {"from": 23, "to": 50}, "27", "27.00", "agrees"),
        ("pp_change", {"from": Decimal("9.25"), "to": Decimal("7.5")}, "-1.8", "-1.75", "agrees"),
        ("pp_change", {"from": [20, 25], "to": 50}, "26", None, "consistent"),
        ("difference", {"from": 152, "to": 190}, "40", "38.00", "disagrees"),
        ("difference", {"from": 1000, "to": 2500}, "1,500", "1500.00", "agrees"),
        ("rank_change", {"from": 14, "to": 12, "of": 15}, "2", "2.00", "agrees"),
        ("rank_change", {"from": 2, "to": 3, "of": 15}, "1", "-1.00", "disagrees"),
        ("rank_change", {"from": 4, "to": 8, "of": 32, "worst_first": True}, "4", "4.00", "agrees"),
        ("rank_change", {"from": 4, "to": 8, "worst_first": False}, "-4", "-4.00", "agrees"),
        ("rank_change", {"from": None, "to": 8, "of": 15}, "3", None, "unverifiable"),
        ("share", {"part": 228, "whole": 8316}, "2.7", "2.74", "agrees"),
        ("share", {"part": 228, "whole": 8316}, "2.9", "2.74", "disagrees"),
        ("share", {"part": 1, "whole": 0}, "2.9", None, "unverifiable"),
        ("sum", {"parts": [21, 4, 3]}, "29", "28.00", "disagrees"),
        ("sum", {"parts": [21, 4, 3]}, "28", "28.00", "agrees"),
        ("sum", {"parts": [21, None, 3]}, "28", None, "unverifiable"),
        ("sum", {"parts": None}, "28", None, "unverifiable"),
        ("sum", {"parts": [[20, 22], 4, 3]}, "29", None, "consistent"),
        ("quartile", {"rank": 5, "of": 15}, "1", "2.00", "disagrees"),
        ("quartile", {"rank": 3, "of": 15}, "1", "1.00", "agrees"),
        ("quartile", {"rank": 32, "of": 32}, "4", "4.00", "agrees"),
        ("quartile", {"rank": None, "of": 32}, "4", None, "unverifiable"),
        ("quartile", {"rank": 3, "of": None}, "1", None, "unverifiable"),
        # Implied by rounded figures: anything from 38,034 (17.5 per cent) to 40,339 (16.5 per cent) is possible.
        ("implied_baseline", {"difference": -6656, "pct": -17}, "39153", "39152.94", "consistent"),
        ("implied_baseline", {"difference": -6656, "pct": -17}, "38500", "39152.94", "consistent"),
        ("implied_baseline", {"difference": -6656, "pct": -17}, "40340", "39152.94", "disagrees"),
        ("implied_baseline", {"difference": -6656, "pct": Decimal("-17.0")}, "38500", "39152.94", "disagrees"),
        ("implied_baseline", {"difference": -6656, "pct": None}, "38500", None, "unverifiable"),
        ("implied_baseline", {"difference": -6656, "pct": 0}, "38500", None, "unverifiable"),
        ("implied_comparator", {"value": 141, "above_pct": 29}, "109.3", "109.30", "consistent"),
        ("implied_comparator", {"value": 141, "above_pct": 29}, "112", "109.30", "disagrees"),
        ("implied_population", {"count": 228, "rate_per_1000": 0.95}, "240000", "240000.00", "consistent"),
        ("implied_population", {"count": 228, "rate_per_1000": 0.95}, "250000", "240000.00", "disagrees"),
        ("at_least", {"total": 84, "pct": 80}, "68", "67.20", "consistent"),
        ("at_least", {"total": 84, "pct": 80}, "67", "67.20", "disagrees"),
        ("at_least", {"total": 84, "pct": 80}, "69", "67.20", "disagrees"),
        ("at_least", {"total": 85, "pct": 80}, "68", "68.00", "consistent"),
        ("at_least", {"total": None, "pct": 80}, "68", None, "unverifiable"),
        ("at_least", {"total": [80, 84], "pct": 80}, "66", None, "consistent"),
        ("rag_count", {"met": ["Theft", "Arson"], "missed": []}, "2", "2.00", "agrees"),
        ("rag_count", {"met": [], "missed": ["Theft"]}, "1", "0.00", "disagrees"),
        ("rag_count", {"met": 3}, "3", "3.00", "agrees"),
        ("rag_count", {"met": None}, "3", None, "unverifiable"),
        ("conflict", {"stated": [-8, -9.56]}, "-9.56", None, "disagrees"),
        ("conflict", {"stated": [-8, Decimal("-8.0")]}, "-8", None, "agrees"),
        ("conflict", {"stated": ["Amber", "amber "]}, "amber", None, "agrees"),
        ("conflict", {"stated": ["amber", "red"]}, "", None, "disagrees"),
        ("conflict", {"stated": [4, None]}, "4", None, "unverifiable"),
        ("conflict", {"stated": [4, None, 3]}, "4", None, "disagrees"),
        ("conflict", {"stated": [[4, 5], [5, 4]]}, "4", None, "agrees"),
        ("period_conflict", {"periods": ["2013-2015", "2013-2016"]}, "2013-2015", None, "disagrees"),
        ("period_conflict", {"periods": ["2013-2015", "2013/15", "2013 – 2015"]}, "2013-2015", None, "agrees"),
        ("period_conflict", {"periods": ["Q1 2013/14", "Q2 2013/14"]}, "", None, "disagrees"),
        ("numbering", {"missing": 8}, "8", None, "disagrees"),
        ("numbering", {"missing": [3, 8]}, "8", None, "disagrees"),
        ("numbering", {"missing": []}, "", None, "agrees"),
        ("numbering", {"missing": None}, "", None, "agrees"),
        ("target", {"kind": "at_most", "value": 20}, "20", None, "target"),
    ],
)
def test_each_kind_is_worked_out_by_its_rule(kind, inputs, stated, computed, verdict):
    found = evaluate(kind=kind, inputs=inputs, stated=stated)
    assert found == ClaimResult(None if computed is None else Decimal(computed), verdict)
    assert computed is None or str(found.computed) == computed


@given(before=st.integers(1, 10**7), after=st.integers(0, 10**7), places=st.integers(0, 3))
def test_what_is_computed_agrees_with_itself_and_not_with_a_step_more(before, after, places):
    right = round_half_up(percent_change(current=after, previous=before), places)
    inputs = {"from": before, "to": after}
    assert evaluate(kind="pct_change", inputs=inputs, stated=f"{right:f}").verdict == "agrees"
    wrong = right + Decimal(1).scaleb(-places)
    assert evaluate(kind="pct_change", inputs=inputs, stated=f"{wrong:f}").verdict == "disagrees"


@pytest.mark.parametrize(
    ("kind", "inputs", "stated", "message"),
    [
        ("guess", {}, "1", "no kind of claim “guess”"),
        ("pct_change", {"from": 1}, "1", "“to” is missing"),
        ("pct_change", {"from": "1", "to": 2}, "1", "“from” is not a number"),
        ("pct_change", {"from": True, "to": 2}, "1", "“from” is not a number"),
        ("pct_change", {"from": [1, 2, 3], "to": 2}, "1", "“from” is neither a number nor a pair"),
        ("pct_change", {"from": [1, None], "to": 2}, "1", "“from” is not a number"),
        ("pct_change", {"from": Decimal("1e400"), "to": 2}, "1", "out of all bounds"),
        ("pct_change", {"from": 1, "to": float("inf")}, "1", "not a finite number"),
        ("pct_change", {"from": 1, "to": 2}, "lots", "stated is not a number: “lots”"),
        ("pct_change", {"from": None, "to": 2}, "", "stated is not a number"),
        ("pct_change", [1, 2], "1", "not a set of named values"),
        ("implied_baseline", {"difference": 1, "pct": "x"}, "1", "“pct” is not a number"),
        ("rank_change", {"from": 1, "to": 2, "worst_first": "yes"}, "1", "neither true nor false"),
        ("rank_change", {"from": 16, "to": 2, "of": 15}, "1", "no place 16 of 15"),
        ("quartile", {"rank": 0, "of": 15}, "1", "“rank” is not a place"),
        ("quartile", {"rank": 2}, "1", "“of” is missing"),
        ("quartile", {"rank": 2, "of": 7.5}, "1", "“of” is not a place"),
        ("sum", {"parts": 28}, "28", "“parts” is not a list"),
        ("sum", {"parts": []}, "28", "“parts” is not a list"),
        ("rag_count", {"missed": []}, "2", "“met” is missing"),
        ("conflict", {"stated": 8}, "8", "“stated” is not a list"),
        ("conflict", {"stated": [True, False]}, "8", "“stated” is not a number"),
        ("period_conflict", {"periods": [2013, 2014]}, "", "no period: 2013"),
        ("numbering", {"missing": "eight"}, "8", "“missing” is not a number"),
        ("target", {"value": 8}, "8", "“kind” is missing"),
        ("target", {"kind": " "}, "8", "does not name a kind"),
    ],
)
def test_a_claim_that_cannot_be_checked_says_why(kind, inputs, stated, message):
    with pytest.raises(ClaimError, match=message):
        evaluate(kind=kind, inputs=inputs, stated=stated)


def _csv(*rows):
    text = StringIO()
    csv.writer(text).writerows([("id", "kind", "inputs", "stated"), *rows])
    return text.getvalue().splitlines(keepends=True)


def test_a_broken_row_is_named_with_its_line_and_the_rest_is_checked():
    lines = [
        "id,claim,kind,inputs,stated\n",
        'a,"a claim\n',
        'over two lines",sum,"{""parts"": [1, 2]}",3\n',
        "b,,guess,{},3\n",
        'c,,sum,"{""parts"": [1, 2}",3\n',
        "\n",
        'd,,sum,"{""parts"": [1, 2]},3\n',
        'e,,sum,"{""parts"": [1, 2]}",3\n',
        "f,,sum\n",
        'g,,sum,"{""parts"": [1, NaN]}",3\n',
        ',,sum,"{""parts"": [1, 2]}",3\n',
        'h,,sum,"[1, 2]",3\n',
        'i,,sum,"{""parts"": [4, 2]}",6\n',
    ]
    found = check_file(lines)
    assert [(row.id, row.result.verdict) for row in found.rows] == [("a", "agrees"), ("e", "agrees"), ("i", "agrees")]
    assert [error.line for error in found.errors] == [4, 5, 7, 9, 10, 11, 12]


def test_a_quotation_mark_left_open_to_the_end_hides_no_row():
    lines = [*_csv(("a", "sum", '{"parts": [1]}', "1")), 'b,sum,"{,1\n', "c,target,{},1\n"]
    found = check_file(lines)
    assert [row.id for row in found.rows] == ["a"]
    assert [error.line for error in found.errors] == [3, 4]


def test_deep_nesting_is_an_error_of_its_row():
    found = check_file(_csv(("a", "sum", "[" * 100_000, "1"), ("b", "sum", '{"parts": [1]}', "1")))
    assert [row.id for row in found.rows] == ["b"]
    assert [error.line for error in found.errors] == [2]


@pytest.mark.parametrize("lines", [[], ["id,kind,stated\n", "a,sum,3\n"]])
def test_a_file_without_its_columns_is_refused_on_its_first_line(lines):
    found = check_file(lines)
    assert found.rows == ()
    assert [error.line for error in found.errors] == [1]


def test_figures_keep_the_precision_they_are_written_with():
    [wide, narrow] = check_file(
        _csv(
            ("a", "implied_baseline", '{"difference": -6656, "pct": -17}', "38500"),
            ("b", "implied_baseline", '{"difference": -6656, "pct": -17.0}', "38500"),
        )
    ).rows
    assert (wide.result.verdict, narrow.result.verdict) == ("consistent", "disagrees")


def _check_claims(file, output_format="json"):
    """The output of the command and its exit status."""
    out = StringIO()
    try:
        call_command("check_claims", str(file), "--format", output_format, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def test_the_command_writes_json_and_ends_well(tmp_path):
    file = tmp_path / "claims.csv"
    rows = _csv(("000-01", "pct_change", '{"from": 36340, "to": 27214}', "-26"), ("t", "target", '{"kind": "nil"}', ""))
    file.write_text("".join(rows), encoding="utf-8-sig", newline="")
    output, status = _check_claims(file)
    assert status == 0
    assert json.loads(output) == {
        "rows": [
            {"id": "000-01", "kind": "pct_change", "computed": "-25.11", "verdict": "disagrees"},
            {"id": "t", "kind": "target", "computed": None, "verdict": "target"},
        ],
        "errors": [],
    }


def test_the_command_ends_with_2_where_not_all_was_checked(tmp_path):
    file = tmp_path / "claims.csv"
    file.write_bytes("".join(_csv(("a", "sum", '{"parts": [1]}', "1"))).encode() + b"b\xa3,sum,{},1\r\n")
    output, status = _check_claims(file)
    found = json.loads(output)
    assert (status, len(found["rows"])) == (2, 1)
    assert found["errors"] == [{"line": 3, "message": "The row is not written in UTF-8."}]


def test_the_command_writes_text_for_people(tmp_path):
    file = tmp_path / "claims.csv"
    file.write_text("".join(_csv(("a", "sum", '{"parts": [1]}', "1"), ("b", "guess", "{}", "1"))), encoding="utf-8")
    output, status = _check_claims(file, "text")
    assert status == 2
    assert output.splitlines() == [
        "a\tsum\t1.00\tagrees",
        "Line 3: There is no kind of claim “guess”.",
        "1 checked, 1 not.",
    ]


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    assert _check_claims(tmp_path / "none.csv") == ("", 2)


@pytest.mark.shared_data
def test_all_statements_of_the_five_documents_are_judged_as_they_should_be():
    rows = shared_rows("acceptance/claims.csv")
    assert {row["kind"] for row in rows} <= set(KINDS)
    for row in rows:
        found = evaluate(kind=row["kind"], inputs=json.loads(row["inputs"]), stated=row["stated"])
        computed = "" if found.computed is None else str(found.computed)
        assert (computed, found.verdict) == (row["computed"], row["verdict"]), row["id"]
