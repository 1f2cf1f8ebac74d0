# mypy: disallow-subclassing-any=False
"""What data stewards may narrow the list of areas by."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from core.govuk.filters import PortalFilterSet
from partnerships.areas import selectors as area_selectors
from partnerships.models import Area, AreaKind


class AreaFilter(PortalFilterSet):
    """Words in the name or the beginning of the code, and kind."""

    q = django_filters.CharFilter(label="Words in the name, or a code", method="with_words")
    kind = django_filters.ChoiceFilter(label="Kind", choices=AreaKind.choices, empty_label="All")

    class Meta:
        model = Area
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any) -> None:
        super().__init__(data, queryset=area_selectors.all_areas())

    def with_words(self, queryset: QuerySet[Area], name: str, value: str) -> QuerySet[Area]:
        words = Q()
        for word in value.split():
            words &= Q(name__icontains=word)
        return queryset.filter(words | Q(code__istartswith=value.strip()))
