"""Street-level crime of data.police.uk, counted by small area, month and type. No row, place or point is kept.

Rows without a location belong to a force and a month but to no area; they are counted apart, by force, month and type.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import NoReturn, TypeAlias

from core.periods.period import Period
from crime_data.readers.files.errors import WrongFile
from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.files.sheets import Cells, Sheet
from crime_data.readers.police_uk.files import NamedPath, StreetFile, street_files
from crime_data.readers.police_uk.terms import Months, SmallAreas, StreetReport, Types
from crime_data.readers.tables.cells import BadCell, tidy
from crime_data.readers.tables.dates import parse_month
from crime_data.readers.tables.file_kinds import wrong_file
from crime_data.readers.tables.headers import find_header
from crime_data.readers.tables.layouts import POLICE_UK, FileKind
from crime_data.readers.tables.report import FileReading
from crime_data.readers.terms.facts import CrimeType

MOST_KEYS = 200_000  # counts held at once before they are handed on
MOST_CRIME_IDS = 1_000_000  # beyond this, a crime ID is looked for within its own file only

# Small area's code, month's code (`2018-M10`), crime type, the force that reported them, and how many rows.
StreetCount: TypeAlias = tuple[str, str, str, str, int]
Key: TypeAlias = tuple[str, str, str, str]


def read_street(
    sources: Iterable[NamedPath | Path],
    *,
    crime_types: Mapping[str, CrimeType],
    name: str = "",
    limits: Limits = UPLOAD,
) -> FileReading[StreetCount]:
    """Count the rows of street files and of the site's ZIP archives. `crime_types` are `facts.crime_types()`.

    A (small area, month, type, force) may come more than once, in different chunks: its counts add up. The same file
    given twice is read once. Raises `WrongFile` and `RefusedFile`, also while the chunks are read.
    """
    named = [source if isinstance(source, NamedPath) else NamedPath(source) for source in sources]
    report = StreetReport(kind=FileKind.POLICE_UK, name=name or ", ".join(source.shown for source in named))
    return FileReading(report, _chunks(named, limits, report, crime_types))


def _chunks(
    sources: list[NamedPath], limits: Limits, report: StreetReport, crime_types: Mapping[str, CrimeType]
) -> Iterator[list[StreetCount]]:
    found = street_files(sources, limits)
    report.sheets_skipped.extend(found.skipped)
    counter = _Counter(report, Types(crime_types, report), limits)
    identities: dict[tuple[int, int], str] = {}
    for number, file in enumerate(found.files):
        if file.identity in identities:
            report.warn(f"“{file.name}” is the same file as “{identities[file.identity]}” and is read once.")
            continue
        identities[file.identity] = file.name
        _check_second_file(file, found.files[:number])
        with file.opened(limits) as sheet:
            yield from counter.counted(sheet, file)
        report.progress = (number + 1) / len(found.files)
    _warn_in_sum(report)
    report.progress = 1.0


def _check_second_file(file: StreetFile, earlier: list[StreetFile]) -> None:
    """Two versions of a force's month would count its crimes twice."""
    for other in earlier:
        if file.month and (other.month, other.force_slug) == (file.month, file.force_slug):
            raise WrongFile(
                f"There are two different files of {file.force_slug} for {file.month}: leave one of them out."
            )


def _warn_in_sum(report: StreetReport) -> None:
    report.warn_if_empty()
    lost, rows = report.without_location.total(), report.rows_by_force.total()
    if lost:
        report.warn(
            f"Rows without a location: {lost:,} of {rows:,}. They belong to no area and are counted for the force only."
        )
    if report.duplicates.total:
        first = report.duplicates.first[0]
        report.warn(
            f"Rows whose crime ID an earlier row has: {report.duplicates.total:,}. They are counted. "
            f"The first is {first.text} in {first.place}."
        )


