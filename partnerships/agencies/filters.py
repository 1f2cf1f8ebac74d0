# mypy: disallow-subclassing-any=False
"""What data stewards may narrow the installation's lists by."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from core.govuk.filters import PortalFilterSet
from partnerships.agencies import selectors as agency_selectors
from partnerships.models import Agency, AgencyKind

MERGED = [("merged", "Merged into another")]


class AgencyFilter(PortalFilterSet):
    """Words and kind; merged agencies apart."""

    q = django_filters.CharFilter(label="Words in the name", method="with_words")
    kind = django_filters.ChoiceFilter(label="Kind", choices=AgencyKind.choices, empty_label="All")
    shown = django_filters.ChoiceFilter(label="Show", choices=MERGED, method="of_both", empty_label="Standing")

    class Meta:
        model = Agency
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any) -> None:
        super().__init__(data, queryset=agency_selectors.all_agencies())

    def filter_queryset(self, queryset: QuerySet[Agency]) -> QuerySet[Agency]:
        merged = self.form.cleaned_data.get("shown") == "merged"
        found: QuerySet[Agency] = super().filter_queryset(queryset.filter(merged_into__isnull=not merged))
        return found

    def with_words(self, queryset: QuerySet[Agency], name: str, value: str) -> QuerySet[Agency]:
        words = Q()
        for word in value.split():
            words &= Q(name__icontains=word)
        return queryset.filter(words)

    def of_both(self, queryset: QuerySet[Agency], name: str, value: str) -> QuerySet[Agency]:
        return queryset  # filter_queryset has told standing and merged apart
