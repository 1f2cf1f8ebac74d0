"""How many people or households areas have: whom a rate is told of."""

from collections.abc import Iterable, Mapping

from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from crime_data.geography.successors import making_up, parts_of
from crime_data.models import HeadKind, Population
from partnerships.models import Area, AreaKind, AreaLink, AreaLinkKind

Heads = Mapping[tuple[int, HeadKind], Mapping[int, tuple[int, str]]]


def heads_of(units: Iterable[tuple[Unit, Area]]) -> Heads:
    """People or households of each area by year, with the vintage: the newest one that was taken in.

    Where an area has none of its own, the sum of the districts that it is made of, or of what has become of them, where
    all are known. Two queries.
    """
    areas = {area.pk: area for unit, area in units if unit.is_rate}
    if not areas:
        return {}
    districts = AreaLink.objects.filter(
        parent__in=list(areas), kind=AreaLinkKind.PART_OF, child__kind=AreaKind.DISTRICT, ends__isnull=True
    ).values_list("parent_id", "child__code")
    made_of: dict[int, list[str]] = {}
    for parent, code in districts:
        made_of.setdefault(parent, []).append(code)
    parts = {pk: parts_of(tuple(codes)) for pk, codes in made_of.items()}
    codes = {area.code for area in areas.values()} | {code for found in parts.values() for code in found}
    known: dict[tuple[str, str], dict[int, tuple[int, str]]] = {}
    for row in Population.objects.filter(area_code__in=codes).order_by("pk"):
        known.setdefault((row.area_code, row.kind), {})[row.year] = (row.number, row.vintage)
    found = {}
    for pk, area in areas.items():
        for kind in HeadKind:
            own = known.get((area.code, kind))
            of_parts = {code: known.get((code, kind), {}) for code in parts.get(pk, ())}
            found[(pk, kind)] = own or _sum_of(tuple(made_of.get(pk, ())), of_parts)
    return found


def heads_for(heads: Heads, area: int, unit: Unit, period: Period) -> tuple[int | None, str]:
    """How many people or households a rate of the period is told of, and who they are in words.

    The mid-year estimate of the year in which the financial year begins; where it is not known, the last before it.
    """
    kind = HeadKind.HOUSEHOLDS if unit is Unit.RATE_PER_1000_HOUSEHOLDS else HeadKind.PERSONS
    noun = "households" if kind is HeadKind.HOUSEHOLDS else "people"
    year = Period.containing(period.start, PeriodKind.FINANCIAL_YEAR).year
    known = heads.get((area, kind), {})
    best = max((known_year for known_year in known if known_year <= year), default=None)
    if best is None:
        return None, f"{noun} known of {year} or before"
    number, vintage = known[best]
    return number, f"{noun} ({best}, {vintage})"


def _sum_of(
    districts: tuple[str, ...], known: Mapping[str, Mapping[int, tuple[int, str]]]
) -> dict[int, tuple[int, str]]:
    """The districts' sum with its vintage, of the years in which their whole land is known."""
    found = {}
    for year in {year for years in known.values() for year in years}:
        chosen = making_up(districts, [code for code, years in known.items() if year in years])
        if chosen:
            found[year] = sum(known[code][year][0] for code in chosen), known[chosen[0]][year][1]
    return found
