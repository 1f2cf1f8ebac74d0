"""What names of places mean here: resolvers over the installation's areas, and where its small areas lie.

What the places of counts are called, for people, too.
"""

from collections.abc import Iterable, Mapping

from crime_data.counts.street_counts import Patches, SmallAreaLookup
from crime_data.counts.tabulation import SPECIAL, UNASSIGNED
from crime_data.readers.terms.facts import force_facts, name_facts, special_places
from crime_data.readers.terms.place_names import NameResolver, force_key
from partnerships.models import Area, AreaKind, AreaLink, AreaLinkKind, Partnership


def _named(*kinds: str) -> list[tuple[str, str]]:
    return list(Area.objects.filter(kind__in=kinds).values_list("code", "name"))


def csp_resolver() -> NameResolver:
    """Names of partnerships' areas; former and present districts are parts of them."""
    links = AreaLink.objects.filter(
        kind=AreaLinkKind.PART_OF, child__kind=AreaKind.DISTRICT, parent__kind=AreaKind.CSP
    ).values_list("child__name", "parent__code")
    return NameResolver(_named(AreaKind.CSP), parts=list(links), facts=name_facts())


def force_resolver() -> NameResolver:
    """Names of police areas."""
    return NameResolver(_named(AreaKind.POLICE_AREA), facts=force_facts(), key=force_key)


def forces_of(partnership: Partnership | None) -> frozenset[str]:
    """The plain names of the police areas that the partnership's area lies in; nothing for none, or where not known."""
    if partnership is None or partnership.area is None:
        return frozenset()
    links = AreaLink.objects.filter(child=partnership.area, kind=AreaLinkKind.PART_OF)
    names = links.filter(parent__kind=AreaKind.POLICE_AREA).values_list("parent__name", flat=True)
    return frozenset(map(force_key, names))


def patches() -> Patches:
    """Which police areas each partnership's area lies in."""
    found: dict[str, set[str]] = {}
    links = AreaLink.objects.filter(
        kind=AreaLinkKind.PART_OF, child__kind=AreaKind.CSP, parent__kind=AreaKind.POLICE_AREA
    )
    for area, police_area in links.values_list("child__code", "parent__code"):
        found.setdefault(area, set()).add(police_area)
    return Patches(found, force_resolver(), frozenset(special_places()))


def small_area_lookup() -> SmallAreaLookup:
    """Small areas by code, through the districts that they lie in to the partnerships' areas; else by name."""
    csp_of = dict(
        AreaLink.objects.filter(
            kind=AreaLinkKind.PART_OF, child__kind=AreaKind.DISTRICT, parent__kind=AreaKind.CSP
        ).values_list("child__code", "parent__code")
    )
    found = {}
    # In the order in which they were said: where a small area has changed its district, the latest lookup holds.
    links = AreaLink.objects.filter(kind=AreaLinkKind.PART_OF, child__kind=AreaKind.SMALL_AREA).order_by("pk")
    for small_area, district in links.values_list("child__code", "parent__code").iterator(chunk_size=10_000):
        if district in csp_of:
            found[small_area] = csp_of[district]
    return SmallAreaLookup(found, csp_resolver())


def place_words(codes: Iterable[str]) -> Mapping[str, str]:
    """Names of places as counts store them: areas by their code, the rest by what stands in its stead. One query."""
    wanted = set(codes)
    named = dict(Area.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: named.get(code) or _plain(code) for code in wanted}


def _plain(code: str) -> str:
    if code.startswith(UNASSIGNED):
        return code.removeprefix(UNASSIGNED).replace("unassigned", "Not assigned:").strip().title()
    return code.removeprefix(SPECIAL).title() if code.startswith(SPECIAL) else code
