"""`manage.py check_figures`."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = "Burglary fell from 36,340 to 27,214 (26% reduction) under the 1998 plan.\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT)
    return path


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("check_figures", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_printed_for_other_programs(paper: Path) -> None:
    data = json.loads(run(str(paper), "--format", "json"))
    assert [(one["kind"], one["stated"], one["verdict"]) for one in data["findings"]] == [
        ("pct_change", -26, "disagrees")
    ]
    assert data["unchecked"]


def test_text_tells_what_to_look_at_and_how_much_was_not_checked(paper: Path) -> None:
    printed = run(str(paper))
    assert "paper.txt: 1 to look at" in printed
    assert "25.1%: 27,214 is 9,126 fewer than 36,340." in printed
    assert "Numbers not checked: 1" in printed


def test_a_wrong_file_is_one_line_and_exit_status_two(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read") as caught:
        run(str(tmp_path / "none.txt"))
    assert caught.value.returncode == 2
    assert "\n" not in str(caught.value)
