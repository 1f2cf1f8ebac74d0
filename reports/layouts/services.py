"""Every write to a partnership's own layouts."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import Partnership, User
from reports.layouts.editing import SectionChange, changed_content
from reports.layouts.reading import BrokenLayout
from reports.layouts.selectors import values_of_layout
from reports.layouts.shipped import UnknownLayout, all_layouts
from reports.models import OwnLayout


@transaction.atomic
def copy_layout(*, by: User | None, partnership: Partnership, copied_from: str, title: str, slug: str) -> OwnLayout:
    """Make an own layout that is a copy of another. Raises ValidationError where there is none of that name."""
    if slug in {layout.name for layout in all_layouts()}:
        raise ValidationError({"slug": "There is a layout of that short name already."})
    try:
        values = values_of_layout(partnership, copied_from)
    except UnknownLayout as error:
        raise ValidationError({"copied_from": str(error)}) from None
    content = {"look": copied_from} | values | {"title": title}
    return writes.create(
        OwnLayout, by=by, partnership=partnership, slug=slug, title=title, copied_from=copied_from, content=content
    )


@transaction.atomic
def change_layout(
    *,
    by: User | None,
    layout: OwnLayout,
    version: int | None,
    title: str,
    changes: Sequence[SectionChange],
    added: Iterable[str] = (),
) -> OwnLayout:
    """Rename and reorder its sections, leave some out, add some. Papers that were begun in it keep their own copy.

    Raises StaleVersion, and ValidationError where nothing would be left.
    """
    try:
        content = changed_content(layout.content, title=title, changes=changes, added=added)
    except BrokenLayout as error:
        raise ValidationError(str(error)) from None
    return writes.change(layout, by=by, version=version, title=title, content=content)
