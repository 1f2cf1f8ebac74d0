from cycle.models.assessment import Assessment, AssessmentSection, ChangeReason, LineKind, MatrixLine, Part
from cycle.models.duties import DutyEvidence, Shows
from cycle.models.reminders import Reminder, ReminderChoice, ReminderLink, ReminderState
from cycle.models.returns import AgencyReturn, ReturnComment, ReturnStatus

__all__ = [
    "AgencyReturn",
    "Assessment",
    "AssessmentSection",
    "ChangeReason",
    "DutyEvidence",
    "LineKind",
    "MatrixLine",
    "Part",
    "Reminder",
    "ReminderChoice",
    "ReminderLink",
    "ReminderState",
    "ReturnComment",
    "ReturnStatus",
    "Shows",
]
