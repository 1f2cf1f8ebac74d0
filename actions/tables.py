"""The actions' columns."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse

from core.govuk.tables import DateColumn, LabelColumn, PortalTable


class ActionTable(PortalTable):
    caption = "Actions"
    caption_hidden = True

    title = tables.Column("Action", linkify=lambda record, table: table.url_of(record))
    leads = tables.Column("Lead", orderable=False, accessor="lead_words", empty_values=("",), default="No lead")
    due = DateColumn(verbose_name="Due", default="No date")
    status = LabelColumn(verbose_name="Status")

    class Meta:
        empty_text = "No action matches. Remove a filter, or add one from the plan's page."

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug = slug

    def url_of(self, record: Any) -> str:
        """The action's page."""
        return reverse("action-detail", args=[self.slug, record.pk])
