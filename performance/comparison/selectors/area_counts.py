"""What is kept of many areas at once: their counts by period, and how many people or households they have."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from core.periods.period import Period
from core.periods.words import PeriodKind
from crime_data.counts.packed_periods import pack, unpack
from crime_data.geography.successors import making_up, parts_of
from crime_data.models import Count, CountState, HeadKind, Population
from partnerships.models import Area, AreaKind, AreaLink, AreaLinkKind, Partnership
from performance.comparison.spans import Counts


@dataclass(frozen=True, slots=True)
class CountedPart:
    """Counts that are added (+1) or taken away (-1): of a source, in a category."""

    sign: int
    source: str
    category: str


@dataclass(frozen=True, slots=True)
class Heads:
    """People or households by year for each area code, and the vintage of each year's."""

    numbers: Mapping[str, Mapping[int, int]]
    vintages: Mapping[int, tuple[str, ...]]

    def year_for(self, wanted: int, own: str) -> int | None:
        """The year whose numbers all rates are told of: the one wanted, else the last before it that is known.

        Known of the own area, or where nothing is, of any; None where there is none.
        """
        known = self.numbers.get(own) or {year: 0 for years in self.numbers.values() for year in years}
        return max((year for year in known if year <= wanted), default=None)

    def of(self, code: str, year: int | None) -> int | None:
        return None if year is None else self.numbers.get(code, {}).get(year)


Raw = Mapping[str, Mapping[tuple[str, str], Mapping[int, int | None]]]


def counts_of(
    partnership: Partnership,
    parts: Collection[CountedPart],
    codes: Collection[str],
    *,
    since: Period | None = None,
    until: Period | None = None,
) -> Raw:
    """What is counted of each area, by source and category and by packed period. One query.

    A partnership's own counts stand in place of the national ones. `since` and `until` are the first period and the
    last that are wanted.
    """
    asked = Q()
    for part in parts:
        asked |= Q(series__source=part.source, series__category=part.category)
    if since is not None:
        asked &= Q(period__gte=pack(Period.containing(since.start, PeriodKind.MONTH)))
    if until is not None:
        asked &= Q(period__lt=pack(Period.containing(until.end, PeriodKind.MONTH).after()))
    mine = Q(series__partnership=partnership) | Q(series__partnership__isnull=True)
    columns = (
        "series__partnership_id", "series__source", "series__category", "series__place", "period", "value", "state",
    )  # fmt: skip
    rows = Count.objects.filter(mine, asked, series__place__in=list(codes)).values_list(*columns) if parts else []
    found: dict[str, dict[tuple[str, str], dict[int, int | None]]] = {}
    for _, source, category, place, period, value, state in sorted(rows, key=lambda row: row[0] is not None):
        known = value if state == CountState.KNOWN else None
        found.setdefault(place, {}).setdefault((source, category), {})[period] = known
    return found


def newest_period(partnership: Partnership, parts: Collection[CountedPart], code: str) -> Period | None:
    """The last period in which any of the parts is counted in an area. One query."""
    mine = Q(series__partnership=partnership) | Q(series__partnership__isnull=True)
    asked = Q()
    for part in parts:
        asked |= Q(series__source=part.source, series__category=part.category)
    newest = Count.objects.filter(mine, asked, series__place=code).aggregate(newest=Max("period"))["newest"]
    return None if newest is None else unpack(newest)


def added_up(counts: Mapping[tuple[str, str], Mapping[int, int | None]], parts: Collection[CountedPart]) -> Counts:
    """The parts' counts as one: a period that one of them lacks is not known."""
    wanted = [(part.sign, counts.get((part.source, part.category), {})) for part in parts]
    found: dict[Period, int | None] = {}
    for period in {period for _, of_part in wanted for period in of_part}:
        known = [sign * value for sign, of_part in wanted if (value := of_part.get(period)) is not None]
        found[unpack(period)] = sum(known) if len(known) == len(wanted) else None
    return found


def heads_of(areas: Iterable[Area], kind: HeadKind) -> Heads:
    """How many live in each area, by year: as published, or the sum of its districts or of what has become of them. Two
    queries."""
    by_key = {area.pk: area.code for area in areas}
    links = AreaLink.objects.filter(
        parent__in=by_key, kind=AreaLinkKind.PART_OF, child__kind=AreaKind.DISTRICT, ends__isnull=True
    ).values_list("parent_id", "child__code")
    made_of: dict[str, list[str]] = {}
    for parent, code in links:
        made_of.setdefault(by_key[parent], []).append(code)
    codes = {*by_key.values(), *(code for districts in made_of.values() for code in parts_of(tuple(districts)))}
    known: dict[str, dict[int, int]] = {}
    vintages: dict[int, dict[str, None]] = {}
    rows = Population.objects.filter(area_code__in=codes, kind=kind).order_by("pk")
    for code, year, number, vintage in rows.values_list("area_code", "year", "number", "vintage"):
        known.setdefault(code, {})[year] = number
        vintages.setdefault(year, {})[vintage] = None
    numbers = {code: known.get(code) or _sum_of(tuple(made_of.get(code, ())), known) for code in by_key.values()}
    return Heads({code: years for code, years in numbers.items() if years}, {y: tuple(v) for y, v in vintages.items()})


def _sum_of(districts: tuple[str, ...], known: Mapping[str, Mapping[int, int]]) -> dict[int, int]:
    """The districts' sum, of the years in which their whole land is known."""
    of_parts = {code: known[code] for code in parts_of(districts) if code in known}
    found = {}
    for year in {year for years in of_parts.values() for year in years}:
        chosen = making_up(districts, [code for code, years in of_parts.items() if year in years])
        if chosen:
            found[year] = sum(of_parts[code][year] for code in chosen)
    return found
