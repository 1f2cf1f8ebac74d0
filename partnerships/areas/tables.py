# mypy: disallow-subclassing-any=False
"""The columns of the list of areas."""

import django_tables2 as tables
from django.urls import reverse

from core.govuk.tables import DateColumn, LabelColumn, NumberColumn, PortalTable
from partnerships.models import Area


class AreaTable(PortalTable):
    caption = "Areas"
    caption_hidden = True
    row_header = "name"

    code = tables.Column("Code", linkify=lambda record: reverse("area-detail", args=[record.pk]))
    name = tables.Column("Area")
    kind = LabelColumn(verbose_name="Kind")
    starts = DateColumn(verbose_name="From", default="")
    ends = DateColumn(verbose_name="Until", default="")
    children = NumberColumn(verbose_name="Areas below")

    class Meta:
        model = Area
        fields: tuple[str, ...] = ()
        empty_text = "No area matches. Take a filter away, or add an area."
