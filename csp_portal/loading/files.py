"""The load as a whole: every file is read and checked first, then all is made in one transaction or nothing is.

Any file may hold any section. Sections are loaded in the order in which they refer to each other, across all files.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from csp_portal.loading import assessments, measures, papers, partnerships, plans, registers
from csp_portal.loading.earlier import EarlierLoads
from csp_portal.loading.entries import PartnershipFile, PersonEntry
from csp_portal.loading.plan_entries import PlanEntry
from csp_portal.loading.reading import FileError, read_file
from csp_portal.loading.records import LoadedRecords
from partnerships.access.roles import Role

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DEMO = "Loaded with the demo: "


def _load_plan(loaded: LoadedRecords, entry: PlanEntry) -> None:
    """What the plan says and does, how it is measured, and its registers."""
    of_plan = plans.load_plan(loaded, entry)
    measures.load_measures(of_plan, entry)
    registers.load_registers(of_plan, entry)


SECTIONS: tuple[tuple[str, Callable[[LoadedRecords, Any], None]], ...] = (
    ("areas", partnerships.load_area),
    ("agencies", partnerships.load_agency),
    ("partnership", partnerships.load_partnership),
    ("indicators", measures.load_indicator),
    ("plans", _load_plan),
    ("assessments", assessments.load_assessment),
    ("papers", papers.load_paper),
    ("people", partnerships.load_person),
    ("plans", papers.publish_years),
)


@dataclass(frozen=True)
class SignIn:
    """A person of the demo, as the table of sign-ins shows them."""

    email: str
    roles: str


@dataclass(frozen=True)
class LoadResult:
    """What a load made and found, by plural name; what it found to differ and left; and who can sign in."""

    made: Counter[str]
    found: Counter[str]
    left: tuple[str, ...]
    sign_ins: tuple[SignIn, ...]


def load_demo(directory: Path = FIXTURES, *, only: Collection[str] = ()) -> LoadResult:
    """Load every `*.yaml` of the directory, or those named in `only`: make what is missing, change nothing.

    Raises FileError, with file and line, before anything is kept.
    """
    paths = [path for path in sorted(directory.glob("*.yaml")) if not only or path.stem in only]
    if not paths:
        raise FileError(f"There is no fixture to load in {directory}.")
    return load_files(paths, reason=DEMO, password=partnerships.PASSWORD)


def load_files(paths: Iterable[Path], *, reason: str, password: str | None = None, dry_run: bool = False) -> LoadResult:
    """As `load_demo`, for those files; `reason` begins what the history says of why each record was made.

    People get `password`; without one they set it themselves. A dry run makes all of it, and keeps nothing.
    """
    files = _read_all(paths)
    with transaction.atomic():
        slugs = frozenset(one.slug for one in _all(files, "partnership"))
        loaded = LoadedRecords(EarlierLoads(reason), password, slugs)
        for section, load_one in SECTIONS:
            for entry in _all(files, section):
                load_one(loaded, entry)
        transaction.set_rollback(dry_run)
    earlier = loaded.earlier
    sign_ins = tuple(_sign_in(person) for person in _all(files, "people"))
    return LoadResult(earlier.made, earlier.found, tuple(earlier.left), sign_ins)


def _read_all(paths: Iterable[Path]) -> list[PartnershipFile]:
    """The files. Raises one FileError with all that is wrong with the form of any."""
    files: list[PartnershipFile] = []
    wrong: list[str] = []
    for path in paths:
        try:
            files.append(read_file(path, PartnershipFile))
        except FileError as error:
            wrong += error.wrong
    if wrong:
        raise FileError(*wrong)
    return files


def _all(files: list[PartnershipFile], section: str) -> list[Any]:
    found: list[Any] = []
    for one in files:
        entries = getattr(one, section)
        found += entries if isinstance(entries, list) else [entries] if entries else []
    return found


def _sign_in(person: PersonEntry) -> SignIn:
    roles = [f"{Role(role.role).label}, {role.partnership}" for role in person.roles]
    if person.data_steward:
        roles.append("Data steward")
    return SignIn(person.email, "; ".join(roles) or "no role")
