"""What the fixtures have named so far, so that later entries may refer to it by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from csp_portal.loading.earlier import Trail
from csp_portal.loading.reading import Record
from partnerships.models import Agency, Area, Group, Partnership
from performance.models import Indicator, Measure
from plans.models import Plan, Priority

T = TypeVar("T")


def named(kind: str, found: Mapping[str, T], record: Record, key: str, name: str = "") -> T:
    """What `record[key]` (or `name` under that key) refers to; raises FixtureError where nothing has that name."""
    wanted = name or record[key]
    if wanted not in found:
        raise record.error(f"there is no {kind} “{wanted}”.", key)
    return found[wanted]


@dataclass
class Known:
    """The installation's records by name, and each partnership's by its slug."""

    trail: Trail
    areas: dict[str, Area] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    groups: dict[str, dict[str, Group]] = field(default_factory=dict)
    indicators: dict[str, dict[str, Indicator]] = field(default_factory=dict)  # "" holds the installation's
    plans: dict[str, dict[str, Plan]] = field(default_factory=dict)

    def agency(self, record: Record, key: str) -> Agency | None:
        return named("agency", self.agencies, record, key) if key in record else None

    def partnership(self, record: Record, key: str = "partnership") -> Partnership:
        return named("partnership", self.partnerships, record, key)

    def indicator(self, record: Record, key: str, slug: str, name: str = "") -> Indicator:
        """The partnership's own indicator of that short name, else the installation's."""
        usable = {**self.indicators.get("", {}), **self.indicators.get(slug, {})}
        return named("indicator", usable, record, key, name)


@dataclass
class KnownOfPlan:
    """A plan that is being loaded, with its priorities (by title and number) and measures (by label)."""

    known: Known
    plan: Plan
    place: str
    priorities: dict[str, Priority] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)

    @property
    def trail(self) -> Trail:
        return self.known.trail

    @property
    def slug(self) -> str:
        return self.plan.partnership.slug

    def priority(self, record: Record, key: str = "priority") -> Priority | None:
        return named("priority", self.priorities, record, key) if key in record else None

    def measure(self, record: Record, key: str = "measure") -> Measure | None:
        return named("measure", self.measures, record, key) if key in record else None
