from cycle.models.duties import DutyEvidence, Shows
from cycle.models.reminders import Reminder, ReminderChoice, ReminderLink, ReminderState
from cycle.models.returns import AgencyReturn, ReturnComment, ReturnStatus

__all__ = [
    "AgencyReturn",
    "DutyEvidence",
    "Reminder",
    "ReminderChoice",
    "ReminderLink",
    "ReminderState",
    "ReturnComment",
    "ReturnStatus",
    "Shows",
]
