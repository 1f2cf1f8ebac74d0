"""Reads about plans. The scope comes first."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from partnerships.models import Partnership
from plans.models import CommissionedService, Outcome, Plan, PlanStatement, Priority, PriorityKind


@dataclass(frozen=True)
class PriorityWithOutcomes:
    """A priority as a paper lists it; `kind_label` is empty for a plan's top priorities."""

    pk: int
    title: str
    kind_label: str
    outcomes: tuple[str, ...]


def plans_of(partnership: Partnership) -> QuerySet[Plan]:
    """The partnership's current plans, the newest first."""
    return Plan.objects.current().filter(partnership=partnership)


def plan_for(partnership: Partnership, pk: int) -> Plan | None:
    """The partnership's plan of that key; None for any other's."""
    return Plan.objects.filter(partnership=partnership, pk=pk).first()


def priorities_of(plan: Plan) -> QuerySet[Priority]:
    """The plan's current priorities in order, with their current outcomes fetched."""
    outcomes = Prefetch("outcomes", Outcome.objects.current())
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


def priority_for(partnership: Partnership, pk: int) -> Priority | None:
    """The partnership's current priority of that key; None for any other's."""
    return Priority.objects.current().filter(partnership=partnership, pk=pk).select_related("plan").first()


def statements_of(plan: Plan) -> QuerySet[PlanStatement]:
    """What the plan says besides its priorities, in order."""
    return PlanStatement.objects.current().filter(plan=plan)


def services_of(plan: Plan) -> QuerySet[CommissionedService]:
    """The services that the plan commissions, by name."""
    return CommissionedService.objects.current().filter(plan=plan)
