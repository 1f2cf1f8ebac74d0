"""Reads about plans, what they say and the services that they commission. The scope comes first."""

from dataclasses import dataclass

from django.db.models import QuerySet

from partnerships.models import Partnership
from plans.models import CommissionedService, Outcome, Plan, PlanStatement, PlanStatus, Priority
from plans.priorities.selectors import priorities_of


def plans_of(partnership: Partnership) -> QuerySet[Plan]:
    """The partnership's current plans, the newest first."""
    return Plan.objects.current().filter(partnership=partnership)


def archived_plans_of(partnership: Partnership) -> QuerySet[Plan]:
    """The partnership's archived plans, the newest first."""
    return Plan.objects.filter(partnership=partnership, archived_at__isnull=False)


def plan_for(partnership: Partnership, pk: int) -> Plan | None:
    """The partnership's plan of that key; None for any other's."""
    return Plan.objects.filter(partnership=partnership, pk=pk).select_related("partnership", "refreshes").first()


def statement_for(partnership: Partnership, pk: int) -> PlanStatement | None:
    """The partnership's statement of that key with its plan; None for any other's."""
    return PlanStatement.objects.filter(partnership=partnership, pk=pk).select_related("plan").first()


def may_delete_from(plan: Plan) -> bool:
    """Whether the plan and what it holds can be deleted: a draft's can; what was published is archived."""
    return plan.status == PlanStatus.DRAFT


def is_being_made(plan: Plan) -> bool:
    """Whether the plan is still put together: its pages then lead on to what it needs next."""
    return plan.status == PlanStatus.DRAFT and not plan.is_archived


@dataclass(frozen=True)
class PlanPage:
    """All that a plan says, for its page."""

    plan: Plan
    priorities: tuple[Priority, ...]
    outcomes_of_the_plan: tuple[Outcome, ...]
    archived: tuple[Priority, ...]
    statements: tuple[PlanStatement, ...]
    services: tuple[CommissionedService, ...]

    @property
    def may_be_deleted(self) -> bool:
        return may_delete_from(self.plan)


def plan_page(plan: Plan) -> PlanPage:
    """The plan with its priorities and their outcomes, statements and services, in a constant number of queries."""
    return PlanPage(
        plan=plan,
        priorities=tuple(priorities_of(plan)),
        outcomes_of_the_plan=tuple(
            Outcome.objects.current().filter(plan=plan, priority__isnull=True).select_related("led_by")
        ),
        archived=tuple(Priority.objects.filter(plan=plan, archived_at__isnull=False)),
        statements=tuple(statements_of(plan)),
        services=tuple(services_of(plan)),
    )


def statements_of(plan: Plan) -> QuerySet[PlanStatement]:
    """What the plan says besides its priorities, in order."""
    return PlanStatement.objects.current().filter(plan=plan)


def services_of(plan: Plan) -> QuerySet[CommissionedService]:
    """The services that the plan commissions, by name."""
    return CommissionedService.objects.current().filter(plan=plan)
