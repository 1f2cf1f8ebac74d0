"""Recorded crime by London borough as the Metropolitan Police's dashboard gives it since 2017: a row for each month.

The files hold boroughs and the neighbourhoods within them, offences and outcomes, one below the other. Boroughs'
offences are read; the rest is passed over and said. Files of crime with a mark (knives, hate) have the same columns.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.met.by_column import MetCount, MetReport, MetScheme, borough_of
from crime_data.readers.tables.cells import BadCell, parse_count, tidy
from crime_data.readers.tables.dates import parse_month
from crime_data.readers.tables.layouts import MET_LONG, FileKind
from crime_data.readers.tables.report import FileReading
from crime_data.readers.tables.small_tables import TableRow, read_table
from crime_data.readers.terms.place_names import NameResolver, plain

# The groups of notifiable crime, in the dashboard's words; other groups in these columns are marks on such crime.
GROUPS = {
    plain(name): name
    for name in (
        "Arson and criminal damage",
        "Burglary",
        "Drug offences",
        "Fraud and forgery",
        "Historical fraud",
        "Miscellaneous crimes against society",
        "NFIB fraud",
        "Possession of weapons",
        "Public order offences",
        "Robbery",
        "Sexual offences",
        "Theft",
        "Vehicle offences",
        "Violence against the person",
        "Other accepted crime",
    )
}
# Not notifiable: the files hold it, and the totals leave it out (London Datastore, notes on the dashboard's data).
NOT_NOTIFIABLE = "Other accepted crime"


def read_met_long(
    path: Path, *, resolver: NameResolver, special: Mapping[str, str], name: str = "", limits: Limits = UPLOAD
) -> FileReading[MetCount]:
    """Read a dashboard file. A borough's category that comes twice in a month is given twice and counted as `repeated`:
    its parts add up. Raises `WrongFile` and `RefusedFile`, also while the chunks are read."""
    report = MetReport(kind=FileKind.MET_LONG, name=name or path.name, scheme=MetScheme.LONG)
    rows = _Rows(resolver, special, report)
    reading = read_table(path, [MET_LONG], rows.records, report=report, limits=limits)
    return FileReading(report, rows.told(reading.chunks))


class _Rows:
    def __init__(self, resolver: NameResolver, special: Mapping[str, str], report: MetReport) -> None:
        self._resolver = resolver
        self._special = special
        self._report = report
        self._months: set[str] = set()
        self._seen: set[tuple[str, str, str, str]] = set()
        self._passed_over: Counter[str] = Counter()

    def records(self, row: TableRow) -> Iterator[MetCount]:
        """The row's record; none of an area that is no borough, and of what is no offence."""
        area_type, measure = tidy(row["area_type"]), tidy(row["measure"])
        if not area_type or not measure:
            raise BadCell("The row does not say what area it is of, or what it counts.")
        if plain(area_type) not in ("borough", "boroughs"):
            self._passed_over[area_type] += 1
        elif plain(measure) not in ("offences", "offence"):
            self._passed_over[measure] += 1
        else:
            yield self._record(row)

    def told(self, chunks: Iterator[list[MetCount]]) -> Iterator[list[MetCount]]:
        """The chunks, and once all are read the remarks on the whole."""
        yield from chunks
        report = self._report
        report.months = sorted(self._months)
        for what, rows in self._passed_over.most_common(5):
            report.warn(f"Rows of “{what[:60]}” were passed over: {rows:,}. Only boroughs’ offences are taken in.")
        if report.repeated.total:
            first = report.repeated.first[0]
            report.warn(
                f"Rows that repeat a borough, category and month: {report.repeated.total:,}, the first in "
                f"{first.place}. They are added to the earlier row."
            )

    def _record(self, row: TableRow) -> MetCount:
        place, major, minor = tidy(row["borough"]), _words(row["major"]), _words(row["minor"])
        if not major or not minor:
            raise BadCell("The row names no category.")
        month = parse_month(row["month"]).code
        count = parse_count(row["count"])
        area = borough_of(place, self._resolver, self._special, self._report)
        self._remark(row, (place, major, minor, month), count)
        code = area.code if area is not None else ""
        mark = tidy(row["count"]) if count is None else ""
        return MetCount(code, place, self._scheme(major), major, minor, month, count, mark)

    def _scheme(self, major: str) -> MetScheme:
        if plain(major) in GROUPS:
            return MetScheme.LONG
        self._report.warn(f"“{major[:60]}” is no group of notifiable crime: it is kept apart and counts in no total.")
        return MetScheme.MARKED

    def _remark(self, row: TableRow, key: tuple[str, str, str, str], count: int | None) -> None:
        report, text = self._report, ", ".join((key[0], key[2], key[3]))
        if key in self._seen:
            report.repeated.add(row.line, "The borough, category and month were given before.", text, row.sheet)
        self._seen.add(key)
        self._months.add(key[3])
        report.categories.add((key[1], key[2]))
        if count is None:
            report.missing[tidy(row["count"])] += 1
        elif count < 0:
            report.negatives.add(row.line, f"The count is {count}.", text, row.sheet)


def _words(text: str) -> str:
    """A category as every year's file has it: some write capitals throughout."""
    written = tidy(text)
    return GROUPS.get(plain(written), written[:1].upper() + written[1:].lower())
