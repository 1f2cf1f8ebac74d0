"""What places and categories of counts are called, for people."""

from collections.abc import Iterable, Mapping

from partnerships.models import Area
from performance.imports.categories import EVERY_ROW, TOTAL
from performance.imports.gathering import SPECIAL, UNASSIGNED
from performance.readers.facts import classification

_WHOLE = {
    TOTAL: "All recorded crime",
    EVERY_ROW: "Crime and anti-social behaviour together",
    "class:victim_based": "Victim-based crime",
    "class:society": "Other crimes against society",
    "class:fraud": "Fraud",
}
_LAST_PART = ("group", "subgroup", "type")


def category_words(category: str) -> str:
    """`code:8N` is `Assault with injury (8N)`, `group:Robbery` is `Robbery`, `met_2010:total` is `All crime`."""
    if category in _WHOLE:
        return _WHOLE[category]
    kind, _, name = category.partition(":")
    if kind == "code":
        return _offence(name)
    if kind in _LAST_PART:
        return name.rpartition("/")[2]
    return "All crime" if name == TOTAL else name.replace("/", ": ")


def _offence(code: str) -> str:
    known = classification().offences.get(code)
    return f"{known.description} ({code})" if known else f"Offence {code}"


def place_words(codes: Iterable[str]) -> Mapping[str, str]:
    """Names of places as counts store them: areas by their code, the rest by what stands in its stead. One query."""
    wanted = set(codes)
    named = dict(Area.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: named.get(code) or _plain(code) for code in wanted}


def _plain(code: str) -> str:
    if code.startswith(UNASSIGNED):
        return code.removeprefix(UNASSIGNED).replace("unassigned", "Not assigned:").strip().title()
    return code.removeprefix(SPECIAL).title() if code.startswith(SPECIAL) else code
