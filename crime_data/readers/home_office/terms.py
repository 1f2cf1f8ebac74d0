"""What the texts in a Home Office table mean: each is worked out when first met and looked up from then on.

Each kind of term is a dictionary that fills itself; a text that means nothing raises `BadCell` every time. Places and
offences are numbered, and each quarter carries a map of the (place, offence) pairs seen, so that a figure given twice
is noticed at the price of one byte a figure. The report holds what a
file turned out to have: its quarters, places and offences.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.periods.period import Period
from core.periods.words import PeriodKind
from crime_data.readers.files.errors import WrongFile
from crime_data.readers.tables.cells import BadCell, parse_count, tidy
from crime_data.readers.tables.dates import parse_quarter, parse_year
from crime_data.readers.tables.report import ReadReport
from crime_data.readers.terms.offences import Classification, Offence
from crime_data.readers.terms.place_names import NameResolver, UnknownName, plain


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


MOST_PLACES, MOST_OFFENCES, MOST_QUARTERS = 1024, 512, 200
MOST_STRANGE = 5_000  # texts that mean nothing; more and the table is another one
MOST_COUNTS_KEPT = 100_000

_CODE = re.compile(r"[0-9A-Z][0-9A-Z ./&-]{0,23}", re.IGNORECASE)
_UNASSIGNED = re.compile(r"(un ?assigned( to csp)?|not assigned|unknown( csp)?)\b")


class QuarterTerms(dict[tuple[str, ...], tuple[str, bytearray]]):
    """(year, quarter) as written -> the quarter's code and its map of figures seen."""

    def __init__(self, report: HomeOfficeReport) -> None:
        super().__init__()
        self.sheet = ""
        self._report = report
        self.seen: dict[str, bytearray] = {}

    def __missing__(self, key: tuple[str, ...]) -> tuple[str, bytearray]:
        year = parse_year(key[0])
        code = Period(PeriodKind.QUARTER, year, parse_quarter(key[1], year)).code
        self._compare_with_sheet(year)
        if code not in self.seen:
            if len(self.seen) == MOST_QUARTERS:
                raise WrongFile(f"The table has more than {MOST_QUARTERS} quarters.")
            self.seen[code] = bytearray(MOST_PLACES * MOST_OFFENCES)  # takes memory only where it is written to
            self._report.quarters.append(code)
        self[key] = found = (code, self.seen[code])
        return found

    def _compare_with_sheet(self, year: int) -> None:
        try:
            expected = parse_year(self.sheet)
        except BadCell:
            return
        if expected != year:
            self._report.warn(f"The sheet “{self.sheet}” has rows of {year}/{(year + 1) % 100:02d}.")


class PlaceTerms(dict[tuple[str, ...], tuple[TablePlace, int]]):
    """(force, CSP) as written -> the place, and where its figures start in a quarter's map."""

    def __init__(
        self,
        resolver: NameResolver,
        special: Mapping[str, str],
        forces: NameResolver | None,
        report: HomeOfficeReport,
    ) -> None:
        super().__init__()
        self._resolver = resolver
        self._special = special
        self._forces = forces
        self._report = report
        self._strange: dict[str, str] = {}
        self._places: dict[tuple[str, str, str], TablePlace] = {}

    def __missing__(self, key: tuple[str, ...]) -> tuple[TablePlace, int]:
        force, name = (tidy(text) for text in key)
        if name in self._strange:
            raise BadCell(self._strange[name])
        kind, code, full_name, part = self._meaning(name, force)
        place = self._places.get((kind, code or plain(full_name), plain(part)))
        if place is None:
            place = self._new(kind, code, full_name, part, force)
        self[key] = found = (place, place.number * MOST_OFFENCES)
        return found

    def finish(self) -> None:
        """Tell of areas that stand in the table both whole and in parts: adding them up would count twice."""
        whole = {place.code for place in self._report.places if place.code and not place.part}
        for place in self._report.places:
            if place.part and place.code in whole:
                self._report.warn(f"{place.name} is given as a whole and also by its part {place.part}.")

    def _meaning(self, name: str, force: str) -> tuple[PlaceKind, str, str, str]:
        spelled = plain(name)
        if _UNASSIGNED.match(spelled):
            return PlaceKind.UNASSIGNED, "", name if _UNASSIGNED.sub("", spelled).strip() else f"{name} {force}", ""
        if spelled in self._special:
            return PlaceKind.SPECIAL, "", name, ""
        if not name:
            raise BadCell("The row names no community safety partnership.")
        try:
            match = self._resolver.resolve(name)
        except UnknownName as error:
            raise self._refused(name, error) from error
        return PlaceKind.CSP, match.code, match.name, match.part

    def _refused(self, name: str, error: UnknownName) -> BadCell:
        if len(self._strange) == MOST_STRANGE:
            raise WrongFile(f"More than {MOST_STRANGE:,} names of the table are no known areas.")
        self._strange[name] = str(error)
        self._report.unknown_names[name] = error.suggestions
        return BadCell(str(error))

    def _new(self, kind: PlaceKind, code: str, name: str, part: str, force: str) -> TablePlace:
        if len(self._places) == MOST_PLACES:
            raise WrongFile(f"The table has more than {MOST_PLACES:,} places.")
        place = TablePlace(len(self._places), kind, code, name, part, force, self._force_code(force))
        self._places[kind, code or plain(name), plain(part)] = place
        self._report.places.append(place)
        return place

    def _force_code(self, force: str) -> str:
        if self._forces is None or not force:
            return ""
        match = self._forces.find(force)
        if match is None:
            self._report.warn(f"“{force[:60]}” is not a police force that is known here.")
            return ""
        return match.code


class OffenceTerms(dict[tuple[str, ...], tuple[str, int]]):
    """(code, description, group, subgroup) as written -> the offence's code and its number."""

    def __init__(self, classification: Classification, report: HomeOfficeReport) -> None:
        super().__init__()
        self._classification = classification
        self._report = report
        self._numbers: dict[str, int] = {}

    def __missing__(self, key: tuple[str, ...]) -> tuple[str, int]:
        code, description, group, subgroup = (tidy(text) for text in key)
        if not _CODE.fullmatch(code):
            raise BadCell(f"“{code[:40]}” is not an offence code." if code else "The row has no offence code.")
        offence = self._classification.offence(code, description=description, group=group, subgroup=subgroup)
        if offence.code not in self._numbers:
            if len(self._numbers) == MOST_OFFENCES:
                raise WrongFile(f"The table has more than {MOST_OFFENCES} offence codes.")
            self._numbers[offence.code] = len(self._numbers)
            self._report.offences[offence.code] = offence
        if len(self) < MOST_STRANGE:
            self[key] = offence.code, self._numbers[offence.code]
        if group and self._classification.group_name(group) != offence.group:
            self._report.warn(
                f"Code {offence.code} stands under “{group[:60]}” in the file and is counted under {offence.group}."
            )
        return offence.code, self._numbers[offence.code]

    def finish(self) -> None:
        """Name the codes that are not in the classification."""
        for offence in self._report.offences.values():
            if not offence.is_known:
                named = f"Offence code {offence.code} ({offence.description[:60]})"
                where = f"under {offence.group}" if offence.group else "in no group"
                self._report.warn(f"{named} is not in the classification; it counts {where}.")


class Counts(dict[str, tuple[int | None, str]]):
    """A count as written -> the number, or None and the mark that stands in its place."""

    def __missing__(self, text: str) -> tuple[int | None, str]:
        count = parse_count(text)
        found = (count, tidy(text) if count is None else "")
        if len(self) < MOST_COUNTS_KEPT:
            self[text] = found
        return found
