"""The performance table's columns."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse

from core.govuk.tables import PortalTable


class PerformanceTable(PortalTable):
    """Rows are `performance.presenters.FigureRow`s; sorting goes by the exact values behind the words."""

    label = tables.Column("Measure", linkify=True, order_by="sort.label")
    target = tables.Column("Target", order_by="sort.target")
    previous = tables.Column("Before", order_by="sort.previous")
    current = tables.Column("Now", order_by="sort.current")
    difference = tables.Column("Difference", order_by="sort.difference")
    change = tables.Column("Change", order_by="sort.change")
    evidence_words = tables.Column("Is it real?", order_by="sort.evidence")
    status = tables.TemplateColumn(
        template_name="performance/status_cell.html", verbose_name="Status", order_by="sort.status"
    )

    class Meta:
        caption = "Measures, targets and statuses"
        empty_text = "No measure matches. Remove a filter, or choose another period."
        numeric_columns = ("previous", "current", "difference", "change")

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug = slug

    def get_url(self, record: Any) -> str:
        return reverse("measure-detail", args=[self.slug, record.measure_id])
