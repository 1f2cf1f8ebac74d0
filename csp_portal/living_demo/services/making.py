"""Makes the living demo: each thing through its service, with the clock held at the day on which it was done."""

import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from core import audit, clock
from csp_portal.living_demo.description import DemoMoment, described
from csp_portal.living_demo.figures import figures_made
from csp_portal.living_demo.services.year import DemoYear
from csp_portal.loading.files import DEMO, LoadResult, load_files
from csp_portal.loading.partnerships import PASSWORD
from partnerships.models import Partnership

MADE = "living demo made"
SLUG = "fernvale"
BEFORE_A_YEAR = timedelta(days=20)  # so long before it a year's plan is agreed


@transaction.atomic
def make(day: date) -> LoadResult:
    """Make the whole demo as of the day. There must be none."""
    moment = DemoMoment(day)
    content = described(moment)
    made, known, told = (content.pop(key) for key in ("made", "known", "told"))
    plans, papers = content.pop("plans"), content.pop("papers")
    for number, plan in enumerate(plans, start=1):
        with clock.held_on(date.fromisoformat(plan["starts"]) - BEFORE_A_YEAR):
            _load(content | {"plans": plans[:number]})
    with clock.held_on(day):
        _load(content | {"plans": [_with_figures(plan, made, known, day) for plan in plans]})
    year = DemoYear(Partnership.objects.get(slug=SLUG), moment)
    year.merge_the_wards()
    year.report_progress(told)
    year.open_returns()
    with clock.held_on(moment.written):
        _load(content | {"plans": plans, "papers": [_without_recommendations(papers[0])]})
        year.finish_paper(papers[0]["slug"])
    year.hold_meetings()
    with clock.held_on(day - timedelta(days=4)):
        result = _load(content | {"plans": plans, "papers": papers})
    with clock.held_on(day):
        why = f"{DEMO}the living demo as of {day.isoformat()}"
        audit.record(by=None, action=MADE, obj=year.partnership, reason=why)
    return result


def _with_figures(plan: dict[str, Any], made: dict[str, Any], known: dict[str, Any], day: date) -> dict[str, Any]:
    """The plan with each measure's figures, recorded as they came in; those of before the partnership, with it."""
    begun = DemoMoment(day).year.before().start - BEFORE_A_YEAR
    measures = []
    for measure in plan["measures"]:
        slug = measure["indicator"]
        measures.append(measure | known[slug] | {"figures": figures_made(slug, made[slug], day, begun)})
    return plan | {"measures": measures}


def _without_recommendations(paper: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in paper.items() if key != "recommendations"}


def _load(content: Mapping[str, Any]) -> LoadResult:
    """Load the content through the services, as if it stood in a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fernvale.yaml"
        path.write_text(yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False), "utf-8")
        return load_files([path], reason=DEMO, password=PASSWORD)
