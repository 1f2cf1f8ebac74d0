"""Plans and what they hold, for support staff."""

from core.support import look_only
from plans.models import (
    Approval,
    CommissionedService,
    Commitment,
    Engagement,
    Funding,
    Outcome,
    Plan,
    PlanStatement,
    Priority,
    Risk,
    StrategyLink,
)

look_only(
    Plan,
    columns=("title", "partnership", "kind", "status", "starts", "ends", "archived_at"),
    search=("title",),
    filters=("status", "partnership"),
)
look_only(
    Priority, columns=("title", "plan", "partnership", "kind", "archived_at"), search=("title",), filters=("kind",)
)
look_only(Outcome, columns=("__str__", "plan", "partnership", "priority", "archived_at"), search=("text",))
look_only(PlanStatement, columns=("__str__", "plan", "partnership", "kind", "archived_at"), filters=("kind",))
look_only(CommissionedService, columns=("name", "plan", "partnership", "archived_at"), search=("name",))
for register in (Risk, Funding, Engagement, StrategyLink, Approval, Commitment):
    look_only(register, columns=("__str__", "plan", "partnership", "archived_at"), filters=("partnership",))
