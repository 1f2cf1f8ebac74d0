"""Reading a partnership's counts one by one: what stands, what it was before, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.numbers.formats import format_number
from core.periods.period import Period
from crime_data.counts.categories import category_words
from crime_data.counts.packed_periods import pack, unpack
from crime_data.models import Count, CountHistory, CountSource, CountState, Release, Series
from partnerships.models import Partnership

NO_FIGURE = "no figure"


@dataclass(frozen=True)
class CountCategory:
    """A category of a source that the partnership's area has counts of."""

    series: int
    source: str
    category: str

    @property
    def label(self) -> str:
        return category_words(self.category)


@dataclass(frozen=True)
class EarlierCount:
    """A value that stood before, or that came late."""

    value: str
    release: str
    recorded_at: datetime


@dataclass(frozen=True)
class CountLine:
    """A period's count as a table shows it. `packed` is its key in an address."""

    period: str
    packed: int
    value: str
    standing: str
    why: str
    release: str
    recorded_at: datetime
    earlier: Sequence[EarlierCount]


def count_categories(partnership: Partnership) -> list[CountCategory]:
    """Every category that the partnership's area has counts of, once each, by source and name."""
    if partnership.area is None:
        return []
    rows = Series.objects.filter(place=partnership.area.code).order_by("partnership_id", "pk")
    found: dict[tuple[str, str], CountCategory] = {}
    for row in rows:
        if row.partnership_id in (None, partnership.pk):
            found.setdefault((row.source, row.category), CountCategory(row.pk, row.source, row.category))
    return sorted(found.values(), key=lambda kind: (kind.source, kind.label))


def series_for(partnership: Partnership, key: int) -> Series | None:
    """The series of that key, where it is of the partnership's area and national or its own."""
    if partnership.area is None:
        return None
    found = Series.objects.filter(pk=key, place=partnership.area.code).first()
    return found if found is not None and found.partnership_id in (None, partnership.pk) else None


def lines_of(partnership: Partnership, series: Series) -> list[CountLine]:
    """The counts of the series' source, place and category, newest first: the partnership's own before national ones,
    with all that stood before. Four queries."""
    both = list(Series.objects.filter(source=series.source, place=series.place, category=series.category))
    owners = {one.pk: one.partnership_id for one in both if one.partnership_id in (None, partnership.pk)}
    standing = list(Count.objects.filter(series__in=list(owners)))
    history = list(CountHistory.objects.filter(series__in=list(owners)).exclude(state=CountState.WITHDRAWN))
    releases = Release.objects.defer("report", "places").in_bulk([row.release_id for row in (*standing, *history)])
    found: dict[int, Count] = {}
    for row in sorted(standing, key=lambda row: owners[row.series_id] is not None):
        found[row.period] = row
    before: dict[int, list[Count | CountHistory]] = {}
    hidden = [row for row in standing if found[row.period] is not row]
    replaced: list[Count | CountHistory] = [*history, *hidden]
    for old in replaced:
        before.setdefault(old.period, []).append(old)
    return [_line(row, before.get(row.period, []), releases) for _, row in sorted(found.items(), reverse=True)]


def line_of(partnership: Partnership, series: Series, packed: int) -> CountLine | None:
    """The line of one period, by its key in the address."""
    return next((line for line in lines_of(partnership, series) if line.packed == packed), None)


def period_of(line: CountLine) -> Period:
    return unpack(line.packed)


def _line(row: Count, before: Sequence[Count | CountHistory], releases: dict[int, Release]) -> CountLine:
    release = releases[row.release_id]
    period = unpack(row.period)
    return CountLine(
        period=period.label,
        packed=pack(period),
        value=_words(row),
        standing=_standing(release),
        why=release.why,
        release=release.name,
        recorded_at=release.recorded_at,
        earlier=[
            EarlierCount(_words(old), releases[old.release_id].name, releases[old.release_id].recorded_at)
            for old in sorted(before, key=lambda old: releases[old.release_id].recorded_at, reverse=True)
        ],
    )


def _words(row: Count | CountHistory) -> str:
    return format_number(row.value) if row.state == CountState.KNOWN and row.value is not None else NO_FIGURE


def _standing(release: Release) -> str:
    if release.corrects_id is not None:
        return "Put right by hand"
    return "National" if release.partnership_id is None else "The partnership’s own"


def source_label(source: str) -> str:
    return CountSource(source).label
