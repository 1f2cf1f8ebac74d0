"""Reads about wards and priority neighbourhoods: which there are, and the street-level crime in each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from core.numbers.formats import format_number
from core.periods.period import Period
from crime_data.counts.categories import EVERY_ROW, category_words
from crime_data.counts.packed_periods import pack, unpack
from crime_data.models import Count, CountSource, CountState, ForceMonth, Series
from crime_data.readers.tables.cells import SMALL_AREA_CODE
from crime_data.readers.terms.place_names import force_key
from partnerships.models import AreaKind, AreaLink, AreaLinkKind, Partnership
from performance.models import Neighbourhood, NeighbourhoodKind

MONTHS = 12
KINDS = NeighbourhoodKind.choices
Counts = Mapping[tuple[str, int], int | None]  # by small area and packed month; None where the source has no figure
Spans = tuple[Sequence[Period], Sequence[Period]]


@dataclass(frozen=True)
class NeighbourhoodRow:
    """A neighbourhood, or a remainder, with its counts of two spans of months; None where any month is not known."""

    name: str
    now: int | None
    before: int | None

    @property
    def now_words(self) -> str:
        return _words(self.now)

    @property
    def before_words(self) -> str:
        return _words(self.before)


@dataclass(frozen=True)
class NeighbourhoodTable:
    """Street-level crime by neighbourhood over the latest months, at most twelve, and the same months a year earlier.

    `now` and `before` name the two spans. `wards` add up to `whole`; `priorities` may overlap and add up to nothing.
    `notes` say what is not in the figures.
    """

    category: str
    now: str
    before: str
    wards: Sequence[NeighbourhoodRow]
    priorities: Sequence[NeighbourhoodRow]
    whole: NeighbourhoodRow
    notes: Sequence[str]
    period: Period

    def row_named(self, name: str) -> NeighbourhoodRow | None:
        """The row of a neighbourhood; names are used once in a partnership."""
        return next((row for row in (*self.wards, *self.priorities) if row.name == name), None)


def _words(value: int | None) -> str:
    return "not known" if value is None else format_number(value)


def neighbourhoods_of(partnership: Partnership) -> QuerySet[Neighbourhood]:
    found: QuerySet[Neighbourhood] = Neighbourhood.objects.current().filter(partnership=partnership)
    return found


def neighbourhood_for(partnership: Partnership, key: int) -> Neighbourhood | None:
    """The partnership's neighbourhood of that key, archived or not; None for any other's."""
    found: Neighbourhood | None = Neighbourhood.objects.filter(partnership=partnership, pk=key).first()
    return found


def small_areas_of(partnership: Partnership) -> set[str]:
    """The codes of the partnership's small areas: those counted in its own street files, and those of the lookup."""
    if partnership.area is None:
        return set()
    own = Series.objects.filter(source=CountSource.POLICE_UK, partnership=partnership)
    part_of = AreaLinkKind.PART_OF
    districts = AreaLink.objects.filter(kind=part_of, parent=partnership.area, child__kind=AreaKind.DISTRICT)
    listed = AreaLink.objects.filter(
        kind=part_of, parent__in=districts.values("child"), child__kind=AreaKind.SMALL_AREA
    ).values_list("child__code", flat=True)
    return {code for code in own.values_list("place", flat=True).distinct() if SMALL_AREA_CODE.fullmatch(code)} | set(
        listed
    )


def categories_of(partnership: Partnership) -> list[tuple[str, str]]:
    """The categories of the partnership's own street files with their words, the widest first."""
    own = Series.objects.filter(source=CountSource.POLICE_UK, partnership=partnership, place=_place(partnership))
    names = own.values_list("category", flat=True)
    return sorted(((name, category_words(name)) for name in names), key=lambda pair: (":" in pair[0], pair[1]))


def neighbourhood_table(partnership: Partnership, category: str = EVERY_ROW) -> NeighbourhoodTable | None:
    """The counts of a category by neighbourhood; None where the partnership has no street files of its own."""
    known = set(months := _months(partnership))
    if not months:
        return None
    latest = _span(months)
    spans = latest, [month.year_earlier() for month in latest]
    counts = _counts(partnership, category)
    every = list(neighbourhoods_of(partnership))
    wards = [_row(one, counts, spans, known) for one in every if one.kind == NeighbourhoodKind.WARD]
    in_wards = {code for one in every if one.kind == NeighbourhoodKind.WARD for code in one.small_areas}
    others = {code for code, _ in counts} - in_wards - {place := _place(partnership)}
    whole = _sum(partnership.short_name, {place}, counts, spans, known)
    if wards:
        wards.append(_sum("Small areas in no ward", others, counts, spans, known))
        if (unplaced := _rest(whole, wards)) is not None:
            wards.append(unplaced)
    return NeighbourhoodTable(
        category=category_words(category),
        now=_span_words(spans[0]),
        before=_span_words(spans[1]),
        wards=wards,
        priorities=[_row(one, counts, spans, known) for one in every if one.kind == NeighbourhoodKind.PRIORITY],
        whole=whole,
        notes=[*_gaps(spans, known), *_without_location(partnership, [pack(month) for month in latest])],
        period=latest[-1],
    )


