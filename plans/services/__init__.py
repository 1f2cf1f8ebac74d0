from plans.services.plan import (
    change_plan,
    create_plan,
    create_service,
    create_statement,
    delete_plan,
    refuse_title_in_use,
    refuse_unless_draft,
    restore_plan,
)
from plans.services.priorities import (
    change_priority,
    create_outcome,
    create_priority,
    delete_priority,
    reorder_priorities,
    restore_priority,
)
