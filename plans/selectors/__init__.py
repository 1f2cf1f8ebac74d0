from plans.selectors.plan import (
    PlanPage,
    archived_plans_of,
    is_being_made,
    may_delete_from,
    plan_for,
    plan_page,
    plans_of,
    services_of,
    statement_for,
    statements_of,
)
from plans.selectors.priorities import (
    PriorityWithOutcomes,
    outcome_for,
    priorities_of,
    priorities_with_outcomes,
    priority_for,
)
