"""Reads of a partnership's own layouts, and of all that a paper may be begun in."""

from typing import Any

from django.db.models import QuerySet

from partnerships.models import Partnership
from reports.layouts.reading import PaperLayout, read
from reports.layouts.shipped import all_layouts, raw_layout
from reports.models import OwnLayout


def own_layouts_of(partnership: Partnership) -> QuerySet[OwnLayout]:
    """The partnership's current own layouts, by title."""
    found: QuerySet[OwnLayout] = OwnLayout.objects.current().filter(partnership=partnership)
    return found


def own_layout_for(partnership: Partnership, pk: int) -> OwnLayout | None:
    """The partnership's own layout of that key, archived ones too; None for any other's."""
    return OwnLayout.objects.filter(partnership=partnership, pk=pk).first()


def own_layout_named(partnership: Partnership, slug: str) -> OwnLayout | None:
    return own_layouts_of(partnership).filter(slug=slug).first()


def layouts_for(partnership: Partnership) -> list[tuple[str, str]]:
    """Name and title of every layout that a paper of the partnership may be begun in, its own first."""
    own = [(one.slug, one.title) for one in own_layouts_of(partnership)]
    return own + [(layout.name, layout.title) for layout in all_layouts()]


def values_of_layout(partnership: Partnership, name: str) -> dict[str, Any]:
    """The values of a layout of the partnership's own, or of the one of that name; raises UnknownLayout."""
    own = own_layout_named(partnership, name)
    return dict(own.content) if own else raw_layout(name)


def layout_from(own: OwnLayout) -> PaperLayout:
    return read(own.slug, own.content)
