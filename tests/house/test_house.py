"""The house is in order, and each rule of it notices what is planted against it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from tests.house import rules


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_portal_keeps_the_rule(rule: Callable[[Path], list[str]]) -> None:
    assert rule(settings.BASE_DIR) == []


def plant(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


LONG_FUNCTION = "def long():\n" + "    x = 1\n" * (rules.FUNCTION_LINES + 1)

PLANTED = [
    (rules.classes_named_twice, {"plans/a/forms.py": "class Line: ...\n", "cycle/b/forms.py": "class Line: ...\n"}),
    (rules.views_that_import_models, {"plans/a/views.py": "from plans.models import Plan\n"}),
    (rules.views_that_import_models, {"plans/a/views.py": "from plans import models\n"}),
    (rules.views_that_import_models, {"plans/a/views.py": "import plans.models\n"}),
    (rules.views_that_import_models, {"plans/views/page.py": "from plans.a.models import Plan\n"}),
    (rules.records_reached_elsewhere, {"plans/a/forms.py": "def f(Plan):\n    return Plan.objects.all()\n"}),
    (rules.records_reached_elsewhere, {"plans/a/tasks.py": "def f(Plan):\n    Plan.objects.bulk_create([])\n"}),
    (rules.too_large, {"plans/a/services.py": LONG_FUNCTION}),
    (rules.too_large, {"plans/a/services.py": "\n" * (rules.MODULE_LINES + 1)}),
    (rules.too_large, {"templates/plans/page.html": "\n" * (rules.TEMPLATE_LINES + 1)}),
    (rules.loose_modules, {f"plans/{name}.py": "" for name in ("helpers", "utils", "more")}),
    (rules.untyped_requests, {"plans/a/views.py": "def page(request):\n    return None\n"}),
    (rules.untyped_requests, {"plans/a/views.py": "def page(*, request: Any):\n    return None\n"}),
    (rules.unused_templates, {"templates/plans/a/forgotten.html": "<p>Nobody shows me.</p>\n"}),
    (rules.unused_static_files, {"static/portal/forgotten.css": "p { margin: 0 }\n"}),
    (rules.unused_packages, {"requirements/production.in": "Django~=5.2.0\nforgotten-package\n"}),
]


def test_an_offence_is_planted_against_every_rule() -> None:
    assert {rule for rule, _ in PLANTED} == set(rules.RULES)


@pytest.mark.parametrize(("rule", "offence"), PLANTED, ids=lambda given: getattr(given, "__name__", ""))
def test_the_rule_notices_what_breaks_it(
    rule: Callable[[Path], list[str]], offence: dict[str, str], tmp_path: Path
) -> None:
    plant(tmp_path, "requirements/production.in", "")
    plant(tmp_path, "plans/a/selectors.py", '"""Fine."""\n')
    plant(tmp_path, "templates/plans/page.html", "{% comment %}{% endcomment %}\n")
    plant(tmp_path, "plans/b/views.py", 'TEMPLATE = "plans/page.html"\n')
    assert rule(tmp_path) == [], "nothing is wrong with this one"
    for path, text in offence.items():
        plant(tmp_path, path, text)
    assert rule(tmp_path)


def test_a_template_that_is_put_together_by_name_counts_as_used(tmp_path: Path) -> None:
    plant(tmp_path, "templates/plans/registers/risk.html", "<p></p>\n")
    plant(tmp_path, "plans/registers/views.py", 'def template(name):\n    return f"plans/registers/{name}.html"\n')
    assert rules.unused_templates(tmp_path) == []
