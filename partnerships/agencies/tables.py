# mypy: disallow-subclassing-any=False
"""The columns of the installation's lists."""

import django_tables2 as tables
from django.urls import reverse

from core.govuk.tables import DateColumn, LabelColumn, NumberColumn, PortalTable
from partnerships.models import Agency


class AgencyTable(PortalTable):
    caption = "Agencies"
    caption_hidden = True

    name = tables.Column("Agency", linkify=lambda record: reverse("agency-detail", args=[record.pk]))
    kind = LabelColumn(verbose_name="Kind")
    unit_of = tables.Column("Unit of", default="")
    starts = DateColumn(verbose_name="From", default="")
    ends = DateColumn(verbose_name="Until", default="")
    in_partnerships = NumberColumn(verbose_name="Partnerships")
    merged_into = tables.Column("Merged into", default="")

    class Meta:
        model = Agency
        fields: tuple[str, ...] = ()
        empty_text = "No agency matches. Take a filter away, or add an agency."
