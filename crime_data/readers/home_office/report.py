"""What a file of the Home Office's table turned out to hold: its places, quarters and offences."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from crime_data.readers.tables.report import ReadReport
from crime_data.readers.terms.offences import Offence


class PlaceKind(StrEnum):
    """What a row's place is: a partnership's area, crime of a force that no partnership was given, or a place apart."""

    CSP = "csp"
    UNASSIGNED = "unassigned"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True, eq=False)
class TablePlace:
    """A place of the table; two are the same only if they are one object, so that looking one up costs nothing.

    `code` is the area's for a partnership, otherwise empty. `part` is set where the row is of a former district that is
    now part of the area. `force` is as the file spells it, `force_code` its area's where forces are resolved.
    """

    number: int
    kind: PlaceKind
    code: str
    name: str
    part: str
    force: str
    force_code: str


@dataclass(slots=True, kw_only=True)
class HomeOfficeReport(ReadReport):
    """A report with what the file turned out to hold: its quarters, places and offences (by code)."""

    quarters: list[str] = field(default_factory=list)
    places: list[TablePlace] = field(default_factory=list)
    offences: dict[str, Offence] = field(default_factory=dict)
    unknown_names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """As `ReadReport.as_dict`."""
        names = {name: list(nearest) for name, nearest in self.unknown_names.items()}
        return {**ReadReport.as_dict(self), "quarters": self.quarters, "unknown_names": names}
