"""What pages, papers, mails and exports say has none of the words in `docs/refused-words.md`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
APPS = (
    "actions",
    "core",
    "crime_data",
    "cycle",
    "dashboards",
    "figures",
    "partnerships",
    "performance",
    "plans",
    "reports",
)
# Template tags whose quoted arguments are names and addresses, not words.
_NAMES = re.compile(r"{%-?\s*(?:url|static|load|include|extends|block|endblock|with|if|elif|for|firstof|cycle)\b.*?%}")
_TAG = re.compile(r"{%-?\s*(\w+)(.*?)-?%}", re.DOTALL)
_QUOTED = re.compile(r'"([^"]*)"')
_READ_ALOUD = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')


def refused() -> dict[str, str]:
    """Each refused word with what to say."""
    lines = (ROOT / "docs/refused-words.md").read_text().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0]: row[1] for row in rows[1:]}


def words_of_template(text: str) -> str:
    """What a template says: its text, what is read aloud, and the words given to its tags."""
    text = re.sub(r"{#.*?#}|{% comment.*?endcomment %}|<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"{{.*?}}", " ", _NAMES.sub(" ", text))
    given = [
        word for _, arguments in _TAG.findall(text) for word in _QUOTED.findall(arguments) if _reads_as_words(word)
    ]
    shown = re.sub(r"<[^>]*>", " ", _TAG.sub(" ", text))
    return " ".join([shown, *_READ_ALOUD.findall(text), *given])


def words_of_module(source: str) -> Iterator[tuple[int, str]]:
    """The texts of a module that read as words, by line; its docstrings are for its writers."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if is_text and _reads_as_words(node.value):
            yield node.lineno, node.value


def _reads_as_words(text: str) -> bool:
    return " " in text.strip() or text[:1].isupper()


def found_in(text: str) -> list[str]:
    """The refused words that a text has."""
    plain = " ".join(text.casefold().split())
    return [word for word in refused() if re.search(rf"\b{re.escape(word)}", plain)]


def said_in(root: Path) -> Iterator[str]:
    """Every refused word that is said, with its place."""
    for place, text in texts_of(root):
        for word in found_in(text):
            yield f"{place}: {word}"


def texts_of(root: Path) -> Iterator[tuple[str, str]]:
    """All that templates, modules and tables of words in YAML say, with its place."""
    for path in sorted((root / "templates").rglob("*.*")):
        yield str(path.relative_to(root)), words_of_template(path.read_text())
    for path in sorted(path for app in APPS for path in (root / app).rglob("*.yaml")):
        yield str(path.relative_to(root)), re.sub(r"#.*|\bkey:.*", " ", path.read_text())
    modules = (path for app in APPS for path in (root / app).rglob("*.py") if "migrations" not in path.parts)
    for path in sorted(modules):
        for line, text in words_of_module(path.read_text()):
            yield f"{path.relative_to(root)}:{line}", text


def test_nothing_says_a_refused_word():
    assert list(said_in(ROOT)) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>The golden\n thread</p>",
        '{% empty_state "No promise was kept" %}',
        '<nav aria-label="Sealed papers"></nav>',
        "<p>{% if one %}Withheld{% endif %}</p>",
    ],
)
def test_a_refused_word_in_a_template_is_found(template):
    assert found_in(words_of_template(template))


@pytest.mark.parametrize(
    "template", ["{{ sealed.title }}", '{% url "sealed-paper" pk %}', '<p class="golden thread"></p>']
)
def test_names_in_a_template_are_no_words(template):
    assert not found_in(words_of_template(template))


def test_a_refused_word_in_a_module_is_found_and_a_docstring_is_left():
    [(line, text)] = words_of_module('"""A promise."""\nLABEL = "A promise"\nKEY = "promise"\n')
    assert (line, text) == (2, "A promise")
    assert found_in(text) == ["promise"]


def test_each_refused_word_says_what_stands_instead():
    assert len(refused()) > 10
    assert all(refused().values())
