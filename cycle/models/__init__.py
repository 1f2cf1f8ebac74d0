from cycle.models.assessment import Assessment, AssessmentSection, ChangeReason, LineKind, MatrixLine, Part
from cycle.models.duties import DutyEvidence, Shows
from cycle.models.meetings import (
    AgendaItem,
    Attendance,
    LogItem,
    LogStatus,
    LogUpdate,
    Meeting,
    MeetingStatus,
    Outcome,
    Presence,
)
from cycle.models.reminders import Reminder, ReminderChoice, ReminderLink, ReminderState
from cycle.models.returns import AgencyReturn, ReturnComment, ReturnStatus
from cycle.models.year import CalendarFeed, EntryKind, YearEntry

__all__ = [
    "AgencyReturn",
    "AgendaItem",
    "Assessment",
    "AssessmentSection",
    "Attendance",
    "CalendarFeed",
    "ChangeReason",
    "DutyEvidence",
    "EntryKind",
    "LineKind",
    "LogItem",
    "LogStatus",
    "LogUpdate",
    "MatrixLine",
    "Meeting",
    "MeetingStatus",
    "Outcome",
    "Part",
    "Presence",
    "Reminder",
    "ReminderChoice",
    "ReminderLink",
    "ReminderState",
    "ReturnComment",
    "ReturnStatus",
    "Shows",
    "YearEntry",
]
