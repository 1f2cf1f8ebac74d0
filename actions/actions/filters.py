# mypy: disallow-subclassing-any=False
"""What a reader may narrow the actions by."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from actions.actions import selectors
from actions.actions.selectors import slipped
from actions.leads import selectors as leads_selectors
from actions.models import Action, ActionStatus
from core import clock
from core.govuk.filters import PortalFilterSet
from partnerships.models import Partnership
from plans.models import Plan

DUE = [("overdue", "Overdue"), ("soon", "In the next 30 days"), ("none", "No date"), ("slipped", "Put off before")]
ARCHIVED = [("archived", "Archived")]


class ActionFilter(PortalFilterSet):
    """Words, plan, priority, lead, status and date, each among the partnership's own. Archived actions apart."""

    q = django_filters.CharFilter(label="Words in the action", method="with_words")
    plan = django_filters.ChoiceFilter(label="Plan", empty_label="All")
    priority = django_filters.ChoiceFilter(label="Priority", field_name="priorities", empty_label="All")
    lead = django_filters.ChoiceFilter(label="Lead", method="led_by", empty_label="All")
    status = django_filters.ChoiceFilter(label="Status", choices=ActionStatus.choices, empty_label="All")
    due = django_filters.ChoiceFilter(label="Due", choices=DUE, method="due_then", empty_label="At any time")
    shown = django_filters.ChoiceFilter(label="Show", choices=ARCHIVED, method="of_both", empty_label="Current")

    class Meta:
        model = Action
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, *, partnership: Partnership, plans: Iterable[Plan]) -> None:
        super().__init__(data, queryset=selectors.all_actions_of(partnership))
        self.filters["plan"].extra["choices"] = [(plan.pk, plan.title) for plan in plans]
        # A list, so that the panel, which goes through the choices several times, asks for them once.
        self.filters["priority"].extra["choices"] = list(selectors.priorities_by_title(partnership))
        self.filters["lead"].extra["choices"] = [
            *((f"{one.kind}-{one.pk}", one.name) for one in leads_selectors.leads_in_use(partnership)),
            ("nobody", "Nobody"),
        ]

    def filter_queryset(self, queryset: QuerySet[Action]) -> QuerySet[Action]:
        archived = self.form.cleaned_data.get("shown") == "archived"
        found: QuerySet[Action] = super().filter_queryset(queryset.filter(archived_at__isnull=not archived))
        return found

    def with_words(self, queryset: QuerySet[Action], name: str, value: str) -> QuerySet[Action]:
        words = Q()
        for word in value.split():
            words &= Q(title__icontains=word) | Q(description__icontains=word) | Q(reference__icontains=word)
        return queryset.filter(words)

    def led_by(self, queryset: QuerySet[Action], name: str, value: str) -> QuerySet[Action]:
        kind, _, key = value.partition("-")
        if kind == "nobody":
            return queryset.filter(leads__isnull=True)
        return selectors.led_by(queryset, kind, key)

    def due_then(self, queryset: QuerySet[Action], name: str, value: str) -> QuerySet[Action]:
        if value == "none":
            return queryset.filter(due__isnull=True)
        if value == "slipped":
            return slipped(queryset)
        chosen = selectors.overdue if value == "overdue" else selectors.due_soon
        return chosen(queryset, clock.today())

    def of_both(self, queryset: QuerySet[Action], name: str, value: str) -> QuerySet[Action]:
        return queryset  # filter_queryset has told current and archived apart