class _Counter:
    """Counts the rows of one file after another."""

    def __init__(self, report: StreetReport, types: Types, limits: Limits) -> None:
        self._report = report
        self._types = types
        self._limits = limits
        self._areas = SmallAreas(report.small_areas)
        self._months = Months()
        self._ids: set[int] = set()
        self._blank = 0

    def counted(self, sheet: Sheet, file: StreetFile) -> Iterator[list[StreetCount]]:
        """The file's counts, in one chunk or, for a file of many months, several."""
        header = find_header(sheet.rows, [POLICE_UK])
        if header is None:
            _wrong(file, self._limits)
        self._limits.check_row(sheet.line(), len(header[2]))
        self._report.files.append(file.name)
        if len(self._ids) > MOST_CRIME_IDS:
            self._ids.clear()
        before, first, met = self._report.rows_by_force.copy(), sheet.line(), self._met()
        counts: Counter[Key] = Counter()
        for key in self._located(sheet, header[1]):
            counts[key] += 1
            if len(counts) >= MOST_KEYS:
                yield self._handed_on(counts)
                counts = Counter()
        self._report.warn_of_lost_lines(sheet.line() - first, self._met() - met)
        if file.month:
            self._warn_of_other_months(file, self._report.rows_by_force - before)
        if chunk := self._handed_on(counts):
            yield chunk

    def _met(self) -> int:
        """How many rows there have been so far, whatever became of them."""
        return self._report.rows_by_force.total() + self._report.refused.total + self._blank

    def _handed_on(self, counts: Counter[Key]) -> list[StreetCount]:
        report = self._report
        report.rows_kept = report.rows_by_force.total()
        report.rows_read = report.rows_kept + report.refused.total
        self._limits.check_row(report.rows_read, 0)
        return [(*key, count) for key, count in counts.items()]

    def _warn_of_other_months(self, file: StreetFile, rows: Counter[tuple[str, str]]) -> None:
        stated = parse_month(file.month).code
        strays = Counter({month: count for (_, month), count in rows.items() if month != stated})
        if strays:
            listed = ", ".join(Period.parse(month).label for month in sorted(strays))
            self._report.warn(
                f"Rows of {listed} in “{file.name}”: {strays.total():,}. They count in the month they give."
            )

    def _located(self, sheet: Sheet, at: dict[str, int]) -> Iterator[Key]:
        """The key of each row that has a small area; the others are counted apart."""
        report, types, areas, months = self._report, self._types, self._areas, self._months
        cells = itemgetter(at["month"], at["force"], at["small_area"], at["crime_type"])
        name_of, id_of = _cell(at.get("small_area_name")), _cell(at.get("crime_id"))
        for row in sheet.rows:
            try:
                month_text, force, code, type_text = cells(row)
                month = months[month_text]
                crime_type = types[type_text, month]
                area = areas[code]
            except (IndexError, BadCell) as error:
                self._refuse(sheet, row, error)
                continue
            report.rows_by_force[force, month] += 1
            report.rows_by_type[crime_type] += 1
            self._look_for_id(id_of(row), sheet)
            if not area:
                report.without_location[force, month] += 1
                report.unlocated[force, month, crime_type] += 1
                continue
            if area not in areas.districts:
                areas.named(area, name_of(row))
            yield area, month, crime_type, force

    def _look_for_id(self, crime_id: str, sheet: Sheet) -> None:
        """Anti-social behaviour has no ID. An ID is kept as a number, which takes a third of the room."""
        if not crime_id:
            return
        number = hash(crime_id)
        if number in self._ids:
            self._report.duplicates.add(sheet.line(), "The crime ID was met before.", crime_id, sheet.name)
        self._ids.add(number)

    def _refuse(self, sheet: Sheet, row: Cells, error: Exception) -> None:
        if not any(cell.strip() for cell in row):
            self._blank += 1
            return
        reason = str(error) if isinstance(error, BadCell) else "The row has fewer cells than the table has columns."
        self._report.refused.add(sheet.line(), reason, ", ".join(map(tidy, row)), sheet.name)


def _cell(column: int | None) -> Callable[[Cells], str]:
    """What takes a cell out of a row; empty text where the table has no such column or the row ends before it."""
    if column is None:
        return lambda row: ""
    return lambda row: row[column] if column < len(row) else ""


def _wrong(file: StreetFile, limits: Limits) -> NoReturn:
    if file.member:
        raise WrongFile(f"“{file.name}” in the archive has not the headings of {FileKind.POLICE_UK.words}.")
    wrong_file(file.source.path, FileKind.POLICE_UK, limits)
