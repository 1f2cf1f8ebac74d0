"""Writes to areas and the links between them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, writes
from partnerships.models import Area, AreaLink, AreaLinkKind, User


@transaction.atomic
def create_area(*, by: User | None, code: str, name: str, kind: str, **values: Any) -> Area:
    return writes.create(Area, by=by, code=code, name=name, kind=kind, **values)


@transaction.atomic
def link_areas(
    *, by: User | None, child: Area, parent: Area, kind: str = AreaLinkKind.PART_OF, **values: Any
) -> AreaLink:
    """Say that one area lies in another, or follows it. An area may have several parents.

    Raises ValidationError on `parent` where that one lies in, or follows, the child already.
    """
    _no_circle(child, parent, kind)
    link = writes.create(AreaLink, by=by, child=child, parent=parent, kind=kind, **values)
    _tell_the_child(by, link, "link added", after=_in_words(link))
    return link


@transaction.atomic
def change_area_link(
    link: AreaLink, *, by: User | None, version: int | None, reason: str = "", **values: Any
) -> AreaLink:
    """Change a link's dates or its source. Raises StaleVersion."""
    before = _in_words(link)
    changed = writes.change(link, by=by, version=version, reason=reason, **values)
    _tell_the_child(by, changed, "link changed", before=before, after=_in_words(changed), reason=reason)
    return changed


@transaction.atomic
def remove_area_link(link: AreaLink, *, by: User | None, version: int | None, reason: str = "") -> None:
    """Take back a link that was wrong; one that has ended gets its last day instead. Raises StaleVersion."""
    writes.delete(link, by=by, version=version, reason=reason)
    _tell_the_child(by, link, "link removed", before=_in_words(link), reason=reason)


def _tell_the_child(by: User | None, link: AreaLink, action: str, **told: Any) -> None:
    """A link is read in the history of the area that it goes up from."""
    audit.record(by=by, action=action, obj=link.child, **told)


def _in_words(link: AreaLink) -> dict[str, Any]:
    return {"link": str(link), "from": audit.plain(link.starts), "until": audit.plain(link.ends), "source": link.source}


def _no_circle(child: Area, parent: Area, kind: str) -> None:
    above, reached = {parent.pk}, {parent.pk}
    while above:
        if child.pk in above:
            raise ValidationError({"parent": f"{parent} lies within or follows {child} already."})
        links = AreaLink.objects.filter(child__in=above, kind=kind)
        above = set(links.values_list("parent", flat=True)) - reached
        reached |= above
