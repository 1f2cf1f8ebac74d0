"""What the files have named so far, so that later entries may refer to it by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from csp_portal.loading import selectors
from csp_portal.loading.earlier import EarlierLoads
from csp_portal.loading.reading import FileEntry
from partnerships.models import Agency, Area, Group, Partnership
from performance.models import Indicator, Measure
from plans.models import Plan, Priority

T = TypeVar("T")


def named(
    kind: str,
    found: Mapping[str, T],
    entry: FileEntry,
    key: str,
    name: str = "",
    *,
    stored: Callable[[str], T | None] = lambda name: None,
) -> T:
    """What the entry's `key` (or `name` under that key) refers to: in the files, else what the portal holds already.

    Raises FileError where nothing has that name.
    """
    wanted = name or getattr(entry, key)
    one = found[wanted] if wanted in found else stored(wanted)
    if one is None:
        raise entry.error(f"there is no {kind} “{wanted}”.", key)
    return one


@dataclass
class LoadedRecords:
    """The installation's records by name, and each partnership's by its slug. `password` is that of who is loaded;
    without one they set it themselves before they can sign in.
    `slugs` are the partnerships that the files are about."""

    earlier: EarlierLoads
    password: str | None = None
    slugs: frozenset[str] = frozenset()
    areas: dict[str, Area] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    groups: dict[str, dict[str, Group]] = field(default_factory=dict)
    indicators: dict[str, dict[str, Indicator]] = field(default_factory=dict)  # "" holds the installation's
    plans: dict[str, dict[str, Plan]] = field(default_factory=dict)

    def area(self, entry: FileEntry, key: str = "area", code: str = "") -> Area | None:
        if not (code or getattr(entry, key)):
            return None
        return named("area", self.areas, entry, key, code, stored=selectors.area_coded)

    def agency(self, entry: FileEntry, key: str, name: str = "", *, kind: str = "agency") -> Agency | None:
        if not (name or getattr(entry, key)):
            return None
        return named(kind, self.agencies, entry, key, name, stored=selectors.agency_named)

    def partnership(self, entry: FileEntry, key: str = "partnership") -> Partnership:
        return named("partnership", self.partnerships, entry, key, stored=selectors.partnership_named)

    def plan(self, partnership: Partnership, entry: FileEntry, key: str = "plan") -> Plan:
        known = self.plans.get(partnership.slug, {})
        return named("plan", known, entry, key, stored=lambda slug: selectors.plan_named(partnership, slug))

    def group(self, partnership: Partnership, name: str) -> Group | None:
        """The partnership's group of that name; None where it has none."""
        known = self.groups.get(partnership.slug, {})
        return known.get(name) or selectors.group_named(partnership, name)

    def indicator(self, entry: FileEntry, key: str, slug: str, name: str = "") -> Indicator:
        """The partnership's own indicator of that short name, else the installation's."""
        usable = {**self.indicators.get("", {}), **self.indicators.get(slug, {})}
        return named("indicator", usable, entry, key, name, stored=lambda one: selectors.indicator_named(slug, one))


@dataclass
class PlanLoad:
    """A plan that is being loaded, with its priorities (by title and number) and measures (by label)."""

    loaded: LoadedRecords
    plan: Plan
    place: str
    priorities: dict[str, Priority] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)

    @property
    def earlier(self) -> EarlierLoads:
        return self.loaded.earlier

    @property
    def slug(self) -> str:
        return self.plan.partnership.slug

    def priority(self, entry: FileEntry, key: str = "priority") -> Priority | None:
        return named("priority", self.priorities, entry, key) if getattr(entry, key) else None

    def measure(self, entry: FileEntry, key: str = "measure") -> Measure | None:
        return named("measure", self.measures, entry, key) if getattr(entry, key) else None