def _place(partnership: Partnership) -> str:
    return partnership.area.code if partnership.area else ""


def _months(partnership: Partnership) -> list[Period]:
    """The months of which the partnership has street files, in order."""
    rows = Count.objects.filter(
        series__source=CountSource.POLICE_UK,
        series__partnership=partnership,
        series__place=_place(partnership),
        series__category=EVERY_ROW,
        state=CountState.KNOWN,
    )
    return [unpack(packed) for packed in sorted(rows.values_list("period", flat=True))]


def _counts(partnership: Partnership, category: str) -> Counts:
    own = Series.objects.filter(source=CountSource.POLICE_UK, partnership=partnership, category=category)
    places = dict(own.values_list("pk", "place"))
    rows = Count.objects.filter(series__in=own).values_list("series_id", "period", "value", "state")
    return {
        (places[series], period): value if state == CountState.KNOWN else None for series, period, value, state in rows
    }


def _span(months: Sequence[Period]) -> list[Period]:
    """The latest months that follow one another without a gap, at most twelve, in order; `months` are in order too."""
    found = [months[-1]]
    for month in reversed(months[:-1]):
        if len(found) == MONTHS or month.after() != found[0]:
            break
        found.insert(0, month)
    return found


def _span_words(span: Sequence[Period]) -> str:
    return span[-1].label if len(span) == 1 else f"{len(span)} months to {span[-1].label}"


def _row(one: Neighbourhood, counts: Counts, spans: Spans, known: Collection[Period]) -> NeighbourhoodRow:
    return _sum(one.name, set(one.small_areas), counts, spans, known)


def _sum(
    name: str, places: Collection[str], counts: Counts, spans: Spans, known: Collection[Period]
) -> NeighbourhoodRow:
    """The counts of some places over both spans; never the sum of the other months where one is not known."""
    now, before = (
        _sum_of_span(places, counts, [pack(month) for month in span]) if set(span) <= set(known) else None
        for span in spans
    )
    return NeighbourhoodRow(name, now, before)


def _sum_of_span(places: Collection[str], counts: Counts, span: Sequence[int]) -> int | None:
    """A month that was taken in and has no row of a small area has none there; a count without a value has no sum."""
    values = [counts.get((place, month), 0) for place in places for month in span]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _rest(whole: NeighbourhoodRow, wards: Sequence[NeighbourhoodRow]) -> NeighbourhoodRow | None:
    """What of the area's count lies in none of its small areas: counts that were put right by hand."""
    now = _less(whole.now, [row.now for row in wards])
    before = _less(whole.before, [row.before for row in wards])
    return NeighbourhoodRow("Put right for the whole area, in no small area", now, before) if now or before else None


def _less(whole: int | None, parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return whole - sum(known) if whole is not None and len(known) == len(parts) else None


def _gaps(spans: Spans, known: Collection[Period]) -> list[str]:
    """Why the latest span has fewer than twelve months, and why the earlier one has no sum."""
    latest, earlier = spans
    found = []
    if len(latest) < MONTHS:
        lacking = latest[0].before().label
        counted = "month since is" if len(latest) == 1 else f"{len(latest)} months since are"
        found.append(f"No street files have been taken in for {lacking}: only the {counted} counted.")
    if missing := [month.label for month in earlier if month not in known]:
        told = ", ".join(missing[:6]) + (" and others" if len(missing) > 6 else "")
        found.append(f"No street files have been taken in for {told}: the same months a year earlier are not added up.")
    return found


def _without_location(partnership: Partnership, months: Collection[int]) -> list[str]:
    """How many of the force's rows have no location, and so are counted in no area at all."""
    areas = AreaLink.objects.filter(child=partnership.area, kind=AreaLinkKind.PART_OF)
    names = areas.filter(parent__kind=AreaKind.POLICE_AREA).values_list("parent__name", flat=True)
    forces = {force_key(name) for name in names}
    found = ForceMonth.objects.filter(month__in=list(months)).order_by("rows")
    # A month may be told by the force's file and by a table of its shares: the fuller one counts.
    rows = {row.month: row for row in found if force_key(row.force) in forces}.values()
    total, lost = sum(row.rows for row in rows), sum(row.without_location for row in rows)
    general = "Rows without a location are counted in no area, so an area’s sum leaves them out"
    if not total:
        return [f"{general}."]
    return [f"{general}: {lost:,} of the {total:,} rows of the force’s files that are known for these months."]
