"""Reads about wards and priority neighbourhoods: which there are, and the street-level crime in each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from core.number_formats import format_number
from core.periods import Period
from partnerships.models import AreaKind, AreaLink, AreaLinkKind, Partnership
from performance.imports.categories import EVERY_ROW
from performance.imports.packing import pack, unpack
from performance.imports.wording import category_words
from performance.models import Count, CountSource, CountState, ForceMonth, Neighbourhood, NeighbourhoodKind, Series
from performance.readers.cells import SMALL_AREA_CODE
from performance.readers.names import force_key

MONTHS = 12
KINDS = NeighbourhoodKind.choices
Counts = Mapping[tuple[str, int], int]  # by small area and packed month


@dataclass(frozen=True)
class Row:
    """A neighbourhood, or a remainder, with its counts of two spans of months; None where no month is known."""

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
class Sheet:
    """Street-level crime by neighbourhood over the latest twelve months and the twelve before.

    `wards` add up to `whole`; `priorities` may overlap and add up to nothing. `notes` say what is not in the figures.
    """

    category: str
    now: str
    before: str
    wards: Sequence[Row]
    priorities: Sequence[Row]
    whole: Row
    notes: Sequence[str]


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


def sheet_of(partnership: Partnership, category: str = EVERY_ROW) -> Sheet | None:
    """The counts of a category by neighbourhood; None where the partnership has no street files of its own."""
    months = _months(partnership)
    if not months:
        return None
    last = unpack(months[-1])
    latest = _span(last)
    earlier = _span(latest[-1].before())
    spans = [pack(month) for month in latest], [pack(month) for month in earlier]
    counts = _counts(partnership, category)
    known = set(months)
    every = list(neighbourhoods_of(partnership))
    place = _place(partnership)
    wards = [_row(one, counts, spans, known) for one in every if one.kind == NeighbourhoodKind.WARD]
    in_wards = {code for one in every if one.kind == NeighbourhoodKind.WARD for code in one.small_areas}
    others = {code for code, _ in counts} - in_wards - {place}
    whole = _sum(partnership.short_name, {place}, counts, spans, known)
    if wards:
        wards.append(_sum("Small areas in no ward", others, counts, spans, known))
        if (unplaced := _rest(whole, wards)) is not None:
            wards.append(unplaced)
    return Sheet(
        category=category_words(category),
        now=f"12 months to {last.label}",
        before=f"12 months to {earlier[0].label}",
        wards=wards,
        priorities=[_row(one, counts, spans, known) for one in every if one.kind == NeighbourhoodKind.PRIORITY],
        whole=whole,
        notes=[*_gaps(spans, known), *_without_location(partnership, spans[0])],
    )


def _place(partnership: Partnership) -> str:
    return partnership.area.code if partnership.area else ""


def _months(partnership: Partnership) -> list[int]:
    """The packed months of which the partnership has street files, in order."""
    rows = Count.objects.filter(
        series__source=CountSource.POLICE_UK,
        series__partnership=partnership,
        series__place=_place(partnership),
        series__category=EVERY_ROW,
    )
    return sorted(rows.values_list("period", flat=True))


def _counts(partnership: Partnership, category: str) -> Counts:
    own = Series.objects.filter(source=CountSource.POLICE_UK, partnership=partnership, category=category)
    places = dict(own.values_list("pk", "place"))
    rows = Count.objects.filter(series__in=own, state=CountState.KNOWN).values_list("series_id", "period", "value")
    return {(places[series], period): value or 0 for series, period, value in rows}


def _span(last: Period) -> list[Period]:
    """The twelve months that end with `last`, latest first."""
    found = [last]
    while len(found) < MONTHS:
        found.append(found[-1].before())
    return found


def _row(one: Neighbourhood, counts: Counts, spans: tuple[list[int], list[int]], known: Collection[int]) -> Row:
    return _sum(one.name, set(one.small_areas), counts, spans, known)


def _sum(
    name: str, places: Collection[str], counts: Counts, spans: tuple[list[int], list[int]], known: Collection[int]
) -> Row:
    """A month that was taken in and has no row of a small area has none there; one that was not is not known."""
    now, before = (
        sum(counts.get((place, month), 0) for place in places for month in span if month in known)
        if any(month in known for month in span)
        else None
        for span in spans
    )
    return Row(name, now, before)


def _rest(whole: Row, wards: Sequence[Row]) -> Row | None:
    """What of the area's count lies in none of its small areas: counts that were put right by hand."""
    now = None if whole.now is None else whole.now - sum(row.now or 0 for row in wards)
    before = None if whole.before is None else whole.before - sum(row.before or 0 for row in wards)
    return Row("Put right for the whole area, in no small area", now, before) if now or before else None


def _gaps(spans: tuple[list[int], list[int]], known: Collection[int]) -> list[str]:
    missing = [unpack(month).label for span in spans for month in sorted(span) if month not in known]
    if not missing or len(missing) == len(spans[0]) + len(spans[1]):
        return []
    told = ", ".join(missing[:6]) + (" and others" if len(missing) > 6 else "")
    return [f"No street files have been taken in for {told}: the sums are of the other months."]


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
