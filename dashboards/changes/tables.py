# mypy: disallow-subclassing-any=False
"""The columns of the changes."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse

from core.govuk.tables import DateColumn, PortalTable
from dashboards.changes.selectors.changes import RecordedChange


class ChangesTable(PortalTable):
    """Rows are `RecordedChange`s, the weightiest first until a reader sorts them otherwise."""

    caption = "Changes"
    caption_hidden = True

    words = tables.Column("What", order_by="rule__weight")
    subject = tables.Column("Of what", linkify=lambda record, table: table.url_of(record), order_by="subject")
    detail = tables.Column("From, to", orderable=False, default="")
    at = DateColumn(verbose_name="When")

    class Meta:
        empty_text = "Nothing of this kind has changed."

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug = slug

    def url_of(self, record: RecordedChange) -> str | None:
        """The page about it, where there is one."""
        place = record.place
        return reverse(place.page, args=[self.slug, place.pk]) if place.page else None
