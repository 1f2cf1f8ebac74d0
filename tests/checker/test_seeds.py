"""The five real documents: what is found in their text alone, and nothing that is not so."""

from pathlib import Path

import pytest
from django.conf import settings

from checker import CheckReport, check_text

SEEDS = Path(settings.BASE_DIR).parent / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real documents do not lie beside the checkout"),
]

# (document, kind, inputs that must be among the finding's) for each row of the acceptance list that the text carries.
CARRIED = {
    "000-01": ("000", "pct_change", {"from": 36340, "to": 27214}),
    "000-03": ("000", "quartile", {"rank": 5, "of": 15}),
    "001-08": ("001", "period_conflict", {}),
    "002-02": ("002", "conflict", {"measure": "Violent Crime"}),
    "002-03": ("002", "conflict", {"measure": "Criminal Damage"}),
    "002-06": ("002", "sum", {"parts": [21, 4, 3]}),
    "002-09": ("002", "pct_change", {"from": 26991, "to": 25355}),
    "002-16": ("002", "pct_change", {"from": 206, "to": 162}),
    "002-21": ("002", "rank_change", {"from": 2, "to": 3}),
    "002-24": ("002", "difference", {"from": 152, "to": 190}),
    "002-32": ("002", "pct_change", {"from": 771, "to": 773}),
    "003-03": ("003", "numbering", {"missing": 8}),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, CheckReport]:
    return {path.name[:3]: check_text(path.read_text()) for path in sorted(SEEDS.glob("*.txt"))}


@pytest.mark.parametrize("row", CARRIED)
def test_a_row_of_the_acceptance_list_is_found(reports: dict[str, CheckReport], row: str) -> None:
    document, kind, inputs = CARRIED[row]
    found = [dict(one.inputs) for one in reports[document].disagreeing if one.kind == kind]
    assert any(inputs.items() <= one.items() for one in found)


def test_nothing_else_is_contradicted_in_the_five_documents(reports: dict[str, CheckReport]) -> None:
    counts = {name: len(report.disagreeing) for name, report in reports.items()}
    assert counts == {"000": 2, "001": 1, "002": 8, "003": 1, "004": 0}


def test_the_nine_changes_of_the_harborough_table_agree(reports: dict[str, CheckReport]) -> None:
    assert [str(one.verdict) for one in reports["004"].findings] == ["agrees"] * 9


def test_every_word_slice_is_exact(reports: dict[str, CheckReport]) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text()
        report = reports[path.name[:3]]
        assert all(text[one.start : one.end] == one.words for one in (*report.findings, *report.unchecked))
