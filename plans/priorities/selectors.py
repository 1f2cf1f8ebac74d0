"""Reads about a plan's priorities and their outcomes. The scope comes first."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from partnerships.models import Partnership
from plans.models import Outcome, Plan, Priority, PriorityKind


@dataclass(frozen=True)
class PriorityWithOutcomes:
    """A priority as a paper lists it; `kind_label` is empty for a plan's top priorities."""

    pk: int
    title: str
    kind_label: str
    outcomes: tuple[str, ...]


def priority_for(partnership: Partnership, pk: int) -> Priority | None:
    """The partnership's priority of that key with its plan, archived or not; None for any other's."""
    return Priority.objects.filter(partnership=partnership, pk=pk).select_related("plan").first()


def outcome_for(partnership: Partnership, pk: int) -> Outcome | None:
    """The partnership's outcome of that key with its plan, archived or not; None for any other's."""
    return Outcome.objects.filter(partnership=partnership, pk=pk).select_related("plan").first()


def priorities_of(plan: Plan) -> QuerySet[Priority]:
    """The plan's current priorities in order, with their current outcomes fetched."""
    outcomes = Prefetch("outcomes", Outcome.objects.current().select_related("led_by"))
    return Priority.objects.current().filter(plan=plan).prefetch_related(outcomes)


def priorities_with_outcomes(plan: Plan) -> list[PriorityWithOutcomes]:
    """The plan's current priorities and the outcomes under each, in two queries."""
    return [
        PriorityWithOutcomes(
            pk=priority.pk,
            title=priority.title,
            kind_label="" if priority.kind == PriorityKind.TOP else priority.get_kind_display(),
            outcomes=tuple(outcome.text for outcome in priority.outcomes.all()),
        )
        for priority in priorities_of(plan)
    ]
