"""What a page weighs on its way to the reader: public pages with all they load, and the script that draws charts."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from csp_portal.settings import base
from tests import builders

MOST_OF_A_PUBLIC_PAGE = 100_000
MOST_OF_A_CHARTS_SCRIPT = 400_000
_SCRIPTS_OF_CHARTS = ("portal/charts.js", "vendor/plotly/plotly-basic.min.js")


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def weight_of(name: str) -> int:
    return compressed(Path(str(finders.find(name))).read_bytes())


def loaded_by(page: str) -> list[str]:
    """The static files that the page asks for by itself, in the order of its tags."""
    tags = re.findall(r"<(?:link|script)[^>]*>", page)
    named = [re.search(r'(?:href|src)="/?static/([^"]+)"', tag) for tag in tags]
    return list(dict.fromkeys(found[1] for found in named if found))


@pytest.fixture
def published(db):
    """A partnership with a full plan that the public is shown."""
    plan = builders.make_plan(builders.make_partnership("seaside"))
    for number in range(12):
        measure = builders.make_measure(plan, f"Measure {number}", priority=builders.make_priority(plan))
        builders.make_observation(measure, 110, year="2012-13")
        builders.make_observation(measure, 100 + number)
        builders.make_target(measure)
    for number in range(20):
        builders.make_action(plan, f"Action {number}: visit homes where burglars have been")
    return builders.make_publication(plan)


def test_public_pages_with_all_they_load_weigh_little(published):
    pages = [reverse("public-partnership", args=["seaside"]), reverse("public-list"), reverse("accessibility")]
    weights = {}
    for path in pages:
        answer = Client().get(path)
        assert answer.status_code == 200, path
        files = loaded_by(answer.content.decode())
        assert "vendor/govuk-frontend/govuk-frontend.min.css" in files
        weights[path] = compressed(answer.content) + sum(weight_of(name) for name in files)
    assert {path: weight for path, weight in weights.items() if weight > MOST_OF_A_PUBLIC_PAGE} == {}


def test_no_public_page_loads_the_chart_library_of_itself(published):
    answer = Client().get(reverse("public-partnership", args=["seaside"]))
    assert not set(loaded_by(answer.content.decode())) & set(_SCRIPTS_OF_CHARTS)


def test_the_script_of_a_chart_weighs_at_most_400_kilobytes():
    assert sum(weight_of(name) for name in _SCRIPTS_OF_CHARTS) <= MOST_OF_A_CHARTS_SCRIPT


def test_the_files_of_an_installation_are_named_by_their_content():
    """So that WhiteNoise tells browsers to keep them: it says so of every file whose name holds its hash."""
    assert base.STORAGES["staticfiles"]["BACKEND"] == "whitenoise.storage.CompressedManifestStaticFilesStorage"
