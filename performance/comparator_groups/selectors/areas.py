"""What an officer means by the areas of a group: their names or codes, their authority type, and who lies together."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError

from crime_data.geography.selectors import csp_resolver
from crime_data.readers.terms.place_names import NameResolver, UnknownName
from partnerships.models import Area, AreaKind, AreaLink, AreaLinkKind, Partnership
from performance.models import GroupKind

COMPARABLE = (AreaKind.CSP, AreaKind.DISTRICT)
MOST_MEMBERS = 400  # there are 331 districts and 314 partnerships
# By how an area's code begins: an authority of its type, and several.
AUTHORITY_TYPES = {
    "E06": ("a unitary authority", "unitary authorities"),
    "E07": ("a district of a county", "districts of counties"),
    "E08": ("a metropolitan borough", "metropolitan boroughs"),
    "E09": ("a London borough", "London boroughs"),
    "W06": ("a Welsh unitary authority", "Welsh unitary authorities"),
}
_LONDON = "E09"
_METROPOLITAN_POLICE = "E23000001"


def areas_named(text: str) -> list[Area]:
    """The areas that the lines of `text` name, each once: by official code, or by name however it is spelt.

    Raises ValidationError that names every line which means no area, or part of one only.
    """
    lines = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    if len(lines) > MOST_MEMBERS:
        raise ValidationError(f"A group has at most {MOST_MEMBERS} areas.")
    by_code = {area.code: area for area in Area.objects.filter(code__in=[line.upper() for line in lines])}
    resolver = csp_resolver()
    found: dict[int, Area] = {}
    codes: list[str] = []
    refused: list[str] = []
    for line in lines:
        try:
            codes.append(_code_of(line, by_code, resolver))
        except UnknownName as unknown:
            refused.append(str(unknown))
    if refused:
        raise ValidationError(refused)
    known = {area.code: area for area in Area.objects.filter(code__in=codes, kind__in=COMPARABLE)}
    for code in codes:
        if code not in known:
            raise ValidationError(f"{code} is no district and no partnership’s area: figures are kept for those.")
        found[known[code].pk] = known[code]
    return list(found.values())


def _code_of(line: str, by_code: Mapping[str, Area], resolver: NameResolver) -> str:
    if line.upper() in by_code:
        return line.upper()
    match = resolver.resolve(line)
    if match.part and match.part.casefold() != match.name.casefold():
        raise UnknownName(line, (match.name,))
    return match.code


def authority_types(areas: Iterable[Area]) -> dict[int, str]:
    """How the code begins of each area whose type of authority is known, by key: its own, or that of all its districts.

    The types are in `AUTHORITY_TYPES`.
    """
    every = list(areas)
    found = {area.pk: area.code[:3] for area in every if area.code[:3] in AUTHORITY_TYPES}
    links = AreaLink.objects.filter(
        parent__in=[area.pk for area in every if area.pk not in found],
        kind=AreaLinkKind.PART_OF,
        child__kind=AreaKind.DISTRICT,
    ).values_list("parent_id", "child__code")
    within: dict[int, set[str]] = {}
    for parent, code in links:
        within.setdefault(parent, set()).add(code[:3])
    alike = {parent: min(types) for parent, types in within.items() if len(types) == 1}
    return found | {parent: kind for parent, kind in alike.items() if kind in AUTHORITY_TYPES}


def require_fitting(kind: str, own: Area | None, areas: Iterable[Area]) -> None:
    """Refuse areas of another authority type than the own one's (own choice), or than London's boroughs.

    An area whose type is not known is let in. Raises ValidationError on `members`.
    """
    if kind not in (GroupKind.OWN, GroupKind.LONDON):
        return
    every = list(areas)
    types = authority_types([*every, *([own] if own else [])])
    wanted = _LONDON if kind == GroupKind.LONDON else types.get(own.pk, "") if own else ""
    others = [area for area in every if wanted and types.get(area.pk, wanted) != wanted]
    if others:
        told = ", ".join(f"{area.name} is {AUTHORITY_TYPES[types[area.pk]][0]}" for area in others)
        raise ValidationError({"members": f"A group of this kind holds {AUTHORITY_TYPES[wanted][1]}: {told}."})


def lying_together(partnership: Partnership, kind: str) -> list[Area]:
    """The areas of the own area's kind in the same county, region or in London, by the installation's lookup.

    Empty where the lookup does not say, and for kinds that no lookup can tell.
    """
    own = partnership.area
    if own is None:
        return []
    part_of = AreaLink.objects.filter(kind=AreaLinkKind.PART_OF)
    if kind == GroupKind.LONDON:
        within = part_of.filter(parent__code=_METROPOLITAN_POLICE)
    elif kind in (GroupKind.COUNTY, GroupKind.REGION):
        parents = part_of.filter(child=own, parent__kind=kind).values("parent")
        within = part_of.filter(parent__in=parents)
    else:
        return []
    return list(Area.objects.filter(pk__in=within.values("child"), kind=own.kind))
