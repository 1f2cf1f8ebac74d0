"""The performance table's columns."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.govuk.marks import mark_html, mark_of
from core.govuk.tables import NUMERIC, PortalTable, StatusColumn
from figures.figure.column_months import ColumnMonths
from performance.templatetags.figure_words import figure_data


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
    grade = StatusColumn(verbose_name="How clear", order_by="sort__grade")
    status = StatusColumn(verbose_name="Status", order_by="sort__status")

    class Meta:
        # On a phone the first columns are seen: what has become of it, and the figure.
        sequence = ("label", "status", "current", "previous", "difference", "change", "grade", "target")
        empty_text = "No measure matches. Remove a filter, or choose another period."

    def __init__(self, *args: Any, slug: str, period: str, months: ColumnMonths, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug, self.period, self.months = slug, period, months
        self.columns["current"].column.verbose_name = months.now
        self.columns["previous"].column.verbose_name = months.before

    def render_current(self, value: str, record: Any) -> SafeString:
        return _with_note(value, record.beside_current(self.months))

    def render_previous(self, value: str, record: Any) -> SafeString:
        return _with_note(value, record.beside_previous(self.months))

    def render_status(self, record: Any) -> SafeString:
        told = _with_note(mark_html(mark_of(record.status), record.status_label), record.beside_status)
        return format_html("<span{}>{}</span>", figure_data(record.data), told)

    def url_of(self, record: Any) -> str:
        """The measure's page, in the period that the table shows."""
        return f"{reverse('measure-detail', args=[self.slug, record.measure_id])}?period={self.period}"


def _with_note(value: object, note: str) -> SafeString:
    """A cell's content and, where there is one, what stands beside it."""
    return format_html('{} <span class="govuk-hint portal-beside">{}</span>' if note else "{}", value, note)
