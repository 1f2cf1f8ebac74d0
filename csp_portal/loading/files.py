"""The load as a whole: every fixture is read and checked first, then all is made in one transaction or nothing is.

Any file may hold any section. Sections are loaded in the order in which they refer to each other, across all files.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from csp_portal.loading import (
    assessments as loading_year,
)
from csp_portal.loading import (
    measures as loading_figures,
)
from csp_portal.loading import (
    papers as loading_papers,
)
from csp_portal.loading import (
    partnerships as loading_places,
)
from csp_portal.loading import (
    plans as loading_plans,
)
from csp_portal.loading import (
    registers as loading_registers,
)
from csp_portal.loading.earlier import Trail
from csp_portal.loading.reading import FixtureError, Record, read_file
from csp_portal.loading.records import Known
from csp_portal.loading.shapes import FIXTURE
from partnerships.access.roles import Role

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def _load_plan(known: Known, record: Record) -> None:
    """What the plan says and does, how it is measured, and its registers."""
    of_plan = loading_plans.load_plan(known, record)
    loading_figures.load_measures(of_plan, record)
    loading_registers.load_registers(of_plan, record)


SECTIONS: tuple[tuple[str, Callable[[Known, Record], None]], ...] = (
    ("areas", loading_places.load_area),
    ("agencies", loading_places.load_agency),
    ("partnership", loading_places.load_partnership),
    ("indicators", loading_figures.load_indicator),
    ("plans", _load_plan),
    ("assessments", loading_year.load_assessment),
    ("papers", loading_papers.load_paper),
    ("people", loading_places.load_person),
    ("plans", loading_papers.publish_years),
)


@dataclass(frozen=True)
class SignIn:
    """A person of the demo, as the table of sign-ins shows them."""

    email: str
    roles: str


@dataclass(frozen=True)
class Loaded:
    """What a load made, by plural name, and who can sign in."""

    made: Counter[str]
    sign_ins: tuple[SignIn, ...]


def load(directory: Path = FIXTURES, *, only: Collection[str] = ()) -> Loaded:
    """Load every `*.yaml` of the directory, or those named in `only`: make what is missing, change nothing.

    Raises FixtureError, with file and line, before anything is kept.
    """
    paths = sorted(directory.glob("*.yaml"))
    fixtures = [read_file(path, FIXTURE) for path in paths if not only or path.stem in only]
    if not fixtures:
        raise FixtureError(f"There is no fixture to load in {directory}.")
    with transaction.atomic():
        known = Known(Trail())
        for section, load_one in SECTIONS:
            for record in _all(fixtures, section):
                load_one(known, record)
    return Loaded(known.trail.made, tuple(_sign_in(person) for person in _all(fixtures, "people")))


def _all(fixtures: list[Record], section: str) -> list[Record]:
    found: list[Record] = []
    for fixture in fixtures:
        entries = fixture.get(section, [])
        found += [entries] if isinstance(entries, Record) else entries
    return found


def _sign_in(person: Record) -> SignIn:
    roles = [f"{Role(role['role']).label}, {role['partnership']}" for role in person.get("roles", ())]
    if person.get("data_steward"):
        roles.append("Data steward")
    return SignIn(person["email"], "; ".join(roles) or "no role")
