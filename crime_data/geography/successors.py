"""Districts that were merged or recoded: which present authorities stand for which former ones, and vice versa.

A partnership's area is linked to the districts of the lookup that was imported, and estimates of people come by the
districts of their own year. Pure; what succeeded what is in `fixtures/reference/area_changes.csv`.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache

from crime_data.readers.terms.facts import area_changes


@lru_cache(maxsize=1)
def _made_of() -> Mapping[str, frozenset[str]]:
    """The oldest districts that each authority formed since is made of, through all its predecessors."""
    found: dict[str, frozenset[str]] = {}
    for change in area_changes():  # oldest first, so that predecessors are known
        if change.kind == "district" and change.code not in change.succeeds:
            found[change.code] = frozenset().union(*(found.get(code, {code}) for code in change.succeeds))
    return found


def _oldest(code: str) -> frozenset[str]:
    return _made_of().get(code) or frozenset((code,))


@lru_cache(maxsize=1024)
def parts_of(districts: tuple[str, ...]) -> tuple[str, ...]:
    """The districts, what they were before, and what was formed of nothing but them: the widest first."""
    land = frozenset().union(*(_oldest(code) for code in districts))
    formed = {code for code, oldest in _made_of().items() if oldest <= land}
    return tuple(sorted({*districts, *land, *formed}, key=lambda code: (-len(_oldest(code)), code)))


def making_up(districts: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    """Those of the known codes that together are the districts' land, each piece once; none where a piece is lacking.

    A merged authority's own figure stands before those of what it was made of.
    """
    left = frozenset().union(*(_oldest(code) for code in districts))
    chosen = []
    for code in parts_of(districts):
        if code in known and _oldest(code) <= left:
            chosen.append(code)
            left -= _oldest(code)
    return () if left else tuple(chosen)
