"""What street files turned out to hold beyond their counts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from crime_data.readers.tables.report import ReadReport, Remarks


@dataclass(slots=True, kw_only=True)
class StreetReport(ReadReport):
    """A report with what belongs to no single area.

    `rows_by_force` and `without_location` count rows by (force, month); `unlocated` those without a location by (force,
    month, type). `duplicates` are rows whose crime ID was met before; they are counted, as the site counts them.
    `small_areas` gives the district's name for each small area met, as the site has it.
    """

    files: list[str] = field(default_factory=list)
    rows_by_force: Counter[tuple[str, str]] = field(default_factory=Counter)
    without_location: Counter[tuple[str, str]] = field(default_factory=Counter)
    unlocated: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    duplicates: Remarks = field(default_factory=Remarks)
    small_areas: dict[str, str] = field(default_factory=dict)
    rows_by_type: Counter[str] = field(default_factory=Counter)

    @property
    def months(self) -> list[str]:
        """The codes of the months that the rows are of, in order."""
        return sorted({month for _, month in self.rows_by_force})

    def as_dict(self) -> dict[str, Any]:
        """As `ReadReport.as_dict`."""
        shares = [
            {"force": force, "month": month, "rows": rows, "without_location": self.without_location[force, month]}
            for (force, month), rows in sorted(self.rows_by_force.items())
        ]
        more = {"files": self.files, "months": self.months, "forces": shares}
        return {**ReadReport.as_dict(self), **more, "duplicates": self.duplicates.total}
