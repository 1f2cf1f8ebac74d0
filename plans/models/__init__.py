from plans.models.plan import Plan, PlanKind, PlanStatus
from plans.models.priority import Outcome, Priority, PriorityKind
from plans.models.text import CommissionedService, PlanStatement, StatementKind

__all__ = [
    "CommissionedService",
    "Outcome",
    "Plan",
    "PlanKind",
    "PlanStatement",
    "PlanStatus",
    "Priority",
    "PriorityKind",
    "StatementKind",
]
