"""What documents name is there: paths, modules and what stands in them; decisions are listed as they are called."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.house.rules import ROOMS

DOCUMENTS = [
    Path("README.md"),
    Path("CONTRIBUTING.md"),
    *(path.relative_to(settings.BASE_DIR) for path in sorted((settings.BASE_DIR / "docs").rglob("*.md"))),
]
_QUOTED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/(?:[\w-]+\.(?:py|html|csv|toml|txt|yaml|md|js|css))?")
_DOTTED = re.compile(rf"(?:{'|'.join((*ROOMS, 'tests', 'benchmarks'))})(?:\.\w+)+")
_MADE = ("var/", "node_modules/", ".venv/")


def missing_names(root: Path, text: str) -> list[str]:
    return [name for name in _QUOTED.findall(text) if not (_is_there(root, name) if _is_of_code(name) else True)]


def _is_of_code(name: str) -> bool:
    if name.startswith(_MADE):
        return False
    return bool(_DOTTED.fullmatch(name)) or (
        bool(_PATH.fullmatch(name))
        and name.split("/")[0] in (*ROOMS, "tests", "benchmarks", "templates", "static", "docs")
    )


def _is_there(root: Path, name: str) -> bool:
    if "/" in name:
        return (root / name).exists()
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        place = root.joinpath(*parts[:end])
        for module in (place.with_suffix(".py"), place / "__init__.py"):
            if module.exists():
                return end == len(parts) or re.search(rf"\b{parts[end]}\b", module.read_text()) is not None
        if place.is_dir():
            return end == len(parts)
    return False


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_what_a_document_names_is_there(document: Path) -> None:
    assert missing_names(settings.BASE_DIR, (settings.BASE_DIR / document).read_text()) == []


@pytest.mark.parametrize(
    "name", ["plans/gone.py", "plans/gone/", "plans.gone", "plans.here.gone", "templates/plans/gone.html"]
)
def test_a_name_of_nothing_is_noticed(name: str, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "here.py").write_text("there = 1\n")
    assert missing_names(tmp_path, f"See `{name}`.") == [name]
    assert missing_names(tmp_path, "See `plans/here.py`, `plans/`, `plans.here.there` and `var/plans/`.") == []


def test_decisions_are_listed_by_number_and_name() -> None:
    folder = settings.BASE_DIR / "docs" / "adr"
    titles = {path.name: path.read_text().splitlines()[0] for path in sorted(folder.glob("0*.md"))}
    listed = re.findall(r"^\| \[(\d+)\]\((.+?)\) \| (.+) \|$", (folder / "README.md").read_text(), re.MULTILINE)
    assert [(path, f"# {number} {title}") for number, path, title in listed] == list(titles.items())
    assert [path[:4] for path in titles] == [f"{number:04}" for number in range(1, len(titles) + 1)]
