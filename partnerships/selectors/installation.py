"""Reads about what is the installation's own: agencies and areas, and what rests on them in every partnership.

For data stewards, whose scope is the installation.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from core.merging import uses_of
from partnerships.models import Agency, Area, AreaLink, Partnership
from partnerships.roles import Role


@dataclass(frozen=True)
class Touched:
    """What of one partnership, or of the installation, rests on a record."""

    where: str
    what: str


def touched_with(record: Model) -> list[Touched]:
    """What a change to the record would touch: the installation first, then each partnership by name."""
    uses = uses_of(record)
    names = dict(Partnership.objects.filter(pk__in={use.tenant_id for use in uses}).values_list("pk", "name"))
    by_tenant: dict[int | None, list[str]] = {}
    for use in uses:
        by_tenant.setdefault(use.tenant_id, []).append(f"{use.count} {use.kind}")
    touched = [
        Touched("" if tenant is None else names[tenant], ", ".join(words)) for tenant, words in by_tenant.items()
    ]
    ordered = sorted(touched, key=lambda one: one.where)
    return [Touched(one.where or "The installation itself", one.what) for one in ordered]


def all_partnerships() -> QuerySet[Partnership]:
    """Every partnership by name, with the number of those who administer it now."""
    standing = Q(memberships__role=Role.ADMINISTRATOR, memberships__ended_at=None, memberships__user__is_active=True)
    counted = Partnership.objects.annotate(administrators=Count("memberships", filter=standing, distinct=True))
    return counted.select_related("area").prefetch_related("councils").order_by("name")


def all_agencies() -> QuerySet[Agency]:
    """Every agency by name, merged ones too, with the number of partnerships it is a partner in."""
    counted = Agency.objects.annotate(in_partnerships=Count("partners__partnership", distinct=True))
    return counted.select_related("unit_of", "successor", "merged_into").order_by("name")


def agency_for_steward(pk: int) -> Agency | None:
    return all_agencies().filter(pk=pk).first()


def standing_agency(pk: int) -> Agency | None:
    """An agency that has not been merged into another."""
    return Agency.objects.standing().filter(pk=pk).select_related("unit_of", "successor").first()


def all_areas() -> QuerySet[Area]:
    """Every area by name, with the number of areas within it."""
    # As a subquery it is worked out for the rows of one page alone, not for every small area of the country.
    below = AreaLink.objects.filter(parent=OuterRef("pk")).order_by().values("parent").annotate(number=Count("pk"))
    return Area.objects.annotate(children=Coalesce(Subquery(below.values("number")), 0)).order_by("name", "code")


def area_for_steward(pk: int) -> Area | None:
    return Area.objects.filter(pk=pk).first()


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
