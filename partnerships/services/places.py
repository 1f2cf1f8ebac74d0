"""Writes to areas, agencies and partnerships."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from core import writes
from partnerships.models import Agency, Area, AreaLink, AreaLinkKind, Partnership, User


@transaction.atomic
def create_area(*, by: User | None, code: str, name: str, kind: str, **values: Any) -> Area:
    return writes.create(Area, by=by, code=code, name=name, kind=kind, **values)


@transaction.atomic
def link_areas(
    *, by: User | None, child: Area, parent: Area, kind: str = AreaLinkKind.PART_OF, **values: Any
) -> AreaLink:
    """Say that one area lies in another, or follows it. An area may have several parents."""
    return writes.create(AreaLink, by=by, child=child, parent=parent, kind=kind, **values)


@transaction.atomic
def create_agency(*, by: User | None, name: str, kind: str, **values: Any) -> Agency:
    """Add an agency, or with `unit_of` a unit or team of one, to the installation's list."""
    return writes.create(Agency, by=by, name=name, kind=kind, **values)


@transaction.atomic
def create_partnership(
    *, by: User | None, slug: str, name: str, short_name: str, councils: Iterable[Agency] = (), **values: Any
) -> Partnership:
    """Make a partnership, for one or more councils."""
    return writes.create(
        Partnership,
        by=by,
        links={"councils": list(councils)},
        slug=slug,
        name=name,
        short_name=short_name,
        **values,
    )
