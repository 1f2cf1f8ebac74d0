"""What a file names and the installation holds already, by the names that files use."""

from collections.abc import Collection

from django.db.models import Q

from partnerships.models import Agency, Area, AreaLink, Group, Partnership
from performance.models import Indicator
from plans.models import Plan


def area_coded(code: str) -> Area | None:
    return Area.objects.filter(code=code).first()


def agency_named(name: str) -> Agency | None:
    return Agency.objects.filter(name=name).first()


def partnership_named(slug: str) -> Partnership | None:
    return Partnership.objects.filter(slug=slug).first()


def plan_named(partnership: Partnership, slug: str) -> Plan | None:
    return Plan.objects.filter(partnership=partnership, slug=slug).first()


def group_named(partnership: Partnership, name: str) -> Group | None:
    return Group.objects.filter(partnership=partnership, name=name).first()


def indicator_named(slug: str, name: str) -> Indicator | None:
    """The indicator of that short name of the partnership of that slug, else the installation's."""
    usable = Q(partnership__slug=slug) | Q(partnership=None)
    known: list[Indicator] = list(Indicator.objects.filter(usable, slug=name))
    return max(known, key=lambda one: one.partnership_id is not None, default=None)


def is_covered_by_others(area: Area, slugs: Collection[str]) -> bool:
    """Whether a partnership other than these covers the area, or one that it lies in."""
    others = Partnership.objects.exclude(slug__in=slugs)
    return others.filter(Q(area=area) | Q(area__in=AreaLink.objects.filter(child=area).values("parent"))).exists()
