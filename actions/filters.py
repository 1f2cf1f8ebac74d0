"""What a reader may narrow the actions by."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from actions.models import Action, ActionStatus
from core.govuk.filters import PortalFilterSet
from partnerships.models import Agency, Partnership
from plans.models import Priority


class ActionFilter(PortalFilterSet):
    """Words, status, priority and leading agency, each among the partnership's own."""

    q = django_filters.CharFilter(label="Words in the action", field_name="title", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Status", choices=ActionStatus.choices, empty_label="All")
    priority = django_filters.ModelChoiceFilter(
        label="Priority", field_name="priorities", queryset=Priority.objects.none(), empty_label="All"
    )
    lead = django_filters.ModelChoiceFilter(
        label="Lead", field_name="leads__agency", queryset=Agency.objects.none(), empty_label="All", distinct=True
    )

    class Meta:
        model = Action
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, *, queryset: QuerySet[Action], partnership: Partnership) -> None:
        super().__init__(data, queryset=queryset)
        self.filters["priority"].queryset = Priority.objects.current().filter(partnership=partnership)
        leads = Agency.objects.filter(action_leads__action__partnership=partnership).distinct()
        self.filters["lead"].queryset = leads
