"""Reads about areas, for data stewards, whose scope is the installation."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from partnerships.models import Area, AreaLink


def all_areas() -> QuerySet[Area]:
    """Every area by name, with the number of areas within it."""
    # As a subquery it is worked out for the rows of one page alone, not for every small area of the country.
    below = AreaLink.objects.filter(parent=OuterRef("pk")).order_by().values("parent").annotate(number=Count("pk"))
    return Area.objects.annotate(children=Coalesce(Subquery(below.values("number")), 0)).order_by("name", "code")


def area_for_steward(pk: int) -> Area | None:
    return Area.objects.filter(pk=pk).first()


def area_of_code(code: str) -> Area | None:
    return Area.objects.filter(code=code).first()


@dataclass(frozen=True)
class AreaLinks:
    """An area's links: those it lies in or follows, and those that lie in it or follow it."""

    up: tuple[AreaLink, ...]
    down: tuple[AreaLink, ...]
    more_down: int


DOWN_AT_MOST = 200


def links_of(area: Area) -> AreaLinks:
    """An area's links, by kind and name; of those below it the first 200."""
    dates = F("starts").asc(nulls_first=True)
    up = area.parent_links.select_related("parent", "child").order_by("kind", "parent__name", dates)
    down = area.child_links.select_related("parent", "child").order_by("kind", "child__name", dates)
    shown = tuple(down[:DOWN_AT_MOST])
    return AreaLinks(tuple(up), shown, max(0, down.count() - len(shown)))


def link_for(area: Area, pk: int) -> AreaLink | None:
    """The link of that key that goes up from the area."""
    return area.parent_links.filter(pk=pk).select_related("parent", "child").first()
