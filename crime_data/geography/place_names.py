"""What the places of counts are called, for people."""

from collections.abc import Iterable, Mapping

from crime_data.counts.tabulation import SPECIAL, UNASSIGNED
from partnerships.models import Area


def place_words(codes: Iterable[str]) -> Mapping[str, str]:
    """Names of places as counts store them: areas by their code, the rest by what stands in its stead. One query."""
    wanted = set(codes)
    named = dict(Area.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: named.get(code) or _plain(code) for code in wanted}


def _plain(code: str) -> str:
    if code.startswith(UNASSIGNED):
        return code.removeprefix(UNASSIGNED).replace("unassigned", "Not assigned:").strip().title()
    return code.removeprefix(SPECIAL).title() if code.startswith(SPECIAL) else code
