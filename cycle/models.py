from cycle.assessments.models import Assessment, AssessmentSection, ChangeReason, LineKind, MatrixLine, Part
from cycle.calendar.models import CalendarFeed, EntryKind, YearEntry
from cycle.duties.models import DutyEvidence, Shows
from cycle.meetings.models import (
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
from cycle.reminders.models import Reminder, ReminderChoice, ReminderLink, ReminderState
from cycle.returns.models import AgencyReturn, ReturnComment, ReturnStatus

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
