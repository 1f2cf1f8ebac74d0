"""Recorded crime behind indicators that are counted: readings by month or quarter.

A figure of a period that was signed off is read as of that day; what has become of it since is said beside it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from django.db.models import Exists, Q, Value
from django.utils import timezone
from django.utils.formats import date_format

from core.numbers.formats import format_number
from core.numbers.quantities import MISSING, Quantity
from core.periods.period import Period
from core.periods.words import PeriodKind
from crime_data.counts.packed_periods import pack, unpack
from crime_data.models import Count, CountHistory, CountSource, CountState
from figures.readings.reading import Reading
from partnerships.models import Area, Partnership
from performance.models import FigureSignOff, Indicator

Key: TypeAlias = tuple[int, int | None]
Name: TypeAlias = tuple[str, str, str]  # source, place and category
Counted = dict[Key, dict[Period, Reading]]


class Row(NamedTuple):
    """A count with its series and its release, in bare columns: a page reads hundreds. `period` is packed.

    `owner` is the partnership whose own the count is, None for a national one. What does not stand was replaced by a
    newer release; it is read only where a period of the partnership's has been signed off.
    """

    owner: int | None
    count_source: str
    place: str
    category: str
    period: int
    value: int | None
    state: int
    source: str
    published_on: date
    recorded_at: datetime
    is_any_signed: bool
    is_standing: bool

    @property
    def figure(self) -> tuple[Name, int]:
        return (self.count_source, self.place, self.category), self.period

    @property
    def age(self) -> tuple[date, datetime]:
        """Which of two releases is the newer."""
        return self.published_on, self.recorded_at


_COLUMNS = (
    "series__partnership_id", "series__source", "series__place", "series__category", "period", "value", "state",
    "release__source", "release__published_on", "release__recorded_at", "is_any_signed", "is_standing",
)  # fmt: skip
_SOURCES = {source.value: str(source.label) for source in CountSource}


def counted(
    partnership: Partnership,
    wanted: Collection[tuple[Indicator, Area]],
    *,
    since: date | None = None,
    until: date | None = None,
    known_by: datetime | None = None,
) -> Counted:
    """The months or quarters counted of each indicator and area; a partnership's own in place of national ones. With
    `known_by` without the releases that were recorded after that moment.

    No query where nothing wanted is counted; else one, and one more where a period has been signed off.
    """
    named: dict[Name, list[Key]] = {}
    for indicator, area in wanted:
        if indicator.count_source:
            name = (indicator.count_source, area.code, indicator.count_category)
            named.setdefault(name, []).append((indicator.pk, area.pk))
    if not named:
        return {}
    rows = _rows(partnership, named, since, until, with_replaced=known_by is not None)
    is_signed = any(row.is_any_signed for row in rows[:1])
    signed = list(FigureSignOff.objects.standing().filter(partnership=partnership)) if is_signed else []
    if known_by is not None:
        signed = [one for one in signed if one.signed_at <= known_by]
    found: Counted = {}
    for (name, packed), standing, ever in _by_figure(rows):
        period = unpack(packed)
        now = standing if known_by is None else _known_at(known_by, ever)
        reading = _signed_reading(period, now, ever, signed)
        if reading is not None:
            for key in named[name]:
                found.setdefault(key, {})[period] = reading
    return found


def _rows(
    partnership: Partnership,
    named: Collection[Name],
    since: date | None,
    until: date | None,
    *,
    with_replaced: bool,
) -> list[Row]:
    """The counts of these sources, places and categories, national ones first. One query."""
    signed = Exists(FigureSignOff.objects.standing().filter(partnership=partnership))
    asked = _asked(partnership, named)
    if since is not None:
        asked &= Q(period__gte=pack(Period.containing(since, PeriodKind.MONTH)))
    if until is not None:
        # A quarter's number lies between that of its first month and that of its second.
        asked &= Q(period__lt=pack(Period.containing(until, PeriodKind.MONTH).after()))
    standing, replaced = (
        model._default_manager.filter(asked)
        .annotate(is_any_signed=signed, is_standing=Value(model is Count))
        .values_list(*_COLUMNS)
        for model in (Count, CountHistory)
    )
    columns = standing.union(replaced if with_replaced else replaced.filter(signed), all=True)
    found = [row for row in map(Row._make, columns) if row.figure[0] in named]
    return sorted(found, key=lambda row: row.owner is not None)


def _asked(partnership: Partnership, named: Iterable[Name]) -> Q:
    by_source: dict[str, tuple[set[str], set[str]]] = {}
    for source, place, category in named:
        places, categories = by_source.setdefault(source, (set(), set()))
        places.add(place)
        categories.add(category)
    asked = Q()
    for source, (places, categories) in by_source.items():
        asked |= Q(series__source=source, series__place__in=places, series__category__in=categories)
    return asked & (Q(series__partnership=partnership) | Q(series__partnership__isnull=True))


def _by_figure(rows: Iterable[Row]) -> Iterator[tuple[tuple[Name, int], Row | None, Sequence[Row]]]:
    """For each figure and packed period: the row that stands, own in place of national, and all there ever were."""
    now: dict[tuple[Name, int], Row] = {}
    ever: dict[tuple[Name, int], list[Row]] = {}
    for row in rows:
        if row.is_standing:
            now[row.figure] = row
        ever.setdefault(row.figure, []).append(row)
    for figure, rows in ever.items():
        yield figure, now.get(figure), rows


def _reading(row: Row) -> Reading:
    known = row.state == CountState.KNOWN and row.value is not None
    return Reading(
        period=unpack(row.period),
        quantity=Quantity.known(row.value or 0) if known else MISSING,
        source=_SOURCES[row.source],
        release=f"published {_day(row.published_on)}",
    )


def _signed_reading(
    period: Period, standing: Row | None, ever: Iterable[Row], signed: Iterable[FigureSignOff]
) -> Reading | None:
    """The figure as it was signed off, where its period was; what stands now is said where that differs.

    None where nothing stands and nothing was signed. What nobody knew at the sign-off is missing, whatever came since.
    """
    now = _reading(standing) if standing else None
    holding = [one for one in signed if one.period.contains(period)]
    if not holding:
        return now
    # A year is signed as it is shown, with its signed quarters standing still in it: the first sign-off counts.
    first = min(holding, key=lambda one: one.signed_at)
    newest = _known_at(first.signed_at, ever)
    then = _reading(newest) if newest else None
    if (then.quantity if then else MISSING) == (now.quantity if now else MISSING):
        return then or now
    told = "none" if now is None or now.quantity.amount is None else format_number(now.quantity.amount)
    said = f"{period.short_label} since the sign-off of {_day(timezone.localdate(first.signed_at))}: now {told}"
    return replace(then or Reading(period=period, quantity=MISSING), restated=said)


def _known_at(moment: datetime, rows: Iterable[Row]) -> Row | None:
    """The row of the newest release among those recorded by a moment; a partnership's own before a national one, and
    none that had given way by then."""
    newest: dict[bool, Row] = {}
    for row in sorted(rows, key=lambda row: row.age):
        if row.recorded_at <= moment:
            newest[row.owner is not None] = row
    own = newest.get(True)
    return own if own is not None and own.state != CountState.WITHDRAWN else newest.get(False)


@lru_cache(maxsize=1024)
def _day(day: date) -> str:
    """A day in words; thousands of counts come from a few releases."""
    return date_format(day, "j F Y")
