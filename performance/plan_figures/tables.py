"""The performance table's columns."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse

from core.govuk.tables import NUMERIC, PortalTable, StatusColumn


class PerformanceTable(PortalTable):
    """Rows are `performance.plan_figures.presenters.FigureRow`s; sorting goes by the exact values behind the words."""

    caption = "Measures, targets and statuses"
    caption_hidden = True

    label = tables.Column("Measure", linkify=lambda record, table: table.url_of(record), order_by="sort__label")
    target = tables.Column("Target", order_by="sort__target", default="")
    previous = tables.Column("Before", order_by="sort__previous", attrs=NUMERIC)
    current = tables.Column("Now", order_by="sort__current", attrs=NUMERIC)
    difference = tables.Column("Difference", order_by="sort__difference", attrs=NUMERIC, default="")
    change = tables.Column("Change", order_by="sort__change", attrs=NUMERIC, default="")
    evidence = StatusColumn(verbose_name="Is it real?", order_by="sort__evidence")
    status = StatusColumn(verbose_name="Status", order_by="sort__status")

    class Meta:
        empty_text = "No measure matches. Remove a filter, or choose another period."

    def __init__(self, *args: Any, slug: str, period: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug, self.period = slug, period

    def url_of(self, record: Any) -> str:
        """The measure's page, in the period that the table shows."""
        return f"{reverse('measure-detail', args=[self.slug, record.measure_id])}?period={self.period}"
