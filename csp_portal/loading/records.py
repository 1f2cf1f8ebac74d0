"""What the files have named so far, so that later entries may refer to it by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from csp_portal.loading.earlier import EarlierLoads
from csp_portal.loading.reading import FileEntry
from partnerships.models import Agency, Area, Group, Partnership
from performance.models import Indicator, Measure
from plans.models import Plan, Priority

T = TypeVar("T")


def named(kind: str, found: Mapping[str, T], entry: FileEntry, key: str, name: str = "") -> T:
    """What the entry's `key` (or `name` under that key) refers to; raises FileError where nothing has that name."""
    wanted = name or getattr(entry, key)
    if wanted not in found:
        raise entry.error(f"there is no {kind} “{wanted}”.", key)
    return found[wanted]


@dataclass
class LoadedRecords:
    """The installation's records by name, and each partnership's by its slug."""

    earlier: EarlierLoads
    areas: dict[str, Area] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    groups: dict[str, dict[str, Group]] = field(default_factory=dict)
    indicators: dict[str, dict[str, Indicator]] = field(default_factory=dict)  # "" holds the installation's
    plans: dict[str, dict[str, Plan]] = field(default_factory=dict)

    def agency(self, entry: FileEntry, key: str) -> Agency | None:
        return named("agency", self.agencies, entry, key) if getattr(entry, key) else None

    def partnership(self, entry: FileEntry, key: str = "partnership") -> Partnership:
        return named("partnership", self.partnerships, entry, key)

    def indicator(self, entry: FileEntry, key: str, slug: str, name: str = "") -> Indicator:
        """The partnership's own indicator of that short name, else the installation's."""
        usable = {**self.indicators.get("", {}), **self.indicators.get(slug, {})}
        return named("indicator", usable, entry, key, name)


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
