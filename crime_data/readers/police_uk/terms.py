"""What the texts in a street file mean: each is worked out when first met and looked up from then on.

The report holds what street files have beyond their counts.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.periods.period import Period
from crime_data.readers.tables.cells import SMALL_AREA_CODE, BadCell, tidy
from crime_data.readers.tables.dates import parse_month
from crime_data.readers.tables.report import ReadReport, Remarks
from crime_data.readers.terms.facts import CrimeType
from crime_data.readers.terms.place_names import plain


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


MOST_TYPES = 200  # texts for crime types; there have been sixteen
MOST_AREAS = 100_000  # England and Wales have 36,000 small areas, in three editions

_AREA_NUMBER = re.compile(r"\s+\d{3}[A-Z]$")


class Months(dict[str, str]):
    """A month as written -> its code."""

    def __missing__(self, text: str) -> str:
        self[text] = code = parse_month(text).code
        return code


class SmallAreas(dict[str, str]):
    """A small area as written -> its code, empty where the row has no location."""

    def __init__(self, districts: dict[str, str]) -> None:
        super().__init__()
        self.districts = districts

    def __missing__(self, text: str) -> str:
        code = tidy(text).upper()
        if code and not SMALL_AREA_CODE.fullmatch(code):
            raise BadCell(f"“{code[:40]}” is not the code of a small area.")
        if len(self) == MOST_AREAS:
            raise BadCell(f"The file has more than {MOST_AREAS:,} small areas.")
        self[text] = code
        return code

    def named(self, code: str, name: str) -> None:
        """Keep the district that a small area's name begins with: `Harborough 002A` is in Harborough."""
        self.districts[code] = _AREA_NUMBER.sub("", tidy(name))


class Types(dict[tuple[str, str], str]):
    """(crime type as written, month's code) -> the type's present spelling."""

    def __init__(self, known: Mapping[str, CrimeType], report: StreetReport) -> None:
        super().__init__()
        self._known = known
        self._report = report
        self._strange: set[str] = set()

    def __missing__(self, key: tuple[str, str]) -> str:
        text, month = tidy(key[0]), Period.parse(key[1])
        if not text:
            raise BadCell("The row has no crime type.")
        known = self._known.get(plain(text))
        if known is None:
            self._note_strange(text)
        elif not known.used_in(month):
            self._report.warn(f"The type “{known.name}” was not in use in {month.label}.")
        self[key] = found = known.name if known is not None else text
        return found

    def _note_strange(self, text: str) -> None:
        if text not in self._strange and len(self._strange) == MOST_TYPES:
            raise BadCell(f"The files have more than {MOST_TYPES} crime types that are not known.")
        self._strange.add(text)
        self._report.warn(f"“{text[:60]}” is a crime type that is not known here; it is kept under that name.")
