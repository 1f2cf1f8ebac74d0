"""The design system's own examples: what its components are given, and the HTML they answer."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test.html import Element, parse_html

COMPONENTS = Path(settings.BASE_DIR) / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


@cache
def examples(component: str) -> dict[str, dict[str, Any]]:
    """The examples of a component by name. Skips the test where the package is not installed."""
    path = COMPONENTS / component / "fixtures.json"
    if not path.exists():
        pytest.skip("govuk-frontend is not installed (./portal setup fetches it)")
    return {example["name"]: example for example in json.loads(path.read_text())["fixtures"]}


def comparable(html: str) -> Element:
    """HTML as a tree, with the differences that are meant taken away.

    Django names the ids of hints and errors with an underscore and marks wrong fields with `aria-invalid`; both are
    kept from Django, so that its own forms and the admin stay whole.
    """
    html = re.sub(r'_helptext(?=[" ])', "-hint", html)
    html = re.sub(r'_error(?=[" ])', "-error", html)
    html = re.sub(r' aria-invalid="true"', "", html)
    return parse_html(html)
