"""axe finds nothing on any page, for each role, wide and narrow; and nothing scrolls sideways at 320 pixels."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from actions.models import Action
from performance.models import Measure, Observation, Target

pytestmark = [pytest.mark.browser, pytest.mark.axe]
ROLES = ["officer", "police", "scrutiny", "administrator"]


def pages(partnership):
    measure = Measure.objects.filter(partnership=partnership, targets__isnull=False).first()
    observation = Observation.objects.filter(partnership=partnership).first()
    target = Target.objects.filter(partnership=partnership).first()
    action = Action.objects.filter(partnership=partnership).first()
    report = partnership.reports.first()
    plan = partnership.plans.first()
    root = f"/p/{partnership.slug}/"
    everyone = [
        "",
        "performance/",
        f"measures/{measure.pk}/",
        "plans/",
        f"plans/{plan.pk}/",
        "actions/",
        f"actions/{action.pk}/",
        "papers/",
        f"papers/{report.slug}/",
        "partners/",
    ]
    officers = [
        f"measures/{measure.pk}/figures/new/",
        f"figures/{observation.pk}/edit/",
        f"measures/{measure.pk}/targets/new/",
        f"targets/{target.pk}/replace/",
        f"papers/{report.slug}/edit/",
        f"papers/{report.slug}/sections/background/",
        "papers/new/",
        f"plans/{plan.pk}/actions/new/",
        f"actions/{action.pk}/edit/",
        f"actions/{action.pk}/progress/",
        f"actions/{action.pk}/archive/",
    ]
    return [root + path for path in everyone], [root + path for path in officers]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_anything_for_axe_to_find(person, harborough, role, width):
    someone = person(f"{role}@harborough.example", width=width)
    everyone, officers = pages(harborough)
    found = []
    for path in everyone + (officers if role == "officer" else []):
        page = someone.opens(path)
        for violation in Axe().run(page).response["violations"]:
            found += [f"{path}: {violation['id']}: {node['html'][:160]}" for node in violation["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path}: scrolls sideways")
    assert found == []


def test_the_pages_before_signing_in_are_clean_too(person):
    someone = person()
    for path in ("/", "/sign-in/"):
        assert Axe().run(someone.opens(path)).response["violations"] == []
