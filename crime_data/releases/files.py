"""From a request's files to the figures that they hold: a reader for each source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import ValidationError

from crime_data.counts import categories, street_counts, tabulation
from crime_data.counts.count_table import DenseCounts
from crime_data.geography import selectors as areas
from crime_data.models import CountSource
from crime_data.readers.home_office.table import read_home_office
from crime_data.readers.met.by_column import read_met
from crime_data.readers.met.by_row import read_met_long
from crime_data.readers.police_uk.quality import ForceMonthRow, read_quality
from crime_data.readers.police_uk.street import read_street
from crime_data.readers.police_uk.terms import StreetReport
from crime_data.readers.tables.file_kinds import detect
from crime_data.readers.tables.layouts import FileKind
from crime_data.readers.tables.report import ReadReport
from crime_data.readers.terms.facts import classification, crime_types, special_places
from crime_data.releases import file_warnings
from crime_data.releases.outcome import ImportRequest


@dataclass(frozen=True)
class FileCounts:
    """A request's figures with their roll-ups, the readers' report, and what the files say of whole forces."""

    dense: DenseCounts
    report: ReadReport
    force_months: Sequence[ForceMonthRow] = ()


def read(request: ImportRequest, progress: tabulation.Progress) -> FileCounts:
    """Read the request's files to their end. Raises WrongFile, RefusedFile and ValidationError."""
    return _READERS[request.source](request, progress)


def _home_office(request: ImportRequest, progress: tabulation.Progress) -> FileCounts:
    _one_file(request)
    reading = read_home_office(
        request.paths[0],
        resolver=areas.csp_resolver(),
        classification=classification(),
        special=special_places(),
        forces=areas.force_resolver(),
        name=request.shown[0],
        limits=request.limits,
    )
    table = tabulation.tabulate_home_office(reading, only=request.own, progress=progress)
    report: Any = reading.report
    dense = categories.rolled_up(table, categories.offence_parents(report.offences, classification()))
    report.warnings += file_warnings.unassigned_crime(dense, areas.forces_of(request.partnership))
    if request.own is None:
        return FileCounts(dense, report)
    own = dense.of_place(request.own)
    if not own.places:
        report.warn("The file holds no row of this partnership.")
    return FileCounts(own, report)


def _police_uk(request: ImportRequest, progress: tabulation.Progress) -> FileCounts:
    quality = [path for path in request.paths if detect(path, request.limits) is FileKind.POLICE_UK_QUALITY]
    street = [path for path in request.paths if path not in quality]
    shares = [row for path in quality for row in read_quality(path, limits=request.limits).rows()]
    reading = read_street(street, crime_types=crime_types(), limits=request.limits)
    report = cast(StreetReport, reading.report)
    located = street_counts.count_street_rows(
        reading, areas.small_area_lookup(), areas.patches(), own=request.own, progress=progress
    )
    report.warnings += file_warnings.rows_elsewhere(located, request.own is not None)
    dense = categories.rolled_up(located.table, categories.street_parents(crime_types()))
    rows = [
        ForceMonthRow(force, month, number, report.without_location[force, month])
        for (force, month), number in report.rows_by_force.items()
    ]
    # A force's own whole file says more than one district's rows: only those that hold rows without a location count.
    whole = [row for row in rows if row.without_location]
    return FileCounts(dense, report, [*whole, *shares])


def _met(request: ImportRequest, progress: tabulation.Progress) -> FileCounts:
    _one_file(request)
    is_long = detect(request.paths[0], request.limits) is FileKind.MET_LONG
    reading = (read_met_long if is_long else read_met)(
        request.paths[0],
        resolver=areas.csp_resolver(),
        special=special_places(),
        name=request.shown[0],
        limits=request.limits,
    )
    table = tabulation.tabulate_met(reading, only=request.own, progress=progress)
    return FileCounts(categories.rolled_up(table, categories.met_parents), reading.report)


def _one_file(request: ImportRequest) -> None:
    if len(request.paths) != 1:
        raise ValidationError("Give one file at a time: each release is kept with its own figures.")


_READERS: dict[CountSource, Callable[[ImportRequest, tabulation.Progress], FileCounts]] = {
    CountSource.HOME_OFFICE: _home_office,
    CountSource.POLICE_UK: _police_uk,
    CountSource.MET: _met,
}
